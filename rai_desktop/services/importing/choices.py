"""What becomes of each column: what somebody chose, then the names, then the cells."""

from collections.abc import Iterator, Sequence

from rai_desktop.domain.fields import EntityKind, custom_key, is_extra_key
from rai_desktop.domain.kinds.internal import CustomField
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing.content import ContentReader, filled_cells
from rai_desktop.services.importing.mapping import ColumnMap, check_key, mapped_twice
from rai_desktop.services.importing.model import ImportNote, SourceList
from rai_desktop.services.importing.new_fields import FieldMaker, known_custom_field
from rai_desktop.services.importing.part_columns import PART_TITLE, is_part_key
from rai_desktop.services.importing.wishes import ColumnChoice, ColumnUse, ImportWish
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.tables import SourceTable

BY_CONTENT = N_("The name of the column says nothing, so its cells told what it is. Check it.")


def chosen_columns(
    project: OpenProject,
    labels: Sequence[Labels],
    table: SourceTable,
    guessed: ColumnMap,
    wish: ImportWish,
) -> ColumnMap:
    """Return what becomes of the columns of a foreign list.

    Choices for columns that the list does not have, and for custom fields that the project does
    not have, say nothing.

    Raises:
        UsageError: a chosen field does not exist, or is chosen twice.
    """
    chooser = _Chooser(project, labels, table, guessed)
    chooser.take_choices(wish)
    chooser.take_names(guessed)
    chooser.take_content()
    chooser.take_rest(wish.rest)
    return chooser.columns()


def guessed_columns(source: SourceList) -> Iterator[ImportNote]:
    """Yield which columns were understood by their cells and not by their names."""
    for name in source.table.header:
        if name in source.columns.by_content:
            yield ImportNote(text=BY_CONTENT, column=name)


class _Chooser:
    """Takes columns one after the other; each field is taken once."""

    def __init__(
        self,
        project: OpenProject,
        labels: Sequence[Labels],
        table: SourceTable,
        guessed: ColumnMap,
    ) -> None:
        self._project = project
        self._kind: EntityKind = guessed.kind
        self._table = table
        self._content = ContentReader(project, labels)
        self._maker = FieldMaker(project, guessed.kind, self._content)
        self._keys: dict[str, str] = {}
        self._new: dict[str, CustomField] = {}
        self._ignored: list[str] = []
        self._notes: list[str] = []
        self._by_content: set[str] = set()

    def take_choices(self, wish: ImportWish) -> None:
        """Take what somebody chose."""
        chosen = {n: wish.columns[n] for n in self._table.header if n in wish.columns}
        for name, choice in chosen.items():
            if choice.use is ColumnUse.FIELD:
                self._take_field(name, choice.key)
        for name, choice in chosen.items():
            if choice.use is ColumnUse.NEW_FIELD:
                self._take_new(name, choice)
            elif choice.use is ColumnUse.LEFT_OUT:
                self._ignored.append(name)
            elif choice.use is ColumnUse.NOTES:
                self._notes.append(name)

    def take_names(self, guessed: ColumnMap) -> None:
        """Take what the names of the other columns say."""
        free = {n: k for n, k in guessed.keys.items() if n in self._free() and k not in self._taken}
        is_parted = PART_TITLE in free.values() or PART_TITLE in self._taken
        for name, key in free.items():
            if is_parted or not is_part_key(self._kind, key):
                self._keys[name] = key

    def take_content(self) -> None:
        """Take what the cells of the columns say whose names say nothing."""
        for name in self._free():
            key = self._content.key(self._kind, name, self._table, self._taken)
            if key:
                self._keys[name] = key
                self._by_content.add(name)

    def take_rest(self, rest: ColumnUse) -> None:
        """Do with the columns that nobody knows what is wished for them."""
        if rest is ColumnUse.LEFT_OUT:
            self._ignored += self._free()
        if rest is ColumnUse.NEW_FIELD:
            for name in self._free():
                if filled_cells(self._table, name):
                    self._take_new(name, ColumnChoice(use=ColumnUse.NEW_FIELD))

    def columns(self) -> ColumnMap:
        """Return what became of all columns."""
        return ColumnMap(
            kind=self._kind,
            keys=self._keys,
            ignored=tuple(self._ignored),
            new_fields=self._new,
            by_content=frozenset(self._by_content),
        )

    @property
    def _taken(self) -> set[str]:
        return set(self._keys.values())

    def _free(self) -> list[str]:
        done = {*self._keys, *self._ignored, *self._notes}
        return [name for name in self._table.header if name not in done]

    def _take_field(self, name: str, key: str) -> None:
        if is_extra_key(key) and all(s.key != key for s in self._project.fields(self._kind)):
            return
        check_key(self._project, self._kind, key)
        if key in self._taken:
            raise mapped_twice(self._project, self._kind, key)
        self._keys[name] = key

    def _take_new(self, name: str, choice: ColumnChoice) -> None:
        known = known_custom_field(self._project, self._kind, name)
        if known and known not in self._taken:
            self._keys[name] = known
            return
        made = self._maker.field(self._table, name, choice.custom_kind)
        self._new[name] = made
        self._keys[name] = custom_key(made.uid)
