"""What an import would do, row by row, before anything is written."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.errors import UsageError, UserError
from rai_desktop.domain.fields import EntityKind, custom_key
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import HAND_KINDS, KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.services.document import ANSWER_SHEETS, LINKS
from rai_desktop.services.importing.choices import chosen_columns, guessed_columns
from rai_desktop.services.importing.circles import without_circles
from rai_desktop.services.importing.corrections import with_corrections
from rai_desktop.services.importing.doubles import with_doubles
from rai_desktop.services.importing.formulas import formula_columns
from rai_desktop.services.importing.impact import doubtful_columns, with_ratings
from rai_desktop.services.importing.left_out import without_left_out
from rai_desktop.services.importing.mapping import (
    NUMBER_COLUMN,
    UID_COLUMN,
    ColumnGuesser,
    ColumnMap,
    given_columns,
    is_beside,
)
from rai_desktop.services.importing.model import (
    ImportNote,
    ImportPlan,
    LinkPlan,
    PlanView,
    RowOutcome,
    RowPlan,
    SourceList,
    TablePlan,
    known_entries,
)
from rai_desktop.services.importing.new_fields import field_specs
from rai_desktop.services.importing.own import (
    is_complete,
    is_own,
    is_project_document,
    known_rows,
    own_lists,
    own_separated_list,
    separated_list,
)
from rai_desktop.services.importing.part_columns import has_parts
from rai_desktop.services.importing.parts import PART_REFERENCES, part_specs, with_parts
from rai_desktop.services.importing.rejects import added_columns, is_rejects, returned_tables
from rai_desktop.services.importing.roundtrip.planner import Rows
from rai_desktop.services.importing.roundtrip.trip import RoundTrip
from rai_desktop.services.importing.rows import RowPlanner
from rai_desktop.services.importing.spellings import Spellings
from rai_desktop.services.importing.suggesting import (
    Suggester,
    named_unknown,
    with_suggestions,
)
from rai_desktop.services.importing.understood import Understood
from rai_desktop.services.importing.wishes import ImportWish
from rai_desktop.services.jobs import Tell, told
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.tables import SourceDocument, SourceRow, SourceTable

IMPORTED_KINDS = HAND_KINDS
"""Kinds of entries that a list can hold: those that people add themselves."""


def plan_import(
    project: OpenProject,
    labels: Sequence[Labels],
    document: SourceDocument,
    wish: ImportWish,
    tell: Tell | None = None,
) -> ImportPlan:
    """Return what importing ``document`` would do; nothing is written.

    ``labels`` are the languages that are understood. Of a foreign source one list is taken, of an
    own export all that hold entries. ``tell`` hears how far it is, and may end it.

    Raises:
        UsageError: the wished sheet, columns or fields do not exist.
        UserError: the source has no rows.
    """
    found, remarks = _chosen_lists(project, labels, document, wish)
    lists, skipped = zip(*map(without_left_out, found), strict=True) if found else ((), ())
    entries = frozenset(uid for source in lists for uid in _uids(source))
    suggester = Suggester(project)
    is_foreign = not any(source.is_own for source in lists)
    understood = Understood(wish, suggester.sure if is_foreign else None)
    trip = RoundTrip(project, labels, document, wish, lists)

    def planner(source: SourceList) -> Rows:
        rows = RowPlanner(project, labels, source, trip.wish_of(source), entries, understood)
        return trip.planner(source, rows, entries)

    tables = [
        _planned(planner(each), each, rest, tell) for each, rest in zip(lists, skipped, strict=True)
    ]
    references = _references(project, lists)
    tables = _settled_tables(project, lists, tables, suggester, wish)
    spellings = Spellings(tables, references, wish, is_own=not is_foreign)
    tables = [spellings.applied(table) for table in tables]
    if is_foreign:
        tables = [with_doubles(table, wish.matches) for table in tables]
    tables, part_links = with_parts(project, tables, wish.on_conflict)
    view = _view(project, labels[0], lists)
    names = understood.unknown_names()
    return ImportPlan(
        origin=document.name,
        on_conflict=wish.on_conflict,
        tables=tuple(tables),
        references=references,
        links=(*_links(document, wish), *part_links),
        remarks=(*trip.remarks(), *remarks, *spellings.remarks()),
        trip=trip.plan(),
        all_or_nothing=wish.all_or_nothing,
        new_fields=tuple(f for each in lists for f in each.columns.new_fields.values()),
        unknown_words=understood.unknown_words(view.new_keys),
        unknown_names=named_unknown(suggester, names, tables, spellings.called, understood.taken),
        spellings=spellings.groups,
        three_steps=understood.steps(),
        view=view,
    )


def _settled_tables(
    project: OpenProject,
    lists: Sequence[SourceList],
    tables: Sequence[TablePlan],
    suggester: Suggester,
    wish: ImportWish,
) -> list[TablePlan]:
    """Return the tables with what all of them together say about the rows of each."""
    known = known_entries(tables)
    settled = [without_circles(project, _settled(project, table, known)) for table in tables]
    return [
        table if source.is_own else with_suggestions(suggester, table, wish.matches)
        for source, table in zip(lists, settled, strict=True)
    ]


def _view(project: OpenProject, labels: Labels, lists: Sequence[SourceList]) -> PlanView:
    kinds = {source.columns.kind for source in lists}
    specs = {(kind, spec.key): spec for kind in kinds for spec in project.fields(kind)}
    for each in (source.columns for source in lists):
        specs |= {(each.kind, spec.key): spec for spec in field_specs(project, each)}
    if any(has_parts(kind) for kind in kinds):
        specs |= part_specs()
    new = (custom_key(f.uid) for s in lists for f in s.columns.new_fields.values())
    return PlanView(project=project, labels=labels, specs=specs, new_keys=frozenset(new))


def _chosen_lists(
    project: OpenProject, labels: Sequence[Labels], document: SourceDocument, wish: ImportWish
) -> tuple[list[SourceList], list[ImportNote]]:
    if wish.sheet is not None and all(wish.sheet != table.name for table in document.tables):
        raise UsageError(
            N_("There is no sheet {sheet}. There are: {sheets}."),
            sheet=wish.sheet,
            sheets=", ".join(table.name for table in document.tables),
        )
    if is_own(document) and wish.mapping is None:
        lists = own_lists(project, labels, document)
        wished = [source for source in lists if _is_wished(source, wish)]
        chosen = [known_rows(project, source) for source in wished]
        chosen = [_corrected(each, wish, is_only=len(chosen) == 1) for each in chosen]
        return chosen, [*_unknown(wished, chosen), *_answers(project, document)]
    separated = separated_list(project, labels, document, wish.kind)
    if separated is not None and wish.mapping is None and not wish.columns:
        table = with_corrections(separated.table, wish.cells)
        return [known_rows(project, replace(separated, table=table))], []
    found = returned_tables(document) if is_rejects(document) else document.tables
    tables = [t for t in found if wish.sheet in (None, t.name)]
    if not any(table.rows for table in tables):
        raise UserError(N_("The list {name} has no rows. Choose another one."), name=document.name)
    guess = _guesser(project, labels, wish)
    best = max(tables, key=lambda table: (guess(table).has_title, len(table.rows)))
    left = [_left_out(table) for table in tables if table is not best and table.rows]
    chosen_list = _foreign_list(project, labels, best, guess(best), wish)
    return [_without_added(chosen_list, document)], left


def _corrected(source: SourceList, wish: ImportWish, *, is_only: bool) -> SourceList:
    cells = wish.of_list(source.table.name, is_only=is_only).cells
    return replace(source, table=with_corrections(source.table, cells))


def _unknown(wished: Sequence[SourceList], chosen: Sequence[SourceList]) -> Iterator[ImportNote]:
    """Yield how many rows of own lists stay out, for they follow from the classification."""
    for before, after in zip(wished, chosen, strict=True):
        count = len(before.table.rows) - len(after.table.rows)
        if count:
            name = before.table.name
            yield ImportNote(text=FOLLOWING, values={"count": count, "name": name}, table=name)


def _answers(project: OpenProject, document: SourceDocument) -> Iterator[ImportNote]:
    """Yield how many sheets of answers stay out that the project does not have."""
    sheets = next((t for t in document.tables if t.name == ANSWER_SHEETS), None)
    if sheets is None or UID_COLUMN not in sheets.header:
        return
    place = sheets.header.index(UID_COLUMN)
    uids = [Uid(row.cells[place].text) for row in sheets.rows]
    count = sum(project.store.entity(uid) is None for uid in uids)
    if count:
        yield ImportNote(text=NO_ANSWERS, values={"count": count}, table=sheets.name)


NO_ANSWERS = N_(
    "Sheets of answers about the law and the requirements that were not read in: {count}. "
    "They stay in the project file they come from."
)
FOLLOWING = N_(
    "Rows of “{name}” that were not read in, for they follow from the classification: {count}."
)


def _without_added(source: SourceList, document: SourceDocument) -> SourceList:
    """Return a list without the columns of the program, where rejected rows came back."""
    if not is_rejects(document):
        return source
    columns = source.columns
    added = [n for n in added_columns(document) if n in source.table.header]
    keys = {name: key for name, key in columns.keys.items() if name not in added}
    ignored = (*columns.ignored, *added)
    return replace(source, columns=ColumnMap(kind=columns.kind, keys=keys, ignored=ignored))


def _planned(
    planner: Rows, source: SourceList, left_out: Sequence[ImportNote], tell: Tell | None
) -> TablePlan:
    table = source.table
    rows = tuple(planner.row(row) for row in told(table.rows, tell) if _has_content(row))
    return TablePlan(
        name=table.name,
        columns=source.columns,
        unmapped=tuple(_filled(source, source.columns.unmapped(table.header))),
        rows=rows,
        remarks=(
            *doubtful_columns(source),
            *guessed_columns(source),
            *formula_columns(source),
            *planner.remarks(),
            *left_out,
        ),
        source=table,
    )


def _filled(source: SourceList, columns: Sequence[str]) -> list[str]:
    """Return the columns in which anything stands."""
    places = {name: place for place, name in enumerate(source.table.header)}
    rows = source.table.rows
    return [n for n in columns if any(row.cells[places[n]].text.strip() for row in rows)]


def _settled(project: OpenProject, table: TablePlan, known: Mapping[str, Uid]) -> TablePlan:
    """Return a table without the references to other rows that are there already."""
    return replace(table, rows=tuple(_settled_row(project, row, known) for row in table.rows))


def _settled_row(project: OpenProject, row: RowPlan, known: Mapping[str, Uid]) -> RowPlan:
    if row.uid is None or not row.sources:
        return row
    entity = project.entity(row.uid)
    sources = {k: s for k, s in row.sources.items() if project.value(entity, k) != known.get(s)}
    settled = replace(row, sources=sources)
    if row.values or row.names or sources or row.outcome is RowOutcome.INVALID:
        return settled
    return replace(settled, outcome=RowOutcome.UNCHANGED)


def _is_wished(source: SourceList, wish: ImportWish) -> bool:
    return wish.kind in (None, source.columns.kind) and wish.sheet in (None, source.table.name)


def _guesser(
    project: OpenProject, labels: Sequence[Labels], wish: ImportWish
) -> Callable[[SourceTable], ColumnMap]:
    guesser = ColumnGuesser(project, labels)
    kinds = (wish.kind,) if wish.kind else IMPORTED_KINDS
    return lambda table: guesser.likeliest(kinds, table.header, table.name)


def _foreign_list(
    project: OpenProject,
    labels: Sequence[Labels],
    table: SourceTable,
    guessed: ColumnMap,
    wish: ImportWish,
) -> SourceList:
    table = with_corrections(table, wish.cells)
    if wish.mapping is not None:
        columns = given_columns(project, guessed.kind, wish.mapping, table.header)
        return SourceList(table=table, columns=columns)
    own = own_separated_list(project, labels, guessed.kind, table)
    fields = [key for key in guessed.keys.values() if not is_beside(guessed.kind, key)]
    if not wish.columns and is_complete(own.columns) and len(own.columns.keys) >= len(fields):
        return own
    columns = chosen_columns(project, labels, table, guessed, wish)
    if not {KINDS[guessed.kind].title, UID_COLUMN, NUMBER_COLUMN} & set(columns.keys.values()):
        raise UserError(
            N_("No column of “{name}” names the entries. Say with --mapping which one does."),
            name=table.name,
        )
    return with_ratings(SourceList(table=table, columns=columns), wish.columns)


def _left_out(table: SourceTable) -> ImportNote:
    text = N_("“{name}” was not read in. Choose it with --sheet to read it in, too.")
    return ImportNote(text=text, values={"name": table.name}, table=table.name)


def _has_content(row: SourceRow) -> bool:
    return any(cell.text.strip() for cell in row.cells)


def _uids(source: SourceList) -> list[str]:
    keys = source.columns.keys
    places = [i for i, name in enumerate(source.table.header) if keys.get(name) == UID_COLUMN]
    return [row.cells[i].text for row in source.table.rows for i in places if row.cells[i].text]


def _references(
    project: OpenProject, lists: Sequence[SourceList]
) -> dict[tuple[EntityKind, str], EntityKind]:
    return PART_REFERENCES | {
        (source.columns.kind, spec.key): spec.reference
        for source in lists
        for spec in field_specs(project, source.columns)
        if spec.reference is not None
    }


def _links(document: SourceDocument, wish: ImportWish) -> tuple[LinkPlan, ...]:
    """Return the links of a whole own document."""
    if not is_project_document(document) or wish.kind or wish.sheet or wish.mapping:
        return ()
    links = (table for table in document.tables if table.name == LINKS)
    rows = [
        dict(zip(t.header, (c.text for c in r.cells), strict=True)) for t in links for r in t.rows
    ]
    roles = {str(role): role for role in LinkRole}
    return tuple(
        LinkPlan(role=roles[row["role"]], first=row["first"], second=row["second"])
        for row in rows
        if row.get("role") in roles and row.keys() >= {"first", "second"}
    )
