"""Rows that are no entries are left out and told; doubled rows come in and are told."""

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.tables import Remark, RemarkCode
from tests.services.lists import counts, imported, planned, table

S = EntityKind.SYSTEM


def names(project):
    return [system.name for system in project.entities(S)]


def told(plan):
    return [(note.row, note.text.format(**note.values)) for note in plan.notes]


@pytest.mark.parametrize("word", ["Summe", "Gesamt", "Total", "SUMME:", "Grand total", "Insgesamt"])
def test_sums_are_left_out_and_told(project, word):
    rows = (["Chat", "12", "1.234,50 €"], [word, "12", "1.234,50 €"])
    plan = imported(project, table(["Name", "Lizenzen", "Kosten laut Liste"], *rows))
    assert names(project) == ["Chat"]
    assert told(plan) == [(3, "A row of sums; it was left out.")]


@pytest.mark.parametrize("row", [["Total", "Finanzen", ""], ["Total", "", ""], ["Summa", "1", ""]])
def test_a_system_that_is_only_called_so_is_no_sum(project, row):
    imported(project, table(["Name", "Abteilung", "Lizenzen"], ["Chat", "IT", "3"], row))
    assert names(project) == ["Chat", row[0]]


def test_headings_that_come_again_are_left_out(project):
    plan = imported(
        project, table(["Name", "Abteilung"], ["A", "IT"], ["Name", "Abteilung"], ["B", ""])
    )
    assert names(project) == ["A", "B"]
    assert told(plan) == [(3, "The headings again; the row was left out.")]


def test_lines_below_a_list_are_left_out_with_their_text(project):
    rows = (["A", "IT"], ["Stand", ""], ["B", "IT"], ["Stand: Mai 2026", ""], ["* geschätzt", ""])
    plan = imported(project, table(["Name", "Abteilung"], *rows))
    assert names(project) == ["A", "Stand", "B"]
    assert [row for row, _ in told(plan)] == [5, 6]
    assert "Stand: Mai 2026" in told(plan)[0][1]


def test_headings_inside_a_list_are_left_out_when_their_cells_are_merged(project):
    source = table(["Name", "Abteilung"], ["Vertrieb", ""], ["A", "IT"], ["Nur Name", ""])
    merged = Remark(code=RemarkCode.MERGED_CELLS, text="merged", row=2, values={"cells": "A2:B2"})
    source = type(source)(name="list", header=source.header, rows=source.rows, remarks=(merged,))
    plan = imported(project, source)
    assert names(project) == ["A", "Nur Name"]
    assert told(plan) == [(2, "A heading inside the list; it was left out: Vertrieb")]


def test_rows_that_may_be_doubled_come_in_and_are_told_with_both_rows(project):
    header = ["Name", "Lieferant", "Zweck"]
    rows = (
        ["Chat", "OpenAI", ""],
        ["Leser", "Muster AG", "Rechnungen"],
        ["chat", "", "Texte"],
        ["Leser", "Muster AG", "Verträge"],
    )
    plan = imported(project, table(header, *rows))
    assert len(names(project)) == 4
    assert [(row, text.split(".")[0]) for row, text in told(plan)] == [
        (4, "“chat” is in row 2, too"),
    ]


def test_a_row_that_says_nothing_else_than_an_earlier_one_is_a_problem(project):
    header = ["Name", "Lieferant", "Zweck"]
    rows = (["Chat", "OpenAI", "Texte"], ["chat ", "OpenAI", "Texte"], ["Chat", "", ""])
    plan = planned(project, table(header, *rows))
    assert counts(plan) == {"conflicting": 2, "new": 1}
    assert [(note.row, note.values["first"]) for note in plan.problems] == [(3, 2), (4, 2)]
    plan = imported(project, table(header, *rows), matches={3: None})
    assert counts(plan) == {"conflicting": 1, "new": 2}
    assert names(project) == ["Chat", "chat"]


def test_a_number_that_comes_twice_is_a_problem_of_its_row(project):
    rows = [[str(place), f"System {chr(65 + place)}"] for place in range(1, 9)]
    source = table(["Nr.", "Name"], *rows, ["3", "Leser"])
    plan = planned(project, source)
    (problem,) = plan.problems
    assert (problem.row, problem.column, problem.values["first"]) == (10, "Nr.", 4)
    assert counts(plan) == {"conflicting": 1, "new": 8}
    assert counts(planned(project, source, matches={10: None})) == {"new": 9}
    assert counts(planned(project, source, cells={(10, "Nr."): "9"})) == {"new": 9}


def test_a_number_that_is_kept_as_a_note_is_told_twice_as_well(project):
    source = table(["Nr", "Risiko"], ["1", "Bias"], ["2", "Leck"], ["1", "Ausfall"])
    plan = planned(project, source, kind=EntityKind.RISK)
    assert [problem.row for problem in plan.problems] == [4]


def test_numbers_that_begin_anew_do_not_tell_rows_apart(project):
    rows = [[str(place % 3 + 1), f"System {chr(65 + place)}"] for place in range(9)]
    plan = planned(project, table(["Nr", "Name"], *rows))
    assert counts(plan) == {"new": 9}
    (note,) = plan.notes
    assert (note.column, note.values) == ("Nr", {"count": 6})
