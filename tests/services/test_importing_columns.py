import pytest

from rai_desktop.domain.errors import UsageError, UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS, NUMBERED_KINDS
from rai_desktop.services.importing.mapping import ColumnGuesser
from rai_desktop.services.importing.plan import IMPORTED_KINDS
from rai_desktop.words import LANGUAGES
from tests.services.building import add_custom_field, all_labels, labels
from tests.services.lists import document, planned, table


def guessed(project, kind, *header):
    return dict(ColumnGuesser(project, all_labels()).columns(kind, header).keys)


def test_labels_keys_and_synonyms_are_recognised_whatever_their_spelling(project):
    header = ("KI-System", "Fach-Bereich", "STATUS", "vendor", "Zweck:", "  e-Mail ")
    assert guessed(project, EntityKind.SYSTEM, *header) == {
        "KI-System": "name",
        "STATUS": "status",
        "vendor": "vendor",
        "Zweck:": "purpose",
    }
    assert guessed(project, EntityKind.PERSON, *header)["  e-Mail "] == "email"


@pytest.mark.parametrize(
    ("kind", "heading", "key"),
    [
        (EntityKind.SYSTEM, "Personenbezug (ja/nein)", "people_data"),
        (EntityKind.SYSTEM, "Personenbezogene Daten?", "people_data"),
        (EntityKind.SYSTEM, "Verantwortliche:r", "owner"),
        (EntityKind.SYSTEM, "Ansprechpartner*in", "owner"),
        (EntityKind.SYSTEM, "Anbieter/Hersteller", "vendor"),
        (EntityKind.SYSTEM, "Abteilung / Bereich", "department"),
        (EntityKind.SYSTEM, "Kosten pro Jahr [EUR]", "yearly_cost"),
        (EntityKind.SYSTEM, "Kosten p.a.", "yearly_cost"),
        (EntityKind.SYSTEM, "eingeführt am", "in_use_since"),
        (EntityKind.SYSTEM, "Introduced on", "in_use_since"),
        (EntityKind.RISK, "Eintrittswahrscheinlichkeit (1-5)", "current_likelihood"),
        (EntityKind.MITIGATION, "Cost once", "cost_once"),
        (EntityKind.SYSTEM, "Abteilung/Status", None),
        (EntityKind.SYSTEM, "Abteilung/Farbe", None),
        (EntityKind.SYSTEM, "(1)", None),
    ],
)
def test_what_is_added_to_a_heading_does_not_hide_its_meaning(project, kind, heading, key):
    assert guessed(project, kind, heading) == ({heading: key} if key else {})


