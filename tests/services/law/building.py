"""A law with duties of our own making on top of the shipped questions, and systems under it."""

from dataclasses import replace
from datetime import date
from functools import cached_property

import pytest

from rai_desktop.domain.conditions import parse_condition
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.law import ObligationRule, StartRule
from tests.services.building import CATALOGUE, empty_project

ALWAYS = {"always": True}


def texts(words):
    return {"de": f"{words} (de)", "en": words}


def duty(rule_id, when, *, starts="2025-02-02", subject="system", binding="law_now"):
    begin = StartRule(when=parse_condition(ALWAYS), applies_from=date.fromisoformat(starts))
    return ObligationRule(
        id=rule_id,
        title=texts(rule_id),
        text=texts("What to do"),
        subject=subject,
        when=parse_condition(when),
        starts=(begin,),
        binding=binding,
        evidence=(texts("A record"),),
        reference=("Art. 4",),
        mark="V",
    )


DUTIES = (
    duty("LITERACY", {"not": {"label": ["NOT_AI", "OUT"]}}, subject="organisation"),
    duty("STOP", {"label": "PROHIBITED"}),
    duty(
        "OVERSIGHT",
        {"all": [{"role": "deployer"}, {"label": "HR_III"}]},
        starts="2027-12-02",
        binding="law_date",
    ),
    duty("SHOW", {"label": "TRANSP"}, starts="2026-08-02"),
    duty("PRIVACY", {"trait": "personal_data"}, binding="law_condition"),
    duty("KIND", {"label": "MINIMAL"}, binding="good_practice"),
)


class OwnLaw:
    """The shipped catalogue with the duties above in place of its own."""

    def __getattr__(self, name):
        return getattr(CATALOGUE, name)

    @cached_property
    def book(self):
        shipped = CATALOGUE.law()
        return replace(shipped, rules=replace(shipped.rules, obligations=DUTIES))

    def law(self):
        return self.book


LAW = OwnLaw()


class NewerLaw(OwnLaw):
    """A later version with one duty more for systems without special duties, and one less."""

    @cached_property
    def book(self):
        book = LAW.law()
        more = (*DUTIES[:-1], duty("LOGS", {"label": "MINIMAL"}))
        rules = replace(book.rules, version="2.0", sha256="f" * 64, obligations=more)
        return replace(book, rules=rules)


def all_no(**different):
    """Return answers of a bought everyday tool, but for those that are given."""
    rules = LAW.law().rules
    answers = {q.id: "no" for q in rules.questions if q.kind == "yes_no" and not q.from_field}
    answers |= dict.fromkeys(("A1", "A2", "A3", "A4", "B1", "C2"), "yes")
    answers["E1"] = ("neither",)
    given = {key.replace("_", "-"): value for key, value in different.items()}
    return answers | given


def add_system(project, name="Chat", **values):
    return project.add(
        EntityKind.SYSTEM, {"name": name, "people_data": "no", "traits": ("generative",), **values}
    )


@pytest.fixture
def bare(tmp_path):
    """A project with an organisation about which nothing is known, in June 2026."""
    made = empty_project(tmp_path)
    yield made
    made.store.abandon()
