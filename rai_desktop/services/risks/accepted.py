"""What an acceptance says, for whoever looks at its record."""

from datetime import date

from rai_desktop.domain.kinds.acceptance import Acceptance
from rai_desktop.domain.kinds.registry import KINDS, kind_of
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.reviews.shown import ShownFact
from rai_desktop.services.risks.acceptance_words import standing_text
from rai_desktop.services.risks.acceptances import standing

_ELSEWHERE = ("number", "title")
"""What the head of the form says already."""


def accepted_facts(
    project: OpenProject, labels: Labels, acceptance: Acceptance, day: date
) -> tuple[ShownFact, ...]:
    """Return how an acceptance stands on ``day``, and what was decided, without empty fields."""
    now = standing(project, acceptance, day, labels.method())
    facts = [
        ShownFact(
            label=labels.words(N_("Status today")),
            text=standing_text(project, labels, acceptance, now),
        )
    ]
    for spec in KINDS[kind_of(acceptance)].fields:
        if not spec.fixed or spec.internal or spec.key in _ELSEWHERE:
            continue
        text = labels.value(project, acceptance, spec)
        if text:
            facts.append(ShownFact(label=labels.field(spec), text=text))
    return tuple(facts)
