"""The radar of the five criteria."""

from rai_desktop.domain.texts import N_
from rai_desktop.services.pictures import Axis, Drawing, RadarLabels, TextWidth, radar
from rai_desktop.services.requirements.assessing import Standing
from rai_desktop.words import Words

NONE = N_("none")
_LINES = (N_("Mandatory today, lowest level"), N_("Median of all"))


def maturity_radar(
    words: Words,
    standing: Standing,
    measure: TextWidth,
    *,
    size: tuple[float, float] = (360.0, 300.0),
) -> Drawing:
    """Return the radar of the five criteria: what is law today, and the median of all."""
    criteria = standing.assessment.criteria
    axes = [
        Axis(label=words(one.criterion.label), values=(one.law_level, one.median))
        for one in criteria
    ]
    labels = RadarLabels(
        title=words(N_("Maturity by criterion")),
        lines=(words(_LINES[0]), words(_LINES[1])),
        none=words(NONE),
        point="," if words.language == "de" else ".",
    )
    return radar(axes, labels, measure, goal=met_level(standing), size=size)


def met_level(standing: Standing) -> int:
    """Return the level from which requirements are met."""
    return max((rule.met_from for rule in standing.rules.requirements), default=3)
