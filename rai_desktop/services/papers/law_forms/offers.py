"""Which forms of the law make sense for a system, and why."""

from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.law_forms import Verdict
from rai_desktop.services.labels import Labels
from rai_desktop.services.papers.law_forms.subject import form_subject
from rai_desktop.services.papers.law_forms.verdicts import reason_text
from rai_desktop.services.project import OpenProject


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedForm:
    """A form with its name and the reason why it is offered; ``is_required``: for certain."""

    key: str
    name: str
    reason: str
    is_required: bool


def offered_forms(
    project: OpenProject, labels: Labels, system: Uid, day: date
) -> tuple[OfferedForm, ...]:
    """Return the forms that are required or useful by the classification, or may be so.

    Those that are required for certain come first.
    """
    facts = form_subject(project, labels, system, day).facts
    found = []
    for form in labels.catalogue.law_forms():
        decided = form.decided(facts)
        verdict = decided.case.verdict
        if verdict is Verdict.NOT_NEEDED:
            continue
        found.append(
            OfferedForm(
                key=form.id,
                name=labels.words.pick(form.title),
                reason=reason_text(labels.words, form, facts),
                is_required=verdict is Verdict.REQUIRED and decided.is_certain,
            )
        )
    return tuple(sorted(found, key=lambda offered: not offered.is_required))
