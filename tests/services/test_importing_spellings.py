"""Names that a list spells in several ways, and those that the project spells otherwise."""

import json

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.importing.memory import remember, remembered
from rai_desktop.services.importing.wish_files import wish_from_json, wish_to_json
from rai_desktop.services.importing.wishes import ImportWish
from tests.services.lists import counts, imported, planned, table

S, P, V = EntityKind.SYSTEM, EntityKind.PERSON, EntityKind.VENDOR


def named(project, kind):
    return [project.name(entity.uid) for entity in project.entities(kind)]


def groups(plan):
    return [(group.kind, group.names, group.is_one) for group in plan.spellings]


VENDORS = table(
    ["Name", "Lieferant"],
    ["A", "Open AI"],
    ["B", "OpenAI"],
    ["C", "OPENAI GmbH"],
    ["D", "OpenAI"],
    ["E", "DeepL"],
)


def test_a_supplier_in_three_spellings_becomes_one_and_is_told(project):
    plan = imported(project, VENDORS)
    assert groups(plan) == [(V, ("OpenAI", "Open AI", "OPENAI GmbH"), True)]
    assert named(project, V) == ["OpenAI", "DeepL"]
    assert len({system.vendor for system in project.entities(S)}) == 2
    assert [note.values["name"] for note in plan.notes] == ["OpenAI"]


def test_spellings_stay_apart_where_somebody_says_so(project):
    wish = {(V, "Open AI"): "Open AI", (V, "OPENAI GmbH"): "OPENAI GmbH"}
    plan = imported(project, VENDORS, spellings=wish)
    assert groups(plan)[0][2] is False
    assert named(project, V) == ["Open AI", "OpenAI", "OPENAI GmbH", "DeepL"]


def test_what_is_merely_alike_is_asked_and_stays_apart(project):
    source = table(["Name", "Lieferant"], ["A", "Muster AG"], ["B", "Muster GmbH"])
    plan = planned(project, source)
    assert groups(plan) == [(V, ("Muster AG", "Muster GmbH"), False)]
    imported(project, source, spellings={(V, "Muster GmbH"): "Muster AG"})
    assert named(project, V) == ["Muster AG"]


def test_a_person_in_several_spellings_is_one_and_initials_are_only_asked_about(project):
    people = ["Thomas Lang", "Lang, Thomas", "T. Lang", "lang@firma.example"]
    source = table(["Name", "Verantwortliche Person"], *zip("ABCD", people, strict=True))
    plan = imported(project, source)
    assert groups(plan) == [
        (P, ("Thomas Lang", "Lang, Thomas"), True),
        (P, ("Thomas Lang", "T. Lang", "lang@firma.example"), False),
    ]
    assert named(project, P) == ["Thomas Lang", "T. Lang", "lang@firma.example"]


def test_all_spellings_of_a_person_become_one_where_somebody_says_so(project):
    people = ["T. Lang", "Lang, Thomas", "Thomas Lang", "Thomas Lang"]
    source = table(["Name", "Verantwortliche Person"], *zip("ABCD", people, strict=True))
    imported(project, source, spellings={(P, "T. Lang"): "Thomas Lang"})
    assert named(project, P) == ["Thomas Lang"]


def test_initials_that_fit_two_people_are_not_asked_about(project):
    people = ["Thomas Lang", "Tina Lang", "T. Lang"]
    source = table(["Name", "Verantwortliche Person"], *zip("ABC", people, strict=True))
    assert groups(planned(project, source)) == []


def test_people_of_one_name_in_two_departments_stay_two(project):
    people = ["Anna Müller (IT)", "Müller, Anna (HR)"]
    source = table(["Name", "Verantwortliche Person"], *zip("AB", people, strict=True))
    imported(project, source)
    assert len(project.entities(P)) == 2


def test_a_name_spelled_otherwise_is_the_entry_that_is_there(project):
    known = project.add(V, {"name": "OpenAI"})
    source = table(["Name", "Lieferant"], ["A", "OPENAI GmbH"], ["B", "Muster GmbH"])
    plan = imported(project, source)
    assert [(each.name, each.taken) for each in plan.unknown_names] == [
        ("OPENAI GmbH", known),
        ("Muster GmbH", None),
    ]
    assert named(project, V) == ["OpenAI", "Muster GmbH"]


def test_a_name_spelled_otherwise_is_new_where_somebody_says_so(project):
    project.add(V, {"name": "OpenAI"})
    source = table(["Name", "Lieferant"], ["A", "OPENAI GmbH"])
    imported(project, source, spellings={(V, "OPENAI GmbH"): "OPENAI GmbH"})
    assert named(project, V) == ["OpenAI", "OPENAI GmbH"]


@pytest.mark.parametrize("written", ["T. Lang", "lang@firma.example", "Thomas Lang (HR)"])
def test_what_may_be_somebody_else_stays_new(project, written):
    project.add(P, {"name": "Thomas Lang", "department": "IT"})
    plan = planned(project, table(["Name", "Verantwortliche Person"], ["A", written]))
    assert plan.added_names() == [(P, written)]


@pytest.mark.parametrize("written", ["Lang, Thomas", "Dr. Thomas Lang", "T.Lang@firma.example"])
def test_a_person_of_the_project_is_found_however_written(project, written):
    known = project.add(P, {"name": "Thomas Lang", "email": "t.lang@firma.example"})
    imported(project, table(["Name", "Verantwortliche Person"], ["A", written]))
    (system,) = project.entities(S)
    assert system.owner == known


def test_products_are_written_in_one_way_and_stay_entries_of_their_own(project):
    source = table(
        ["Name", "Abteilung"], ["ChatGPT", "IT"], ["Chat GPT", "HR"], ["ChatGPT Enterprise", "HR"]
    )
    plan = imported(project, source)
    assert groups(plan) == [(S, ("ChatGPT", "Chat GPT"), True)]
    assert named(project, S) == ["ChatGPT", "ChatGPT", "ChatGPT Enterprise"]


def test_a_product_spelled_otherwise_with_nothing_else_is_a_doubled_row(project):
    plan = planned(project, table(["Name"], ["ChatGPT"], ["Chat-GPT"]))
    assert counts(plan) == {"conflicting": 1, "new": 1}


def test_choices_about_spellings_are_kept_with_the_others():
    wish = ImportWish(spellings={(V, "Open AI"): "OpenAI", (V, "Muster GmbH"): "Muster GmbH"})
    assert wish_from_json(json.loads(json.dumps(wish_to_json(wish)))).spellings == wish.spellings


def test_the_next_list_with_these_columns_knows_the_spellings():
    class Shelf(dict):
        load, save = dict.get, dict.__setitem__

    shelf = Shelf()
    spellings = {(V, "Opn AI"): "OpenAI", (P, "T. Lang"): "Thomas Lang"}
    remember(shelf, ["Name", "Lieferant"], ImportWish(spellings=spellings))
    assert not any("Lang" in text for text in shelf.values())
    saved = remembered(shelf, ["Name", "Lieferant"])
    assert saved.applied(ImportWish()).spellings == {(V, "Opn AI"): "OpenAI"}


def test_a_remembered_spelling_counts_where_the_list_has_only_that_one(project):
    source = table(["Name", "Lieferant"], ["A", "Opn AI"])
    imported(project, source, spellings={(V, "Opn AI"): "OpenAI"})
    assert named(project, V) == ["OpenAI"]
