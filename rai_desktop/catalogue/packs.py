"""Reading content packs: who they are, and what they hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.catalogue.errors import PackError, Place
from rai_desktop.domain.texts import N_

if TYPE_CHECKING:
    from rai_desktop.catalogue.schema.base import Entry, PackHeader

_UNREADABLE = N_("The pack {file} cannot be read. Check that it exists and that you may open it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PackInfo:
    """Which pack this is: id, version and the SHA-256 of its bytes together are its identity."""

    id: str
    version: str
    sha256: str
    file: str
    title: Mapping[str, str]
    state_of_law: date
    holds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A pack with all its entries by section."""

    info: PackInfo
    header: "PackHeader"
    sections: Mapping[str, tuple["Entry", ...]] = field(repr=False)

    def entries(self, section: str) -> tuple["Entry", ...]:
        """Return the entries of ``section`` in their order; none when the pack has no such one."""
        return self.sections.get(section, ())


def list_packs(folder: Path) -> tuple[PackInfo, ...]:
    """Return the packs in ``folder`` by file name; only their headers are read."""
    return tuple(pack_info(read_bytes(path), path.name) for path in sorted(folder.glob("*.yaml")))


def pack_info(data: bytes, name: str) -> PackInfo:
    """Return which pack ``data`` is, without reading its entries."""
    from rai_desktop.catalogue.validation import Origin, checked_header
    from rai_desktop.catalogue.yaml_reader import read_header

    return _info(checked_header(read_header(data, name), Origin(data, name)), data, name)


def load_pack(data: bytes, name: str) -> Pack:
    """Return the pack ``data``, or raise ``PackError``; ``name`` is its file in messages."""
    from rai_desktop.catalogue.validation import (
        Origin,
        check_sections,
        checked_entries,
        checked_header,
    )
    from rai_desktop.catalogue.yaml_reader import read_yaml

    plain = read_yaml(data, name)
    origin = Origin(data, name)
    header = checked_header(plain.pop("pack"), origin)
    check_sections(header, tuple(plain), origin)
    sections = {key: checked_entries(key, entries, origin) for key, entries in plain.items()}
    return Pack(info=_info(header, data, name), header=header, sections=sections)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of the pack at ``path``, or raise ``PackError``.

    Of one that is too large only so much is read that it will be refused.
    """
    from rai_desktop.catalogue.yaml_reader import MOST_BYTES

    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError:
        raise PackError(_UNREADABLE, Place(file=path.name)) from None


def _info(header: "PackHeader", data: bytes, name: str) -> PackInfo:
    return PackInfo(
        id=header.id,
        version=header.version,
        sha256=sha256(data).hexdigest(),
        file=name,
        title={"de": header.title.de, "en": header.title.en},
        state_of_law=header.state_of_law,
        holds=header.holds,
    )
