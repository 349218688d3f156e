"""Classifying by commands: with and without a project, listed, shown, exported, read in again."""

import json

import pytest

from rai_desktop.cli.context import Context
from tests.cli.running import DAY, Program
from tests.services.law_building import ALL_NO, CHATBOT, DOUBTED, LAW, RANKING

ON = ("--on", DAY)


@pytest.fixture(autouse=True)
def small_law(monkeypatch):
    monkeypatch.setattr(Context, "catalogue", LAW)


def answers(program, *parts, name="answers.json"):
    given = {key: value for part in (ALL_NO, *parts) for key, value in part.items()}
    return program.write(name, json.dumps(given))


@pytest.fixture
def recorded(program, project):
    """A project with a chatbot and a system about which something is not known."""
    for name in ("Chatbot", "Doubted"):
        program.done("add", project, "system", f"name={name}")
    chatbot, doubted = answers(program, CHATBOT), answers(program, DOUBTED, name="doubted.json")
    program.done("classify", project, "KI-0001", "--answers", chatbot, *ON)
    program.done("classify", project, "KI-0002", "--answers", doubted, *ON)
    return project


def test_without_a_project_labels_reasons_and_obligations_are_told(program):
    found = program.done("classify", "--answers", answers(program, RANKING), *ON)
    assert (found["labels"], found["roles"]) == (["HR_III"], ["deployer"])
    reason = next(each for each in found["reasons"] if each.get("label") == "HR_III")
    assert (reason["ground"], reason["certain"]) == ("III-4a", True)
    assert reason["articles"]
    duty = next(each for each in found["obligations"] if each["id"] == "X-OVER")
    assert (duty["applies_from"], duty["articles"]) == ("2027-12-02", ["Art. 26(1)"])
    assert found["open"] == []


def test_not_knowing_leaves_the_result_open(program):
    found = program.done("classify", "--answers", answers(program, DOUBTED), *ON)
    assert found["labels"] == ["OPEN"]
    assert {"label": "HR_III"} in found["open"]
    assert "III-4a" in [each.get("question") for each in found["open"]]
    assert not any(duty["certain"] for duty in found["obligations"] if duty["id"] == "X-OVER")


@pytest.mark.parametrize(("language", "label"), [("de", "Hochrisiko"), ("en", "High-risk")])
def test_people_read_it_in_their_language(tmp_path, language, label):
    program = Program(tmp_path, language)
    answer = program.run("classify", "--answers", answers(program, RANKING), *ON)
    assert answer.code == 0
    assert label in answer.lines[0]
    assert any("Oversight" in line and "2027" in line for line in answer.lines)


def test_with_a_project_it_is_recorded_as_one_step(program, project):
    program.done("add", project, "system", "name=Chatbot")
    before = len(program.done("history", project))
    found = program.done(
        "classify", project, "KI-0001", "--answers", answers(program, CHATBOT), *ON
    )
    assert (found["number"], found["changed"], found["labels"]) == ("KI-0001", True, ["TRANSP"])
    assert {each["obligation"] for each in found["changes"]} == {"X-LIT", "X-TELL", "X-SOON"}
    assert len(program.done("history", project)) == before + 1
    program.done("undo", project)
    assert program.done("list", project, "classifications") == []


def test_classifying_again_without_answers_goes_by_those_kept(program, recorded):
    again = program.done("classify", recorded, "KI-0001", *ON)
    assert (again["labels"], again["changed"]) == (["TRANSP"], False)


def test_it_is_listed_and_shown(program, recorded):
    first, second = program.done("list", recorded, "classifications", *ON)
    assert (first["number"], first["name"], first["labels"]) == ("KI-0001", "Chatbot", ["TRANSP"])
    assert second["state"] == "open"
    duties = {each["title"]: each for each in program.done("list", recorded, "obligations", *ON)}
    assert duties["X-TELL"]["name"] == "Tell people"
    assert (duties["X-TELL"]["state"], duties["X-SOON"]["state"]) == ("applies", "upcoming")
    shown = program.done("show", recorded, "KI-0001", *ON)
    assert shown["classification"]["labels"] == ["TRANSP"]
    assert [each["title"] for each in shown["obligations"]] == ["X-TELL", "X-SOON"]
    assert program.done("list", recorded, "tasks", "--where", "Clarify")[0]["origin"] == "clarify"


