"""The list of components in CycloneDX form, for those who look for known weaknesses in them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.factory.license import LicenseFactory
from cyclonedx.model import bom, component
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

from building.components import Component
from building.tools import BuildError


def bill(components: Sequence[Component], version: str, moment: int) -> str:
    """Return the list as JSON; the same for the same components and moment."""
    product = component.Component(
        name="rai-desktop",
        version=version,
        type=component.ComponentType.APPLICATION,
        bom_ref="rai-desktop",
    )
    product.licenses.add(LicenseFactory().make_from_string("MIT"))
    made = bom.Bom(components=[entry(part) for part in components])
    made.metadata.component = product
    made.metadata.timestamp = datetime.fromtimestamp(moment, UTC)
    made.register_dependency(product, made.components)
    parts = " ".join(f"{part.name}={part.version}" for part in components)
    made.serial_number = uuid5(NAMESPACE_URL, f"rai-desktop {version} {moment} {parts}")
    text = JsonV1Dot6(made).output_as_string(indent=2) + "\n"
    return checked(text)


def entry(part: Component) -> component.Component:
    """Return one part in the form of the library."""
    spaces = {"deb": "debian"}
    made = component.Component(
        name=part.name,
        version=part.version,
        description=part.summary or None,
        purl=PackageURL(part.kind, spaces.get(part.kind), part.name, part.version),
        bom_ref=f"{part.kind}/{part.name}@{part.version}",
    )
    if part.licence:
        made.licenses.add(LicenseFactory().make_from_string(part.licence))
    return made


def checked(text: str) -> str:
    """Return ``text`` if it is valid by the schema of its form."""
    problem: Any = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if problem:
        raise BuildError(f"The list of components is not valid: {problem}")
    return text
