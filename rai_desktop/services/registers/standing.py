"""How far requirements and frameworks are met, as figures for summaries."""

from collections.abc import Iterable, Iterator

from rai_desktop.domain.requirements import COMPANY, CriterionScore, FrameworkCoverage, Item
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.registers.frameworks import STATES, state_words
from rai_desktop.services.registers.model import Fact, StandingFigures
from rai_desktop.services.requirements.assessing import Standing
from rai_desktop.services.requirements.words import maturity_text, source_text
from rai_desktop.words import Words

UNANSWERED = N_("What nobody answered counts as level 0.")
_CRITERIA_HEADS = (
    N_("Criterion"),
    N_("Lowest level of what is mandatory today"),
    N_("Median of all levels"),
    N_("Met"),
)
_FRAMEWORK_HEADS = (N_("Framework"),)


def standing_figures(labels: Labels, standing: Standing | None) -> StandingFigures | None:
    """Return the figures; ``None`` while nothing was answered."""
    if standing is None:
        return None
    words = labels.words
    frameworks = standing.frameworks
    return StandingFigures(
        title=words(N_("Requirements by criterion")),
        source=f"{source_text(words, standing.rules)}. {words(UNANSWERED)}",
        figures=tuple(_figures(words, standing)),
        criteria_heads=tuple(map(words, _CRITERIA_HEADS)),
        criteria=tuple(_criterion(labels, each) for each in standing.assessment.criteria),
        framework_title=words(N_("Frameworks: how many points are met")),
        framework_heads=(*map(words, _FRAMEWORK_HEADS), *state_words(labels).values()),
        frameworks=tuple(_framework(words, each) for each in frameworks),
        framework_notes=tuple(_notes(words, frameworks)),
    )


def _figures(words: Words, standing: Standing) -> Iterator[Fact]:
    found = standing.assessment
    share = "–" if found.share_met is None else f"{round(100 * found.share_met)} %"
    met = words.filled(
        N_("Requirements met: {met} of {count}"),
        met=words.number(found.met),
        count=words.number(found.applicable),
    )
    yield Fact(label=met, text=share)
    yield _open(words, N_("Mandatory today and open"), found.open_law_today)
    yield _open(words, N_("Open, mandatory or due within a year"), found.open_within_a_year)


def _open(words: Words, text: str, items: Iterable[Item]) -> Fact:
    """Return how many requirements are open, and for how many AI systems at most."""
    found = list(items)
    count = len({item.rule.id for item in found})
    systems = len({item.subject for item in found} - {COMPANY})
    label = words(text)
    if systems:
        label = f"{label} ({words.plural('{count} AI system', '{count} AI systems', systems)})"
    return Fact(label=label, text=words.number(count))


def _criterion(labels: Labels, score: CriterionScore) -> tuple[str, ...]:
    words = labels.words
    met = words.filled(N_("{met} of {count}"), met=score.met, count=score.applicable)
    return (
        labels.code(score.criterion),
        maturity_text(words, score.law_level),
        _median(words, score.median),
        met if score.applicable else "–",
    )


def _median(words: Words, median: float | None) -> str:
    if median is None:
        return "–"
    text = f"{median:g}"
    return text.replace(".", ",") if words.language == "de" else text


def _framework(words: Words, covered: FrameworkCoverage) -> tuple[str | int, ...]:
    return (words.pick(covered.framework.title), *(covered.count(state) for state in STATES))


def _notes(words: Words, frameworks: Iterable[FrameworkCoverage]) -> Iterator[str]:
    for each in frameworks:
        if each.framework.note:
            yield f"{words.pick(each.framework.title)}: {words.pick(each.framework.note)}"
