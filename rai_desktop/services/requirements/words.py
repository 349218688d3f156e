"""Requirements in words: how binding they are, how far they are met, whom they are about."""

from collections.abc import Iterator
from datetime import date

from rai_desktop.domain.requirements import (
    MATURITY,
    Need,
    NeedKind,
    Origin,
    Reason,
    RequirementRules,
    State,
)
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.requirements.lines import Line
from rai_desktop.words import Words

WHOLE_COMPANY = N_("The company as a whole")
NOT_ANSWERED = N_("Not answered")
ORIGINS = {
    Origin.OWN: N_("Own answer"),
    Origin.INHERITED: N_("Inherited from the company"),
    Origin.MISSING: NOT_ANSWERED,
}
MET = {
    State.MET: N_("Yes"),
    State.PARTLY: N_("Partly"),
    State.NOT_MET: N_("No"),
    State.NOT_APPLICABLE: State.NOT_APPLICABLE.label,
}


def level_text(words: Words, line: Line) -> str:
    """Return the level of a line with its word; what nobody answered counts as 0."""
    effective = line.effective
    if not effective.applies:
        return words(State.NOT_APPLICABLE.label)
    if not effective.is_known:
        return f"0 – {words(NOT_ANSWERED)}"
    return maturity_text(words, effective.level)


def maturity_text(words: Words, level: int | None) -> str:
    """Return a level with its word; a dash for none."""
    return "–" if level is None else f"{level} – {words(MATURITY[level])}"


def shared_text(words: Words, line: Line, *, has_own: bool) -> str:
    """Return about how many systems a shared line tells."""
    if line.effective.origin is Origin.MISSING:
        return words.plural(
            "{count} AI system without an answer",
            "{count} AI systems without an answer",
            line.systems,
        )
    if has_own:
        return words.plural(
            "Applies to {count} further AI system",
            "Applies to {count} further AI systems",
            line.systems,
        )
    return words.plural(
        "Applies to {count} AI system", "Applies to {count} AI systems", line.systems
    )


def binding_text(labels: Labels, need: Need, day: date) -> str:
    """Return how binding a need is, since or from when, and by which article."""
    words = labels.words
    texts = {NeedKind.MANDATORY_NOW: N_("since {day}"), NeedKind.MANDATORY_FROM: N_("from {day}")}
    start = ""
    if need.since is not None and need.kind in texts:
        start = words.filled(texts[need.kind], day=words.day(need.since))
    parts = (labels.code(need.kind), start, articles(labels, need, day))
    return " · ".join(filter(None, parts))


def articles(labels: Labels, need: Need, day: date) -> str:
    """Return the places in the law that make a need as binding as it is."""
    reasons = _deciding(need, day)
    found = (reference for reason in reasons for reference in reason.binding.reference)
    return labels.cited(dict.fromkeys(found))


def _deciding(need: Need, day: date) -> Iterator[Reason]:
    """Yield the reasons behind the kind of a need; good practice has no law behind it."""
    laws = [reason for reason in need.reasons if reason.binding.is_law]
    certain = [reason for reason in laws if reason.is_certain]
    if need.kind is NeedKind.CONDITIONAL:
        yield from laws
    elif need.kind is NeedKind.MANDATORY_FROM:
        yield from certain
    elif need.kind is NeedKind.MANDATORY_NOW:
        yield from (reason for reason in certain if reason.has_started(day))


def source_text(words: Words, rules: RequirementRules) -> str:
    """Return from which pack requirements come, and by which state of the law."""
    return words.filled(
        N_("{title} · pack {pack} {version} · state of law {day}"),
        title=words.pick(rules.title),
        pack=rules.pack,
        version=rules.version,
        day=words.day(rules.state_of_law),
    )
