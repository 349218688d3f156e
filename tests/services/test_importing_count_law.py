"""After an import every filled cell is a field, a custom field, part of a note, or is reported."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rai_desktop.domain.fields import EntityKind
from rai_desktop.imports.reading import read_source
from rai_desktop.services.importing import (
    CellOutcome,
    ColumnUse,
    OnConflict,
    apply_plan,
    row_cells,
)
from tests.services import company_lists
from tests.services.lists import planned, table
from tests.services.whole_lists import lost_cells

S, R, M, P, V, E = (
    EntityKind.SYSTEM,
    EntityKind.RISK,
    EntityKind.MITIGATION,
    EntityKind.PERSON,
    EntityKind.VENDOR,
    EntityKind.EVIDENCE,
)
TITLES = {S: "Name", R: "Risiko", M: "Maßnahme", P: "Name", V: "Lieferant", E: "Nachweis"}
HEADINGS = [
    "Status",
    "Zweck",
    "Abteilung",
    "Verantwortlich",
    "Owner",
    "Hersteller",
    "Rolle",
    "Einsatz seit",
    "Kosten pro Jahr",
    "Anzahl Nutzer",
    "Personenbezogene Daten",
    "KI-System",
    "Risiko",
    "Maßnahmen",
    "Status der Maßnahme",
    "Frist",
    "Eintrittswahrscheinlichkeit",
    "Auswirkung",
    "E-Mail",
    "Funktion",
    "Land",
    "AVV",
    "Ablageort",
    "gültig bis",
    "Bemerkungen",
    "Farbe",
    "Raum",
    "Spalte C",
    "ID",
    "Nr.",
    "Vertretung",
    "DSFA",
    "Technik",
    "Typ",
]
TEXTS = [
    "ja",
    "nein",
    "x",
    "✓",
    "–",
    "n/a",
    "k.A.",
    "Hoch",
    "4 - hoch",
    "8",
    "3",
    "2.5",
    "30 %",
    "a) Yes",
    "1.2.2026",
    "2026-02-01",
    "12/31/2025",
    "Q3",
    "1.234,50 €",
    "12",
    "ca. 5",
    "007",
    "aktiv",
    "Pilot",
    "lebt",
    "Betreiber; Anbieter",
    "LLM, NLP",
    "König",
    "Müller, Anna",
    "Anna Müller (IT)",
    "anna@example.org",
    "Leitung IT; Einkauf",
    "alle",
    "Muster AG",
    "KI-0001",
    "RI-0099",
    "INV-7",
    "- Schulung\n- Test",
    "Schulung; Test",
    "Zeile 1\nZeile 2",
    "=1+1",
    "umgesetzt; geplant",
    "offen",
    "Chat, Leser",
    "sehr gering",
    "gering",
    "mittel",
    "hoch",
    "sehr hoch",
    "3 – gelegentlich",
    "OpenAI",
    "Open AI",
    "OPENAI GmbH",
    "Thomas Lang",
    "T. Lang",
    "Lang, Thomas",
    "lang@firma.example",
]
CELLS = st.one_of(
    st.just(""),
    st.sampled_from(TEXTS),
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=30),
)


@st.composite
def lists(draw):
    """A kind, and a list of such entries with columns and cells of all sorts."""
    kind = draw(st.sampled_from(list(TITLES)))
    headings = [each for each in HEADINGS if each != TITLES[kind]]
    header = [TITLES[kind], *draw(st.lists(st.sampled_from(headings), unique=True, max_size=8))]
    row = st.tuples(*(CELLS for _ in header))
    return kind, table(header, *draw(st.lists(row, min_size=1, max_size=6)))


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    made=lists(),
    rest=st.sampled_from([ColumnUse.NOTES, ColumnUse.NEW_FIELD]),
    steps=st.sampled_from(["", "middle", "whole"]),
)
def test_no_cell_of_any_list_is_lost(project, made, rest, steps):
    kind, source = made
    wish = {"rest": rest, "on_conflict": OnConflict.UPDATE, "three_steps": steps}
    plan = planned(project, source, kind=kind, **wish)
    for row in plan.tables[0].rows:
        for cell in row_cells(plan, plan.tables[0], row):
            is_said = cell.outcome is not CellOutcome.LEFT_OUT or cell.note
            assert is_said, cell
    if plan.is_blocked or not _written(plan):
        return
    apply_plan(project, plan)
    try:
        assert _lost(project, source, plan) == []
    finally:
        project.undo()


def test_no_cell_is_lost_where_words_and_spellings_are_understood(project):
    people = ["Thomas Lang", "Lang, Thomas", "T. Lang", "lang@firma.example"]
    makers = ["Open AI", "OpenAI", "OPENAI GmbH", "OpenAI"]
    rows = zip("1223", "ABCD", makers, people, strict=True)
    systems = table(["Nr.", "Name", "Hersteller", "Verantwortlich"], *rows)
    likely = ["hoch", "mittel", "gering", "3", "2"]
    harm = ["sehr hoch", "hoch", "mittel", "gering", ""]
    header = ["Risiko", "Eintrittswahrscheinlichkeit", "Auswirkung auf Menschen heute"]
    risks = table(header, *zip("EFGHI", likely, harm, strict=True))
    for kind, source in ((S, systems), (R, risks)):
        for steps in ("", "middle"):
            plan = planned(project, source, kind=kind, three_steps=steps)
            apply_plan(project, plan)
            assert _lost(project, source, plan) == []
            project.undo()


def _written(plan):
    return [row for _, row in plan.written_rows()]


def _lost(project, source, plan):
    from tests.services.lists import document

    return lost_cells(project, document(source), plan)


@pytest.mark.parametrize("rest", [ColumnUse.NEW_FIELD, ColumnUse.LEFT_OUT])
@pytest.mark.parametrize("make", company_lists.LISTS, ids=lambda make: make.__name__)
def test_no_cell_of_a_company_list_is_lost_whatever_becomes_of_the_rest(
    project, tmp_path, make, rest
):
    source = read_source(make(tmp_path))
    plan = planned(project, source, rest=rest)
    apply_plan(project, plan)
    assert lost_cells(project, source, plan) == []
    assert not any(table.unmapped for table in plan.tables)
