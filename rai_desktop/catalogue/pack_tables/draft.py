"""Tables read back as a pack, with every mistake named by its cell."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from pydantic import ValidationError

from rai_desktop.catalogue.checks.problems import Problem
from rai_desktop.catalogue.pack_tables.cells import (
    Cell,
    CellError,
    is_blank,
    lines_of,
    text_of,
    value_of,
)
from rai_desktop.catalogue.pack_tables.layout import (
    HEADER_SHEET,
    LANGUAGES,
    OWNER,
    ColumnKind,
    Field,
    SheetLayout,
    sheets_of,
)
from rai_desktop.catalogue.pack_tables.places import Place, Row, loc_of, place_of
from rai_desktop.catalogue.pack_tables.tables import Table
from rai_desktop.catalogue.pack_tables.unfit import unfit
from rai_desktop.catalogue.schema.sections import SECTIONS
from rai_desktop.catalogue.yaml_reader import Plain
from rai_desktop.domain.texts import N_

FIRST_ROW: Final = 2
MOST_PROBLEMS: Final = 1000
MOST_ROWS: Final = 2000

_NO_SHEET: Final = N_("This sheet is not known. Remove it or correct its name.")
_SHEET_TWICE: Final = N_("This sheet is there twice. Keep one of them.")
_TOO_LONG: Final = N_("This sheet has more than {most} rows. Split the pack into several packs.")
_NO_HEADER: Final = N_("The sheet “pack” with the pack's id, version and title is missing. Add it.")
_ONE_HEADER: Final = N_("This sheet has exactly one row. Remove the others.")
_NO_COLUMN: Final = N_("The column “{column}” is not known. Remove it or correct its name.")
_COLUMN_TWICE: Final = N_("The column “{column}” is there twice. Keep one of them.")
_NO_OWNER: Final = N_("There is no entry “{entry}” in the sheet “{owner}”. Correct the id.")
_ID_TWICE: Final = N_("The id “{entry}” is in two rows. Give one of them another id.")
_LINES: Final = N_("German has {german} lines, English {english}. Both need the same number.")


@dataclass(frozen=True, slots=True, kw_only=True)
class TableProblem:
    """What is wrong with a cell: sheet, row as the spreadsheet counts, column, a sentence.

    Row 1 is that of the names of the columns; row 0 means the sheet as a whole.
    """

    sheet: str
    row: int
    column: str
    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """The English sentence with its values."""
        return self.text.format(**self.values)


@dataclass(frozen=True, kw_only=True)
class PackDraft:
    """A pack read from tables: its plain data, and what has to be mended first."""

    plain: Mapping[str, Plain]
    problems: tuple[TableProblem, ...]
    _rows: Mapping[str, Sequence[Row]] = field(repr=False)

    def data(self) -> bytes:
        """Return the pack's bytes, as they are loaded and kept; JSON is YAML, too."""
        return json.dumps(self.plain, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass")

    def located(self, problem: Problem) -> TableProblem:
        """Return what a check of the pack found, with the cell in which it stands."""
        section = problem.section or HEADER_SHEET
        ids = [row.plain.get("id") for row in self._rows.get(section, ())]
        wanted = problem.entry if problem.section else next(iter(ids), None)
        place: Place = (section, 0, "")
        if wanted in ids:
            place = place_of(section, ids.index(wanted), loc_of(problem.key), self._rows)
        sheet, row, column = place
        return TableProblem(
            sheet=sheet, row=row, column=column, text=problem.text, values=problem.values
        )


def draft_of(tables: Iterable[Table]) -> PackDraft:
    """Return the pack in ``tables``; what it holds follows from the sheets that have rows.

    A sheet with more than ``MOST_ROWS`` rows is not read; at most ``MOST_PROBLEMS`` are named.
    """
    reader = _Reader()
    for table in tables:
        reader.take(table)
    return reader.draft()


class _Reader:
    """Reads sheets one after the other and collects what is wrong."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = {}
        self.problems: list[TableProblem] = []
        self._places: set[Place] = set()

    def take(self, table: Table) -> None:
        """Read the rows of a sheet."""
        layout = _layouts().get(table.name)
        if layout is None:
            self._note((table.name, 0, ""), _NO_SHEET)
        elif table.name in self.rows:
            self._note((table.name, 0, ""), _SHEET_TWICE)
        elif len(table.rows) > MOST_ROWS:
            self._note((table.name, 0, ""), _TOO_LONG, most=MOST_ROWS)
        else:
            columns = self._columns(table, layout)
            self.rows[table.name] = [
                self._row(layout, number, {name: row[at] for name, at in columns if at < len(row)})
                for number, row in enumerate(table.rows, start=FIRST_ROW)
                if not all(is_blank(cell) for cell in row)
            ]

    def draft(self) -> PackDraft:
        """Return the pack, checked entry by entry."""
        self._check_header()
        named = dict.fromkeys(name.partition(".")[0] for name in self.rows)
        found: dict[str, list[Plain]] = {
            name: [*self._entries(name)] for name in named if name in SECTIONS
        }
        sections = {name: entries for name, entries in found.items() if entries}
        header = next(self._entries(HEADER_SHEET, holds=[*sections]), {})
        return PackDraft(
            plain={HEADER_SHEET: header, **sections},
            problems=tuple(sorted(self.problems, key=lambda one: (one.sheet, one.row))),
            _rows=self.rows,
        )

    def _columns(self, table: Table, layout: SheetLayout) -> list[tuple[str, int]]:
        found: dict[str, int] = {}
        for at, cell in enumerate(table.header):
            name = "" if is_blank(cell) else text_of(cell)
            if name in found:
                self._note((table.name, 1, name), _COLUMN_TWICE, column=name)
            elif name in layout.columns:
                found[name] = at
            elif name:
                self._note((table.name, 1, name), _NO_COLUMN, column=name)
        return list(found.items())

    def _row(self, layout: SheetLayout, number: int, cells: Mapping[str, Cell]) -> Row:
        plain: dict[str, Plain] = {}
        for one in layout.fields:
            place = (layout.name, number, one.columns[-1])
            try:
                value = self._value(one, cells, place)
            except CellError as error:
                self._note(place, error.text, **error.values)
                continue
            if value is not None:
                plain[one.key] = value
        owner = cells.get(OWNER) if layout.part else ""
        return Row(number, "" if is_blank(owner) else text_of(owner), plain)

    def _value(self, one: Field, cells: Mapping[str, Cell], place: Place) -> Plain:
        given = [cells.get(name) for name in one.columns]
        if all(is_blank(cell) for cell in given):
            return None
        if one.kind is ColumnKind.TEXT:
            pairs = zip(LANGUAGES, given, strict=True)
            return {language: text_of(cell) for language, cell in pairs if not is_blank(cell)}
        if one.kind is ColumnKind.TEXTS:
            return self._texts([lines_of(cell) for cell in given], place)
        return value_of(given[0], one.kind)

    def _texts(self, lines: list[list[str]], place: Place) -> Plain:
        german, english = lines
        if len(german) != len(english):
            self._note(place, _LINES, german=len(german), english=len(english))
        return [
            dict(zip(LANGUAGES, pair, strict=True)) for pair in zip(german, english, strict=False)
        ]

    def _check_header(self) -> None:
        rows = self.rows.get(HEADER_SHEET, [])
        if not rows:
            self._note((HEADER_SHEET, 0, ""), _NO_HEADER)
        for row in rows[1:]:
            self._note((HEADER_SHEET, row.number, ""), _ONE_HEADER)

    def _entries(self, section: str, **more: Plain) -> Iterator[dict[str, Plain]]:
        parts = self._parts(section)
        own, *_ = sheets_of(section)
        seen: set[str] = set()
        for at, row in enumerate(self.rows.get(section, [])):
            key = str(row.plain.get("id", ""))
            entry = {**row.plain, **more, **parts.pop(key, {})}
            if key and key in seen:
                self._note((section, row.number, own.columns[0]), _ID_TWICE, entry=key)
            else:
                self._check(own, at, entry)
            seen.add(key)
            yield entry

    def _parts(self, section: str) -> dict[str, dict[str, Plain]]:
        """Return the lists inside entries by the id of the entry."""
        known = {row.plain.get("id") for row in self.rows.get(section, [])}
        only = next(iter(known)) if section == HEADER_SHEET and len(known) == 1 else None
        found: dict[str, dict[str, Plain]] = {}
        for layout in sheets_of(section)[1:]:
            for row in self.rows.get(layout.name, []):
                owner = row.owner if only is None else str(only)  # a new id of the pack is enough
                if owner not in known:
                    place = (layout.name, row.number, OWNER)
                    self._note(place, _NO_OWNER, entry=row.owner, owner=section)
                    continue
                listed = found.setdefault(owner, {}).setdefault(layout.part, [])
                if isinstance(listed, list):
                    listed.append(row.plain)
        return found

    def _check(self, own: SheetLayout, at: int, entry: dict[str, Plain]) -> None:
        if len(self.problems) >= MOST_PROBLEMS:
            return
        try:
            own.kind.model_validate(entry)
        except ValidationError as error:
            for one in error.errors(include_url=False, include_input=False):
                place = place_of(own.section, at, one["loc"], self.rows)
                if place in self._places:
                    continue
                if len(self.problems) >= MOST_PROBLEMS:
                    break
                text, values = unfit(one)
                self._note(place, text, **values)

    def _note(self, place: Place, text: str, **values: object) -> None:
        sheet, row, column = place
        self._places.add(place)
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(
                TableProblem(sheet=sheet, row=row, column=column, text=text, values=values)
            )


def _layouts() -> Mapping[str, SheetLayout]:
    sections = (HEADER_SHEET, *SECTIONS)
    return {layout.name: layout for section in sections for layout in sheets_of(section)}
