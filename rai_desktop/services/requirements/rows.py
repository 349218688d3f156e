"""The requirements as rows of a list: what each asks, how binding it is, how far it is met."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.codes import Criterion
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.requirements import (
    COMPANY,
    MATURITY,
    Item,
    Need,
    NeedKind,
    RequirementAnswer,
    RequirementScore,
    State,
)
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject
from rai_desktop.services.requirements.assessing import Standing
from rai_desktop.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementRow:
    """One requirement in the language of the reader; ``level`` is empty where none applies.

    ``place`` is where the law says so, ``lowest`` names the system that stands lowest, ``spread``
    how many stand on which level.
    """

    id: str
    title: str
    criterion: Criterion
    binding: str
    place: str
    kind: NeedKind
    level: int | None
    digit: str
    word: str
    state: State
    state_word: str
    is_known: bool
    lowest: str
    spread: str
    person: str
    due: date | None
    score: RequirementScore

    @property
    def is_open(self) -> bool:
        """Whether it applies and is not met everywhere."""
        return self.score.is_open

    @property
    def order(self) -> tuple[object, ...]:
        """What rows are ordered by: gaps first, of those what is law today first."""
        return not self.is_open, *self.score.need.strength


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFilter:
    """Which requirements to show; empty fields leave nothing out."""

    starter_only: bool = False
    open_only: bool = False
    criterion: str = ""
    framework: str = ""

    def fits(self, row: RequirementRow) -> bool:
        """Return whether a row is shown."""
        rule = row.score.rule
        return (
            (rule.in_starter_set or not self.starter_only)
            and (row.is_open or not self.open_only)
            and self.criterion in ("", str(row.criterion))
            and (not self.framework or self.framework in rule.refs)
        )


def requirement_rows(
    project: OpenProject, catalogue: Catalogue, labels: Labels, standing: Standing
) -> tuple[RequirementRow, ...]:
    """Return the rows by criterion; in each the gaps first, of those what is law today first."""
    rows = [_row(project, catalogue, labels, score) for score in standing.assessment.scores]
    places = {criterion: place for place, criterion in enumerate(Criterion)}
    return tuple(sorted(rows, key=lambda row: (places[row.criterion], *row.order)))


def binding_text(words: Words, need: Need) -> str:
    """Return how binding a requirement is; what may still change says so."""
    text = words(need.kind.label)
    if need.kind is NeedKind.MANDATORY_FROM and need.since is not None:
        text = words.filled(N_("Mandatory from {day}"), day=words.day(need.since))
    if need.is_certain:
        return text
    return words.filled(N_("To be clarified: {binding}"), binding=text)


def level_text(words: Words, level: int | None) -> str:
    """Return a level with its word, such as “2 Defined”."""
    return f"{level} {words(MATURITY[level])}" if level is not None else ""


def name_of(project: OpenProject, words: Words, subject: str) -> str:
    """Return what a subject is called: a system with its number, or the whole company."""
    if subject == COMPANY:
        return words(N_("The company"))
    entity = project.store.entity(Uid(subject))
    return f"{project.number(entity)} {project.name(Uid(subject))}".strip() if entity else ""


def _row(
    project: OpenProject, catalogue: Catalogue, labels: Labels, score: RequirementScore
) -> RequirementRow:
    words, rule = labels.words, score.rule
    plan = score.first_plan
    return RequirementRow(
        id=rule.id,
        title=words.pick(rule.title),
        criterion=rule.criterion,
        binding=binding_text(words, score.need),
        place=_place(catalogue, words, score.need),
        kind=score.need.kind,
        level=score.level,
        digit=_digit(score),
        word=_word(words, score),
        state=score.state,
        state_word=_state_word(words, score),
        is_known=score.is_known,
        lowest=_lowest(project, words, score.lowest),
        spread=spread_text(words, score.distribution),
        person=project.name(Uid(plan.person)) if plan and plan.person else "",
        due=plan.due if plan else None,
        score=score,
    )


def _place(catalogue: Catalogue, words: Words, need: Need) -> str:
    """Return the place in the law that makes it so binding; empty when no law does."""
    laws = [one for one in need.reasons if one.binding.is_law and one.binding.reference]
    best = min(laws, key=lambda one: one.binding.applies_from != need.since, default=None)
    return catalogue.cite(best.binding.reference[0], words.language) if best else ""


def _word(words: Words, score: RequirementScore) -> str:
    level = score.level
    if level is None:
        return words(State.NOT_APPLICABLE.label)
    if not score.is_partly_known:
        return words(N_("Not answered"))
    return words(MATURITY[level])


def _digit(score: RequirementScore) -> str:
    return str(score.level) if score.is_partly_known and score.level is not None else "–"


def _state_word(words: Words, score: RequirementScore) -> str:
    is_said = score.state is not State.NOT_APPLICABLE
    return words(score.state.label) if is_said else words(N_("With a reason"))


def shared_plan(score: RequirementScore) -> RequirementAnswer | None:
    """Return what is planned for all gaps of a requirement alike; ``None`` when plans differ."""
    plans = [group.effective.plan for group in score.open_groups]
    parts = {(plan.target, plan.person, plan.due) if plan else None for plan in plans}
    return plans[0] if len(parts) == 1 else None


def _lowest(project: OpenProject, words: Words, item: Item | None) -> str:
    if item is None or item.subject == COMPANY or not item.rule.of_system:
        return ""
    return name_of(project, words, item.subject)


def spread_text(words: Words, distribution: Iterable[int]) -> str:
    """Return how many systems stand on which level, such as “2 on level 0, 5 on level 3”."""
    counts: Mapping[int, int] = {level: n for level, n in enumerate(distribution) if n}
    return ", ".join(
        words.filled(N_("{count} on level {level}"), count=words.number(count), level=str(level))
        for level, count in counts.items()
    )
