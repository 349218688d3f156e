"""Columns of an own sheet whose heading somebody changed: known by their place and content."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.services.importing.mapping import NUMBER_COLUMN, UID_COLUMN
from rai_desktop.services.importing.own_sheets import WrittenSheet
from rai_desktop.services.importing.own_values import OwnValues
from rai_desktop.services.importing.roundtrip.base import BaseState
from rai_desktop.services.importing.roundtrip.origin import origin_of
from rai_desktop.services.importing.roundtrip.sight import Sight
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.tables import SourceDocument, SourceTable

_LOOKED_AT = 300
_MOST = 0.6
"""How many cells have to show what was written, so that a column is the one that stood there."""


def likely_places(
    written: WrittenSheet, header: Sequence[str], known: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """Yield heading and key of columns that are not ``known`` but stand where one was written.

    Either nothing was moved at all, or both neighbours are the ones it had.
    """
    keys = list(written.keys)
    missing = {key for key in keys if key not in known.values()}
    found = [known.get(name, "") for name in header]
    pairs = list(zip(found, keys, strict=False))
    is_in_place = len(found) == len(keys) and all(one in ("", key) for one, key in pairs)
    sides = dict(zip(zip(["", *keys], [*keys[1:], ""], strict=False), keys, strict=False))
    for place, name in enumerate(header):
        if name in known:
            continue
        left, right = ["", *found][place], [*found, ""][place + 1]
        key = keys[place] if is_in_place else sides.get((left, right), "")
        if key in missing:
            yield name, key


class RenamedColumns:
    """Finds renamed columns; the state a file was written from is looked up when needed."""

    def __init__(
        self, project: OpenProject, labels: Sequence[Labels], document: SourceDocument
    ) -> None:
        self._project = project
        self._labels = labels
        self._document = document
        self._base: BaseState | None = None

    def of(
        self,
        kind: EntityKind,
        written: WrittenSheet,
        table: SourceTable,
        known: Mapping[str, str],
    ) -> dict[str, str]:
        """Return the keys of renamed columns by their new headings."""
        found: dict[str, str] = {}
        for name, key in likely_places(written, table.header, known):
            columns = {**known, **found}
            if self._is_same(kind, table, table.header.index(name), key, columns):
                found[name] = key
        return found

    def _is_same(
        self,
        kind: EntityKind,
        table: SourceTable,
        place: int,
        key: str,
        columns: Mapping[str, str],
    ) -> bool:
        """Return whether most cells of a column show what was written there."""
        shows = self._shower(kind, key)
        uids = [n for n, name in enumerate(table.header) if columns.get(name) == UID_COLUMN]
        source = [place] if key == UID_COLUMN else uids
        looked = same = filled = 0
        for row in table.rows[:_LOOKED_AT] if shows else ():
            named = (row.cells[n].text.strip() for n in source)
            entity = next(filter(None, (self._entity(uid) for uid in named)), None)
            if entity is None:
                continue
            text = row.cells[place].text
            is_shown = shows is not None and shows(entity, text)
            looked += 1
            same += is_shown
            filled += is_shown and bool(text.strip())
        return filled > 0 and same >= _MOST * looked

    def _entity(self, uid: str) -> Entity | None:
        return self._project.store.entity(Uid(uid)) if uid else None

    def _shower(self, kind: EntityKind, key: str) -> Callable[[Entity, str], bool] | None:
        """Return what tells whether a text is what was written; ``None`` for computed columns."""
        if key == UID_COLUMN:
            return lambda entity, text: entity.uid == text.strip()
        if key == NUMBER_COLUMN:
            return lambda entity, text: self._project.number(entity) == text.strip()
        try:
            spec = self._project.field(kind, key)
        except UserError:
            return None
        return self._field_shower(spec) if spec.is_entered else None

    def _field_shower(self, spec: FieldSpec) -> Callable[[Entity, str], bool]:
        base = self._known_base()
        own = OwnValues(self._project, self._labels)
        sight = Sight(self._project, self._labels, base, own, spec)

        def shows(entity: Entity, text: str) -> bool:
            mine = self._project.value(entity, spec.key)
            then, is_known = base.value(entity.uid, spec, mine)
            return sight.shows(then if is_known else mine, text)

        return shows

    def _known_base(self) -> BaseState:
        if self._base is None:
            step = origin_of(self._project, self._document).step
            self._base = BaseState(self._project, step)
        return self._base
