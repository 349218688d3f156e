"""One own export that comes back: its base, the planners of its lists, and what is beside them."""

import re
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing.mapping import UID_COLUMN
from rai_desktop.services.importing.model import ImportNote, SourceList
from rai_desktop.services.importing.own import (
    OwnSheet,
    is_own,
    is_project_document,
    own_sheets,
    whole_sections,
)
from rai_desktop.services.importing.roundtrip.base import BaseState
from rai_desktop.services.importing.roundtrip.comments import AuditorColumns, new_comments
from rai_desktop.services.importing.roundtrip.missing import MissingRows
from rai_desktop.services.importing.roundtrip.model import FoundComment, MissingEntry, TripPlan
from rai_desktop.services.importing.roundtrip.origin import exported_uids, origin_of
from rai_desktop.services.importing.roundtrip.planner import MergingPlanner, NewRows, Rows
from rai_desktop.services.importing.roundtrip.surroundings import Surroundings
from rai_desktop.services.importing.wishes import ImportWish
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.tables import SourceDocument, SourceRow

OTHER_PROJECT = N_(
    "The file comes from another project. Its entries come in as new ones beside those that are "
    "here."
)
"""Told where somebody let them in."""
NO_BASE = N_(
    "The history here does not have the state that the file was written from. It cannot be told "
    "who changed what, so every difference has to be decided about."
)
RENAMED = N_("The column “{column}” was read as “{heading}”, which stood in its place.")
NO_ENTRY = N_("An audit note is beside something that is not an entry. It was not read in: {text}")

_NUMBER = re.compile(r"[A-Z]{2}-\d{4,}[a-z]*")


class RoundTrip:
    """Plans what own lists change; lists from elsewhere are left as they are."""

    def __init__(
        self,
        project: OpenProject,
        labels: Sequence[Labels],
        document: SourceDocument,
        wish: ImportWish,
        lists: Sequence[SourceList],
    ) -> None:
        self._project = project
        self._labels = labels
        self._document = document
        self._wish = wish
        self._lists = lists
        self._is_own = any(each.is_own for each in lists)
        self._planners: list[MergingPlanner] = []
        if self._is_own:
            self._origin = origin_of(project, document)
            self._base = BaseState(project, self._origin.step)

    def wish_of(self, source: SourceList) -> ImportWish:
        """Return what was asked for about the rows of a list.

        Those of another project are new, whatever is called like them here.
        """
        wish = self._wish.of_list(source.table.name, is_only=len(self._lists) == 1)
        if not source.is_own or self._origin.is_same_project:
            return wish
        return replace(wish, matches={**_new_rows(self._project, source), **wish.matches})

    def planner(self, source: SourceList, new_rows: NewRows, entries: Collection[str]) -> Rows:
        """Return what plans the rows of ``source``; ``new_rows`` does for lists from elsewhere."""
        if not source.is_own:
            return new_rows
        around = Surroundings(
            project=self._project,
            labels=self._labels,
            base=self._base,
            wish=self.wish_of(source),
            entries=entries,
        )
        made = MergingPlanner(around, source, new_rows)
        self._planners.append(made)
        return made

    def plan(self) -> TripPlan | None:
        """Return what there is beside the rows; ``None`` for a list from elsewhere."""
        if not self._is_own:
            return None
        comments = [found for found, _ in self._beside() if found.subject]
        return TripPlan(
            step=self._origin.step,
            is_same_project=self._origin.is_same_project,
            is_welcome=self._origin.is_same_project or self._wish.as_new,
            missing=tuple(self._missing()),
            comments=tuple(new_comments(self._project, comments)),
        )

    def remarks(self) -> Iterator[ImportNote]:
        """Yield what a person should know about where the file comes from."""
        if not self._is_own:
            return
        if not self._origin.is_same_project:
            if self._wish.as_new:
                yield ImportNote(text=OTHER_PROJECT)
        elif not self._base.is_known and self._has_known_rows():
            yield ImportNote(text=NO_BASE)
        for sheet in self._sheets:
            for name, heading in sheet.renamed.items():
                values = {"column": name, "heading": heading}
                yield ImportNote(text=RENAMED, values=values, table=sheet.table.name)
        for found, table in self._beside():
            if not found.subject:
                values = {"text": found.text[:80]}
                yield ImportNote(text=NO_ENTRY, values=values, row=found.row, table=table)

    @cached_property
    def _sheets(self) -> list[OwnSheet]:
        """The sheets of a workbook; none of a document or of separated values."""
        if not is_own(self._document) or is_project_document(self._document):
            return []
        return own_sheets(self._project, self._labels, self._document)

    def _has_known_rows(self) -> bool:
        return any(planner.held for planner in self._planners)

    def _missing(self) -> Iterator[MissingEntry]:
        if not self._origin.is_same_project:
            return
        rows = MissingRows(self._project, self._base, self._wish)
        exported = self._exported()
        for planner in self._planners:
            source = planner.source
            found = exported.get(source.table.name)
            if found is not None:
                kind = source.columns.kind
                yield from rows.of(kind, source.table.name, found, planner.held)

    def _exported(self) -> dict[str, Collection[Uid]]:
        """Return what each list held when it was written, by its name; only where that is known."""
        if is_project_document(self._document):
            return self._in_document()
        meta = self._document.meta
        found: dict[str, Collection[Uid]] = {}
        for sheet in self._sheets:
            uids = exported_uids(meta, sheet.name)
            if uids is not None:
                found[sheet.table.name] = uids
        return found

    def _in_document(self) -> dict[str, Collection[Uid]]:
        """Return what a whole document held: all that there was, as far as the state is known."""
        if not self._base.is_known:
            return {}
        return {
            name: [each.uid for each in self._project.entities(kind) if self._base.had(each.uid)]
            for kind, name in whole_sections(self._document).items()
        }

    def _beside(self) -> Iterator[tuple[FoundComment, str]]:
        """Yield the comments in sheets that are no lists of entries, with the name of the sheet."""
        for sheet in self._sheets:
            if sheet.kind is not None or UID_COLUMN not in sheet.table.header:
                continue
            reader = AuditorColumns(sheet.table, sheet.auditor)
            for row in sheet.table.rows:
                found = reader.found(row, None)
                if found is not None:
                    yield replace(found, subject=self._entry(row)), sheet.table.name

    def _entry(self, row: SourceRow) -> Uid | None:
        """Return the entry that a row tells of: by its uid, else by the first number in it."""
        for cell in row.cells:
            named = cell.text.strip().partition(" ")[0]
            entity = self._project.store.entity(Uid(named)) if named else None
            if entity is not None:
                return entity.uid
            with suppress(UserError):
                if _NUMBER.fullmatch(named):
                    return self._project.find(named).uid
        return None


def _new_rows(project: OpenProject, source: SourceList) -> dict[int, Uid | None]:
    """Return the rows of which no uid is known here."""
    keys, header = source.columns.keys, source.table.header
    places = [place for place, name in enumerate(header) if keys.get(name) == UID_COLUMN]

    def is_known(row: SourceRow) -> bool:
        uids = (Uid(row.cells[place].text.strip()) for place in places)
        return any(uid and project.store.entity(uid) is not None for uid in uids)

    return {row.number: None for row in source.table.rows if not is_known(row)}
