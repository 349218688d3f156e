"""What an obligation says about itself, from the law: for forms, command line and prints."""

from collections.abc import Iterator

from rai_desktop.domain.kinds.obligation import Obligation
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.fines import fine_text
from rai_desktop.services.law.words import addressees
from rai_desktop.services.project import OpenProject

NOT_IN_PACK = N_(
    "The content packs of this program no longer contain this obligation. Its state is kept."
)
FROM_KEPT_PACK = N_(
    "The content packs of this program no longer contain this obligation. The text is that of "
    "the pack by which it was found."
)


def duty_facts(
    project: OpenProject, labels: Labels, obligation: Obligation
) -> Iterator[tuple[str, str]]:
    """Yield label and text of each fact that the law gives, in the order in which it is read."""
    words, duty = labels.words, labels.duty(obligation.title or "")
    if duty.rule is None:
        yield words(N_("Obligation")), words(NOT_IN_PACK)
        return
    if duty.is_kept:
        yield words(N_("Obligation")), words(FROM_KEPT_PACK)
    yield words(N_("Article")), duty.articles
    yield words(N_("Concerns")), addressees(labels, duty)
    yield words(N_("AI system")), _subject(project, labels, obligation)
    yield words(N_("Applies from")), _days(labels, obligation)
    yield words(N_("Condition")), duty.condition
    yield words(N_("Evidence to keep")), "\n".join(f"– {text}" for text in duty.evidence)
    yield words(N_("Covered by requirement")), duty.covered_by
    yield words(N_("Note")), "\n".join(filter(None, (duty.note, duty.mark)))
    yield words(N_("Highest fine")), _penalty(project, labels, duty.rule.penalty)


def _subject(project: OpenProject, labels: Labels, obligation: Obligation) -> str:
    if obligation.system is None:
        return labels.words(N_("The company as a whole"))
    entity = project.store.entity(obligation.system)
    number = project.number(entity) if entity else ""
    return f"{number} {project.name(obligation.system)}".strip()


def _days(labels: Labels, obligation: Obligation) -> str:
    words = labels.words
    if obligation.applies_from is None:
        text = words(N_("Recommended, not asked for by law"))
    elif obligation.applies_until is None:
        text = words.day(obligation.applies_from)
    else:
        days = (words.day(obligation.applies_from), words.day(obligation.applies_until))
        text = words.filled(N_("{start} until {end}"), start=days[0], end=days[1])
    if obligation.may_apply:
        text = f"{text}\n{words(N_('Only if an open question turns out so'))}"
    return text


def _penalty(project: OpenProject, labels: Labels, penalty: str) -> str:
    rule = next((rule for rule in labels.law().penalties if rule.id == penalty), None)
    if rule is None:
        return ""
    told = (fine_text(labels, rule, project.organisation()), labels.cited(rule.reference))
    return "\n".join(filter(None, told))
