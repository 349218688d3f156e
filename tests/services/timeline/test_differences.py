"""What differs between two states, as people read it."""

import pytest

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.erasing import erase_person, plan_erasing
from rai_desktop.services.linking import link_entries
from rai_desktop.services.merging.comparing import What
from rai_desktop.services.timeline.differences import differences, in_order
from rai_desktop.words import words_for
from tests.services.building import labels
from tests.storage.building import add_system, changed_by_hand, filled, opened

SYSTEM, RISK, PERSON = EntityKind.SYSTEM, EntityKind.RISK, EntityKind.PERSON


@pytest.fixture
def project(tmp_path):
    made = filled(tmp_path)
    yield made
    made.store.close()


def found(project, one, language="en"):
    return in_order(differences(project, labels(language), one, project.store.head()))


def texts(difference):
    return [(c.label, c.old_text, c.new_text) for c in difference.changes]


def test_entries_are_new_changed_or_deleted_in_the_order_of_their_kinds(project):
    one = project.store.head()
    system, risk = (project.entities(kind)[0].uid for kind in (SYSTEM, RISK))
    new = add_system(project, "Neu")
    link_entries(project, LinkRole.SYSTEM_RISK, new, risk)
    project.edit(system, {"name": "Anders", "user_count": 13})
    project.delete([risk])
    told = found(project, one)
    assert [(each.what, each.entry) for each in told] == [
        (What.CHANGED, "KI-0001 Anders"),
        (What.NEW, "KI-0002 Neu"),
        (What.REMOVED, "RI-0001 Benachteiligung"),
        (What.NEW, "KI-0002 Neu → RI-0001 Benachteiligung"),
    ]
    assert told[0].fields == "Name, Number of users"
    assert ("Name", "Bewerbungen vorsortieren", "Anders") in texts(told[0])
    assert ("Number of users", "12", "13") in texts(told[0])
    assert told[1].fields == ""


def test_what_came_and_went_between_is_not_told(project):
    one = project.store.head()
    project.delete([add_system(project, "Kurz")])
    assert found(project, one) == []


def test_what_happened_is_said_in_german_too(project):
    one = project.store.head()
    add_system(project, "Neu")
    (told,) = found(project, one, "de")
    assert (told.kind_text, told.what_text) == ("KI-System", "Seitdem hinzugefügt")


def test_a_value_that_was_erased_is_said_to_be_and_never_shown_as_empty(project):
    person = project.entities(PERSON)[0].uid
    project.edit(person, {"name": "Wilhelmina Groß"})
    one = project.store.head()
    erase_person(project, plan_erasing(project, words_for("de"), person), texts_too=True)
    (told,) = (each for each in found(project, one) if each.uid == person)
    assert ("Name", "(erased for good)", "Endgültig gelöschte Person PE-0001") in texts(told)


def test_a_value_that_was_left_out_of_a_copy_is_said_to_be(project):
    system, one = project.entities(SYSTEM)[0].uid, project.store.head()
    project.edit(system, {"name": "Anders"})
    project.store.close()
    with changed_by_hand(project.store.path) as connection:
        connection.execute(
            "DELETE FROM payload WHERE uid = ? AND seq < (SELECT max(seq) FROM step)", (system,)
        )
    copy = opened(project.store.path, read_only=True)
    try:
        (told,) = found(copy, one)
        assert texts(told) == [("Name", "(left out of this copy)", "Anders")]
    finally:
        copy.store.close()
