"""Refusals of content packs, with the place that has to be mended."""

from dataclasses import dataclass

from rai_desktop.domain.errors import UserError

_NOWHERE = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something is in a pack: file, line from 1, id of the entry, key inside the entry."""

    file: str
    line: int = 0
    entry: str = ""
    key: str = ""


class PackError(UserError):
    """A pack that cannot be used; the sentence names file, line, entry and key."""

    def __init__(self, text: str, place: Place, **values: object) -> None:
        super().__init__(
            text,
            file=place.file,
            line=place.line or _NOWHERE,
            entry=place.entry or _NOWHERE,
            key=place.key or _NOWHERE,
            **values,
        )
        self.place = place
