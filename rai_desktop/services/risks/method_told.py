"""What another risk method changes, in words."""

from collections.abc import Iterator

from rai_desktop.domain.kinds.acceptance import Acceptance
from rai_desktop.domain.rating import Method, Perspective, When
from rai_desktop.domain.texts import N_
from rai_desktop.services.project import OpenProject
from rai_desktop.services.risks.method_change import LevelChange, MethodEffect
from rai_desktop.services.risks.scale_words import level_word
from rai_desktop.words import Words

HEADINGS = (N_("Risk"), N_("Rating"), N_("Impact"), N_("Until now"), N_("From now on"))

_STATES = {
    When.INHERENT: N_("Without measures"),
    When.CURRENT: N_("Rating today"),
    When.TARGET: N_("Target"),
}
_WHOSE = {Perspective.PERSONS: N_("For people"), Perspective.BUSINESS: N_("For the business")}


def method_name(words: Words, method: Method) -> str:
    """Return the title of a method, whose it is, and its version."""
    text = N_("{title}, version {version}, method of this program")
    if method.own:
        text = N_("{title}, version {version}, own method of the company")
    return words.filled(text, title=words.pick(method.title), version=method.version)


def effect_text(words: Words, effect: MethodEffect) -> str:
    """Return in one or two sentences how many risks and acceptances another method changes."""
    if not effect.changes:
        return words(N_("No risk gets another risk level."))
    rising = sum(change.rises for change in effect.changes)
    parts = [
        words.plural(
            "{count} risk gets another risk level.",
            "{count} risks get another risk level.",
            effect.risks,
        ),
        words.filled(
            N_("Risk levels that rise: {rising}, that fall: {falling}."),
            rising=words.number(rising),
            falling=words.number(len(effect.changes) - rising),
        ),
    ]
    if effect.lapsing:
        parts.append(
            words.plural(
                "{count} acceptance lapses, because the risk level is higher than when accepted.",
                "{count} acceptances lapse, because the risk level is higher than when accepted.",
                len(effect.lapsing),
            )
        )
    return " ".join(parts)


def change_cells(
    project: OpenProject, words: Words, effect: MethodEffect, change: LevelChange
) -> tuple[str, str, str, str, str]:
    """Return risk, state, whose harm, and the level before and after, below ``HEADINGS``."""
    risk = project.entity(change.risk)
    return (
        f"{project.number(risk)} {project.name(change.risk)}".strip(),
        words(_STATES[change.when]),
        words(_WHOSE[change.perspective]),
        level_word(words, effect.before, change.before),
        level_word(words, effect.after, change.after),
    )


def lapsing_names(project: OpenProject, effect: MethodEffect) -> Iterator[str]:
    """Yield number and title of the acceptances that lapse."""
    for uid in effect.lapsing:
        acceptance = project.entity(uid)
        if isinstance(acceptance, Acceptance):
            yield f"{project.number(acceptance)} {acceptance.title}".strip()


def effect_lines(project: OpenProject, words: Words, effect: MethodEffect) -> Iterator[str]:
    """Yield all that changes, a line for each level and acceptance."""
    for change in effect.changes:
        risk, when, whose, before, after = change_cells(project, words, effect, change)
        yield f"{risk}: {when}, {whose}: {before} → {after}"
    for name in lapsing_names(project, effect):
        yield words.filled(N_("Acceptance lapses: {name}"), name=name)
