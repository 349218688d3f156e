"""The curve of one risk in the words of one language."""

from collections.abc import Sequence
from datetime import date

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.pictures import CurveLabels, CurvePoint, Drawing, TextWidth, level_curve
from rai_desktop.services.risks.score_history import Score

TITLE = N_("History of the risk level")


def score_picture(
    labels: Labels,
    scores: Sequence[Score],
    today: date,
    measure: TextWidth,
    *,
    size: tuple[float, float] = (440.0, 150.0),
) -> Drawing:
    """Return the curve of a risk up to today, for people and for the business."""
    words = labels.words
    points = [
        CurvePoint(
            day=score.day,
            word=words.day(score.day),
            levels=(score.levels.persons, score.levels.business),
        )
        for score in scores
    ]
    told = CurveLabels(
        title=words(TITLE),
        lines=(words(N_("For people")), words(N_("For the business"))),
        levels=tuple(labels.code(level) for level in RiskLevel),
        none=words(N_("Not rated")),
        end=words.day(today),
    )
    return level_curve(points, today, told, measure, size=size)
