"""What foreign lists write into cells: read if it is plain, otherwise a note, never dropped."""

from datetime import date

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.importing import OnConflict
from rai_desktop.services.tables import CellKind, SourceCell
from tests.services.lists import counts, imported, planned, table

S, R, P, V = EntityKind.SYSTEM, EntityKind.RISK, EntityKind.PERSON, EntityKind.VENDOR


def only(project, kind):
    (entity,) = project.entities(kind)
    return entity


def told(plan):
    return [(note.row, note.column, note.kept) for note in plan.notes]


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        ("Einsatz seit", "Q3 2026"),
        ("Einsatz seit", "03/2026"),
        ("Einsatz seit", "ca. Ende 2026"),
        ("Lizenzen", "ca. 12"),
        ("Status", "lebt"),
        ("Freigabe", "siehe Mail"),
        ("Rolle", "König"),
        ("Kosten pro Jahr", "$1,200"),
    ],
)
def test_what_does_not_fit_its_field_is_kept_as_a_note_with_its_heading(project, heading, text):
    plan = imported(project, table(["Name", heading, "Abteilung"], ["Chat", text, "IT"]))
    system = only(project, S)
    assert (system.department, system.notes) == ("IT", f"{heading}: {text}")
    assert told(plan) == [(2, heading, text)]


@pytest.mark.parametrize(
    ("text", "cost"),
    [("1.234,50 €", 1235), ("1,234.50", 1235), ("1234,4", 1234), ("0,5 EUR", 1), ("1.234 €", 1234)],
)
def test_amounts_become_whole_euros_and_the_exact_amount_a_note(project, text, cost):
    imported(project, table(["Name", "Kosten pro Jahr"], ["Chat", text]))
    system = only(project, S)
    assert system.yearly_cost == cost
    assert system.notes == ("" if text == "1.234 €" else f"Kosten pro Jahr: {text}")


def test_amounts_of_a_workbook_have_no_thousands(project):
    number = SourceCell(text="1.234", kind=CellKind.NUMBER)
    imported(project, table(["Name", "Kosten pro Jahr"], ["Chat", number]))
    assert only(project, S).yearly_cost == 1


def test_of_several_choices_the_known_ones_are_taken_and_the_text_is_kept(project):
    imported(project, table(["Name", "Rolle"], ["Chat", "Betreiber | König; Anbieter"]))
    system = only(project, S)
    assert system.roles == ("deployer", "provider")
    assert system.notes == "Rolle: Betreiber | König; Anbieter"


@pytest.mark.parametrize(
    ("text", "answer"),
    [("Ja, Bewerberdaten", "yes"), ("nein – anonym", "no"), ("Yes (names)", "yes")],
)
def test_an_answer_with_more_behind_it_is_both(project, text, answer):
    heading = "Personenbezogene Daten"
    imported(project, table(["Name", heading], ["Chat", text]))
    system = only(project, S)
    assert (system.people_data, system.notes) == (answer, f"{heading}: {text}")


def test_days_of_an_american_list_are_read_as_such(project):
    imported(project, table(["Name", "Go-Live"], ["A", "12/31/2025"], ["B", "03/04/2026"]))
    days = [system.in_use_since for system in project.entities(S)]
    assert days == [date(2025, 12, 31), date(2026, 3, 4)]


@pytest.mark.parametrize("beyond", ["8", "0", "30 %", "2,5"])
def test_a_scale_of_its_own_is_not_taken_for_ours(project, beyond):
    header = ["Risiko", "Eintrittswahrscheinlichkeit"]
    imported(project, table(header, ["A", "3"], ["B", beyond]))
    risks = project.entities(R)
    assert [risk.current_likelihood for risk in risks] == [None, None]
    assert [risk.notes for risk in risks] == [f"{header[1]}: {text}" for text in ("3", beyond)]


def test_sums_say_nothing_about_the_scale(project):
    imported(
        project, table(["Risiko", "Wahrscheinlichkeit"], ["A", "3"], ["B", "4"], ["Summe", "7"])
    )
    assert [risk.current_likelihood for risk in project.entities(R)] == [3, 4]


def test_an_impact_that_is_rated_is_a_rating_and_a_described_one_is_not(project):
    plan = imported(project, table(["Risiko", "Auswirkung"], ["A", "3"], ["B", "hoch"]))
    first, second = project.entities(R)
    assert (first.current_business, first.consequence) == (3, "")
    assert (second.current_business, second.notes) == (None, "Auswirkung: hoch")
    assert "say so with --mapping" in plan.notes[0].text
    imported(project, table(["Risiko", "Auswirkung"], ["C", "Kunden sind verärgert"]))
    assert project.entities(R)[2].consequence == "Kunden sind verärgert"


