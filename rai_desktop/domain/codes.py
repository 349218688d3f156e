"""Codes of statuses and choices, each with its word.

The codes are those of the product's word list; they are stored, exported and never translated.
"""

from enum import StrEnum
from typing import Self

from rai_desktop.domain.texts import N_


class LabelledCode(StrEnum):
    """A stable code that knows its English label; the label is translated where it is shown."""

    label: str

    def __new__(cls, code: str, label: str = "") -> Self:
        """Make a member whose value is ``code``."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member


class Answer(LabelledCode):
    """Answer to a question; not knowing is never the harmless answer."""

    YES = "yes", N_("Yes")
    NO = "no", N_("No")
    UNKNOWN = "unknown", N_("Don't know")


class SystemStatus(LabelledCode):
    """Where an AI system stands in its life."""

    IDEA = "idea", N_("Idea")
    DEVELOPMENT = "development", N_("Development")
    PILOT = "pilot", N_("Pilot")
    IN_USE = "in_use", N_("In use")
    SUSPENDED = "suspended", N_("Suspended")
    RETIRED = "retired", N_("Retired")


class Approval(LabelledCode):
    """Whether the organisation released a system."""

    NONE = "none", N_("Not requested")
    REQUESTED = "requested", N_("Requested")
    GRANTED = "granted", N_("Granted")
    GRANTED_WITH_CONDITIONS = "granted_with_conditions", N_("Granted with conditions")
    REFUSED = "refused", N_("Refused")


class Source(LabelledCode):
    """Where a system comes from."""

    BOUGHT = "bought", N_("Bought and used as it is")
    BUILT = "built", N_("Built for us or by us")
    EMBEDDED = "embedded", N_("Part of our product")
    PASSED_ON = "passed_on", N_("Passed on to others")
    UNKNOWN = "unknown", N_("Don't know")


class Role(LabelledCode):
    """Role of the organisation for a system (AI Act Art. 3(3)-(8), (68))."""

    PROVIDER = "provider", N_("Provider")
    DEPLOYER = "deployer", N_("Deployer")
    IMPORTER = "importer", N_("Importer")
    DISTRIBUTOR = "distributor", N_("Distributor")
    PRODUCT_MANUFACTURER = "product_manufacturer", N_("Product manufacturer")
    AUTHORISED_REPRESENTATIVE = "authorised_representative", N_("Authorised representative")
    DOWNSTREAM_PROVIDER = "downstream_provider", N_("Downstream provider")


class RecordType(LabelledCode):
    """How much of an entry a system needs."""

    EVERYDAY_TOOL = "everyday_tool", N_("Everyday tool")
    OWN_SYSTEM = "own_system", N_("Own system")
    EMBEDDED_FUNCTION = "embedded_function", N_("Function inside other software")
    MODEL = "model", N_("AI model")
    AGENT = "agent", N_("AI agent")


class Technique(LabelledCode):
    """Technique a system rests on."""

    GENERATIVE = "generative", N_("Generative AI")
    LANGUAGE = "language", N_("Language processing")
    VISION = "vision", N_("Image recognition")
    SPEECH = "speech", N_("Speech")
    PREDICTION = "prediction", N_("Prediction or scoring")
    AGENTIC = "agentic", N_("Acting on its own (agent)")
    RULES = "rules", N_("Rules and knowledge")
    OTHER = "other", N_("Other technique")


class Influence(LabelledCode):
    """How much a system's output decides about people."""

    NONE = "none", N_("No influence on people")
    SUPPORT = "support", N_("Supports a person who decides")
    RECOMMENDATION = "recommendation", N_("Recommends a decision")
    AUTOMATIC = "automatic", N_("Decides by itself")


class AssessmentState(LabelledCode):
    """State of an assessment that the law may ask for."""

    UNKNOWN = "unknown", N_("Don't know")
    NOT_NEEDED = "not_needed", N_("Not needed")
    NEEDED = "needed", N_("Needed")
    IN_PROGRESS = "in_progress", N_("Under way")
    DONE = "done", N_("Done")


class RiskStatus(LabelledCode):
    """Where the work on a risk stands."""

    OPEN = "open", N_("Open")
    TREATED = "treated", N_("Treated")
    ACCEPTED = "accepted", N_("Accepted")
    CLOSED = "closed", N_("Closed")


