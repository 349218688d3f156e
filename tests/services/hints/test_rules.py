"""Each rule of hints, with an entry it is given for and one it is not given for."""

from datetime import timedelta

import pytest

from rai_desktop.domain.kinds.registry import built_in_field
from rai_desktop.services.hints.model import Severity
from rai_desktop.services.hints.rules import RULE_BY_ID, RULES
from rai_desktop.services.law.sheets import sheet_uid
from tests.services.building import CATALOGUE
from tests.services.hints.company import (
    FAR,
    LONG_AGO,
    NOBODY,
    ROLES,
    TODAY,
    TOMORROW,
    YESTERDAY,
    Company,
    K,
)

HIGH = {"current_likelihood": 5, "current_persons": 5}
LOW = {"current_likelihood": 1, "current_persons": 1}
SECTIONS = ("classification", "risks", "mitigations", "")


def system(**values):
    return lambda c: c.made(K.SYSTEM, **values)


def entry(kind, **values):
    return lambda c: c.made(kind, **values)


def risk(**values):
    return lambda c: c.risk(**values)


def owned(kind, **person):
    """Make an entry that belongs to a person."""
    return lambda c: c.add(kind, owner=c.made(K.PERSON, **person))


def classified(*labels, status="provisional", values=None, **more):
    def make(c):
        uid = c.made(K.SYSTEM, **{"status": "in_use", **(values or {})})
        c.classify(uid, *labels, status=status, **more)
        return uid

    return make


def answered(answer):
    """Make a classified system with one answered question."""

    def make(c):
        uid = c.made(K.SYSTEM, status="in_use")
        rules = CATALOGUE.law().rules
        sheet = sheet_uid(c.project.uid, rules.pack, uid)
        c.set(K.ANSWER_SHEET, sheet, catalogue=rules.pack, subject=uid, **{"a:A1": answer})
        c.classify(uid, "MINIMAL")
        return uid

    return make


def with_risk(is_deleted):
    def make(c):
        uid = c.add(K.SYSTEM)
        c.link(ROLES.SYSTEM_RISK, uid, c.add(K.RISK, deleted=is_deleted))
        return uid

    return make


def mitigated(status, **ratings):
    def make(c):
        uid = c.risk(**ratings)
        c.link(ROLES.RISK_MITIGATION, uid, c.made(K.MITIGATION, status=status))
        return uid

    return make


def proven(kind, valid_until, **values):
    def make(c):
        uid = c.made(kind, **values)
        c.link(ROLES.EVIDENCE_OF, c.add(K.EVIDENCE, valid_until=valid_until), uid)
        return uid

    return make


def accepted(expires=FAR, then=None, ratings=LOW, **values):
    """Make an accepted risk that is changed afterwards if wanted."""

    def make(c):
        uid = c.risk(status="accepted", **ratings)
        c.accept(uid, expires=expires, **values)
        if then:
            c.set(K.RISK, uid, **then)
        return uid

    return make


def with_task(status):
    def make(c):
        uid = c.made(K.SYSTEM, status="retired")
        c.made(K.TASK, system=uid, status=status)
        return uid

    return make


def two_systems(first, second):
    def make(c):
        c.add(K.SYSTEM, name=first)
        return c.add(K.SYSTEM, name=second)

    return make


def two_tools(first, second):
    def make(c):
        c.made(K.SYSTEM, name=first, record_type="everyday_tool")
        return c.made(K.SYSTEM, name=second, record_type="everyday_tool")

    return make


def vendor_of(values, **vendor):
    def make(c):
        uid = c.made(K.VENDOR, **vendor)
        c.made(K.SYSTEM, vendor=uid, **values)
        return uid

    return make


def company(*trainings):
    def make(c):
        c.made(K.SYSTEM, status="in_use")
        for held_on in trainings:
            c.add(K.TRAINING, held_on=held_on)
        return c.organisation

    return make


def trained(repeat_on, later=None):
    def make(c):
        uid = c.add(K.TRAINING, held_on=LONG_AGO, repeat_on=repeat_on)
        if later:
            c.add(K.TRAINING, held_on=later)
        return uid

    return make


IN_USE = {"status": "in_use"}
PEOPLE = {"status": "in_use", "people_data": "yes"}
LOWERED = {"inherent_likelihood": 4, "current_likelihood": 2}
FRIA = {"title": "DEP-27", "applies_from": FAR}

