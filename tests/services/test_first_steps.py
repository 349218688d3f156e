from datetime import timedelta

import pytest

from rai_desktop.domain.codes import Answer, OrganisationKind, SystemStatus, TurnoverClass
from rai_desktop.domain.errors import SurroundingsError, UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.company import company_page, missing_names, save_company
from rai_desktop.services.first_steps import checklist
from rai_desktop.services.gaps import COMPANY_FACTS
from rai_desktop.services.project import OpenProject
from rai_desktop.services.requirements.answered import FIRST_PASS
from rai_desktop.services.targets import Page, Target
from rai_desktop.storage.folders import Folders
from rai_desktop.storage.opening import open_project
from tests.services.building import TODAY, bare_project, labels
from tests.services.entries import (
    add_mitigation,
    add_person,
    add_result,
    add_risk,
    add_system,
    rated,
    state,
    steps_of,
)

FACTS = {
    "staff": 0,
    "turnover": TurnoverClass.UP_TO_10,
    "sector": "Trade",
    "org_kind": OrganisationKind.SME,
    "nis2": Answer.NO,
    "works_council": Answer.NO,
    "data_protection_officer": Answer.UNKNOWN,
    "public_services": Answer.NO,
}


@pytest.fixture
def bare(tmp_path):
    """A project in which nothing was ever set."""
    project = bare_project(tmp_path)
    yield project
    project.store.abandon()


def steps(project, *, registers_written=False):
    found = checklist(project, labels(), registers_written=registers_written)
    return {step.key: step for step in found.steps}


def done(project, **options):
    return [key for key, step in steps(project, **options).items() if step.is_done]


# the checklist


def test_nothing_is_done_in_a_bare_project(bare):
    found = checklist(bare, labels(), registers_written=False)
    assert found.done == 0
    assert found.text == "0 of 13"
    assert found.next.target.page is Page.COMPANY
    assert [step.key for step in found.steps if step.is_first] == [
        "company",
        "already_used",
        "responsible",
        "classify",
        "registers",
    ]


def test_company_is_done_with_both_names(bare):
    assert steps(bare)["company"].left == 2
    save_company(bare, {"name": "Beispiel GmbH"}, {})
    assert steps(bare)["company"].left == 1
    save_company(bare, {}, {"name": "Leitung IT"})
    assert done(bare) == ["company"]


def test_first_system_ticks_what_is_used(project):
    assert not steps(project)["already_used"].is_done
    add_system(project)
    assert steps(project)["already_used"].is_done


def test_responsible_is_done_when_every_live_system_has_an_owner(project):
    assert not steps(project)["responsible"].is_done
    chat, old = add_system(project), add_system(project, "Old", status=SystemStatus.RETIRED)
    assert steps(project)["responsible"].left == 1
    project.edit(chat, {"owner": add_person(project)})
    assert steps(project)["responsible"].is_done
    project.edit(old, {"status": SystemStatus.IN_USE})
    assert not steps(project)["responsible"].is_done


def test_classifying_is_done_when_every_live_system_has_a_result(project):
    assert steps(project)["classify"].target.page is Page.ALREADY_USED
    chat = add_system(project)
    found = steps(project)["classify"]
    assert (found.left, found.target.page) == (1, Page.CLASSIFY)
    add_result(project, chat)
    assert steps(project)["classify"].is_done
    add_system(project, "Other")
    assert not steps(project)["classify"].is_done


def test_evidence_is_done_when_there_is_some_and_none_has_expired(project):
    assert not steps(project)["evidence"].is_done
    late = TODAY - timedelta(days=1)
    uid = project.add(EntityKind.EVIDENCE, {"title": "Contract", "valid_until": late})
    assert steps(project)["evidence"].target.uids == (uid,)
    project.edit(uid, {"valid_until": TODAY})
    assert steps(project)["evidence"].is_done


def test_the_year_is_done_once_one_was_closed(project):
    step = steps(project)["year"]
    assert (step.is_done, step.target.page) == (False, Page.YEAR)
    project.add(EntityKind.SNAPSHOT, {"year": TODAY.year, "revision": 1, "closed_on": TODAY})
    assert steps(project)["year"].is_done


def test_registers_are_known_from_outside(project):
    assert not steps(project)["registers"].is_done
    assert steps(project, registers_written=True)["registers"].is_done


def test_company_facts_are_done_when_all_are_answered(project):
    assert steps(project)["company_facts"].left == len(COMPANY_FACTS)
    save_company(project, FACTS, {})
    assert steps(project)["company_facts"].is_done


def test_later_steps_lead_to_the_entries_that_wait(project):
    chat, other = add_system(project), add_system(project, "Other")
    risk = add_risk(project, chat)
    found = steps(project)
    assert found["risks"].target.uids == (other,)
    assert found["ratings"].target.uids == (risk,)
    assert found["reviews"].target.uids == (chat, other)
    assert not found["mitigations"].is_done
    project.edit(risk, rated(5, 5))
    found = steps(project)
    assert found["ratings"].is_done
    assert found["mitigations"].target.uids == (risk,)
    add_mitigation(project, risk)
    assert steps(project)["mitigations"].is_done


