"""What a pack says about itself: version, state of the law, what is to be checked."""

from collections.abc import Mapping

from rai_desktop.catalogue.packs import Pack, load_pack
from rai_desktop.catalogue.schema.base import PackHeader
from rai_desktop.catalogue.texts import texts
from rai_desktop.catalogue.validation import Origin, checked_header
from rai_desktop.catalogue.yaml_reader import read_header
from rai_desktop.services.packs import PackDetails


def header_details(data: bytes, name: str) -> PackDetails:
    """Return what the header of a pack says; its entries are not read."""
    return _details(checked_header(read_header(data, name), Origin(data, name)), {})


def whole_details(data: bytes, name: str) -> PackDetails:
    """Return the same with how much each section holds."""
    pack: Pack = load_pack(data, name)
    return _details(pack.header, {key: len(found) for key, found in pack.sections.items()})


def _details(header: PackHeader, counts: Mapping[str, int]) -> PackDetails:
    return PackDetails(
        id=header.id,
        version=header.version,
        title=texts(header.title),
        publisher=header.publisher,
        state_of_law=header.state_of_law,
        checked_on=header.checked_on,
        status=texts(header.status),
        notes=tuple(texts(note.text) for note in header.notes),
        holds=header.holds,
        counts=counts,
    )
