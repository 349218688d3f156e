"""Requirements on the command line: lines for company and systems, by codes and in words."""

import json

from rai_desktop.domain.requirements import NeedKind, State


def test_requirements_are_listed_with_codes_and_uids(company):
    program, path = company
    found = program.done("list", path, "requirements")
    assert len({line["uid"] for line in found}) == len(found) > 30
    assert {line["binding"] for line in found} <= set(NeedKind)
    assert {line["state"] for line in found} <= set(State)
    (policy,) = [line for line in found if line["number"] == "MR-GOV-01"]
    assert (policy["level"], policy["origin"], policy["systems"]) == (3, "own", 0)
    assert policy["evidence"] == ["NA-0001"]
    (own,) = [
        line for line in found if (line["number"], line["system"]) == ("MR-ETH-01", "KI-0006")
    ]
    assert (own["level"], own["state"], own["since"]) == (2, "partly", "2025-02-02")


def test_requirements_are_found_by_their_text(company):
    program, path = company
    found = program.done("list", path, "requirement", "--where", "mr-gov-01")
    assert [line["number"] for line in found] == ["MR-GOV-01"]
    assert program.done("list", path, "requirements", "--where", "nothing like it") == []


def test_a_project_without_answers_lists_what_applies(program, project):
    found = program.done("list", project, "requirements")
    assert found
    assert {line["origin"] for line in found} == {"missing"}


def test_the_document_holds_the_answers_to_law_and_requirements(company):
    program, path = company
    target = program.path("answers.json")
    program.done("export", path, "--to", target)
    sheets = json.loads(target.read_text("utf-8"))["answer_sheets"]
    given = [sheet["answers"] for sheet in sheets if sheet["catalogue"] == "minimum-requirements"]
    assert any(answers.get("MR-GOV-01") == "3" for answers in given)
    assert any(answers.get("MR-GOV-01:note") for answers in given)
    law = [sheet["answers"] for sheet in sheets if sheet["catalogue"] == "ai-act"]
    assert any(answers.get("F1") == "yes" for answers in law)
    program.done("export", path, "--to", target, "--redact", "comments")
    sheets = json.loads(target.read_text("utf-8"))["answer_sheets"]
    assert not [key for sheet in sheets for key in sheet["answers"] if key.endswith(":note")]


def test_an_import_says_that_answers_stay_where_they_are(company, program):
    made, path = company
    target = made.path("whole.json")
    made.done("export", path, "--to", target)
    again = made.run("import", path, target, "--dry-run")
    assert "Sheets of answers" not in again.out + again.err
    other = program.new("other.rai")
    told = program.run("import", other, target, "--dry-run")
    assert "Sheets of answers" in told.out + told.err
