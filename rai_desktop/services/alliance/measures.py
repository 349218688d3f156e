"""What is compared between members: the measures, and their values in a report."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rai_desktop.domain.codes import Criterion, LabelledCode
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.texts import N_, Named, Sentence
from rai_desktop.domain.yearly_report import (
    CriterionFigures,
    FigureValue,
    PreviousYear,
    ReportState,
    YearlyReport,
)
from rai_desktop.services.alliance.model import RequirementIds
from rai_desktop.services.alliance.versions import Comparison

MeasureValue = str | int | float | None
"""A value of a member; ``None`` where the report says nothing."""


class Scale(StrEnum):
    """What the values of a measure are, and so how they are summed up."""

    SHARE = "share"
    LEVEL = "level"
    STATE = "state"
    YES_NO = "yes_no"
    AMOUNT = "amount"
    CHANGE = "change"
    POINTS = "points"
    """A change of a share, in percentage points."""


class Topic(LabelledCode):
    """What a measure is about; tables of measures are by topic."""

    CRITERIA = "criteria", N_("Criteria")
    REQUIREMENTS = "requirements", N_("Minimum requirements")
    SYSTEMS = "systems", N_("AI systems")
    OPEN = "open", N_("Open items, mitigations and incidents")
    CHANGES = "changes", N_("Change to last year")
    QUESTIONS = "questions", N_("Further questions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Something that each report says; its id is stable and never translated."""

    id: str
    topic: Topic
    scale: Scale
    title: Sentence
    criterion: Criterion | None = None


ALL_MET = "all.met"
_YES_NO = {True: "yes", False: "no"}


def _title(text: str, **values: object) -> Sentence:
    return Sentence(text=text, values=values)


def standing_measures() -> Iterator[Measure]:
    """Yield the measures that every report has, in their order."""
    yield Measure(
        id=ALL_MET,
        topic=Topic.CRITERIA,
        scale=Scale.SHARE,
        title=_title(N_("All criteria: share met")),
    )
    for criterion in Criterion:
        yield from _criterion_measures(criterion)
    yield _amount("systems.count", Topic.SYSTEMS, _title(N_("AI systems")))
    for label in LegalLabel:
        title = _title("{label}", label=Named(key=label, label=label.label))
        yield _amount(f"systems.{label}", Topic.SYSTEMS, title)
    for key, text in _AMOUNTS.items():
        yield _amount(key, Topic.OPEN, _title(text))
    yield from _change_measures()


_AMOUNTS = {
    "open.law_now": N_("Law today, not met"),
    "open.soon": N_("Mandatory or due within twelve months, not met"),
    "actions.open": N_("Mitigations open"),
    "actions.overdue": N_("Mitigations overdue"),
    "actions.done": N_("Mitigations done"),
    "incidents.count": N_("Incidents"),
    "incidents.serious": N_("Serious incidents"),
}


def _criterion_measures(criterion: Criterion) -> Iterator[Measure]:
    named = Named(key=criterion, label=criterion.label)
    for key, scale, text in (
        ("met", Scale.SHARE, N_("{criterion}: share met")),
        ("law_level", Scale.LEVEL, N_("{criterion}: lowest level of what is law today")),
        ("level", Scale.LEVEL, N_("{criterion}: median level")),
    ):
        yield Measure(
            id=f"criterion.{criterion}.{key}",
            topic=Topic.CRITERIA,
            scale=scale,
            title=_title(text, criterion=named),
            criterion=criterion,
        )


def _change_measures() -> Iterator[Measure]:
    yield Measure(
        id=f"change.{ALL_MET}",
        topic=Topic.CHANGES,
        scale=Scale.POINTS,
        title=_title(N_("All criteria: share met")),
    )
    for criterion in Criterion:
        named = Named(key=criterion, label=criterion.label)
        yield Measure(
            id=f"change.criterion.{criterion}.met",
            topic=Topic.CHANGES,
            scale=Scale.POINTS,
            title=_title(N_("{criterion}: share met"), criterion=named),
            criterion=criterion,
        )
    for key, text in (
        ("systems.count", N_("AI systems")),
        ("open.law_now", N_("Law today, not met")),
        ("open.soon", N_("Mandatory or due within twelve months, not met")),
    ):
        yield Measure(
            id=f"change.{key}", topic=Topic.CHANGES, scale=Scale.CHANGE, title=_title(text)
        )


def _amount(key: str, topic: Topic, title: Sentence) -> Measure:
    return Measure(id=key, topic=topic, scale=Scale.AMOUNT, title=title)


