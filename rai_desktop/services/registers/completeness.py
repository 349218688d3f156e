"""The register that says who was asked about AI in use, what came, and who is missing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from rai_desktop.domain.fields import Privacy
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.inquiry import Inquiry
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import InquiryType
from rai_desktop.services.labels import Labels
from rai_desktop.services.questionnaires.completeness import (
    Asked,
    Completeness,
    completeness,
    state_of,
)
from rai_desktop.services.questionnaires.completeness_words import (
    STATES,
    comparison_line,
    summary_line,
)
from rai_desktop.services.registers.computed import Source
from rai_desktop.services.registers.model import (
    CellValue,
    Column,
    ColumnKind,
    Row,
    Table,
)
from rai_desktop.services.registers.told_columns import (
    PrintedColumn,
    printed_columns,
    worded_choices,
)

COMPLETENESS = "completeness"

_STATE, _BY = "=asked_state", "=answered_by"
_COLUMNS: tuple[PrintedColumn, ...] = (
    ("=asked", N_("Asked or compared"), ColumnKind.TEXT, 1.0),
    ("=whom", N_("Department or supplier"), ColumnKind.TEXT, 1.6),
    (_STATE, N_("Status"), ColumnKind.CHOICE, 1.0),
    ("=asked_on", N_("Asked on"), ColumnKind.DATE, 0.8),
    ("=due_on", N_("Answer wanted by"), ColumnKind.DATE, 0.8),
    ("=answered_on", N_("Answered on"), ColumnKind.DATE, 0.8),
    (_BY, N_("Answered by"), ColumnKind.TEXT, 1.0),
    ("=named", N_("AI systems named"), ColumnKind.NUMBER, 0.7),
    ("=systems", N_("AI systems in the inventory"), ColumnKind.NUMBER, 0.7),
)
_INTRO = N_("Whether everybody was asked which AI is in use, and what came back.")
_EMPTY = N_("Nobody has been asked yet which AI is in use.")
_WHOLE = N_("Who was asked is told for the company as a whole only.")


def completeness_table(source: Source) -> Table:
    """Return the register; it is made for the company as a whole only."""
    words = source.labels.words
    found = completeness(source.project, source.assessment.day)
    is_whole = source.scope.is_whole
    compared = " ".join(comparison_line(words, each) for each in found.comparisons)
    columns = [column for column in _columns(source.labels) if _is_shown(source, column)]
    keys = [column.key for column in columns]
    return Table(
        key=COMPLETENESS,
        title=words(N_("Who was asked")),
        intro=" ".join((words(_INTRO), summary_line(words, found), compared)),
        columns=tuple(columns),
        rows=tuple(_Rows(source, found).rows(keys)) if is_whole else (),
        empty=words(_EMPTY if is_whole else _WHOLE),
    )


def _is_shown(source: Source, column: Column) -> bool:
    return column.key != _BY or Privacy.PERSONAL not in source.left_out


def _columns(labels: Labels) -> Iterator[Column]:
    states = worded_choices({str(each): labels.words(STATES[each]) for each in Asked})
    for column in printed_columns(labels.words, _COLUMNS):
        yield replace(column, choices=states) if column.key == _STATE else column


@dataclass(frozen=True, slots=True)
class _Rows:
    source: Source
    found: Completeness

    def rows(self, keys: list[str]) -> Iterator[Row]:
        """Yield departments, then suppliers, then what the inventory was compared with."""
        for department in self.found.departments:
            inquiry = department.inquiry
            uid = inquiry.uid if inquiry else Uid(f"department {department.name}")
            cells = self._cells(InquiryType.DEPARTMENT, department.name, inquiry)
            cells["=systems"] = department.systems
            yield self._row(uid, keys, cells, department.state)
        for inquiry in self.found.suppliers:
            name = self.source.project.name(inquiry.vendor) or inquiry.title
            cells = self._cells(InquiryType.SUPPLIER, name, inquiry)
            yield self._row(inquiry.uid, keys, cells, state_of(inquiry, self.found.today))
        for each in self.found.comparisons:
            if each.inquiry is not None:
                cells = self._cells(each.kind, each.inquiry.title, each.inquiry)
                state = state_of(each.inquiry, self.found.today)
                yield self._row(each.inquiry.uid, keys, cells, state)

    def _cells(self, kind: InquiryType, whom: str, inquiry: Inquiry | None) -> dict[str, CellValue]:
        return {
            "=asked": self.source.labels.code(kind),
            "=whom": whom,
            "=asked_on": inquiry.asked_on if inquiry else None,
            "=due_on": inquiry.due_on if inquiry else None,
            "=answered_on": inquiry.answered_on if inquiry else None,
            _BY: inquiry.answered_by if inquiry else "",
            "=named": inquiry.named if inquiry else None,
            "=systems": None,
        }

    def _row(self, uid: Uid, keys: list[str], cells: Mapping[str, CellValue], state: Asked) -> Row:
        shown = {**cells, _STATE: self.source.labels.words(STATES[state])}
        return Row(uid=uid, cells=tuple(shown[key] for key in keys), codes={_STATE: str(state)})
