"""How systems were classified: what was asked and answered, and what follows from it."""

import pytest

from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.law_codes import ClassificationStatus
from rai_desktop.services.law.recording import Decision, plan_recording, record
from rai_desktop.words import words_for
from tests.services.building import CATALOGUE, register_of, table_of
from tests.services.law.building import add_system, all_no


def classified(project, system, decision=None, **answers):
    planned = plan_recording(
        project,
        CATALOGUE,
        words_for("en"),
        system,
        answers=all_no(**answers),
        decision=decision,
    )
    record(project, planned)


def answers_in(register):
    rows = table_of(register, "classification_answers").rows
    return {row.cells[1]: row.cells[3] for row in rows}


@pytest.fixture
def chat(project):
    """A chatbot that somebody classified and confirmed."""
    person = project.add(EntityKind.PERSON, {"name": "Petra Geheim", "function": "Head of IT"})
    system = add_system(project)
    decision = Decision(status=ClassificationStatus.CONFIRMED, by=person, reason="Checked twice")
    classified(project, system, decision, F1="yes", F2="unknown")
    return project


def facts_of(found):
    return {fact.label: fact.text for fact in found.facts}


def test_only_questions_that_were_asked_are_listed(chat):
    found = answers_in(register_of(chat))
    assert (found["C2"], found["F1"], found["F2"]) == ("Yes", "Yes", "Don't know")
    assert found["E1"] == "Neither"
    assert "E1d" not in found


def test_a_record_tells_result_reason_article_and_who_decided(chat):
    (found,) = register_of(chat).records
    facts = facts_of(found)
    assert found.heading == "KI-0001 Chat"
    assert facts["Status on the cut-off date"] == "Confirmed"
    assert facts["Decided by"].startswith("PE-0001 Petra Geheim · ")
    assert facts["Reason of the decision"] == "Checked twice"
    assert facts["Pack and state of law"].startswith("ai-act ")
    results = {result: (text, article) for result, text, article in found.reasons}
    assert "Art. 50" in results["Transparency obligations"][1]
    assert "Deployer" in results


def test_a_record_shows_what_caused_the_result_and_counts_the_rest(chat):
    (found,) = register_of(chat).records
    shown = [number for number, *_ in found.answers]
    rest = facts_of(found)["Answered with no"].split(", ")
    assert {"C2", "F1", "F2"} <= set(shown)
    assert {"D-a", "III-4a"} <= set(rest)
    assert not set(shown) & set(rest)
    assert all(text and article for _, text, _, article in found.answers)


def test_what_has_to_be_clarified_is_named(chat):
    (found,) = register_of(chat).records
    assert any(text.startswith("F2 – ") for text in found.open_questions)


def test_functions_stand_for_names_that_are_left_out(chat):
    (found,) = register_of(chat, left_out=frozenset((Privacy.PERSONAL,))).records
    assert facts_of(found)["Decided by"].startswith("PE-0001 Head of IT")


def test_a_changed_fact_shows_that_the_classification_is_outdated(chat):
    system = chat.find("KI-0001")
    chat.edit(system.uid, {"people_data": "yes"})
    (found,) = register_of(chat).records
    assert facts_of(found)["Status on the cut-off date"] == "Outdated"


def test_a_system_that_nobody_classified_has_no_record(chat):
    add_system(chat, "Scan")
    register = register_of(chat)
    assert [found.heading for found in register.records] == ["KI-0001 Chat"]
    rows = table_of(register, "classification_answers").rows
    assert {row.cells[0] for row in rows} == {"KI-0001 Chat"}


def test_an_undone_classification_leaves_nothing(chat):
    classified(chat, add_system(chat, "Scan"))
    assert chat.undo_entry().action is Action.CLASSIFY
    chat.undo()
    assert [found.heading for found in register_of(chat).records] == ["KI-0001 Chat"]


def test_records_can_be_written_when_the_project_is_closed(chat):
    register = register_of(chat)
    chat.store.abandon()
    assert [found.heading for found in register.records] == ["KI-0001 Chat"]
    assert answers_in(register)["F1"] == "Yes"


def test_an_unanswered_law_is_no_answer(project):
    system = add_system(project)
    planned = plan_recording(project, CATALOGUE, words_for("en"), system, answers={})
    record(project, planned)
    (found,) = register_of(project).records
    assert "questions are not answered yet" in found.open_questions[-1]
