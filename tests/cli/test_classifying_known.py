"""Classifying a system about which something is known already: partly, dryly, against decisions."""

import json
from datetime import date

import pytest

from rai_desktop.cli.context import Context
from rai_desktop.domain.law_codes import ClassificationStatus
from rai_desktop.services.law.recording import Decision, plan_recording, record
from tests.cli.running import DAY
from tests.services.law_building import ALL_NO, CHATBOT, LAW

ON = ("--on", DAY)


@pytest.fixture(autouse=True)
def small_law(monkeypatch):
    monkeypatch.setattr(Context, "catalogue", LAW)


@pytest.fixture
def chat(program, project):
    program.done("add", project, "system", "name=Chat")
    return project


@pytest.fixture
def overridden(program, chat):
    """The system without special duties, which a person takes for high-risk."""
    classify(program, chat, all_no(program))
    with program.opened(chat, date.fromisoformat(DAY)) as (context, opened):
        decision = Decision(
            status=ClassificationStatus.OVERRIDDEN, labels=("HR_III",), reason="Counsel says so"
        )
        system = opened.find("KI-0001").uid
        record(opened, plan_recording(opened, LAW, context.words, system, decision=decision))


def given(program, name="answers.json", **answers):
    return program.write(name, json.dumps({k.replace("_", "-"): v for k, v in answers.items()}))


def all_no(program, **answers):
    return program.write("all.json", json.dumps({**ALL_NO, **answers}))


def classify(program, project, answers, *more):
    return program.done("classify", project, "KI-0001", "--answers", answers, *ON, *more)


def unchanged(program, project, *arguments):
    """Run a command that is refused, and return what it says."""
    before = program.done("verify", project)["head"]
    answer = program.run(*arguments, "--author", "New Person")
    assert (answer.code, answer.out) == (2, "")
    assert program.done("verify", project)["head"] == before
    return answer.err


def test_some_answers_leave_an_exception_as_it_was_answered(program, chat):
    full = all_no(program, **{"D-f": "yes", "D-f-x1": "yes"})
    before = classify(program, chat, full)["labels"]
    assert "PROHIBITED" not in before
    assert classify(program, chat, given(program, ORG_public="no"))["labels"] == before


def test_a_dry_run_of_one_system_tells_and_writes_nothing(program, chat):
    head = program.done("verify", chat)["head"]
    full = all_no(program, **CHATBOT)
    answer = program.run(
        "classify", chat, "KI-0001", "--answers", full, "--dry-run", "--json", "--author", "Neu"
    )
    assert answer.code == 1
    assert (answer.json["changed"], answer.json["would_change"]) == (False, True)
    assert answer.json["labels"] == ["TRANSP"]
    told = program.run("classify", chat, "KI-0001", "--answers", full, "--dry-run")
    assert "Nothing was changed" in told.out
    assert program.done("verify", chat)["head"] == head


def test_a_dry_run_after_recording_has_nothing_to_tell(program, chat):
    classify(program, chat, all_no(program))
    answer = program.run("classify", chat, "KI-0001", "--dry-run", *ON)
    assert answer.code == 0
    assert "Nothing would change" in answer.out


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("organisation", "organisation is not an AI system"),
        ("KI-0999", "KI-0999"),
        ("RI-0001", "RI"),
    ],
)
def test_what_is_no_system_is_named_and_adds_nobody(program, chat, place, told):
    program.done("add", chat, "risk", "title=R")
    assert told in unchanged(program, chat, "classify", chat, place)
    assert told in unchanged(program, chat, "classify", chat, place, "--again")


def test_fields_of_the_company_belong_to_the_same_step(program, chat):
    before = len(program.done("history", chat))
    classify(program, chat, all_no(program, **{"ORG-public": "yes"}))
    assert len(program.done("history", chat)) == before + 1
    assert program.done("show", chat, "organisation")["public_services"] == "yes"
    again = program.done("classify", chat, "KI-0001", *ON)
    assert again["changed"] is False
    program.done("undo", chat)
    assert not program.done("show", chat, "organisation").get("public_services")
    assert program.done("list", chat, "classifications") == []


def test_what_a_person_decided_is_told_beside_what_is_found(program, chat, overridden):
    found = program.done("classify", chat, "KI-0001", *ON)
    assert found["labels"] == ["MINIMAL"]
    assert found["recorded"] == {"labels": ["HR_III"], "status": "overridden"}
    text = program.run("classify", chat, "KI-0001", *ON).out
    assert "Decided by a person, and kept: High-risk" in text


def test_without_a_decision_what_is_recorded_is_what_is_found(program, chat):
    found = classify(program, chat, all_no(program))
    assert found["recorded"] == {"labels": ["MINIMAL"], "status": "provisional"}
    assert "Decided by a person" not in program.run("classify", chat, "KI-0001", *ON).out