def requirement_measures(keys: Iterable[str], ids: RequirementIds) -> Iterator[Measure]:
    """Yield the measures of requirements: how far each is met, and its level."""
    for key in keys:
        texts = ids.titles.get(key, {})
        values = {"id": key, "title": Named(key=key, texts=texts)}
        title = _title("{id} {title}", **values) if texts else _title("{id}", id=key)
        for name, scale in (("state", Scale.STATE), ("level", Scale.LEVEL)):
            yield Measure(
                id=f"requirement.{key}.{name}",
                topic=Topic.REQUIREMENTS,
                scale=scale,
                title=title,
                criterion=ids.criteria.get(key),
            )


def question_measures(reports: Iterable[YearlyReport]) -> Iterator[Measure]:
    """Yield the further questions that all answer with numbers, or all with yes or no."""
    found: dict[str, set[type]] = {}
    for report in reports:
        for figure in report.figures:
            kinds = found.setdefault(question_id(report, figure.id), set())
            if figure.value is not None:
                kinds.add(bool if isinstance(figure.value, bool) else _kind(figure.value))
    for key in sorted(found):
        scale = _SCALES.get(frozenset(found[key]))
        if scale is not None:
            title = _title("{id}", id=key.split(".", 1)[1])
            yield Measure(id=key, topic=Topic.QUESTIONS, scale=scale, title=title)


_SCALES: Mapping[frozenset[type], Scale] = {
    frozenset({bool}): Scale.YES_NO,
    frozenset({float}): Scale.AMOUNT,
}


def _kind(value: FigureValue) -> type:
    return float if isinstance(value, int | float) else str


def question_id(report: YearlyReport, figure: str) -> str:
    """Return the id of a further question: that of another request is another question."""
    return f"question.{report.request.id}.{figure}"


def report_values(
    report: YearlyReport, comparison: Comparison, previous: PreviousYear | None
) -> Iterator[tuple[str, MeasureValue]]:
    """Yield what a report says, by the id of the measure."""
    criteria = comparison.criteria(report)
    yield from _criteria_values(criteria)
    yield "systems.count", report.systems.count
    for label in LegalLabel:
        yield f"systems.{label}", report.systems.by_label.get(label, 0)
    yield "open.law_now", report.open.law_now
    yield "open.soon", report.open.soon
    yield "actions.open", report.actions.open
    yield "actions.overdue", report.actions.overdue
    yield "actions.done", report.actions.done
    yield "incidents.count", report.incidents.count
    yield "incidents.serious", report.incidents.serious
    for key, answer in comparison.answers(report).items():
        yield f"requirement.{key}.state", str(answer.state)
        is_silent = answer.state is ReportState.NOT_APPLICABLE
        yield f"requirement.{key}.level", None if is_silent else answer.level
    for figure in report.figures:
        value = figure.value
        shown = _YES_NO[value] if isinstance(value, bool) else value
        yield question_id(report, figure.id), shown
    if previous is not None:
        yield from _changes(report, criteria, previous)


def _criteria_values(
    criteria: Mapping[Criterion, CriterionFigures],
) -> Iterator[tuple[str, MeasureValue]]:
    yield ALL_MET, _share(criteria.values())
    for criterion, figures in criteria.items():
        yield f"criterion.{criterion}.met", _share([figures])
        yield f"criterion.{criterion}.law_level", figures.lowest_law_level
        yield f"criterion.{criterion}.level", figures.median_level


def _share(figures: Iterable[CriterionFigures]) -> float | None:
    pairs = [(each.met, each.applicable) for each in figures]
    applicable = sum(each for _, each in pairs)
    return sum(met for met, _ in pairs) / applicable if applicable else None


def _changes(
    report: YearlyReport,
    criteria: Mapping[Criterion, CriterionFigures],
    previous: PreviousYear,
) -> Iterator[tuple[str, MeasureValue]]:
    before = {each.criterion: each for each in previous.criteria}
    yield f"change.{ALL_MET}", _less(_share(criteria.values()), _share(before.values()))
    for criterion in criteria.keys() & before.keys():
        now, then = _share([criteria[criterion]]), _share([before[criterion]])
        yield f"change.criterion.{criterion}.met", _less(now, then)
    yield "change.systems.count", report.systems.count - previous.systems
    yield "change.open.law_now", report.open.law_now - previous.law_now
    yield "change.open.soon", report.open.soon - previous.soon


def _less(now: float | None, then: float | None) -> float | None:
    return None if now is None or then is None else now - then
