"""Many filled forms as one list: what reading them in would do, with where each line is from."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing import ImportPlan, ImportWish, OnConflict, plan_import
from rai_desktop.services.importing.model import RowOutcome, RowPlan, same_name
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.questionnaires.contradictions import (
    Contradiction,
    contradictions,
    counted,
)
from rai_desktop.services.questionnaires.department import short_fields
from rai_desktop.services.questionnaires.filled import FilledForm, FilledLine, FormFile
from rai_desktop.services.questionnaires.layout import FormKind
from rai_desktop.services.questionnaires.matching import SystemMatcher
from rai_desktop.services.questionnaires.recognising import recognise
from rai_desktop.services.tables import (
    EMPTY_CELL,
    CellKind,
    SourceCell,
    SourceDocument,
    SourceFormat,
    SourceRow,
    SourceTable,
)

ORIGIN = N_("Filled questionnaires")
_TABLE = "questionnaires"

Cells: TypeAlias = Mapping[str, SourceCell]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineOrigin:
    """Where a line of the joint list stands: file, department and row of the form."""

    file: str
    department: str
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RepeatedLine:
    """A line about what an earlier one is about: same product, purpose and department.

    What it says otherwise is kept as a note of the earlier one.
    """

    name: str
    origin: LineOrigin
    first: LineOrigin


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedForm:
    """A file that is not read in, and why."""

    file: str
    error: UserError


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedForms:
    """All forms that came back, the joint plan of their lines, and what is not read in.

    ``plan`` is ``None`` when no form names an AI system. ``origins`` are by row of the plan, and
    ``candidates`` the systems that a row may mean. ``contradictions`` are answers to decide about.
    """

    forms: tuple[FilledForm, ...] = ()
    refused: tuple[RefusedForm, ...] = ()
    plan: ImportPlan | None = None
    origins: Mapping[int, LineOrigin]
    repeated: tuple[RepeatedLine, ...] = ()
    candidates: Mapping[int, tuple[Uid, ...]] = field(default_factory=dict)
    contradictions: tuple[Contradiction, ...] = ()

    @property
    def rows(self) -> tuple[RowPlan, ...]:
        """The lines of all forms as they would be read in."""
        return tuple(row for table in self.plan.tables for row in table.rows) if self.plan else ()

    @property
    def departments(self) -> tuple[FilledForm, ...]:
        """The forms of departments."""
        return self.counted(range(len(self.forms)))

    def counted(self, accepted: Collection[int]) -> tuple[FilledForm, ...]:
        """Return the forms of departments whose answers count.

        Of those that contradict the inventory only the ``accepted`` ones do, by their places.
        """
        forms = counted(self.forms, self.contradictions, accepted)
        return tuple(form for form in forms if form.kind is FormKind.DEPARTMENT)

    @property
    def suppliers(self) -> tuple[FilledForm, ...]:
        """The forms of suppliers."""
        return tuple(form for form in self.forms if form.kind is FormKind.SUPPLIER)

    def count(self, outcome: RowOutcome) -> int:
        """Return how many lines have an outcome."""
        return self.plan.count(outcome) if self.plan else 0


def plan_returned(
    project: OpenProject,
    labels: Sequence[Labels],
    files: Iterable[FormFile | RefusedForm],
    on_conflict: OnConflict = OnConflict.SKIP,
    matches: Mapping[int, Uid | None] | None = None,
) -> ReturnedForms:
    """Return what reading ``files`` in would do; nothing is written.

    A file that is no form, or could not be read, does not keep the others out. ``labels`` are all
    languages that are understood, the first one is that of the person. ``matches`` are what the
    person said about single rows of the plan: which system is meant, ``None`` for a new one.
    """
    forms: list[FilledForm] = []
    refused: list[RefusedForm] = []
    for file in files:
        if isinstance(file, RefusedForm):
            refused.append(file)
            continue
        try:
            forms.append(recognise(project, labels, file))
        except UserError as error:
            refused.append(RefusedForm(file=file.name, error=error))
    joint = _Joint(labels[0])
    for form in forms:
        if form.kind is FormKind.DEPARTMENT:
            joint.add(form)
    matcher = SystemMatcher(project)
    chosen = {**matcher.matches(joint.lines), **(matches or {})}
    plan = joint.plan(project, labels, on_conflict, chosen) if joint.lines else None
    return ReturnedForms(
        forms=tuple(forms),
        refused=tuple(refused),
        plan=_with_origins(plan, joint.origins) if plan else None,
        origins=joint.origins,
        repeated=tuple(joint.repeated),
        candidates={
            number: found
            for number, cells in joint.lines.items()
            if (found := matcher.candidates(cells))
        },
        contradictions=contradictions(project, forms),
    )


class _Joint:
    """Puts the lines of many forms below each other; the same thing said twice stands once."""

    def __init__(self, labels: Labels) -> None:
        self._names = {spec.key: labels.field(spec) for spec in short_fields()}
        self._origin = labels.words(ORIGIN)
        self._places: dict[tuple[str, str, str], int] = {}
        self.lines: dict[int, dict[str, SourceCell]] = {}
        self.origins: dict[int, LineOrigin] = {}
        self.repeated: list[RepeatedLine] = []

    def add(self, form: FilledForm) -> None:
        """Add the lines of a form."""
        for line in form.lines:
            self._add_line(form, line)

    def _add_line(self, form: FilledForm, line: FilledLine) -> None:
        cells = dict(line.cells)
        department = form.head.department
        if department and "department" not in cells:
            cells["department"] = SourceCell(text=department, kind=CellKind.TEXT)
        origin = LineOrigin(file=form.file, department=department, row=line.row)
        identity = _identity(cells)
        first = self._places.get(identity) if identity[0] else None
        if first is not None:
            others = self._others(self.lines[first], cells, origin)
            self.lines[first] = {**cells, **self.lines[first], **others}
            name = cells["name"].text.strip()
            earlier = self.origins[first]
            self.repeated.append(RepeatedLine(name=name, origin=origin, first=earlier))
            return
        number = len(self.lines) + 1
        self._places[identity] = number
        self.lines[number], self.origins[number] = cells, origin

    def _others(self, first: Cells, cells: Cells, origin: LineOrigin) -> Cells:
        """Return what a repeated line says otherwise, as columns that become notes."""
        return {
            f"{self._names.get(key, key)} ({origin.file}, {origin.row})": cell
            for key, cell in cells.items()
            if key in first and same_name(first[key].text) != same_name(cell.text)
        }

    def plan(
        self,
        project: OpenProject,
        labels: Sequence[Labels],
        on_conflict: OnConflict,
        matches: Mapping[int, Uid | None],
    ) -> ImportPlan:
        """Return what the lines would do in the project."""
        wish = ImportWish(
            kind=EntityKind.SYSTEM,
            mapping={name: key for key, name in self._names.items()},
            on_conflict=on_conflict,
            matches=matches,
        )
        return plan_import(project, labels, self._document(), wish)

    def _document(self) -> SourceDocument:
        added = {key for cells in self.lines.values() for key in cells if key not in self._names}
        headings = {**self._names, **self._added(sorted(added))}
        rows = (
            SourceRow(number=number, cells=tuple(cells.get(key, EMPTY_CELL) for key in headings))
            for number, cells in self.lines.items()
        )
        table = SourceTable(name=_TABLE, header=tuple(headings.values()), rows=tuple(rows))
        return SourceDocument(
            name=self._origin, format=SourceFormat.WORKBOOK, encoding="", tables=(table,)
        )

    def _added(self, keys: Sequence[str]) -> dict[str, str]:
        """Return headings of added columns that differ from those of fields."""
        taken = set(self._names.values())
        return {key: f"{key} *" if key in taken else key for key in keys}


def _identity(cells: Cells) -> tuple[str, str, str]:
    """Return what tells two lines apart: product, purpose and department."""
    name, purpose, department = (
        same_name(cells[key].text) if key in cells else ""
        for key in ("name", "purpose", "department")
    )
    return name, purpose, department


def _with_origins(plan: ImportPlan, origins: Mapping[int, LineOrigin]) -> ImportPlan:
    """Return ``plan`` with new systems that say which row of which form they come from."""
    tables = []
    for table in plan.tables:
        rows = tuple(_from_form(row, origins[row.row]) for row in table.rows)
        tables.append(replace(table, rows=rows))
    return replace(plan, tables=tuple(tables))


def _from_form(row: RowPlan, origin: LineOrigin) -> RowPlan:
    if row.outcome is not RowOutcome.NEW:
        return row
    return replace(row, values={**row.values, "origin": f"{origin.file}, {origin.row}"})