def test_every_step_can_be_done(project):
    person = add_person(project)
    save_company(project, FACTS, {})
    system = add_system(project, owner=person, review_due_on=TODAY)
    add_result(project, system)
    add_mitigation(project, add_risk(project, system, **rated(5, 5)))
    project.add(EntityKind.EVIDENCE, {"title": "Contract"})
    project.add(EntityKind.SNAPSHOT, {"year": TODAY.year, "revision": 1, "closed_on": TODAY})
    found = checklist(project, labels("de"), registers_written=True, first_pass_left=0)
    assert (found.done, found.text, found.next) == (13, "13 von 13", None)


def test_later_steps_are_open_while_there_is_nothing(project):
    later = [key for key, step in steps(project).items() if not step.is_first]
    assert not set(later) & set(done(project))


def test_looking_changes_nothing(company):
    before = steps_of(company)
    steps(company)
    assert steps_of(company) == before


# the page about the company


def test_page_shows_company_and_person(bare):
    page = company_page(bare)
    keys = [field.spec.key for field in page.company]
    assert keys == ["name", *COMPANY_FACTS]
    assert [field.spec.key for field in page.person] == ["name", "function"]
    assert [f.spec.key for f in (*page.company, *page.person) if f.spec.required] == ["name"] * 2
    save_company(
        bare, {"name": "Beispiel GmbH", "staff": 7}, {"name": "Leitung IT", "function": "IT"}
    )
    page = company_page(bare)
    assert [field.value for field in page.company][:2] == ["Beispiel GmbH", 7]
    assert [field.value for field in page.person] == ["Leitung IT", "IT"]


def test_every_fact_that_decides_about_duties_can_be_told(bare):
    told = {field.spec.key for field in company_page(bare).company}
    assert told >= {"staff", "turnover", "org_kind", "public_services", "nis2", "works_council"}


def test_every_fact_about_the_company_has_a_place_on_its_page(bare):
    elsewhere = {"reporting_year", "brand_colour"}  # closing a year; the card with the logo
    page = company_page(bare)
    told = {field.spec.key for field in (*page.company, *page.papers)}
    specs = (spec for spec in KINDS[EntityKind.ORGANISATION].fields if not spec.internal)
    kept = {spec.key for spec in specs if spec.group}
    assert told == kept - elsewhere


def test_saving_is_one_step_and_undo_takes_it_back(project):
    before, number = state(project), steps_of(project)
    save_company(project, {"name": "Neu GmbH", "staff": 7}, {"name": "Leitung IT"})
    assert steps_of(project) == number + 1
    assert project.name(project.author) == "Leitung IT"
    assert project.undo_entry().title == "Neu GmbH"
    project.undo()
    assert state(project) == before


def test_saving_what_is_there_is_no_step(project):
    save_company(project, FACTS, {"name": "Leitung IT"})
    number = steps_of(project)
    assert save_company(project, FACTS, {"name": "Leitung IT"}) is None
    assert steps_of(project) == number


@pytest.mark.parametrize("name", ["", "  ", None])
def test_a_company_keeps_its_name(project, name):
    with pytest.raises(UsageError):
        save_company(project, {"name": name, "staff": 7}, {"name": "Leitung IT"})
    assert project.organisation().name == "Beispiel GmbH"
    assert project.entities(EntityKind.PERSON) == []


def test_author_corrects_the_own_name(project):
    save_company(project, {}, {"name": "Leitng IT"})
    save_company(project, {}, {"name": "Leitung IT"})
    (person,) = project.entities(EntityKind.PERSON)
    assert (person.name, person.uid) == ("Leitung IT", project.author)


def test_author_becomes_the_person_of_that_name(project):
    known = add_person(project, "Datenschutz", email="dsb@example.org")
    save_company(project, {}, {"name": "Leitung IT"})
    save_company(project, {}, {"name": "datenschutz", "function": "DSB"})
    assert project.author == known
    names = {person.name for person in project.entities(EntityKind.PERSON)}
    assert names == {"Datenschutz", "Leitung IT"}
    save_company(project, {}, {"name": "dsb@example.org"})
    assert project.entity(known).name == "Datenschutz"
    assert project.entity(known).function == "DSB"


def test_a_refused_value_leaves_the_author(project):
    save_company(project, {}, {"name": "Leitung IT"})
    author = project.author
    with pytest.raises(UsageError):
        save_company(project, {"staff": -1}, {"name": "Other"})
    assert project.author == author


def test_a_read_only_project_gets_no_author(bare):
    save_company(bare, {"name": "Beispiel GmbH"}, {})
    bare.store.publish()
    folder = bare.store.path.parent
    folders = Folders(state=folder / "other", data=folder / "data")
    store = open_project(bare.store.path, folders, read_only=True)
    project = OpenProject(store, bare.clock, bare.uids)
    with pytest.raises(SurroundingsError):
        save_company(project, {}, {"name": "Leitung IT"})
    assert project.author == ""
    store.close()


def test_a_person_counts_as_own_name_on_another_computer(bare):
    save_company(bare, {"name": "Beispiel GmbH"}, {"name": "Leitung IT"})
    bare.author = ""
    assert missing_names(bare) == ()
    assert [field.value for field in company_page(bare).person] == ["", ""]


def test_the_first_pass_is_a_step_that_leads_into_it(project):
    step = steps(project)["requirements"]
    assert (step.is_done, step.left) == (False, 1)
    assert step.target == Target(page=Page.REQUIREMENTS, uids=(FIRST_PASS,))
    found = checklist(project, labels(), registers_written=False, first_pass_left=4)
    assert next(one for one in found.steps if one.key == "requirements").left == 4
