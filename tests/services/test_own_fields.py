import pytest

from rai_desktop.domain.codes import CustomKind
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind, FieldKind, custom_key
from rai_desktop.services.bulk import bulk_fields
from rai_desktop.services.importing.mapping import ColumnGuesser
from rai_desktop.services.listing import EntityListing
from rai_desktop.services.listing.filters import ChoiceFilter
from rai_desktop.services.own_fields import (
    LONGEST_LABEL,
    MOST_FIELDS,
    OWN_FIELD_KINDS,
    OwnField,
    add_own_field,
    change_own_field,
    clean_label,
    move_own_field,
    own_field_named,
    own_fields,
    remove_own_field,
    told_of,
)
from rai_desktop.services.registers.tables import REGISTER_KINDS
from rai_desktop.services.typed_values import ValueReader
from rai_desktop.ui.forms.layouts import sections
from tests.services.building import all_labels, labels, register_of, table_of
from tests.services.entries import add_person, add_system, state, steps_of

SYSTEM = EntityKind.SYSTEM
HOSTILE = [
    "<b>Fett</b> & <script>",
    "=1+1",
    "\U0001f9d1\u200d\U0001f680" * 20,
    "\U0001f600" * 60,
    "Zeile\x00eins\nzwei\x1b[31m",
    "\u202everkehrt",
]


def choice(label="Cloud", options=("EU", "USA", "keine Angabe")):
    return OwnField(label=label, kind=CustomKind.CHOICE, options=options)


def labels_of(project, kind=SYSTEM):
    return [spec.label for spec in project.custom_fields(kind)]


# keeping fields


@pytest.mark.parametrize("kind", OWN_FIELD_KINDS)
@pytest.mark.parametrize("custom_kind", CustomKind)
def test_every_kind_takes_every_sort_of_field_as_one_step(project, kind, custom_kind):
    before, number = state(project), steps_of(project)
    field = OwnField(label="Zusatz", kind=custom_kind, help="Was gilt?", options=("a", "b"))
    uid = add_own_field(project, kind, field)
    assert steps_of(project) == number + 1
    spec = project.field(kind, custom_key(uid))
    assert (spec.label, spec.help) == ("Zusatz", "Was gilt?")
    assert spec.options == (("a", "b") if custom_kind is CustomKind.CHOICE else ())
    project.undo()
    assert state(project) == before
    assert labels_of(project, kind) == []


@pytest.mark.parametrize("kind", [EntityKind.LINK, EntityKind.REVIEW, EntityKind.PACK])
def test_what_people_do_not_add_has_no_custom_fields(project, kind):
    with pytest.raises(UsageError):
        add_own_field(project, kind, OwnField(label="Zusatz"))


@pytest.mark.parametrize("again", ["Cloud", " cloud ", "CLOUD", "Clo\u200eud"])
def test_a_name_is_given_once_in_a_kind(project, again):
    add_own_field(project, SYSTEM, OwnField(label="Cloud"))
    add_own_field(project, EntityKind.RISK, OwnField(label="Cloud"))
    with pytest.raises(UsageError):
        add_own_field(project, SYSTEM, OwnField(label=again))


@pytest.mark.parametrize("language", ["de", "en"])
def test_names_of_built_in_fields_are_taken_in_both_languages(project, language):
    shown = labels(language).field(project.field(SYSTEM, "department"))
    for taken in (shown, shown.upper(), "department", "uid", "number"):
        with pytest.raises(UsageError):
            add_own_field(project, SYSTEM, OwnField(label=taken))
    assert labels_of(project) == []


@pytest.mark.parametrize("label", ["", " ", "\x00\x01", "x" * (LONGEST_LABEL + 1)])
def test_a_name_is_neither_empty_nor_too_long(project, label):
    with pytest.raises(UsageError):
        add_own_field(project, SYSTEM, OwnField(label=label))
    assert labels_of(project) == []


@pytest.mark.parametrize("label", HOSTILE)
def test_hostile_names_become_one_visible_line(project, label):
    add_own_field(project, SYSTEM, OwnField(label=label))
    (shown,) = labels_of(project)
    assert shown == clean_label(label)
    assert not set(shown) & set("\x00\x1b\n\u202e")


def test_a_kind_has_at_most_so_many_fields(project):
    for number in range(MOST_FIELDS):
        add_own_field(project, SYSTEM, OwnField(label=f"Feld {number}"))
    with pytest.raises(UsageError):
        add_own_field(project, SYSTEM, OwnField(label="eines zu viel"))
    assert len(labels_of(project)) == MOST_FIELDS


@pytest.mark.parametrize("options", [(), ("", " "), ("x" * 101,), tuple(map(str, range(101)))])
def test_a_choice_needs_options_of_some_length(project, options):
    with pytest.raises(UsageError):
        add_own_field(project, SYSTEM, choice(options=options))


def test_options_are_cleaned_and_stand_once(project):
    uid = add_own_field(project, SYSTEM, choice(options=(" EU ", "eu", "", "Dritt\nland")))
    assert told_of(project.entity(uid)).options == ("EU", "Dritt land")


def test_renaming_describing_and_new_options_are_one_step(project):
    uid = add_own_field(project, SYSTEM, choice())
    number = steps_of(project)
    change_own_field(project, uid, OwnField(label="Ort", help="Wo?", options=("EU", "Asien")))
    assert steps_of(project) == number + 1
    spec = project.field(SYSTEM, custom_key(uid))
    assert (spec.label, spec.help, spec.options) == ("Ort", "Wo?", ("EU", "Asien"))
    assert spec.kind is FieldKind.CHOICE
    project.undo()
    assert project.field(SYSTEM, custom_key(uid)).label == "Cloud"


