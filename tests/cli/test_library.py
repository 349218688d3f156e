"""The library on the command line: proposals with their reasons, taken or dismissed."""

import pytest

from rai_desktop.domain.codes import RiskLevel


@pytest.fixture
def system(program, project):
    """A system that generates content, in an empty project."""
    fields = ("name=Chat", "traits=generative;vendor_cloud", "people_data=yes")
    program.done("add", project, "system", *fields)
    return project


def proposals(program, path, of="KI-0001", *more):
    return program.done("list", path, "proposals", "--of", of, *more)


def test_proposals_are_listed_with_codes_and_the_reason(program, system):
    found = proposals(program, system)
    first = found[0]
    assert {"uid", "number", "title", "level", "reason", "dismissed"} <= set(first)
    assert {each["level"] for each in found} <= set(RiskLevel)
    (made_up,) = [each for each in found if each["number"] == "R-ROB-01"]
    assert made_up["reason"] == "Because the system generates content."
    assert (made_up["likelihood"], made_up["persons"], made_up["business"]) == (5, 2, 3)


def test_proposals_are_found_by_their_text(program, system):
    assert [each["number"] for each in proposals(program, system, "KI-0001", "--where", "r-rob-01")]
    answer = program.run("list", system, "proposals", "--of", "KI-0001", "--where", "zzz")
    assert answer.lines == ["No entry contains this text."]


def test_proposals_are_told_in_words(program, system):
    answer = program.run("list", system, "proposals", "--of", "KI-0001", "--where", "R-ROB-01")
    assert answer.lines[0].startswith("R-ROB-01  ")
    assert answer.lines[0].endswith("  High")
    assert "Because the system generates content." in answer.out


def test_taking_adds_the_risk_and_then_its_measure(program, system):
    risk = program.done("take", system, "KI-0001", "R-ROB-01")
    assert risk["number"] == "RI-0001"
    assert risk["uid"] in [each["uid"] for each in program.done("list", system, "risks")]
    assert "R-ROB-01" not in [each["number"] for each in proposals(program, system)]
    offered = proposals(program, system, "RI-0001")
    assert offered[0]["number"] == "M-QUA-05"
    assert offered[0]["tools"][0] == "Giskard"
    measure = program.done("take", system, "RI-0001", "M-QUA-05")
    shown = program.done("show", system, "RI-0001")
    assert [each["number"] for each in shown["links"]["risk_mitigation"]] == [measure["number"]]
    program.done("undo", system)
    program.done("undo", system)
    assert "R-ROB-01" in [each["number"] for each in proposals(program, system)]


def test_a_measure_that_is_there_is_told(program, system):
    for entry in ("R-ROB-01", "R-ORG-03"):
        program.done("take", system, "KI-0001", entry)
    program.done("take", system, "RI-0001", "M-HUM-01")
    (there,) = [e for e in proposals(program, system, "RI-0002") if e["number"] == "M-HUM-01"]
    assert there["existing"] == "MA-0001"
    answer = program.run("list", system, "proposals", "--of", "RI-0002", "--where", "M-HUM-01")
    assert "Already in the project: MA-0001" in answer.out


def test_dismissing_needs_a_reason_and_is_remembered(program, system):
    program.done("take", system, "KI-0001", "R-ROB-01", "--dismiss", "Checked by two people")
    last = proposals(program, system)[-1]
    assert (last["number"], last["dismissed"]) == ("R-ROB-01", "Checked by two people")
    answer = program.run("list", system, "proposals", "--of", "KI-0001", "--where", "R-ROB-01")
    assert "Dismissed: Checked by two people" in answer.out
    assert program.run("take", system, "KI-0001", "R-ORG-01", "--dismiss", " ").code == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("list", "proposals"), "--of KI-0001"),
        (("list", "proposals", "--of", "KI-0099"), "KI-0099"),
        (("list", "proposals", "--of", "organisation"), "for an AI system"),
        (("take", "KI-0001", "R-OLD-01"), "R-OLD-01"),
        (("take", "KI-0001", "R-OLD-01", "--dismiss", "No"), "R-OLD-01"),
        (("take", "organisation", "R-ROB-01"), "for an AI system"),
    ],
)
def test_what_cannot_be_done_is_said(program, system, arguments, told):
    command, *more = arguments
    answer = program.run(command, system, *more)
    assert answer.code == 2
    assert told in answer.err


def test_the_texts_are_copied_in_the_language_of_the_command(program, system):
    program.language = "de"
    program.done("take", system, "KI-0001", "R-ORG-01")
    assert program.done("list", system, "risks")[0]["title"] == "Schatten-KI"
