"""Going back to an earlier state is one step: everything is as it was, and undo takes it back."""

import pytest

from rai_desktop.domain.codes import Action, LinkRole
from rai_desktop.domain.errors import SurroundingsError, UsageError
from rai_desktop.domain.fields import EntityKind, answer_key
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.attaching import attach_file
from rai_desktop.services.backups import REASONS
from rai_desktop.services.erasing import erase_person, plan_erasing
from rai_desktop.services.linking import link_entries, unlink_entries
from rai_desktop.services.timeline.going_back import go_back, way_back
from rai_desktop.storage import restoring
from rai_desktop.words import words_for
from tests.storage.building import (
    add_system,
    changed_by_hand,
    filled,
    findings,
    opened,
    private_folders,
    seen,
    visible,
)

SYSTEM, RISK, PERSON = EntityKind.SYSTEM, EntityKind.RISK, EntityKind.PERSON
NAME = "Wilhelmina Groß"


@pytest.fixture
def project(tmp_path):
    made = filled(tmp_path)
    yield made
    made.store.close()


def first(project, kind):
    return project.entities(kind)[0].uid


def change_much(project):
    system, risk = first(project, SYSTEM), first(project, RISK)
    project.edit(system, {"name": "anders", "purpose": "", "user_count": None})
    new = add_system(project, "später")
    link_entries(project, LinkRole.SYSTEM_RISK, new, risk)
    unlink_entries(project, LinkRole.SYSTEM_RISK, system, risk)
    project.delete([risk])
    sheet = Uid("11111111-1111-4111-8111-111111111111")
    settings = [
        FieldSetting(EntityKind.ANSWER_SHEET, sheet, "catalogue", "requirements"),
        FieldSetting(EntityKind.ANSWER_SHEET, sheet, answer_key("GOV-01"), "yes"),
    ]
    project.commit(Action.EDIT, settings)


def check_sound(project):
    path = project.store.path.with_name("check.rai")
    project.store.snapshot(path)
    assert findings(path) == []
    path.unlink()


def test_the_whole_project_goes_back_and_undo_brings_the_present_state_back(project):
    step, then = project.store.head(), visible(project)
    change_much(project)
    now = seen(project)
    made = go_back(project, step)
    assert made.action is Action.RESTORE_BACKUP
    assert visible(project) == then
    check_sound(project)
    project.undo()
    assert seen(project) == now
    project.redo()
    assert visible(project) == then
    check_sound(project)


def test_the_present_state_is_kept_as_a_backup_before(project, tmp_path):
    step = project.store.head()
    change_much(project)
    head = project.store.head()
    go_back(project, step)
    kept = restoring.backups(project.store.path, private_folders(tmp_path))
    assert [entry.head for entry in kept if entry.reason == "restore"] == [head]
    assert "restore" in REASONS


def test_going_forward_again_is_going_back_to_a_later_state(project):
    step = project.store.head()
    change_much(project)
    later, now = project.store.head(), visible(project)
    go_back(project, step)
    go_back(project, later)
    assert visible(project) == now
    check_sound(project)


def test_where_nothing_differs_there_is_no_step_and_no_backup(project, tmp_path):
    step = project.store.head()
    uid = first(project, SYSTEM)
    project.edit(uid, {"name": "anders"})
    project.undo()
    before = len(restoring.backups(project.store.path, private_folders(tmp_path)))
    head = project.store.head()
    assert go_back(project, step) is None
    assert project.store.head() == head
    assert len(restoring.backups(project.store.path, private_folders(tmp_path))) == before


def test_one_entry_comes_back_and_everything_else_stays(project):
    system, risk = first(project, SYSTEM), first(project, RISK)
    step, name = project.store.head(), project.name(system)
    project.edit(system, {"name": "anders"})
    project.edit(risk, {"title": "auch anders"})
    found = way_back(project, step, [system])
    assert (found.entries, found.links) == (1, 0)
    go_back(project, step, [system])
    assert (project.name(system), project.name(risk)) == (name, "auch anders")
    assert project.undo_entry().title == "anders"
    project.undo()
    assert project.name(system) == "anders"
    check_sound(project)


def test_what_would_change_is_counted(project):
    step = project.store.head()
    change_much(project)
    found = way_back(project, step)
    assert (found.entries, found.links, found.kept) == (4, 2, frozenset())