class Treatment(LabelledCode):
    """Option of risk treatment (ISO 31000)."""

    AVOID = "avoid", N_("Avoid")
    REDUCE = "reduce", N_("Reduce")
    SHARE = "share", N_("Share")
    RETAIN = "retain", N_("Retain")


class RiskLevel(LabelledCode):
    """Assessed level of a risk; computed from ratings and matrix, never stored."""

    LOW = "low", N_("Low")
    MEDIUM = "medium", N_("Medium")
    HIGH = "high", N_("High")
    VERY_HIGH = "very_high", N_("Very high")


class RiskOrigin(LabelledCode):
    """How a risk was found."""

    OWN = "own", N_("Own finding")
    LIBRARY = "library", N_("Risk library")
    INCIDENT = "incident", N_("Incident")
    AUDIT = "audit", N_("Audit or review")
    IMPORTED = "imported", N_("Imported list")


class Confidence(LabelledCode):
    """How solid a rating is."""

    LOW = "low", N_("Low (estimate, no data)")
    MEDIUM = "medium", N_("Medium (experience, some data)")
    HIGH = "high", N_("High (tests, measurements, audits)")


class Criterion(LabelledCode):
    """Criterion of responsible AI; foundations are added by the product."""

    FOUNDATIONS = "foundations", N_("Foundations")
    DILIGENCE = "diligence", N_("Diligence")
    ROBUSTNESS_SECURITY = "robustness_security", N_("Robustness and security")
    ETHICS_RESPONSIBILITY = "ethics_responsibility", N_("Ethics and responsibility")
    TRUST = "trust", N_("Trust")


class MeasureStatus(LabelledCode):
    """Status of a mitigation; existing or planned follows from it."""

    PROPOSED = "proposed", N_("Proposed")
    PLANNED = "planned", N_("Planned")
    IN_PROGRESS = "in_progress", N_("In progress")
    IMPLEMENTED = "implemented", N_("Implemented")
    EFFECTIVE = "effective", N_("Effective")
    DEGRADED = "degraded", N_("Degraded")
    RETIRED = "retired", N_("Ended")
    REJECTED = "rejected", N_("Rejected")

    @property
    def is_existing(self) -> bool:
        """Whether the mitigation works today."""
        return self in (self.IMPLEMENTED, self.EFFECTIVE, self.DEGRADED)

    @property
    def is_planned(self) -> bool:
        """Whether the mitigation is decided but not yet in place."""
        return self in (self.PLANNED, self.IN_PROGRESS)

    @property
    def is_given_up(self) -> bool:
        """Whether nobody counts on the mitigation any more."""
        return self in (self.RETIRED, self.REJECTED)


class MeasureKind(LabelledCode):
    """When a mitigation acts."""

    PREVENTIVE = "preventive", N_("Preventive")
    DETECTIVE = "detective", N_("Detective")
    CORRECTIVE = "corrective", N_("Corrective")


class MeasureNature(LabelledCode):
    """By what a mitigation acts."""

    TECHNICAL = "technical", N_("Technical")
    ORGANISATIONAL = "organisational", N_("Organisational")
    CONTRACTUAL = "contractual", N_("Contractual")
    TRAINING = "training", N_("Training")


class Effort(LabelledCode):
    """Effort of a mitigation in person-days."""

    SMALL = "S", N_("Small (up to about 2 person-days)")
    MEDIUM = "M", N_("Medium (about 3 to 15 person-days)")
    LARGE = "L", N_("Large (more than 15 person-days)")


class EffectScope(LabelledCode):
    """Whose impact a mitigation lowers."""

    BOTH = "both", N_("People and business")
    PERSONS = "persons", N_("People only")
    BUSINESS = "business", N_("Business only")


class PersonRole(LabelledCode):
    """What a person does for the register."""

    SYSTEM_OWNER = "system_owner", N_("Responsible for systems")
    RISK_OWNER = "risk_owner", N_("Responsible for risks")
    TECHNICAL_CONTACT = "technical_contact", N_("Technical contact")
    COMPLIANCE = "compliance", N_("Compliance")
    DPO = "dpo", N_("Data protection")
    MANAGEMENT = "management", N_("Management")
    AUDITOR = "auditor", N_("Auditor")
    EXTERNAL = "external", N_("External")


