"""The reporting year on the command line."""

SIGNED = ("--signed", "Petra Muster, Managing director")


def filled(program):
    project = program.new()
    program.done("add", project, "systems", "name=Chat")
    program.done("add", project, "risks", "title=Wrong", "current_likelihood=4")
    return project


def test_a_year_is_closed_listed_and_taken_back(program):
    project = filled(program)
    told = program.done("year", project, "--close", "2025", *SIGNED, "--on", "2026-02-01")
    (closed,) = told["closed"]
    assert (closed["year"], closed["revision"], closed["closed_on"]) == (2025, 1, "2026-02-01")
    assert (closed["signed_name"], closed["signed_function"]) == (
        "Petra Muster",
        "Managing director",
    )
    assert closed["figures"]["systems"] == 1
    assert told["reporting_year"] == 2026
    assert program.done("year", project)["closed"] == [closed]
    program.done("undo", project)
    assert program.done("year", project)["closed"] == []


def test_two_times_are_compared_in_words_and_as_a_document(program):
    project = filled(program)
    program.done("year", project, "--close", "2025", *SIGNED)
    program.done("add", project, "systems", "name=Scan")
    document = program.done("year", project, "--compare", "2025", "today")
    assert [change["mark"] for change in document["systems"]] == ["carried", "new"]
    assert [figures["systems"] for figures in document["figures"]] == [1, 2]
    told = program.run("year", project, "--compare", "2025", "today").out
    assert "KI-0002 Scan" in told
    assert "1 AI system is as it was." in told


def test_an_earlier_state_is_named_by_its_fingerprint(program):
    project = filled(program)
    (closed,) = program.done("year", project, "--close", "2025", *SIGNED)["closed"]
    document = program.done("year", project, "--compare", closed["fingerprint"], "2025")
    assert {change["mark"] for change in document["systems"]} == {"carried"}


def test_what_cannot_be_done_is_said(program):
    project = program.new()
    refused = program.run("year", project, "--close", "2025", *SIGNED)
    assert (refused.code, "no AI system" in refused.err) == (2, True)
    program.done("add", project, "systems", "name=Chat")
    assert program.run("year", project, "--close", "2025").code == 2
    assert program.run("year", project, "--compare", "2024", "today").code == 2
    program.done("year", project, "--close", "2025", *SIGNED)
    again = program.run("year", project, "--close", "2025", *SIGNED)
    assert (again.code, "revision 2" in again.err) == (2, True)
    told = program.done("year", project, "--close", "2025", *SIGNED, "--again")
    assert told["closed"][0]["revision"] == 2


def test_good_practices_are_listed_and_added(program):
    project = filled(program)
    program.done("add", project, "practices", "title=Two look", "criterion=trust")
    (found,) = program.done("list", project, "practices")
    assert (found["number"], found["title"]) == ("PB-0001", "Two look")