def test_who_was_erased_stays_erased_and_no_byte_comes_back(project):
    person, risk = first(project, PERSON), first(project, RISK)
    project.edit(person, {"name": NAME, "email": "w.gross@example.org", "function": "Einkauf"})
    project.edit(risk, {"title": f"Fragen an {NAME}", "description": "Bleibt."})
    step = project.store.head()
    project.edit(person, {"function": "Verkauf"})
    project.edit(first(project, SYSTEM), {"name": "anders"})
    erase_person(project, plan_erasing(project, words_for("de"), person), texts_too=True)
    title = project.name(risk)
    assert way_back(project, step).kept >= {person, risk}
    go_back(project, step)
    found = project.entity(person)
    assert found.name == "Endgültig gelöschte Person PE-0001"
    assert (found.email, found.function) == ("", "Einkauf")
    assert (project.name(risk), project.entity(risk).description) == (title, "Bleibt.")
    assert project.name(first(project, SYSTEM)) == "Bewerbungen vorsortieren"
    check_sound(project)
    project.store.publish()
    for path in (project.store.path, project.store._workplace.work):
        assert not any(text.encode() in path.read_bytes() for text in (NAME, "w.gross@"))
    project.undo()
    assert (project.entity(person).function, project.name(risk)) == ("Verkauf", title)
    check_sound(project)


def test_an_erased_person_does_not_leave_the_bin_or_come_into_work_again(project):
    person = project.add(PERSON, {"name": NAME})
    step = project.store.head()
    erase_person(project, plan_erasing(project, words_for("de"), person), texts_too=True)
    project.delete([person])
    until = project.entity(person).active_until
    go_back(project, step)
    assert project.entity(person).deleted
    assert project.entity(person).active_until == until is not None


def attached(project, data, name):
    return attach_file(project, data, name, {})


def test_a_file_comes_back_while_its_bytes_are_there(project):
    uid = attached(project, b"one", "one.pdf")
    step, digest = project.store.head(), project.entity(uid).sha256
    project.edit(uid, {"title": "Anders"})
    project.commit(Action.EDIT, [FieldSetting(EntityKind.EVIDENCE, uid, "sha256", "")])
    go_back(project, step)
    assert project.entity(uid).sha256 == digest
    assert project.store.attachment(digest) == b"one"
    check_sound(project)


def test_a_file_whose_bytes_are_gone_stays_as_it_is(project):
    uid = attached(project, b"one", "one.pdf")
    title, step = project.name(uid), project.store.head()
    digest = project.entity(uid).sha256
    project.edit(uid, {"title": "Anders"})
    empty = [
        FieldSetting(EntityKind.EVIDENCE, uid, key, None) for key in ("sha256", "file_name", "size")
    ]
    project.commit(Action.EDIT, empty, undoable=False)
    for table in ("attachment_chunk", "attachment"):
        project.store._database.plain.execute(
            f"DELETE FROM {table} WHERE sha256 = ?",  # noqa: S608 - own names
            (digest,),
        )
    assert way_back(project, step).kept == {uid}
    go_back(project, step)
    found = project.entity(uid)
    assert (found.title, found.sha256, found.file_name, found.size) == (title, "", "", None)
    check_sound(project)


def test_a_copy_without_its_history_says_why_it_cannot_go_back(project):
    system = first(project, SYSTEM)
    step = project.store.head()
    project.edit(system, {"name": "anders"})
    later = project.store.head()
    add_system(project, "später")
    project.store.close()
    with changed_by_hand(project.store.path) as connection:
        connection.execute("DELETE FROM payload WHERE uid = ?", (system,))
    copy = opened(project.store.path)
    try:
        before = seen(copy)
        with pytest.raises(UsageError, match="“anders” were left out of this copy"):
            go_back(copy, step)
        assert seen(copy) == before
        go_back(copy, later)
        assert [e.name for e in copy.entities(SYSTEM)] == ["anders"]
    finally:
        copy.store.close()


def test_a_value_that_fits_no_more_is_named(project):
    system = first(project, SYSTEM)
    project.commit(Action.EDIT, [FieldSetting(SYSTEM, system, "name", "x")])
    step = project.store.head()
    project.edit(system, {"status": "idea"})
    project.store._database.plain.execute(
        "UPDATE payload SET body = replace(body, 'in_use', 'gone_by') WHERE uid = ?", (system,)
    )
    with pytest.raises(UsageError, match="earlier value of “Status”"):
        go_back(project, step)


def test_a_project_that_is_open_for_reading_only_stays(project):
    step = project.store.head()
    change_much(project)
    project.store.close()
    copy = opened(project.store.path, read_only=True)
    try:
        with pytest.raises(SurroundingsError):
            go_back(copy, step)
    finally:
        copy.store.close()
