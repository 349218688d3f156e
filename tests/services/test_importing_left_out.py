"""Rows that are no entries are left out and told; doubled rows come in and are told."""

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.tables import Remark, RemarkCode
from tests.services.lists import imported, table

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


def test_doubled_rows_come_in_and_are_told_with_both_rows(project):
    header = ["Name", "Lieferant", "Zweck"]
    rows = (
        ["Chat", "OpenAI", "Texte"],
        ["Leser", "Muster AG", "Rechnungen"],
        ["chat", "OpenAI", "Texte"],
        ["Leser", "Muster AG", "Verträge"],
        ["Leser", "", ""],
    )
    plan = imported(project, table(header, *rows))
    assert len(names(project)) == 5
    assert [(row, text.split(".")[0]) for row, text in told(plan)] == [
        (4, "“chat” is in row 2, too"),
        (6, "“Leser” is in row 3, too"),
    ]
