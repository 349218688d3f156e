"""An option that gets another name takes the values along that entries have."""

import pytest

from rai_desktop.domain.codes import CustomKind
from rai_desktop.domain.fields import EntityKind, custom_key
from rai_desktop.services.listing import EntityListing
from rai_desktop.services.option_names import new_names, renamed_options
from rai_desktop.services.own_fields import OwnField, add_own_field, change_own_field, told_of
from tests.services.building import labels
from tests.services.entries import add_system, state, steps_of

SYSTEM = EntityKind.SYSTEM
CLOUD = OwnField(label="Cloud", kind=CustomKind.CHOICE, options=("EU", "USA", "keine Angabe"))


@pytest.fixture
def field(project):
    return project.entity(add_own_field(project, SYSTEM, CLOUD))


def having(project, field, *values):
    return [add_system(project, **{custom_key(field.uid): value}) for value in values]


def values(project, field, uids):
    return [project.value(project.entity(uid), custom_key(field.uid)) for uid in uids]


def change(project, field, *options):
    return change_own_field(project, field.uid, OwnField(label="Cloud", options=options))


@pytest.mark.parametrize(
    ("before", "after", "names"),
    [
        ("A B C", "A X C", {"B": "X"}),
        ("A B C", "X Y C", {"A": "X", "B": "Y"}),
        ("A B C", "C B A", {}),
        ("A B C", "A B C D", {}),
        ("A B C", "A C", {}),
        ("A B C", "B C D", {}),
        ("A B", "X Y Z", {}),
        ("A B C", "A X C D", {"B": "X"}),
        ("eu", "EU", {"eu": "EU"}),
        ("", "A", {}),
    ],
)
def test_a_new_name_is_what_stands_in_the_place_of_another(before, after, names):
    assert new_names(before.split(), after.split()) == names


def test_entries_follow_in_the_same_step_and_one_undo_takes_all_back(project, field):
    uids = having(project, field, "EU", "USA", "EU")
    before, number = state(project), steps_of(project)
    (renamed,) = renamed_options(project, field, ("Europa", "USA", "keine Angabe"))
    assert (renamed.old, renamed.new, renamed.uids) == ("EU", "Europa", (uids[0], uids[2]))
    change(project, field, "Europa", "USA", "keine Angabe")
    assert values(project, field, uids) == ["Europa", "USA", "Europa"]
    assert steps_of(project) == number + 1
    listing = EntityListing(project, SYSTEM, labels())
    assert listing.text(uids[0], custom_key(field.uid)) == "Europa"
    project.undo()
    assert state(project) == before
    project.redo()
    assert values(project, field, uids) == ["Europa", "USA", "Europa"]


def test_options_that_move_or_go_change_no_entry(project, field):
    uids = having(project, field, "EU", "USA")
    change(project, field, "USA", "EU")
    assert values(project, field, uids) == ["EU", "USA"]
    change(project, field, "USA")
    assert values(project, field, uids) == ["EU", "USA"]
    assert told_of(project.entity(field.uid)).options == ("USA",)


def test_entries_in_the_bin_follow_too(project, field):
    (uid,) = having(project, field, "EU")
    project.delete([uid])
    change(project, field, "Europa", "USA", "keine Angabe")
    project.restore([uid])
    assert values(project, field, [uid]) == ["Europa"]


def test_values_of_another_field_stay(project, field):
    other = project.entity(
        add_own_field(project, SYSTEM, OwnField(label="B", kind=CustomKind.CHOICE, options=("EU",)))
    )
    uid = add_system(project, **{custom_key(field.uid): "EU", custom_key(other.uid): "EU"})
    change(project, field, "Europa", "USA", "keine Angabe")
    assert values(project, other, [uid]) == ["EU"]
