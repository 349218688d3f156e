"""What people read of closed years: in the history, and side by side."""

from rai_desktop.services.history import history_lines
from rai_desktop.services.years.closed import closed_year, frozen_state
from rai_desktop.services.years.comparing import compare
from rai_desktop.services.years.looking import look_at
from rai_desktop.services.years.told import closed_text, comparison_tables
from rai_desktop.words import LANGUAGES, words_for
from tests.services.years.building import R, S, answer, close, fill, speaking


def tables(project, language="en"):
    spoken = speaking(project, language)
    before = frozen_state(project, closed_year(project, 2025))
    found = compare(before, look_at(project, spoken, 2026))
    return {each.key: each for each in comparison_tables(spoken, found, ("2025", "Today"))}


def test_the_history_tells_who_closed_a_year_and_not_what_is_for_programs(project):
    fill(project)
    close(project)
    line = history_lines(project, speaking(project))[-1]
    told = {change.key for change in line.told}
    assert {"year", "signed_name", "fingerprint"} <= told
    assert not told & {"figures", "head", "sha256"}


def test_each_table_has_as_many_cells_as_headings_in_both_languages(project):
    systems, risks = fill(project)
    close(project)
    project.add(S, {"name": "Voice"})
    project.edit(risks[0], {"current_likelihood": 1})
    project.delete([systems[0]])
    for language in LANGUAGES:
        found = tables(project, language)
        assert list(found) == ["figures", "criteria", "requirements", "systems", "risks"]
        for table in found.values():
            assert {len(row) for row in table.rows} <= {len(table.headings)}


def test_what_changed_is_told_in_words_and_what_did_not_is_counted(project):
    systems, risks = fill(project)
    close(project)
    project.edit(risks[0], {"current_likelihood": 1})
    project.add(R, {"title": "Unrated"})
    answer(project, "MR-GOV-02", 0)
    project.delete([systems[0]])
    found = tables(project)
    assert found["systems"].rows == (("KI-0001 Chat", "Gone", "Not classified · In use", "–"),)
    assert found["systems"].note == "1 AI system is as it was."
    assert [row[1] for row in found["risks"].rows] == ["▼ Lower", "New"]
    assert found["risks"].rows[1][3] == "Not rated"
    rows = {row[0].split()[0]: row[1:] for row in found["requirements"].rows}
    assert rows["MR-GOV-02"] == ("▼ Lower", "1 – Started", "0 – Not started")


def test_a_line_about_a_closed_year_names_only_what_there_is(project):
    fill(project)
    close(project, function="")
    first = closed_text(words_for("en"), closed_year(project, 2025))
    assert "signed off by Petra Muster ·" in first
    assert "revision" not in first
    close(project, again=True)
    assert "revision 2" in closed_text(words_for("en"), closed_year(project, 2025))