# persons ------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["-", "–", "n/a", "k.A.", "k. A.", "./.", "keine Angabe"])
def test_what_says_that_there_is_nothing_becomes_no_person_and_is_told(project, text):
    plan = imported(
        project, table(["Name", "Owner", "Vendor", "Go-Live"], ["Chat", text, text, text])
    )
    assert not project.entities(P)
    assert not project.entities(V)
    assert only(project, S).notes == ""
    assert [(note.column, note.values["count"]) for note in plan.notes] == [
        ("Owner", 1),
        ("Vendor", 1),
        ("Go-Live", 1),
    ]


@pytest.mark.parametrize("text", ["tbd", "N.N.", "noch offen", "unklar", "4711", "x" * 81])
def test_what_is_no_name_becomes_no_person_but_a_note(project, text):
    imported(project, table(["Name", "Owner"], ["Chat", text]))
    assert not project.entities(P)
    assert only(project, S).notes == f"Owner: {text}"


def test_one_person_written_in_several_ways_becomes_one_person(project):
    names = [
        "Müller, Anna (IT)",
        "Anna Müller",
        "Dr. Anna Müller <a.mueller@example.org>",
        "Müller, Anna",
    ]
    imported(project, table(["Name", "Owner"], *([f"S{n}", name] for n, name in enumerate(names))))
    assert only(project, P).name == "Müller, Anna (IT)"
    assert {system.owner for system in project.entities(S)} == {only(project, P).uid}


def test_people_of_one_name_in_two_departments_stay_two(project):
    names = ["Anna Müller (IT)", "Anna Müller (HR)"]
    imported(project, table(["Name", "Owner"], *([f"S{n}", name] for n, name in enumerate(names))))
    assert [person.name for person in project.entities(P)] == names


def test_an_address_becomes_the_address_of_the_person(project):
    source = table(["Name", "Owner"], ["A", "Bob Jones <bob@example.org>"], ["B", "jo@example.org"])
    imported(project, source)
    people = [(person.name, person.email) for person in project.entities(P)]
    assert people == [("Bob Jones", "bob@example.org"), ("jo@example.org", "jo@example.org")]
    assert counts(planned(project, source)) == {"unchanged": 2}


def test_of_several_persons_the_first_is_taken_and_all_are_kept(project):
    imported(project, table(["Name", "Owner"], ["Chat", "Leitung IT; Leitung Personal"]))
    assert only(project, P).name == "Leitung IT"
    assert only(project, S).notes == "Owner: Leitung IT; Leitung Personal"


def test_risks_and_mitigations_get_their_persons(project):
    person = project.add(P, {"name": "Leitung IT"})
    imported(project, table(["Risiko", "Verantwortlich"], ["A", "Leitung IT"], ["B", "Einkauf"]))
    imported(project, table(["Maßnahme", "Zuständig"], ["M", "einkauf"]))
    known, new = project.entities(P)
    assert known.uid == person
    assert [risk.owner for risk in project.entities(R)] == [person, new.uid]
    assert only(project, EntityKind.MITIGATION).owner == new.uid


def test_a_list_of_people_meets_those_who_are_there_under_other_names(project):
    first = project.add(P, {"name": "Müller, Anna (IT)"})
    second = project.add(P, {"name": "b@example.org", "email": "b@example.org"})
    rows = (
        ["Anna Müller", "IT", ""],
        ["Bernd Schmidt", "", "b@example.org"],
        ["Anna Müller", "HR", ""],
    )
    plan = planned(project, table(["Name", "Abteilung", "E-Mail"], *rows))
    assert [row.uid for row in plan.tables[0].rows] == [first, second, None]


def test_nothing_is_said_to_be_kept_of_a_row_that_is_skipped(project):
    project.add(S, {"name": "Chat"})
    source = table(["Name", "Status"], ["Chat", "lebt"])
    assert [
        note.kept for note in planned(project, source, on_conflict=OnConflict.UPDATE).notes
    ] == ["lebt"]
    assert planned(project, source, on_conflict=OnConflict.SKIP).notes == []


# nothing twice ------------------------------------------------------------------------------


def test_what_was_kept_is_kept_once_and_a_longer_line_hides_no_shorter_one(project):
    source = table(["Name", "Farbe", "Farbe 2"], ["Chat", "rot", "blau"])
    project.add(S, {"name": "Chat", "notes": "Farbe: rot-weiß"})
    imported(project, source, on_conflict=OnConflict.UPDATE)
    assert only(project, S).notes == "Farbe: rot-weiß\nFarbe: rot\nFarbe 2: blau"
    assert counts(planned(project, source)) == {"unchanged": 1}