CASES = {
    "practice-unknown-requirement": (
        entry(K.PRACTICE, title="Practice", requirements="MR-GOV-01, MR-GOV-99"),
        entry(K.PRACTICE, title="Practice", requirements="MR-GOV-01; MR-ETH-02"),
    ),
    "system-prohibited-in-use": (
        classified("PROHIBITED"),
        classified("PROHIBITED", values={"status": "suspended"}),
    ),
    "system-refused-in-use": (
        system(approval="refused", **IN_USE),
        system(approval="refused", status="idea"),
    ),
    "system-maybe-prohibited": (
        classified("MINIMAL", open_labels=("PROHIBITED",)),
        classified("MINIMAL", open_labels=("TRANSP",)),
    ),
    "system-no-notice": (
        classified("TRANSP"),
        classified("TRANSP", values={"notice": "Sie sprechen mit einer KI."}),
    ),
    "system-no-owner": (system(), system(status="retired")),
    "system-owner-left": (
        owned(K.SYSTEM, active_until=YESTERDAY),
        owned(K.SYSTEM, active_until=TODAY),
    ),
    "system-no-purpose": (system(), system(purpose="Belege lesen")),
    "system-no-status": (system(), system(status="idea")),
    "system-review-overdue": (system(review_due_on=YESTERDAY), system(review_due_on=TODAY)),
    "system-no-risk": (with_risk(is_deleted=True), with_risk(is_deleted=False)),
    "system-unclassified": (system(), classified("MINIMAL")),
    "system-classification-open": (classified(status="open"), classified("MINIMAL")),
    "system-classification-outdated": (
        classified("MINIMAL", basis="other facts"),
        classified("MINIMAL", status="confirmed"),
    ),
    "system-provisional-long": (
        classified("MINIMAL", judged_on=LONG_AGO),
        classified("MINIMAL", judged_on=YESTERDAY),
    ),
    "system-doubts": (answered("unknown"), answered("yes")),
    "system-no-dpia": (system(dpia="needed", **IN_USE), system(dpia="done", **IN_USE)),
    "system-retired-tasks": (with_task("open"), with_task("done")),
    "system-short-entry": (
        system(record_type="everyday_tool", people_data="yes", **IN_USE),
        system(record_type="everyday_tool", people_data="no", **IN_USE),
    ),
    "system-alias": (
        two_tools("MS Copilot", "Microsoft 365 Copilot"),
        two_tools("GitHub Copilot", "Microsoft 365 Copilot"),
    ),
    "system-twin": (two_systems("Chat GPT", "gpt-chat"), two_systems("Chat A", "Chat B")),
    "risk-accepted-very-high": (accepted(ratings=HIGH), accepted()),
    "risk-knocked-out": (
        risk(knock_outs=("open_duty",)),
        risk(knock_outs=("open_duty",), status="closed"),
    ),
    "risk-unmitigated": (mitigated("rejected", **HIGH), mitigated("planned", **HIGH)),
    "risk-not-accepted": (risk(status="accepted"), accepted()),
    "risk-acceptance-lapsed": (accepted(then={"cause": "Neu"}), accepted(then={"notes": "Neu"})),
    "risk-acceptance-expired": (accepted(expires=YESTERDAY), accepted()),
    "risk-acceptance-expiring": (accepted(expires=TOMORROW), accepted()),
    "risk-untreated": (risk(**HIGH), risk(treatment="reduce", **HIGH)),
    "risk-unrated": (risk(), risk(**LOW)),
    "risk-no-owner": (risk(), owned(K.RISK)),
    "risk-owner-left": (risk(owner=NOBODY), owned(K.RISK)),
    "risk-above-inherent": (
        risk(inherent_likelihood=2, current_likelihood=3),
        risk(current_likelihood=3),
    ),
    "risk-target-above": (
        risk(target_persons=4, current_persons=3),
        risk(target_persons=3, current_persons=3),
    ),
    "risk-lowered-unproven": (mitigated("planned", **LOWERED), mitigated("implemented", **LOWERED)),
    "risk-review-overdue": (risk(review_due_on=YESTERDAY), risk(review_due_on=TODAY)),
    "mitigation-overdue": (
        entry(K.MITIGATION, due_on=YESTERDAY, status="degraded"),
        entry(K.MITIGATION, due_on=YESTERDAY, status="implemented"),
    ),
    "mitigation-no-owner": (entry(K.MITIGATION), entry(K.MITIGATION, status="rejected")),
    "mitigation-owner-left": (owned(K.MITIGATION, deleted=True), owned(K.MITIGATION)),
    "mitigation-unproven": (
        proven(K.MITIGATION, YESTERDAY, status="effective"),
        proven(K.MITIGATION, None, status="effective"),
    ),
    "mitigation-expired": (
        entry(K.MITIGATION, valid_until=YESTERDAY, status="effective"),
        entry(K.MITIGATION, valid_until=YESTERDAY, status="planned"),
    ),
    "evidence-missing": (
        entry(K.EVIDENCE, evidence_kind="file"),
        entry(K.EVIDENCE, evidence_kind="link", link="Ordner 7"),
    ),
    "evidence-expired": (
        entry(K.EVIDENCE, valid_until=YESTERDAY),
        entry(K.EVIDENCE, valid_until=YESTERDAY, superseded_by=NOBODY),
    ),
    "evidence-expiring": (
        entry(K.EVIDENCE, valid_until=TOMORROW),
        entry(K.EVIDENCE, valid_until=FAR),
    ),
    "obligation-unmet": (
        entry(K.OBLIGATION, applies_from=YESTERDAY),
        entry(K.OBLIGATION, applies_from=YESTERDAY, status="met"),
    ),
    "obligation-assessment": (
        entry(K.OBLIGATION, **FRIA),
        entry(K.OBLIGATION, **FRIA, status="not_applicable"),
    ),
    "task-overdue": (
        entry(K.TASK, due_on=YESTERDAY),
        entry(K.TASK, due_on=YESTERDAY, status="done"),
    ),
    "finding-overdue": (
        entry(K.FINDING, due_on=YESTERDAY),
        entry(K.FINDING, due_on=YESTERDAY, status="closed"),
    ),
    "finding-no-owner": (entry(K.FINDING), owned(K.FINDING)),
    "incident-undated": (entry(K.INCIDENT), entry(K.INCIDENT, known_on=TODAY)),
    "incident-deadline": (
        entry(K.INCIDENT, known_on=TODAY - timedelta(days=10), data_breach="yes"),
        entry(
            K.INCIDENT,
            known_on=TODAY - timedelta(days=10),
            data_breach="yes",
            data_authority_told_on=TODAY - timedelta(days=9),
        ),
    ),
    "incident-no-owner": (entry(K.INCIDENT), owned(K.INCIDENT)),
    "training-none": (company(LONG_AGO, TOMORROW), company(LONG_AGO, YESTERDAY)),
    "vendor-no-agreement": (
        vendor_of(PEOPLE, processing_agreement="unknown"),
        vendor_of(PEOPLE, processing_agreement="yes"),
    ),
    "vendor-contract-ended": (
        vendor_of(IN_USE, contract_until=YESTERDAY),
        vendor_of({"status": "retired"}, contract_until=YESTERDAY),
    ),
    "vendor-contract-ends": (
        vendor_of(IN_USE, contract_until=TOMORROW),
        vendor_of(IN_USE, contract_until=FAR),
    ),
    "training-repeat": (trained(YESTERDAY), trained(YESTERDAY, later=YESTERDAY)),
    "person-unreachable": (entry(K.PERSON), entry(K.PERSON, function="IT")),
}


