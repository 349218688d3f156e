"""The work of the assistant beside the window: reading a file, planning, and the error workbook."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing import ColumnMap, ImportPlan, ImportWish, plan_import
from rai_desktop.services.importing.mapping import ColumnGuesser
from rai_desktop.services.importing.plan import IMPORTED_KINDS
from rai_desktop.services.importing.rejects import Rejects
from rai_desktop.services.jobs import CancelledError, Tell
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.tables import SourceDocument, SourceTable
from rai_desktop.ui.beside_dialog import Work
from rai_desktop.ui.session import Session
from rai_desktop.words import LANGUAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What a wish leads to; where nothing can be planned, ``error`` says why.

    ``columns`` are known in both cases; ``likely`` is what the rows look like.
    """

    table: SourceTable
    columns: ColumnMap
    wish: ImportWish
    likely: EntityKind
    plan: ImportPlan | None = None
    error: UserError | None = None


class ImportWork:
    """Makes the pieces of work for one project; each is done in a worker thread."""

    def __init__(self, session: Session, project: OpenProject, language: str) -> None:
        self._session = session
        self._project = project
        self._language = language
        self._known: Sequence[Labels] | None = None

    @property
    def _labels(self) -> Sequence[Labels]:
        """The languages that are understood, that of the window first."""
        if self._known is None:
            others = [each for each in LANGUAGES if each != self._language]
            self._known = [self._session.labels(each) for each in (self._language, *others)]
            for labels in self._known:
                labels.keep(self._project)
        return self._known

    def reading(self, path: Path, headers: Mapping[str, int] | None = None) -> Work:
        """Return the work that reads a file; ``headers`` are the rows of names that were chosen."""
        return lambda tell: self._session.read_list(
            path, self._language, headers=headers, tell=tell
        )

    def planning(self, document: SourceDocument, wish: ImportWish) -> Work:
        """Return the work that gives a ``Planned``."""
        return lambda tell: self._planned(document, wish, tell)

    def rejecting(self, rejects: Rejects, target: Path) -> Work:
        """Return the work that writes the workbook to mail back, and gives its path."""
        return lambda tell: self._session.write_rejects(rejects, target, self._language, tell)

    def _planned(self, document: SourceDocument, wish: ImportWish, tell: Tell) -> Planned:
        try:
            plan = plan_import(self._project, self._labels, document, wish, tell)
        except CancelledError:
            raise
        except UserError as error:
            table = _wished(document, wish)
            columns = self._guessed(table, wish.kind)
            return self._found(table, columns, wish, error=error)
        tables = {table.name: table for table in document.tables}
        first = plan.tables[0]
        return self._found(tables[first.name], first.columns, wish, plan=plan)

    def _found(
        self,
        table: SourceTable,
        columns: ColumnMap,
        wish: ImportWish,
        *,
        plan: ImportPlan | None = None,
        error: UserError | None = None,
    ) -> Planned:
        guesser = ColumnGuesser(self._project, self._labels)
        likely = guesser.likeliest(IMPORTED_KINDS, table.header, table.name)
        return Planned(
            table=table,
            columns=columns,
            wish=wish,
            likely=likely.kind if likely.has_title else columns.kind,
            plan=plan,
            error=UserError(NO_NAMES) if error and not columns.has_title else error,
        )

    def _guessed(self, table: SourceTable, kind: EntityKind | None) -> ColumnMap:
        guesser = ColumnGuesser(self._project, self._labels)
        return guesser.columns(kind or EntityKind.SYSTEM, table.header)


NO_NAMES = N_(
    "No column names the entries. Click under “Becomes” in the line of the column that holds the "
    "names, and choose “Name” or “Title”."
)


def _wished(document: SourceDocument, wish: ImportWish) -> SourceTable:
    tables = [table for table in document.tables if wish.sheet in (None, table.name)]
    return max(tables or document.tables, key=lambda table: len(table.rows))
