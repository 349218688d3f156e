"""Which columns a list can show, and what each of them holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rai_desktop.domain.codes import LabelledCode, RiskLevel
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.law_codes import ClassificationStatus, LegalLabel, ObligationStatus
from rai_desktop.domain.rating import LEVEL_ORDER
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import AcceptanceState
from rai_desktop.services.labels import Labels
from rai_desktop.services.reviews.standing import ReviewState
from rai_desktop.services.urgency import Urgency

NUMBER = "number"
LEVEL = "=level"
LEVEL_PERSONS = "=level_persons"
LEVEL_BUSINESS = "=level_business"
CLASSIFICATION = "=classification"
CLASSIFICATION_STATUS = "=classification_status"
RISKS = "=risks"
SYSTEMS = "=systems"
STATE = "=state"
ARTICLE = "=article"
ADDRESSEES = "=addressees"
EVIDENCE = "=evidence"
COVERED_BY = "=covered_by"
TO_CHECK = "=to_check"
URGENCY = "=urgency"
REVIEW_STATE = "=review_state"
NOT_RATED, NOT_CLASSIFIED = N_("Not rated"), N_("Not classified")


class ListKind(StrEnum):
    """What the cells of a column hold; it decides how they are filtered and drawn."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    LEVEL = "level"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """A column of a list.

    ``key`` is the key of a field, or one of the computed columns that begin with ``=``.
    ``choices`` are codes with their words. ``weight`` is the usual width against other columns.
    ``is_deadline`` tells that a day in the past is late. ``empty`` is what a cell says that holds
    nothing; without it such a cell says nothing.
    """

    key: str
    title: str
    kind: ListKind
    choices: tuple[tuple[str, str], ...] = ()
    default_visible: bool = False
    weight: float = 1.0
    is_deadline: bool = False
    empty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """A column that no field holds: it follows from links and ratings.

    ``is_late`` puts it behind the fields.
    """

    key: str
    title: str
    kind: ListKind
    weight: float = 1.0
    default_visible: bool = True
    codes: type[LabelledCode] | None = None
    is_late: bool = False
    empty: str = ""


_REVIEWED = Computed(
    key=REVIEW_STATE,
    title=N_("Last review holds"),
    kind=ListKind.CHOICE,
    weight=1.3,
    default_visible=False,
    codes=ReviewState,
)

COMPUTED: Mapping[EntityKind, tuple[Computed, ...]] = {
    EntityKind.SYSTEM: (
        Computed(
            key=CLASSIFICATION,
            title=N_("Classification"),
            kind=ListKind.CHOICE,
            weight=1.35,
            codes=LegalLabel,
            empty=NOT_CLASSIFIED,
        ),
        Computed(
            key=CLASSIFICATION_STATUS,
            title=N_("Status of the classification"),
            kind=ListKind.CHOICE,
            weight=1.2,
            default_visible=False,
            codes=ClassificationStatus,
        ),
        Computed(key=LEVEL, title=N_("Risk level"), kind=ListKind.LEVEL, weight=1.2),
        Computed(
            key=RISKS,
            title=N_("Number of risks"),
            kind=ListKind.NUMBER,
            default_visible=False,
        ),
        _REVIEWED,
    ),
    EntityKind.RISK: (
        Computed(
            key=LEVEL_PERSONS,
            title=N_("Risk level for people"),
            kind=ListKind.LEVEL,
            weight=1.2,
        ),
        Computed(
            key=LEVEL_BUSINESS,
            title=N_("Risk level for the business"),
            kind=ListKind.LEVEL,
            weight=1.2,
        ),
        Computed(
            key=SYSTEMS,
            title=N_("AI systems"),
            kind=ListKind.TEXT,
            weight=1.6,
            default_visible=False,
        ),
        _REVIEWED,
    ),
    EntityKind.MITIGATION: (
        Computed(
            key=RISKS,
            title=N_("Risks"),
            kind=ListKind.TEXT,
            weight=1.6,
            default_visible=False,
        ),
    ),
    EntityKind.OBLIGATION: (
        Computed(
            key=STATE,
            title=N_("Status today"),
            kind=ListKind.CHOICE,
            weight=1.15,
            codes=ObligationStatus,
        ),
        Computed(key=ARTICLE, title=N_("Article"), kind=ListKind.TEXT, weight=1.3),
        Computed(
            key=TO_CHECK,
            title=N_("To be checked"),
            kind=ListKind.TEXT,
            weight=1.1,
            is_late=True,
        ),
        Computed(
            key=ADDRESSEES,
            title=N_("Concerns"),
            kind=ListKind.TEXT,
            weight=1.3,
            default_visible=False,
        ),
        Computed(
            key=EVIDENCE,
            title=N_("Evidence to keep"),
            kind=ListKind.TEXT,
            weight=2.2,
            default_visible=False,
        ),
        Computed(
            key=COVERED_BY,
            title=N_("Covered by requirement"),
            kind=ListKind.TEXT,
            weight=1.3,
            default_visible=False,
        ),
    ),
    EntityKind.ACCEPTANCE: (
        Computed(
            key=STATE,
            title=N_("Status today"),
            kind=ListKind.CHOICE,
            weight=1.3,
            codes=AcceptanceState,
        ),
    ),
    EntityKind.TASK: (
        Computed(
            key=URGENCY,
            title=N_("Deadline"),
            kind=ListKind.CHOICE,
            weight=1.3,
            codes=Urgency,
        ),
    ),
}

_LIST_KINDS = {
    FieldKind.CHOICE: ListKind.CHOICE,
    FieldKind.MULTI_CHOICE: ListKind.CHOICE,
    FieldKind.RATING: ListKind.CHOICE,
    FieldKind.FLAG: ListKind.CHOICE,
    FieldKind.DATE: ListKind.DATE,
    FieldKind.NUMBER: ListKind.NUMBER,
}
_WEIGHTS = {
    FieldKind.CHOICE: 1.15,
    FieldKind.LONG_TEXT: 2.2,
    FieldKind.MULTI_CHOICE: 1.6,
    FieldKind.REFERENCE: 1.45,
    FieldKind.LINK: 1.6,
    FieldKind.EMAIL: 1.6,
    FieldKind.NUMBER: 1.0,
}
_DEADLINE_ENDINGS = ("due_on", "_until")


def list_columns(
    kind: EntityKind, fields: tuple[FieldSpec, ...], labels: Labels
) -> Iterator[ListColumn]:
    """Give number and name, then most of what is computed, then the other fields in their order."""
    title = KINDS[kind].title
    shown = [spec for spec in fields if not spec.internal]
    for spec in fields:
        if spec.key == NUMBER and KINDS[kind].prefix:
            yield ListColumn(
                key=NUMBER,
                title=labels.field(spec),
                kind=ListKind.TEXT,
                default_visible=True,
                weight=0.85,
            )
    yield from (_of_field(spec, labels, title) for spec in shown if spec.key == title)
    computed = COMPUTED.get(kind, ())
    yield from (_of_computed(one, labels) for one in computed if not one.is_late)
    yield from (_of_field(spec, labels, title) for spec in shown if spec.key != title)
    yield from (_of_computed(one, labels) for one in computed if one.is_late)


def level_choices(labels: Labels) -> tuple[tuple[str, str], ...]:
    """Return the codes of risk levels with their words, the lowest first."""
    return tuple((str(level), labels.code(RiskLevel(level))) for level in LEVEL_ORDER)


def _of_computed(computed: Computed, labels: Labels) -> ListColumn:
    empty = NOT_RATED if computed.kind is ListKind.LEVEL else computed.empty
    return ListColumn(
        key=computed.key,
        title=labels.words(computed.title),
        kind=computed.kind,
        choices=_choices(computed, labels),
        default_visible=computed.default_visible,
        weight=computed.weight,
        empty=labels.words(empty) if empty else "",
    )


def _choices(computed: Computed, labels: Labels) -> tuple[tuple[str, str], ...]:
    if computed.codes is not None:
        return tuple((str(code), labels.code(code)) for code in computed.codes)
    return level_choices(labels) if computed.kind is ListKind.LEVEL else ()


def _of_field(spec: FieldSpec, labels: Labels, title: str) -> ListColumn:
    kind = _LIST_KINDS.get(spec.kind, ListKind.TEXT)
    weight = _WEIGHTS.get(spec.kind, 1.2)
    if spec.kind is FieldKind.FLAG:
        choices: tuple[tuple[str, str], ...] = (("yes", labels.words(N_("Yes"))),)
    else:
        choices = labels.choices(spec) if kind is ListKind.CHOICE else ()
    return ListColumn(
        key=spec.key,
        title=labels.field(spec),
        kind=kind,
        choices=choices,
        default_visible=spec.table,
        weight=2.4 if spec.key == title else weight,
        is_deadline=spec.kind is FieldKind.DATE and spec.key.endswith(_DEADLINE_ENDINGS),
    )