def test_the_day_asked_for_judges_what_applies(program, recorded):
    duties = program.done("list", recorded, "obligations", "--on", "2027-03-01")
    assert {each["title"]: each["state"] for each in duties}["X-SOON"] == "applies"


def test_lists_and_entries_are_readable(program, recorded):
    lines = program.run("list", recorded, "obligations", *ON).lines
    assert "PF-0002  Tell people · Chatbot · Applies · Art. 26(1) AI Act" in lines
    shown = program.run("show", recorded, "PF-0002", *ON).out
    assert "To be checked with counsel" in shown
    system = program.run("show", recorded, "KI-0001", *ON).lines
    assert "  Classification (AI Act): Transparency obligations · Provisional" in system


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("set", "PF-0002", "status=not_applicable"), "Not applicable, because"),
        (("set", "PF-0002", "status=applies"), "is set by the program"),
        (("set", "PF-0002", "title=X"), "keeps the field"),
        (("remove", "PF-0002"), "neither added nor removed"),
        (("add", "obligations", "status=met"), "neither added nor removed"),
        (("set", "AU-0001", "status=dropped"), "because"),
        (("classify",), "number"),
        (("classify", "PF-0002"), "not an AI system"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(program, recorded, arguments, told):
    before = program.done("verify", recorded)["head"]
    command, *rest = arguments
    answer = program.run(command, recorded, *rest)
    assert (answer.code, answer.out) == (2, "")
    assert told in answer.err
    assert program.done("verify", recorded)["head"] == before


def test_with_a_reason_an_obligation_does_not_apply(program, recorded):
    reason = "reason=Nobody outside uses it"
    shown = program.done("set", recorded, "PF-0002", "status=not_applicable", reason)
    assert shown["state"] == "not_applicable"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "holds no answers"),
        ("[1]", "pairs"),
        ('{"A1": "yes", "A1": "no"}', "twice"),
        ('{"Z9": "yes"}', "no question Z9"),
        ('{"A1": "perhaps"}', "A1"),
        ('{"A1": 7}', "A1"),
        ("[" * 100_000, "holds no answers"),
        ("\ufeff", "holds no answers"),
    ],
)
def test_a_bad_answers_file_is_named_and_nothing_is_recorded(program, project, text, told):
    program.done("add", project, "system", "name=Chatbot")
    before = program.done("verify", project)["head"]
    source = program.write("bad.json", text)
    for place in ((), (project, "KI-0001")):
        answer = program.run("classify", *place, "--answers", source)
        assert (answer.code, answer.out) == (2, "")
        assert told in answer.err
    assert program.done("verify", project)["head"] == before


def test_answers_have_to_be_given_and_there(program):
    assert program.run("classify").code == 2
    assert program.run("classify", "--answers", program.path("none.json")).code == 4


def test_own_exports_come_back_without_a_change(program, recorded):
    for name in ("all.json", "all.xlsx"):
        program.done("export", recorded, "--to", program.path(name), *ON)
        answer = program.run("import", recorded, program.path(name), "--dry-run", "--json")
        assert answer.code == 0, answer
        counts = answer.json["counts"]
        assert (counts["new"], counts["changed"]) == (0, 0)


def test_a_decision_made_in_an_export_is_read_in(program, recorded):
    target = program.path("all.json")
    program.done("export", recorded, "--to", target)
    document = json.loads(target.read_text("utf-8"))
    document["obligations"][0] |= {"status": "met"}
    document["tasks"][0] |= {"status": "done"}
    document["classifications"][0] |= {"labels": ["MINIMAL"], "status": "confirmed"}
    target.write_text(json.dumps(document), "utf-8")
    program.done("import", recorded, target, "--on-conflict", "update")
    assert program.done("list", recorded, "obligations")[0]["status"] == "met"
    assert program.done("list", recorded, "tasks")[0]["status"] == "done"
    assert program.done("list", recorded, "classifications")[0]["labels"] == ["TRANSP"]


def test_in_another_project_what_follows_from_answers_stays_out_and_is_told(program, recorded):
    target = program.path("all.json")
    program.done("export", recorded, "--to", target)
    other = program.new("other.rai")
    answer = program.run("import", other, target, "--as-new")
    assert answer.code == 1
    assert "follow from the classification" in answer.out
    assert len(program.done("list", other, "tasks")) == 4
    assert program.done("list", other, "obligations") == []
