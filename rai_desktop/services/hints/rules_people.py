"""Hints about people, suppliers and the company itself."""

from rai_desktop.domain.codes import Answer
from rai_desktop.domain.days import days_later
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.organisation import Organisation
from rai_desktop.domain.kinds.person import Person
from rai_desktop.domain.kinds.training import Training
from rai_desktop.domain.kinds.vendor import Vendor
from rai_desktop.domain.texts import N_
from rai_desktop.services.hints.known import Known
from rai_desktop.services.hints.model import AnyRule, Found, Rule, Severity
from rai_desktop.services.trainings import is_repeated

YEAR = 365


def _contract_ended(known: Known, vendor: Vendor) -> Found:
    ended = known.passed(vendor.contract_until)
    return ended if ended and any(known.systems_of_vendor(vendor.uid)) else None


def _contract_ends(known: Known, vendor: Vendor) -> Found:
    ends = known.near(vendor.contract_until)
    return ends if ends and any(known.systems_of_vendor(vendor.uid)) else None


def _lacks_agreement(known: Known, vendor: Vendor) -> Found:
    if vendor.processing_agreement is Answer.YES:
        return False
    systems = known.systems_of_vendor(vendor.uid)
    return any(system.people_data is Answer.YES for system in systems)


VENDOR_RULES: tuple[Rule[Vendor], ...] = (
    Rule(
        id="vendor-no-agreement",
        kind=EntityKind.VENDOR,
        severity=Severity.WARNING,
        key="processing_agreement",
        text=N_(
            "An AI system of the supplier processes data about people, and no "
            "data processing agreement is entered."
        ),
        find=_lacks_agreement,
    ),
    Rule(
        id="vendor-contract-ended",
        kind=EntityKind.VENDOR,
        severity=Severity.WARNING,
        key="contract_until",
        text=N_("The contract has ended, and an AI system of the supplier is in use."),
        find=_contract_ended,
    ),
    Rule(
        id="vendor-contract-ends",
        kind=EntityKind.VENDOR,
        severity=Severity.NOTE,
        key="contract_until",
        text=N_("The contract ends soon, and an AI system of the supplier is in use."),
        find=_contract_ends,
    ),
)


def _is_unreachable(known: Known, person: Person) -> Found:
    if known.is_over(person.active_until):
        return False
    return not person.function and not (person.email or person.phone)


PERSON_RULES: tuple[Rule[Person], ...] = (
    Rule(
        id="person-unreachable",
        kind=EntityKind.PERSON,
        severity=Severity.NOTE,
        key="function",
        text=N_("Neither a function nor a way to reach the person is stated."),
        find=_is_unreachable,
    ),
)


def _lacks_training(known: Known, _: Organisation) -> Found:
    last = known.last_training()
    if last is not None and days_later(last, YEAR) >= known.day:
        return False
    return (last or True) if known.has_systems_in_use else False


ORGANISATION_RULES: tuple[Rule[Organisation], ...] = (
    Rule(
        id="training-none",
        kind=EntityKind.ORGANISATION,
        severity=Severity.WARNING,
        key="",
        text=N_("AI systems are in use, and no training of the last year is entered."),
        find=_lacks_training,
    ),
)


def _should_repeat(known: Known, training: Training) -> Found:
    due = known.passed(training.repeat_on)
    return None if is_repeated(training, known.last_training()) else due


TRAINING_RULES: tuple[Rule[Training], ...] = (
    Rule(
        id="training-repeat",
        kind=EntityKind.TRAINING,
        severity=Severity.WARNING,
        key="repeat_on",
        text=N_("The training should have been repeated by now."),
        find=_should_repeat,
    ),
)

PEOPLE_RULES: tuple[AnyRule, ...] = (
    *ORGANISATION_RULES,
    *VENDOR_RULES,
    *TRAINING_RULES,
    *PERSON_RULES,
)