def test_each_field_is_taken_once_by_the_plainest_name(project):
    found = guessed(project, EntityKind.SYSTEM, "Tool", "Title", "Name")
    assert found == {"Name": "name"}
    assert guessed(project, EntityKind.SYSTEM, "Tool", "Title") == {"Tool": "name"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", NUMBERED_KINDS)
def test_every_label_is_recognised_as_its_own_field(project, kind, language):
    specs = [spec for spec in KINDS[kind].fields if spec.is_entered]
    header = [labels(language).field(spec) for spec in specs]
    assert guessed(project, kind, *header) == {
        name: spec.key for name, spec in zip(header, specs, strict=True)
    }


def test_custom_fields_are_recognised_by_their_label(project):
    key = add_custom_field(project, EntityKind.SYSTEM, "Kostenstelle")
    assert guessed(project, EntityKind.SYSTEM, "kostenstelle") == {"kostenstelle": key}
    assert guessed(project, EntityKind.RISK, "kostenstelle") == {}


@pytest.mark.parametrize(
    ("kind", "header"),
    [
        (EntityKind.SYSTEM, ["publishing_body", "tool_name", "published", "url"]),
        (EntityKind.SYSTEM, ["Name"]),
        (EntityKind.SYSTEM, ["Bezeichnung", "Abteilung", "Verantwortlich"]),
        (EntityKind.RISK, ["Risiko", "Ursache", "Eintrittswahrscheinlichkeit"]),
        (EntityKind.MITIGATION, ["Maßnahme", "Frist", "Verantwortlich"]),
        (EntityKind.PERSON, ["Name", "Abteilung", "E-Mail"]),
        (EntityKind.VENDOR, ["Lieferant", "Land"]),
        (EntityKind.EVIDENCE, ["Nachweis", "Ablageort", "gültig bis"]),
    ],
)
def test_the_kind_of_a_list_is_seen_from_its_columns(project, kind, header):
    plan = planned(project, table(header, ["x"] * len(header)))
    assert [each.kind for each in plan.tables] == [kind]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", IMPORTED_KINDS)
def test_the_title_of_a_list_tells_its_kind(project, kind, language):
    title = labels(language).words(KINDS[kind].plural)
    plan = planned(project, table(["Name", "Titel"], ["x", "y"], name=title))
    assert plan.tables[0].kind is kind


def test_of_several_lists_the_longest_with_names_is_taken_and_the_others_are_told(project):
    legend = table(["Abteilung"], *(["a"] for _ in range(9)), name="Legende")
    short = table(["Name"], ["a"], name="Alt")
    long = table(["Name"], ["a"], ["b"], name="Neu")
    plan = planned(project, document(legend, short, long, table(["x"], name="leer")))
    assert [each.name for each in plan.tables] == ["Neu"]
    assert [note.values["name"] for note in plan.notes] == ["Legende", "Alt"]
    assert planned(project, document(legend, short, long), sheet="Alt").tables[0].name == "Alt"


def test_a_sheet_that_is_not_there_is_told_with_those_that_are(project):
    with pytest.raises(UsageError, match="Neu"):
        planned(project, document(table(["Name"], ["a"], name="Neu")), sheet="Alt")


def test_a_list_without_rows_is_refused(project):
    with pytest.raises(UserError, match="no rows"):
        planned(project, document(table(["Name"])))


# a mapping that somebody wrote ------------------------------------------------------------


def test_a_written_mapping_replaces_the_guess(project):
    source = table(["A", "B", "C"], ["Chat", "IT", "weg"])
    plan = planned(
        project,
        source,
        kind=EntityKind.SYSTEM,
        mapping={"A": "name", "B": "department", "C": None},
    )
    (row,) = plan.tables[0].rows
    assert row.values == {"name": "Chat", "department": "IT"}
    assert plan.tables[0].unmapped == ()


@pytest.mark.parametrize(
    ("mapping", "told"),
    [
        ({"X": "name"}, "no column X"),
        ({"A": "nonsense"}, "no field nonsense"),
        ({"A": "name", "B": "name"}, "twice"),
        ({"A": "deleted"}, "Deleted"),
        ({"A": "origin"}, "Source of the entry"),
    ],
)
def test_a_mapping_that_cannot_be_is_refused(project, mapping, told):
    with pytest.raises(UsageError, match=told):
        planned(project, table(["A", "B"], ["x", "y"]), kind=EntityKind.SYSTEM, mapping=mapping)


def test_a_list_without_names_is_refused_once(project):
    with pytest.raises(UserError, match="mapping"):
        planned(project, table(["Farbe", "Zweck"], ["rot", "x"], ["blau", "y"]))


def test_a_foreign_list_may_have_uids_of_its_own(project):
    source = table(["UID", "Tool", "Owner"], ["4711", "Chat", "Leitung IT"])
    (row,) = planned(project, source).tables[0].rows
    assert row.values == {"name": "Chat", "notes": "UID: 4711"}
    assert row.names == {"owner": "Leitung IT"}


def test_entries_can_be_named_by_number_alone(project):
    uid = project.add(EntityKind.SYSTEM, {"name": "Chat"})
    plan = planned(project, table(["Number", "Department"], ["KI-0001", "IT"], ["KI-0099", "IT"]))
    found, unknown = plan.tables[0].rows
    assert (found.uid, found.values) == (uid, {"department": "IT"})
    assert [problem.row for problem in unknown.problems] == [3]
