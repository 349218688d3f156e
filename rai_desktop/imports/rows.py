"""A row as a reader finds it, before anybody knows which row names the columns."""

from dataclasses import dataclass

from rai_desktop.services.tables import CellKind, SourceCell


@dataclass(slots=True)
class RawRow:
    """A row as read: its number in the source and its cells up to the last filled one.

    ``bold`` counts the cells in bold letters, where the source knows such.
    """

    number: int
    cells: list[SourceCell]
    bold: int = 0

    @property
    def filled(self) -> list[SourceCell]:
        """The cells that say something."""
        return [cell for cell in self.cells if is_filled(cell)]

    @property
    def is_bold(self) -> bool:
        """Whether all that the row says stands in bold letters."""
        return 0 < len(self.filled) <= self.bold


def is_filled(cell: SourceCell) -> bool:
    """Return whether a cell says something; a formula does, even without a result."""
    return cell.kind is CellKind.FORMULA or bool(cell.text and not cell.text.isspace())


def letters(place: int) -> str:
    """Return the letters of the column at ``place``, counted from 0: A, B … Z, AA."""
    text = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        text = chr(ord("A") + rest) + text
    return text
