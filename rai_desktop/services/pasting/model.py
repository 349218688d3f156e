"""What pasting a block would do, row by row and cell by cell."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid


class Onto(StrEnum):
    """Which entries the rows of a block belong to."""

    ROWS = "rows"
    NUMBERS = "numbers"
    NEW = "new"


class RowState(StrEnum):
    """What happens with a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    WRONG = "wrong"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class PasteTarget:
    """The place in a list that a block is pasted to.

    ``columns`` are the columns from the current one on, ``uids`` the rows: those selected, or all
    from the current one on. ``may_add`` tells whether people add entries of this kind.
    """

    kind: EntityKind
    columns: tuple[str, ...]
    uids: tuple[Uid, ...]
    may_add: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedCell:
    """One cell: its text, what it means, or why it fits nothing.

    ``is_formula`` marks a text that a spreadsheet would calculate; here it stays a text.
    """

    text: str
    value: Value = None
    problem: UserError | None = None
    is_formula: bool = False
    differs: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedRow:
    """One row of the block; ``uid`` is the entry it is pasted onto, ``None`` for a new one.

    ``cells`` are by column of the block, without columns that go nowhere. ``problem`` is what is
    wrong with the row as a whole.
    """

    uid: Uid | None
    cells: Mapping[int, PastedCell]
    values: Mapping[str, Value] = field(default_factory=dict)
    problem: UserError | None = None
    is_left_out: bool = False

    @property
    def state(self) -> RowState:
        """What happens with the row."""
        if self.is_left_out:
            return RowState.LEFT_OUT
        if self.problem is not None or any(cell.problem for cell in self.cells.values()):
            return RowState.WRONG
        if self.uid is None:
            return RowState.NEW
        return RowState.CHANGED if self.values else RowState.UNCHANGED