@pytest.mark.parametrize("rule", CASES)
def test_a_hint_is_given_where_something_is_wrong_and_nowhere_else(rule):
    wrong, fine = CASES[rule]
    with_fault, without = Company(), Company()
    assert with_fault.fires(rule, wrong(with_fault))
    assert not without.fires(rule, fine(without))


def test_every_rule_is_in_the_table():
    assert set(CASES) == {rule.id for rule in RULES if rule.is_hint}


def test_rules_are_ordered_by_severity_and_lead_to_a_field_or_a_section():
    order = [list(Severity).index(rule.severity) for rule in RULES]
    assert order == sorted(order)
    for rule in RULES:
        assert rule.key in SECTIONS or built_in_field(rule.kind, rule.key) is not None, rule.id


def test_the_rules_have_ids_of_their_own():
    assert len(RULE_BY_ID) == len(RULES) >= 50


def test_what_hangs_on_a_system_in_the_bin_has_no_hints():
    c = Company()
    system = c.add(K.SYSTEM)
    task = c.made(K.TASK, system=system, due_on=YESTERDAY)
    assert c.fires("task-overdue", task)
    c.set(K.SYSTEM, system, deleted=True)
    assert not list(c.hints().of_rule("task-overdue"))
    assert not [hint for hint in c.hints().every() if hint.uid == system]
