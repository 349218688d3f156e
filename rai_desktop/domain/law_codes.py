"""Codes of what follows from the law: labels, classifications, obligations, tasks."""

from rai_desktop.domain.codes import LabelledCode
from rai_desktop.domain.texts import N_


class LegalLabel(LabelledCode):
    """What a system is under the AI Act; a system can carry several at once."""

    PROHIBITED = "PROHIBITED", N_("Prohibited practice")
    HR_I_A = "HR_I_A", N_("High-risk (Annex I Section A)")
    HR_I_B = "HR_I_B", N_("High-risk (Annex I Section B): sector law")
    HR_III = "HR_III", N_("High-risk (Annex III)")
    EXEMPT_6_3 = "EXEMPT_6_3", N_("Derogation under Art. 6(3)")
    TRANSP = "TRANSP", N_("Transparency obligations")
    GPAI = "GPAI", N_("General-purpose AI model")
    GPAI_SR = "GPAI_SR", N_("General-purpose AI model with systemic risk")
    MINIMAL = "MINIMAL", N_("No specific duties (AI literacy applies)")
    OUT = "OUT", N_("Out of scope")
    NOT_AI = "NOT_AI", N_("Not an AI system")
    OPEN = "OPEN", N_("Open")


class ClassificationStatus(LabelledCode):
    """How firm a classification is; a template or a suggestion never confirms one."""

    OPEN = "open", N_("Open")
    PROVISIONAL = "provisional", N_("Provisional")
    CONFIRMED = "confirmed", N_("Confirmed")
    OVERRIDDEN = "overridden", N_("Overridden")
    OUTDATED = "outdated", N_("Outdated")

    @property
    def is_decided(self) -> bool:
        """Whether a person stands for it."""
        return self in (self.CONFIRMED, self.OVERRIDDEN)


class ObligationStatus(LabelledCode):
    """Where a standing duty stands; upcoming or applying follows from its dates."""

    UPCOMING = "upcoming", N_("Upcoming")
    APPLIES = "applies", N_("Applies")
    MET = "met", N_("Met")
    NOT_APPLICABLE = "not_applicable", N_("Not applicable")
    ENDED = "ended", N_("Ended")


class TaskStatus(LabelledCode):
    """Where a task stands."""

    OPEN = "open", N_("Open")
    IN_PROGRESS = "in_progress", N_("Being worked on")
    DONE = "done", N_("Done")
    POSTPONED = "postponed", N_("Postponed")
    DROPPED = "dropped", N_("Dropped")

    @property
    def is_active(self) -> bool:
        """Whether somebody still has to do it."""
        return self in (self.OPEN, self.IN_PROGRESS, self.POSTPONED)


class TaskOrigin(LabelledCode):
    """What a task comes from."""

    OWN = "own", N_("Own task")
    CLARIFY = "clarify", N_("Open question of the classification")
    OBLIGATION = "obligation", N_("Obligation")
    REQUIREMENT = "requirement", N_("Minimum requirement")
    MITIGATION = "mitigation", N_("Recurring mitigation")
    REVIEW = "review", N_("Review")
