"""The papers that can be written of a project; adding a document is adding an entry here."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from rai_desktop.domain.codes import LabelledCode
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.papers.dossier import DOSSIER, dossier
from rai_desktop.services.papers.history_extract import HISTORY, history_extract
from rai_desktop.services.papers.law_forms.building import law_form
from rai_desktop.services.papers.law_forms.kinds import LAW_FORMS
from rai_desktop.services.papers.management import MANAGEMENT, management_page
from rai_desktop.services.papers.model import Paper
from rai_desktop.services.papers.request import PaperRequest
from rai_desktop.services.papers.requirement_status import REQUIREMENTS, requirement_status
from rai_desktop.services.papers.review_protocol import REVIEWS, review_protocol
from rai_desktop.services.papers.risk_register import RISKS, risk_register
from rai_desktop.services.project import OpenProject
from rai_desktop.services.yearly_report.papers import RECEIPT, REPORT
from rai_desktop.services.yearly_report.registered import draft_of_report, receipt_of_report
from rai_desktop.services.years.paper import NAME, PURPOSE, YEAR, year_paper


class PaperGroup(LabelledCode):
    """Whom a document is meant for, or what it is about."""

    MANAGEMENT = "management", N_("For the management")
    AUDITOR = "auditor", N_("For auditors")
    SYSTEM = "system", N_("About one AI system")
    FORM = "form", N_("Forms of the law, to be filled in")


BuildPaper = Callable[[OpenProject, Labels, PaperRequest], Paper]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKind:
    """A kind of paper: its name, what it is for, and what builds it.

    ``about`` is the kind of entry that one paper is about; ``None`` when it tells of the whole
    project. ``is_form`` papers are meant to be filled in, so a Word file is offered first. Those
    ``for_auditor`` belong into the pack that an auditor gets.
    """

    key: str
    name: str
    purpose: str
    build: BuildPaper
    about: EntityKind | None = None
    is_form: bool = False
    for_auditor: bool = False

    @property
    def group(self) -> PaperGroup:
        """Where the document is offered."""
        if self.is_form:
            return PaperGroup.FORM
        if self.about is EntityKind.SYSTEM:
            return PaperGroup.SYSTEM
        return PaperGroup.MANAGEMENT if self.key == MANAGEMENT else PaperGroup.AUDITOR


PAPERS = (
    PaperKind(
        key=MANAGEMENT,
        name=N_("AI at a glance"),
        purpose=N_("One page for the managing director: use, risks, what is overdue, next dates."),
        build=management_page,
        for_auditor=True,
    ),
    PaperKind(
        key=DOSSIER,
        name=N_("Dossier of an AI system"),
        purpose=N_("Everything about one AI system, for auditors and for handing over."),
        build=dossier,
        about=EntityKind.SYSTEM,
    ),
    PaperKind(
        key=RISKS,
        name=N_("Risk register"),
        purpose=N_("All risks with matrices of today and of the target, and what is done."),
        build=risk_register,
        for_auditor=True,
    ),
    PaperKind(
        key=REQUIREMENTS,
        name=N_("Status of the requirements"),
        purpose=N_("How far each requirement is met, with the evidence of each criterion."),
        build=requirement_status,
        for_auditor=True,
    ),
    PaperKind(
        key=HISTORY,
        name=N_("Extract of the history"),
        purpose=N_("Who changed what and when, with the fingerprint of each step."),
        build=history_extract,
    ),
    PaperKind(
        key=REVIEWS,
        name=N_("Protocol of reviews"),
        purpose=N_("What was decided in each review and what came of it, with lines to sign."),
        build=review_protocol,
        for_auditor=True,
    ),
    PaperKind(key=YEAR, name=NAME, purpose=PURPOSE, build=year_paper),
    PaperKind(
        key=REPORT,
        name=N_("Draft of the yearly report"),
        purpose=N_("What would be passed on to the alliance about the year that was closed last."),
        build=draft_of_report,
    ),
    PaperKind(
        key=RECEIPT,
        name=N_("Receipt for the yearly report"),
        purpose=N_("Which report was finished last, with room to note the reply."),
        build=receipt_of_report,
    ),
    *(
        PaperKind(
            key=form.key,
            name=form.name,
            purpose=form.purpose,
            build=partial(law_form, form.key),
            about=EntityKind.SYSTEM,
            is_form=True,
        )
        for form in LAW_FORMS
    ),
)


def paper_kind(key: str) -> PaperKind:
    """Return the kind of paper that ``key`` names.

    Raises:
        UsageError: there is none; the message names those that exist.
    """
    found = {kind.key: kind for kind in PAPERS}
    if key not in found:
        raise UsageError(
            N_("There is no document {name}. Possible: {names}."), name=key, names=", ".join(found)
        )
    return found[key]
