"""Key risk indicators on the command line."""

import pytest


@pytest.fixture
def project(program):
    path = program.new()
    program.done("add", path, "incidents", "title=Falsche Antwort", "known_on=2026-05-01")
    program.done("add", path, "incidents", "title=Noch eine", "known_on=2026-06-01")
    return path


def test_indicators_are_listed_with_value_limits_and_what_was_counted(program, project):
    found = program.done("list", project, "indicators", "--on", "2026-06-15")
    first = found[0]
    assert len(found) == 13
    assert (first["number"], first["value"], first["state"]) == ("KRI-07", 2, "watch")
    assert first["name"] == "Incidents and near misses per quarter"
    assert (first["watch"], first["act"]) == ("2 or more", "5 or more")
    assert first["entries"] == ["VF-0001", "VF-0002"]
    assert (first["before"], first["trend"]) == (None, None)


def test_what_has_no_value_says_why(program, project):
    answer = program.run("list", project, "indicators", "--where", "KRI-10")
    assert answer.lines == [
        "KRI-10  Overdue mitigations with high risk: Not enough data. "
        "No mitigation has been entered yet."
    ]


def test_lines_tell_the_value_with_its_limits(program, project):
    (line,) = program.run(
        "list", project, "indicators", "--where", "near misses", "--on", "2026-06-15"
    ).lines
    assert line.startswith(
        "KRI-07  Incidents and near misses per quarter: 2 – Watch closely. "
        "Watch: 2 or more. Act: 5 or more – "
    )
