import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.importing import OnConflict
from rai_desktop.services.importing.likeness import LEAST, likeness, product_name
from rai_desktop.services.importing.person_likeness import person_likeness, plain_person
from tests.services.lists import counts, imported, planned, table

S, P = EntityKind.SYSTEM, EntityKind.PERSON

ALIKE = [
    ("MS Copilot", "Microsoft 365 Copilot"),
    ("MS Copilot", "Microsoft Copilot for M365"),
    ("Microsoft 365 Copilot", "Microsoft Copilot for M365"),
    ("Copilot für Microsoft 365", "M365 Copilot"),
    ("Copilot", "Microsoft Copilot"),
    ("Copilot (Microsoft)", "Microsoft Copilot"),
    ("Chat GPT", "ChatGPT"),
    ("ChatGTP", "ChatGPT"),
    ("OpenAI ChatGPT", "ChatGPT"),
    ("ChatGPT Team", "ChatGPT"),
    ("ChatGPT Team", "ChatGPT Enterprise"),
    ("DeepL", "DeepL Pro"),
    ("Deep L Pro", "DeepL Pro"),
    ("GitHub-Copilot", "Github Copilot"),
    ("Git Hub Copilot", "GitHub Copilot"),
    ("Bewerber-Filter", "Bewerberfilter"),
    ("SAP Joule", "Joule"),
    ("Midjouney", "Midjourney"),
    ("Grammerly", "Grammarly"),
    ("Personio KI", "Personio"),
    ("Muster AG", "Muster GmbH"),
    ("Datenabfluss durch Eingaben", "Datenabfluss durch Eingabe"),
]
DIFFERENT = [
    ("GitHub Copilot", "Microsoft Copilot"),
    ("GitHub Copilot", "Copilot"),
    ("DeepL Write", "DeepL Pro"),
    ("DeepL Write", "DeepL Translate"),
    ("Adobe Firefly", "Adobe Express"),
    ("SAP", "SAP Joule"),
    ("GPT-4", "GPT-3"),
    ("Filter 1", "Filter 2"),
    ("System 0001", "System 0002"),
    ("Kamera Halle 1", "Kamera Halle 2"),
    ("Google Gemini", "Google Translate"),
    ("Google Drive", "Microsoft Drive"),
    ("Microsoft Copilot", "Microsoft Teams"),
    ("Microsoft Word", "Microsoft Excel"),
    ("Amazon Q", "Amazon Bedrock"),
    ("Chatbot Einkauf", "Chatbot Vertrieb"),
    ("Projekt A", "Projekt B"),
    ("Claude", "Cloud"),
    ("KI-Assistent", "KI-Tool"),
    ("IT", "HR"),
    ("Datenabfluss", "Datenverlust"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_spellings_of_one_product_are_found_from_either_side(one, other):
    first, second = product_name(one), product_name(other)
    assert LEAST <= likeness(first, second) == likeness(second, first)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_products_are_not_taken_for_each_other(one, other):
    assert likeness(product_name(one), product_name(other)) < LEAST


def test_another_edition_is_less_likely_than_another_spelling():
    team = product_name("ChatGPT Team")
    assert likeness(team, product_name("ChatGPT Enterprise")) < 80
    assert likeness(team, product_name("Chat GPT Team")) >= 95


@pytest.mark.parametrize(
    ("one", "other", "is_alike"),
    [
        ("A. Müller", "Anna Müller", True),
        ("Müller", "Anna Müller", True),
        ("Mueller, Anna", "Anna Müller", True),
        ("Anna Maria Müller", "Anna Müller", True),
        ("Anna Schmitdt", "Anna Schmidt", True),
        ("Anna Müller", "Bernd Müller", False),
        ("Anna Schmidt", "Anna Müller", False),
        ("Anna", "Anna Müller", False),
        ("", "Anna Müller", False),
    ],
)
def test_people_are_found_by_initials_and_other_spellings(one, other, is_alike):
    found = person_likeness(plain_person(one), plain_person(other))
    assert (found >= LEAST) == is_alike


# in a list -----------------------------------------------------------------------------------


def test_a_new_row_is_told_what_it_may_be_and_stays_new(project):
    known = project.add(S, {"name": "Microsoft 365 Copilot"})
    project.add(S, {"name": "GitHub Copilot"})
    plan = imported(project, table(["Name"], ["MS Copilot"], ["Chat"]))
    first, second = plan.tables[0].rows
    assert [(s.uid, s.name) for s in first.suggestions] == [(known, "Microsoft 365 Copilot")]
    assert second.suggestions == ()
    assert len(project.entities(S)) == 4


def test_what_somebody_decides_about_a_row_counts(project):
    known = project.add(S, {"name": "Microsoft 365 Copilot"})
    source = table(["Name", "Abteilung"], ["MS Copilot", "IT"], ["Microsoft 365 Copilot", "HR"])
    wish = {"matches": {2: known, 3: None}, "on_conflict": OnConflict.UPDATE}
    plan = imported(project, source, **wish)
    assert counts(plan) == {"changed": 1, "new": 1}
    assert [(s.name, s.department) for s in project.entities(S)] == [
        ("MS Copilot", "IT"),
        ("Microsoft 365 Copilot", "HR"),
    ]


def test_an_entry_that_another_row_stands_for_is_not_suggested(project):
    project.add(S, {"name": "ChatGPT"})
    plan = planned(project, table(["Name"], ["Chat GPT"], ["ChatGPT"]))
    assert [row.suggestions for row in plan.tables[0].rows] == [(), ()]


def test_spellings_of_one_product_within_a_list_are_told(project):
    plan = planned(project, table(["Name"], ["MS Copilot"], ["GitHub Copilot"], ["M365 Copilot"]))
    (note,) = plan.notes
    assert (note.row, note.values["other"], note.values["first"]) == (4, "MS Copilot", 2)


def test_names_that_nobody_has_come_with_what_may_be_meant(project):
    known = project.add(P, {"name": "Anna Müller"})
    source = table(["Name", "Owner"], ["A", "A. Müller"], ["B", "A. Müller"], ["C", "Einkauf"])
    first, second = planned(project, source).unknown_names
    assert first[:3] == (P, "A. Müller", 2)
    assert [s.uid for s in first.suggestions] == [known]
    assert second == (P, "Einkauf", 1, ())