class EvidenceKind(LabelledCode):
    """Whether evidence lies in the project or elsewhere."""

    FILE = "file", N_("File in the project")
    LINK = "link", N_("Link or place outside")


class EvidenceType(LabelledCode):
    """What a piece of evidence is."""

    POLICY = "policy", N_("Policy or procedure")
    CONTRACT = "contract", N_("Contract")
    TEST_REPORT = "test_report", N_("Test report")
    RECORD = "record", N_("Record or minutes")
    TRAINING = "training", N_("Proof of training")
    ASSESSMENT = "assessment", N_("Assessment")
    CERTIFICATE = "certificate", N_("Certificate")
    INSTRUCTIONS = "instructions", N_("Instructions for use")
    SCREENSHOT = "screenshot", N_("Screenshot")
    OTHER = "other", N_("Other evidence")


class OrganisationKind(LabelledCode):
    """What kind of organisation keeps the inventory."""

    START_UP = "start_up", N_("Start-up")
    SME = "sme", N_("Small or medium enterprise")
    GROUP = "group", N_("Group of companies")
    PUBLIC_BODY = "public_body", N_("Public body")
    RESEARCH = "research", N_("Research institution")
    ASSOCIATION = "association", N_("Association or other")


class TurnoverClass(LabelledCode):
    """Annual turnover by the thresholds of Recommendations 2003/361/EC and (EU) 2025/1099."""

    UP_TO_2 = "up_to_2", N_("Up to 2 million euros")
    UP_TO_10 = "up_to_10", N_("Up to 10 million euros")
    UP_TO_50 = "up_to_50", N_("Up to 50 million euros")
    UP_TO_150 = "up_to_150", N_("Up to 150 million euros")
    OVER_150 = "over_150", N_("More than 150 million euros")


class LinkRole(LabelledCode):
    """What a link says about its two ends."""

    SYSTEM_RISK = "system_risk", N_("Risk of a system")
    RISK_MITIGATION = "risk_mitigation", N_("Mitigation of a risk")
    EVIDENCE_OF = "evidence_of", N_("Evidence of an entry")


class CustomKind(LabelledCode):
    """What a custom field holds."""

    TEXT = "text", N_("Text")
    LONG_TEXT = "long_text", N_("Long text")
    NUMBER = "number", N_("Whole number")
    DATE = "date", N_("Date")
    CHOICE = "choice", N_("Choice")
    PERSON = "person", N_("Person")


class Action(LabelledCode):
    """What a step did, for the history."""

    NEW_PROJECT = "new_project", N_("New project")
    EXAMPLE = "example", N_("Example company")
    ADD = "add", N_("Added")
    EDIT = "edit", N_("Changed")
    DELETE = "delete", N_("Deleted")
    RESTORE = "restore", N_("Restored")
    RESTORE_BACKUP = "restore_backup", N_("Earlier state brought back")
    RESCUE = "rescue", N_("Rescued from a damaged file")
    LINK = "link", N_("Linked")
    UNLINK = "unlink", N_("Link removed")
    BULK_EDIT = "bulk_edit", N_("Several changed")
    IMPORT = "import", N_("Imported")
    ATTACH = "attach", N_("File attached")
    CLASSIFY = "classify", N_("Classified")
    ASSESS = "assess", N_("Requirements answered")
    TAKE_PROPOSAL = "take_proposal", N_("Taken from the library")
    DISMISS = "dismiss", N_("Proposal dismissed")
    ACCEPT_RISK = "accept_risk", N_("Risk accepted")
    REVOKE = "revoke", N_("Acceptance revoked")
    REVIEW = "review", N_("Reviewed")
    HAND_OVER = "hand_over", N_("Handed over")
    SILENCE = "silence", N_("Hint switched off")
    CLOSE_YEAR = "close_year", N_("Year closed")
    REPORT = "report", N_("Yearly report edited")
    UNDO = "undo", N_("Undone")
    REDO = "redo", N_("Done again")
    MERGE = "merge", N_("Merged")
    ERASE = "erase", N_("Erased for good")
