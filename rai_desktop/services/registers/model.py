"""A register as frozen data: texts are in the register's language, nothing is looked up later."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar, overload

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.brand import NO_BRAND, Brand
from rai_desktop.services.pictures.charted import Charted
from rai_desktop.services.pictures.curve import Curve
from rai_desktop.services.pictures.matrix import MatrixLabels
from rai_desktop.services.registers.method_model import MethodPages

CellValue = str | int | date | None
Detail = TypeVar("Detail")

CUT = N_("… (cut, {count} characters in all)")
"""What stands behind a text that a file could not hold whole."""


class ColumnKind(StrEnum):
    """What a column holds, for alignment, formats and drop-downs."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    MULTI_CHOICE = "multi_choice"
    DATE = "date"
    NUMBER = "number"
    LEVEL = "level"
    REFERENCE = "reference"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A code with its word in the register's language; ``level`` colours words of risk levels."""

    code: str
    label: str
    level: RiskLevel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a register table.

    ``key`` is the key of the field, or one of the computed columns that begin with ``=``.
    ``editable`` says that the column comes back by import. ``weight`` is its share of the width.
    ``in_print`` says whether the column is part of the printed table.
    """

    key: str
    title: str
    kind: ColumnKind
    help: str = ""
    weight: float = 1.0
    choices: tuple[Choice, ...] = ()
    editable: bool = True
    in_print: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row; cells in the order of the columns, choices as their words.

    ``codes`` are the codes behind choice cells, by column key; ``level`` the highest level here.
    """

    uid: Uid
    cells: tuple[CellValue, ...]
    codes: Mapping[str, str]
    level: RiskLevel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Written(Sequence[Detail]):
    """Rows or details that are written each time they are asked for, so that they need no memory.

    ``uids`` are the entries they tell of, ``inner`` those told of inside them, some more than once.
    """

    uids: tuple[Uid, ...]
    inner: tuple[Uid, ...] = ()
    write: Callable[[Uid], Detail]

    def __len__(self) -> int:
        return len(self.uids)

    @overload
    def __getitem__(self, place: int) -> Detail: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Detail]: ...

    def __getitem__(self, place: int | slice) -> Detail | Sequence[Detail]:
        if isinstance(place, slice):
            return [self.write(uid) for uid in self.uids[place]]
        return self.write(self.uids[place])


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One register: its rows, or the sentence that says why there are none.

    On paper rows that are alike in the column ``grouped_by`` stand together under its word.
    """

    key: str
    title: str
    intro: str
    columns: tuple[Column, ...]
    rows: Sequence[Row]
    empty: str
    grouped_by: str = ""

    def column_index(self, key: str) -> int:
        """Return the place of the column ``key``."""
        return next(i for i, column in enumerate(self.columns) if column.key == key)

    def rows_of(self, uids: Sequence[Uid]) -> list[Row]:
        """Return the rows of some entries in this order, as far as the table tells of them."""
        if isinstance(self.rows, Written):
            own = frozenset(self.rows.uids)
            return [self.rows.write(uid) for uid in uids if uid in own]
        known = {row.uid: row for row in self.rows}
        return [known[uid] for uid in uids if uid in known]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A label with its text, for covers and summaries."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number with its word; ``level`` colours it."""

    code: str
    label: str
    count: int
    level: RiskLevel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountGroup:
    """Counts that belong together, such as systems by status."""

    key: str
    title: str
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementFigures:
    """How risk levels moved since a day, for summaries.

    ``words`` say it of each risk that moved, under the heading ``column``; of others ``unchanged``.
    ``curves`` show the levels of the worst of them over time, each with the name of its risk.
    """

    column: str
    unchanged: str
    words: Mapping[Uid, str]
    counts: CountGroup
    curves_title: str = ""
    curves: tuple[tuple[str, Curve], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingDetail:
    """What a risk is rated at one time: the levels for people and business, each with its word."""

    title: str
    persons: RiskLevel | None
    persons_text: str
    business: RiskLevel | None
    business_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskDetail:
    """A risk as the printed register tells it: ratings, facts, then its mitigations.

    ``ratings`` are those without measures, of today and the target; empty when nothing is rated.
    """

    uid: Uid
    heading: str
    level: RiskLevel | None
    level_text: str
    ratings: tuple[RatingDetail, ...]
    facts: tuple[Fact, ...]
    mitigations: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemDetail:
    """A system as the printed register tells it, with its risks."""

    uid: Uid
    heading: str
    level: RiskLevel | None
    level_text: str
    facts: tuple[Fact, ...]
    risks: tuple[RiskDetail, ...]


def told(
    systems: Sequence[SystemDetail], alone: Sequence[RiskDetail]
) -> tuple[tuple[Uid, ...], tuple[Uid, ...]]:
    """Return of which systems and risks these details tell, without writing them."""
    inner = (
        systems.inner
        if isinstance(systems, Written)
        else tuple(risk.uid for system in systems for risk in system.risks)
    )
    return _uids(systems), (*inner, *_uids(alone))


def _uids(details: Sequence[SystemDetail] | Sequence[RiskDetail]) -> tuple[Uid, ...]:
    return details.uids if isinstance(details, Written) else tuple(one.uid for one in details)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPoint:
    """Something that is missing or overdue; ``uid`` is the entry of ``kind`` that it concerns."""

    kind: EntityKind
    uid: Uid
    entry: str
    text: str
    due: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixPicture:
    """A risk matrix: what the picture is drawn from, and the same numbers for tables.

    ``grid`` is read as ``grid[likelihood - 1][impact - 1]``; ``counts`` by (likelihood, impact).
    """

    key: str
    title: str
    labels: MatrixLabels
    grid: tuple[tuple[RiskLevel, ...], ...]
    counts: Mapping[tuple[int, int], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassificationRecord:
    """How a system was classified: facts, results with reason and article, questions and answers.

    ``answers`` are those that matter for the result (question, text, answer, article);
    ``open_questions`` are still to be clarified.
    """

    uid: Uid
    heading: str
    facts: tuple[Fact, ...]
    reasons: tuple[tuple[str, ...], ...]
    answers: tuple[tuple[str, ...], ...]
    open_questions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingFigures:
    """How far requirements and frameworks are met, for summaries.

    ``source`` names the requirements with their pack. ``criteria`` and ``frameworks`` are rows
    below their headings; there is no average in them.
    """

    title: str
    source: str
    figures: tuple[Fact, ...]
    criteria_heads: tuple[str, ...]
    criteria: tuple[tuple[str, ...], ...]
    framework_title: str
    framework_heads: tuple[str, ...]
    frameworks: tuple[tuple[str | int, ...], ...]
    framework_notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """Everything an export of a project says, in one language.

    ``facts`` belong on the cover or start sheet (organisation, cut-off date, scope, state, method,
    fingerprint). ``labels`` are further words that writers need, by key. ``draft`` is the sentence
    that says what is not confirmed; empty when released. ``records`` tell how systems were
    classified; ``standing`` is ``None`` while no requirement has been answered, ``movement`` while
    there is nothing to compare with. ``top_risks`` are the worst open ones, the worst first.
    ``charts`` are what a workbook draws.
    """

    language: str
    title: str
    organisation: str
    example: bool
    draft: str
    cut_off: date
    created: datetime
    fingerprint: str
    project: Uid
    head: str
    facts: tuple[Fact, ...]
    summary: tuple[CountGroup, ...]
    matrices: tuple[MatrixPicture, ...]
    legend: tuple[Fact, ...]
    tables: tuple[Table, ...]
    systems: Sequence[SystemDetail]
    unlinked_risks: Sequence[RiskDetail]
    open_points: tuple[OpenPoint, ...]
    mitigation_columns: tuple[str, ...]
    labels: Mapping[str, str]
    level_words: Mapping[RiskLevel, str]
    records: Sequence[ClassificationRecord] = ()
    standing: StandingFigures | None = None
    movement: MovementFigures | None = None
    top_risks: tuple[Uid, ...] = ()
    method: MethodPages | None = None
    brand: Brand = NO_BRAND
    charts: tuple[Charted, ...] = ()
