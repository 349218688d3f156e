"""The list of components in CycloneDX form, for those who look for known weaknesses in them."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model import bom, component
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from packaging.utils import canonicalize_name

from building.bill_shape import problems
from building.components import Component
from building.tools import BuildError


def bill(whole: Component, parts: Sequence[Component], moment: int) -> str:
    """Return the list as JSON; the same for the same components and moment.

    ``whole`` is the product. What no package is, such as Python, it needs itself.
    """
    top = entry(whole, component.ComponentType.APPLICATION)
    entries: dict[str, Any] = {canonicalize_name(part.name): entry(part) for part in parts}
    made = bom.Bom(components=entries.values())
    made.metadata.component = top
    made.metadata.timestamp = datetime.fromtimestamp(moment, UTC)
    others = [canonicalize_name(part.name) for part in parts if part.kind != "pypi"]
    made.register_dependency(top, chosen(entries, [*whole.needs, *others]))
    for part in parts:
        made.register_dependency(entries[canonicalize_name(part.name)], chosen(entries, part.needs))
    listed = " ".join(f"{part.name}={part.version}" for part in parts)
    made.serial_number = uuid5(NAMESPACE_URL, f"{whole.name} {whole.version} {moment} {listed}")
    return checked(JsonV1Dot6(made).output_as_string(indent=2) + "\n")


def chosen(
    entries: Mapping[str, component.Component], names: Sequence[str]
) -> list[component.Component]:
    """Return the entries of these names; one that is missing ends the build."""
    missing = [name for name in names if name not in entries]
    if missing:
        raise BuildError(f"Needed and not in the lock: {', '.join(missing)}")
    return [entries[name] for name in names]


def entry(
    part: Component, kind: component.ComponentType = component.ComponentType.LIBRARY
) -> component.Component:
    """Return one part in the form of the library."""
    spaces = {"deb": "debian"}
    made = component.Component(
        name=part.name,
        version=part.version,
        type=kind,
        description=part.summary or None,
        purl=PackageURL(part.kind, spaces.get(part.kind), part.name, part.version),
        bom_ref=f"{part.kind}/{part.name}@{part.version}",
    )
    if part.licence:
        made.licenses.add(LicenseFactory().make_from_string(part.licence))
    return made


def checked(text: str) -> str:
    """Return ``text`` if it is valid by the schema of its form, and tells what we promise."""
    found: Any = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    told = [str(found)] if found else problems(json.loads(text))
    if told:
        raise BuildError("\n".join(["The list of components is not valid:", *told]))
    return text
