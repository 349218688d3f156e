"""Codes of the work: reviews, acceptances, findings, incidents, inquiries, good practices."""

from rai_desktop.domain.codes import LabelledCode
from rai_desktop.domain.texts import N_


class ReviewVerdict(LabelledCode):
    """What a reviewer decided."""

    APPROVED = "approved", N_("In order")
    APPROVED_WITH_CONDITIONS = "approved_with_conditions", N_("In order with conditions")
    RETURNED = "returned", N_("Returned for rework")


class AcceptanceState(LabelledCode):
    """Whether an acceptance of a risk still holds; computed, never stored."""

    HOLDS = "holds", N_("Holds")
    EXPIRING = "expiring", N_("Expires soon")
    EXPIRED = "expired", N_("Expired")
    LAPSED = "lapsed", N_("Lapsed")
    REVOKED = "revoked", N_("Revoked")

    @property
    def holds(self) -> bool:
        """Whether the risk counts as accepted."""
        return self in (self.HOLDS, self.EXPIRING)


class FindingStatus(LabelledCode):
    """Where the work on a finding stands."""

    OPEN = "open", N_("Open")
    CORRECTIVE_ACTION = "corrective_action", N_("Corrective action")
    EFFECTIVENESS_CHECK = "effectiveness_check", N_("Effectiveness check")
    CLOSED = "closed", N_("Closed")


class FindingSource(LabelledCode):
    """What a finding comes from."""

    REVIEW = "review", N_("Review")
    AUDIT = "audit", N_("Audit")
    INCIDENT = "incident", N_("Incident")
    COMPLAINT = "complaint", N_("Complaint")
    OWN = "own", N_("Noticed by ourselves")


class FindingSeverity(LabelledCode):
    """How serious a finding is (terms of audits after ISO 19011)."""

    OBSERVATION = "observation", N_("Opportunity for improvement")
    MINOR = "minor", N_("Minor nonconformity")
    MAJOR = "major", N_("Major nonconformity")


class IncidentStatus(LabelledCode):
    """Where the work on an incident stands."""

    OPEN = "open", N_("Open")
    CONTAINED = "contained", N_("Contained")
    CLOSED = "closed", N_("Closed")


class InquiryType(LabelledCode):
    """Whom an inquiry asks, or with what the inventory is compared."""

    DEPARTMENT = "department", N_("Department asked")
    SUPPLIER = "supplier", N_("Supplier asked")
    PURCHASING = "purchasing", N_("Compared with purchasing")
    IT = "it", N_("Compared with IT")


class InquiryStatus(LabelledCode):
    """What came of an inquiry."""

    OPEN = "open", N_("Waiting for an answer")
    ANSWERED = "answered", N_("Answered")
    NONE_USED = "none_used", N_("Answered: no AI in use")
    NO_ANSWER = "no_answer", N_("No answer came")


class Sharing(LabelledCode):
    """Whether a good practice may be told to others, and whether with the company's name."""

    NOT = "not", N_("Not shared")
    ANONYMOUS = "anonymous", N_("Shared without our name")
    NAMED = "named", N_("Shared with our name")
