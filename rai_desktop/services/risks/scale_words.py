"""The steps of a scale in words: what each means, under the heading it stands under."""

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.rating import Method, ScaleStep
from rai_desktop.domain.texts import N_
from rai_desktop.words import Words

ANCHORS = {
    "likelihood": (N_("Frequency"), N_("What it means")),
    "impact_persons": (N_("Rights"), N_("Health and safety")),
    "impact_business": (N_("Money and operation"), N_("Law and reputation")),
}
"""What the anchors of a scale are about, in their order."""


def step_title(words: Words, step: ScaleStep) -> str:
    """Return number and word of a step."""
    return f"{step.level} – {words.pick(step.label)}"


def step_lines(words: Words, scale: str, step: ScaleStep) -> tuple[str, ...]:
    """Return what a step means: each anchor behind its heading."""
    heads = ANCHORS[scale]
    pairs = zip(heads, step.anchors, strict=False)
    return tuple(
        words.filled(N_("{heading}: {meaning}"), heading=words(head), meaning=words.pick(text))
        for head, text in pairs
    )


def level_word(words: Words, method: Method, level: RiskLevel) -> str:
    """Return the name of a level; only a method of one's own has others than the program."""
    names = (one.label for one in method.levels if one.level is level) if method.own else ()
    return words.pick(next(iter(names), {})) or words(level.label)
