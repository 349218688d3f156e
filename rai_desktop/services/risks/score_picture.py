"""The curve of one risk in the words of one language."""

from collections.abc import Sequence
from datetime import date

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.pictures import Curve, CurveLabels, CurvePoint
from rai_desktop.services.risks.score_history import Score

TITLE = N_("History of the risk level")


def score_curve(labels: Labels, scores: Sequence[Score], today: date) -> Curve:
    """Return the curve of a risk up to today, for people and for the business."""
    words = labels.words
    return Curve(
        points=tuple(
            CurvePoint(
                day=score.day,
                word=words.day(score.day),
                levels=(score.levels.persons, score.levels.business),
            )
            for score in scores
        ),
        end=today,
        labels=CurveLabels(
            title=words(TITLE),
            lines=(words(N_("For people")), words(N_("For the business"))),
            levels=tuple(labels.code(level) for level in RiskLevel),
            none=words(N_("Not rated")),
            end=words.day(today),
        ),
    )