def test_a_field_may_keep_its_own_name(project):
    uid = add_own_field(project, SYSTEM, OwnField(label="Cloud"))
    assert change_own_field(project, uid, OwnField(label="Cloud")) is None


def test_fields_are_moved_in_their_order(project):
    first, second, third = (
        add_own_field(project, SYSTEM, OwnField(label=label)) for label in ("A", "B", "C")
    )
    assert move_own_field(project, first, -1) is None
    move_own_field(project, third, -2)
    assert labels_of(project) == ["C", "A", "B"]
    move_own_field(project, first, 1)
    assert labels_of(project) == ["C", "B", "A"]
    project.undo()
    assert labels_of(project) == ["C", "A", "B"]
    assert move_own_field(project, second, 1) is None


def test_values_of_a_removed_field_come_back_with_it(project):
    uid = add_own_field(project, SYSTEM, choice())
    system = add_system(project, **{custom_key(uid): "EU"})
    remove_own_field(project, uid)
    assert labels_of(project) == []
    with pytest.raises(UsageError):
        project.field(SYSTEM, custom_key(uid))
    project.undo()
    assert project.value(project.entity(system), custom_key(uid)) == "EU"


def test_fields_are_found_by_their_name(project):
    uid = add_own_field(project, SYSTEM, OwnField(label="Straße"))
    assert own_field_named(project, SYSTEM, "straße").uid == uid
    assert own_field_named(project, SYSTEM, custom_key(uid)).uid == uid
    with pytest.raises(UsageError):
        own_field_named(project, SYSTEM, "gibt es nicht")


# where a choice shows


@pytest.fixture
def chosen(project):
    """A choice with two systems, one of which holds what is no option any more."""
    key = custom_key(add_own_field(project, SYSTEM, choice()))
    uids = [add_system(project, "A", **{key: "USA"}), add_system(project, "B", **{key: "früher"})]
    return key, uids


def test_a_list_filters_by_options_and_shows_unknown_values(project, chosen):
    key, uids = chosen
    listing = EntityListing(project, SYSTEM, labels("de"))
    column = next(column for column in listing.columns() if column.key == key)
    assert [word for _, word in column.choices] == ["EU", "USA", "keine Angabe"]
    assert listing.filtered({key: ChoiceFilter(codes=frozenset({"USA"}))}) == uids[:1]
    assert [listing.text(uid, key) for uid in uids] == ["USA", "früher"]
    assert listing.search("früher") == uids[1:]


def test_a_field_added_later_is_a_column_at_once(project):
    listing = EntityListing(project, SYSTEM, labels("de"))
    uid = add_own_field(project, SYSTEM, choice())
    listing.refresh([uid])
    assert custom_key(uid) in [column.key for column in listing.columns()]


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_register_offers_the_options(project, chosen, language):
    key, _ = chosen
    table = table_of(register_of(project, language), "systems")
    place = next(n for n, column in enumerate(table.columns) if column.key == key)
    assert [each.label for each in table.columns[place].choices] == ["EU", "USA", "keine Angabe"]
    assert [row.cells[place] for row in table.rows] == ["USA", "früher"]


def test_options_are_read_as_typed(project, chosen):
    key, _ = chosen
    reader = ValueReader(project, all_labels())
    spec = project.field(SYSTEM, key)
    assert reader.read(spec, " usa ") == "USA"
    assert reader.read(spec, "Keine  Angabe") == "keine Angabe"
    with pytest.raises(UsageError, match="Cloud"):
        reader.read(spec, "Mars")


def test_a_person_is_read_by_name(project):
    key = custom_key(add_own_field(project, SYSTEM, OwnField(label="Pate", kind=CustomKind.PERSON)))
    person = add_person(project, "Leitung IT")
    assert ValueReader(project, all_labels()).read(project.field(SYSTEM, key), "Leitung IT") == (
        person
    )


def test_columns_of_a_list_are_recognised_by_the_name(project, chosen):
    key, _ = chosen
    found = ColumnGuesser(project, all_labels()).columns(SYSTEM, ["Name", "CLOUD"])
    assert found.keys["CLOUD"] == key


def test_equal_names_after_a_merge_are_numbered(project):
    for _ in range(2):
        values = {"of_kind": "system", "label": "Cloud", "custom_kind": CustomKind.TEXT}
        project.add(EntityKind.CUSTOM_FIELD, values)
    assert labels_of(project) == ["Cloud", "Cloud (2)"]
    first, second = own_fields(project, SYSTEM)
    assert own_field_named(project, SYSTEM, "Cloud (2)").uid == second.uid
    assert own_field_named(project, SYSTEM, "cloud").uid == first.uid


# what is on the screen is in the export


@pytest.mark.parametrize("kind", OWN_FIELD_KINDS)
def test_every_custom_field_of_a_form_is_in_list_register_and_columns(project, kind):
    keys = {
        custom_key(
            add_own_field(project, kind, OwnField(label=f"Zusatz {n}", kind=each, options=("a",)))
        )
        for n, each in enumerate(CustomKind)
    }
    specs = project.fields(kind)
    assert keys <= {s.key for section in sections(kind, specs) for s in section.fields}
    assert keys <= {s.key for s in bulk_fields(project, kind)}
    assert keys <= {column.key for column in EntityListing(project, kind, labels()).columns()}
    names = {of_kind: name for name, of_kind in REGISTER_KINDS}
    columns = {column.key for column in table_of(register_of(project), names[kind]).columns}
    assert keys <= columns
