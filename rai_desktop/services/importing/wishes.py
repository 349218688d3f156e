"""What a person asked for when a list is read in; nothing of it has to be said."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import CustomKind
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid


class OnConflict(StrEnum):
    """What happens to rows that are already in the project with other values."""

    STOP = "stop"
    SKIP = "skip"
    UPDATE = "update"


class ColumnUse(StrEnum):
    """What becomes of a column."""

    FIELD = "field"
    NEW_FIELD = "new_field"
    NOTES = "notes"
    LEFT_OUT = "left_out"


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnChoice:
    """What becomes of one column.

    ``key`` is the field's, also ``uid``, ``number`` and those of columns with links or
    mitigations; ``custom_kind`` that of a new field, ``None`` to see it from the cells.
    """

    use: ColumnUse
    key: str = ""
    custom_kind: CustomKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RowWish:
    """What a person asked for about single rows of one list; see ``ImportWish``."""

    matches: Mapping[int, Uid | None] = field(default_factory=dict)
    cells: Mapping[tuple[int, str], str] = field(default_factory=dict)
    omitted: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportWish:
    """What a person asked for.

    ``mapping`` is the field key by column name, ``None`` or empty to leave a column out; with it
    nothing is guessed. ``columns`` are choices by column name, the other columns are guessed;
    ``rest`` is what becomes of those that nobody knows. ``words`` are values by field key and the
    text of a cell (``plain_word``), ``None`` to keep the cell as a note. ``names`` say by kind
    and name which entry is meant, ``None`` to keep the cell as a note. ``spellings`` say by kind
    and name how it is written, the name itself where it stays apart. ``three_steps`` says how
    ratings in three steps lie on five (``READINGS``). ``matches`` say by row which entry it
    stands for, ``None`` that it is a new one. ``cells`` are corrected texts by row and column,
    ``omitted`` rows that stay out. ``all_or_nothing`` lets one unfit row stop everything.

    Of own exports ``decisions`` say for fields in conflict which value counts, ``mine`` or
    ``theirs``, and ``prefer`` for all others. ``delete`` are missing entries that go to the bin;
    ``delete_missing`` means all of them. ``lists`` is what is asked for about rows by the name of
    their list, as such a file holds several. ``as_new`` lets the entries of another project in.
    """

    kind: EntityKind | None = None
    sheet: str | None = None
    mapping: Mapping[str, str | None] | None = None
    on_conflict: OnConflict = OnConflict.STOP
    columns: Mapping[str, ColumnChoice] = field(default_factory=dict)
    rest: ColumnUse = ColumnUse.NOTES
    words: Mapping[tuple[str, str], Value] = field(default_factory=dict)
    names: Mapping[tuple[EntityKind, str], Uid | None] = field(default_factory=dict)
    spellings: Mapping[tuple[EntityKind, str], str] = field(default_factory=dict)
    three_steps: str = ""
    matches: Mapping[int, Uid | None] = field(default_factory=dict)
    cells: Mapping[tuple[int, str], str] = field(default_factory=dict)
    omitted: frozenset[int] = frozenset()
    all_or_nothing: bool = False
    decisions: Mapping[tuple[Uid, str], str] = field(default_factory=dict)
    prefer: str = ""
    delete: frozenset[Uid] = frozenset()
    delete_missing: bool = False
    lists: Mapping[str, RowWish] = field(default_factory=dict)
    as_new: bool = False

    def of_list(self, name: str, *, is_only: bool) -> "ImportWish":
        """Return the wish for the rows of one list; ``is_only`` says that there is no other."""
        rows = self.lists.get(name, RowWish())
        if is_only:
            return replace(
                self,
                matches={**self.matches, **rows.matches},
                cells={**self.cells, **rows.cells},
                omitted=self.omitted | rows.omitted,
            )
        return replace(self, matches=rows.matches, cells=rows.cells, omitted=rows.omitted)
