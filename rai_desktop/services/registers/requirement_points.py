"""What is open about requirements: one point for each that is law today, however many systems."""

from collections.abc import Iterator, Sequence

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.requirements import COMPANY, Item, RequirementScore
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.registers.model import OpenPoint
from rai_desktop.services.requirements.assessing import Standing

IS_OPEN = N_("The requirement is mandatory today and not met.")


def requirement_points(
    labels: Labels, standing: Standing, system: Uid | None = None
) -> Iterator[OpenPoint]:
    """Yield what is law today and not met, and how many other requirements nobody answered."""
    unanswered = 0
    for score in standing.assessment.scores:
        items = [item for item in score.items if system is None or item.subject == system]
        gaps = [item for item in items if item.is_open and item.is_law_today]
        if gaps:
            yield _point(labels, score, gaps)
        elif any(not item.effective.is_known for item in items):
            unanswered += 1
    if unanswered:
        words = labels.words
        text = words.plural(
            "{count} other requirement is not answered everywhere.",
            "{count} other requirements are not answered everywhere.",
            unanswered,
        )
        yield OpenPoint(
            kind=EntityKind.ANSWER_SHEET,
            uid=Uid(standing.rules.pack),
            entry=words(N_("Requirements")),
            text=text,
            due=None,
        )


def _point(labels: Labels, score: RequirementScore, gaps: Sequence[Item]) -> OpenPoint:
    words = labels.words
    parts = [f"{score.rule.id} {words.pick(score.rule.title)}"]
    systems = [item for item in gaps if item.subject != COMPANY]
    if systems:
        parts.append(words.plural("{count} AI system", "{count} AI systems", len(systems)))
    missing = sum(not item.effective.is_known for item in systems or gaps)
    if missing:
        text = N_("{count} of them not answered") if systems else N_("Not answered")
        parts.append(words.filled(text, count=words.number(missing)))
    return OpenPoint(
        kind=EntityKind.ANSWER_SHEET,
        uid=Uid(score.rule.id),
        entry=" · ".join(parts),
        text=words(IS_OPEN),
        due=min((item.need.since for item in gaps if item.need.since), default=None),
    )
