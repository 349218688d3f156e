"""A risk method of one's own: read from an own pack, or made by editing the one that is used."""

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rai_desktop.catalogue.errors import PackError
from rai_desktop.catalogue.kept import Kept, digest_of, read_kept, write_kept
from rai_desktop.catalogue.newest import newest_first
from rai_desktop.domain.rating import Method
from rai_desktop.services.ports import MethodEdits, PackContent

if TYPE_CHECKING:
    from rai_desktop.catalogue.catalogue import Catalogue
    from rai_desktop.services.packs import DraftedPack

_LOG = logging.getLogger(__name__)

SECTION = "methods"
OWN_ID = "own-method"
"""The id of the pack that holds a method which was edited in the program."""


def own_method(pack: PackContent, beside: Path | None = None) -> Method | None:
    """Return the method that an own pack holds; ``None`` when it holds none that can be read.

    What was read and checked is kept in the file ``beside``, so that a project opens sooner.
    """
    if SECTION.encode() not in pack.data:
        return None
    digest = digest_of([pack.data])
    kept = read_kept(beside, digest) if beside is not None else None
    if kept is not None:
        return kept.method
    method = _read(pack)
    if method is not None and beside is not None:
        write_kept(beside, digest, Kept(method=method, vocabularies={}))
    return method


def _read(pack: PackContent) -> Method | None:
    from rai_desktop.catalogue.packs import load_pack
    from rai_desktop.catalogue.risk_method import risk_method
    from rai_desktop.catalogue.schema.method import Method as Schema

    try:
        loaded = load_pack(pack.data, f"{pack.id}.yaml")
        for entry in loaded.entries(SECTION):
            if isinstance(entry, Schema) and not entry.deprecated:
                return replace(risk_method(entry, loaded.info.version), own=pack.id)
    except (PackError, ValueError) as error:  # it came with a file of another program version
        _LOG.warning("A method of one's own cannot be read: %s", type(error).__name__)
    return None


def edited_method(
    catalogue: "Catalogue",
    own: Sequence[PackContent],
    edits: MethodEdits,
    publisher: str,
) -> "DraftedPack":
    """Return a pack with the method that is used, changed by ``edits``, or what is wrong with it.

    An own pack gets its next version; from the method of the product a pack of one's own is made.
    """
    from rai_desktop.catalogue.drafts import read_pack
    from rai_desktop.catalogue.yaml_reader import read_yaml

    used = next((pack for pack in newest_first(own) if own_method(pack) is not None), None)
    if used is not None:
        plain: dict[str, Any] = dict(read_yaml(used.data, used.id))
        plain["pack"] = {**plain["pack"], "version": _next(str(plain["pack"]["version"]))}
    else:
        holder = next(info.id for info in catalogue.packs() if SECTION in info.holds)
        plain = dict(read_yaml(catalogue.data(holder), holder))
        plain["pack"] = _header(plain["pack"], publisher)
    method = next(one for one in plain[SECTION] if not one.get("deprecated"))
    for path, value in edits.items():
        _put(method, path, value)
    text = json.dumps(plain, ensure_ascii=False, indent=1, default=str)
    data = text.encode("utf-8", "surrogatepass")
    return read_pack(catalogue, data, plain["pack"]["id"], alone=True)


def _header(shipped: Mapping[str, Any], publisher: str) -> dict[str, Any]:
    """Return the header of a pack of one's own; the caveats of the product's are about its own."""
    kept = ("schema", "state_of_law", "checked_on", "holds")
    return {
        "id": OWN_ID,
        "version": "1.0",
        "title": _TITLE,
        "publisher": publisher,
        "status": _STATUS,
        **{key: shipped[key] for key in kept},
    }


def _next(version: str) -> str:
    """Return the version after ``version``: its last number but the first is raised by one."""
    first, *rest = version.split(".")
    return f"{first}.{int(rest[0]) + 1 if rest else 1}"


def _put(plain: Any, path: Sequence[str | int], value: object) -> None:
    *above, last = path
    for key in above:
        plain = plain[key]
    if value is None:
        plain.pop(last, None)
    else:
        plain[last] = value


_TITLE = {"de": "Eigene Risikomethode", "en": "Own risk method"}
_STATUS = {
    "de": "Im Unternehmen festgelegt, auf Grundlage der Methode des Programms.",
    "en": "Set by the company, based on the method of the program.",
}
