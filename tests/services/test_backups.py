"""Going back to a backup is one step: everything is as it was, and undo takes it back."""

import hashlib

import pytest

from rai_desktop.domain.codes import Action, CustomKind, LinkRole
from rai_desktop.domain.errors import SurroundingsError, UsageError, UserError
from rai_desktop.domain.fields import EntityKind, answer_key, custom_key
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.backups import REASONS, restore_backup
from rai_desktop.services.linking import link_entries
from rai_desktop.storage import restoring
from rai_desktop.storage.opening import new_project
from tests.storage.building import (
    SteadyUids,
    add_system,
    changed_by_hand,
    filled,
    findings,
    names,
    opened,
    private_folders,
    project_on,
    seen,
    visible,
)


@pytest.fixture
def project(tmp_path):
    project = filled(tmp_path)
    yield project
    project.store.close()


@pytest.fixture
def old(project, tmp_path):
    """A backup of the project, opened when first asked; it is closed at the end."""
    project.store.backup("bulk")
    (entry,) = (b for b in listed(project) if b.reason == "bulk")
    store = restoring.open_backup(entry.path, private_folders(tmp_path))
    yield project_on(store)
    store.close()


def listed(project):
    return restoring.backups(project.store.path, private_folders(project.store.path.parent))


def system_of(project):
    return project.entities(EntityKind.SYSTEM)[0].uid


def change_much(project):
    system = system_of(project)
    project.edit(system, {"name": "anders", "purpose": "", "user_count": None})
    new = add_system(project, "später")
    risk = project.entities(EntityKind.RISK)[0].uid
    link_entries(project, LinkRole.SYSTEM_RISK, new, risk)
    project.delete([risk])


def test_everything_is_as_it_was(project, old):
    before = visible(project)
    change_much(project)
    step = restore_backup(project, old)
    assert step.action is Action.RESTORE_BACKUP
    assert visible(project) == before
    assert names(project) == ["Bewerbungen vorsortieren"]
    project.store.publish()
    assert findings(project.store.path) == []


def test_what_was_added_since_lies_in_the_bin(project, old):
    new = add_system(project, "später")
    restore_backup(project, old)
    assert project.entity(new).deleted
    assert project.entity(new).name == "später"


def test_undo_takes_it_back(project, old):
    change_much(project)
    before = seen(project)
    restore_backup(project, old)
    project.undo()
    assert seen(project) == before


def test_the_present_state_is_kept_as_a_backup(project, old, tmp_path):
    change_much(project)
    before, head = seen(project), project.store.head()
    restore_backup(project, old)
    kept = listed(project)[0]
    assert (kept.reason, kept.head) == ("restore", head)
    store = restoring.open_backup(kept.path, private_folders(tmp_path))
    assert seen(project_on(store)) == before
    store.close()


def test_the_same_state_needs_no_step_and_no_backup(project, old):
    count, head = len(listed(project)), project.store.head()
    assert restore_backup(project, old) is None
    assert (len(listed(project)), project.store.head()) == (count, head)


def test_custom_values_and_answers_come_back(project, tmp_path):
    values = {"of_kind": "system", "label": "Kostenstelle", "custom_kind": CustomKind.NUMBER}
    key = custom_key(project.add(EntityKind.CUSTOM_FIELD, values))
    system = system_of(project)
    sheet, answer = Uid("sheet"), answer_key("E1")
    kind = EntityKind.ANSWER_SHEET

    def answers(*, value, year=2026):
        settings = [
            FieldSetting(kind, sheet, "year", year),
            FieldSetting(kind, sheet, answer, value),
        ]
        project.commit(Action.EDIT, settings)

    project.edit(system, {key: 4711})
    answers(value=("product",))
    project.store.backup("bulk")
    before = seen(project)
    project.edit(system, {key: None})
    answers(value="no", year=2027)
    store = restoring.open_backup(listed(project)[0].path, private_folders(tmp_path))
    restore_backup(project, project_on(store))
    store.close()
    assert seen(project) == before


def test_attached_files_come_back_with_their_bytes(project, tmp_path):
    data = b"report"
    digest = hashlib.sha256(data).hexdigest()
    uid, settings = project.new_settings(EntityKind.EVIDENCE, {"title": "Bericht"})
    settings.append(FieldSetting(EntityKind.EVIDENCE, uid, "sha256", digest))
    project.commit(Action.ATTACH, settings, attachments={digest: data}, undoable=False)
    project.store.backup("bulk")
    gone = [FieldSetting(EntityKind.EVIDENCE, uid, "sha256", None)]
    project.commit(Action.EDIT, gone, undoable=False)
    project.store.drop_unused()
    assert project.store.attachment(digest) is None
    store = restoring.open_backup(listed(project)[0].path, private_folders(tmp_path))
    restore_backup(project, project_on(store))
    store.close()
    assert project.store.attachment(digest) == data


def test_another_project_is_no_backup_of_this_one(project, tmp_path):
    other_uid = SteadyUids("other").new_uid()
    other = project_on(new_project(tmp_path / "o.rai", private_folders(tmp_path), other_uid))
    with pytest.raises(UsageError, match="another project"):
        restore_backup(project, other)
    other.store.close()


def test_who_only_reads_cannot_go_back(project, old, tmp_path):
    change_much(project)
    project.store.publish()
    reader = opened(project.store.path, private_folders(tmp_path / "o"), read_only=True)
    count = len(listed(project))
    with pytest.raises(SurroundingsError, match="reading only"):
        restore_backup(reader, old)
    assert len(listed(project)) == count
    reader.store.close()


# the list ---------------------------------------------------------------------------


def test_the_list_says_when_why_how_large_and_which_state(project):
    project.store.backup("bulk")
    newest = listed(project)[0]
    assert newest.reason in REASONS
    assert newest.size == newest.path.stat().st_size
    assert newest.head == project.store.head()


def test_a_damaged_backup_is_listed_and_not_opened(project, tmp_path):
    project.store.backup("bulk")
    newest = listed(project)[0]
    with changed_by_hand(newest.path) as connection:
        connection.execute("UPDATE system SET name = 'x'")
    with pytest.raises(UserError, match="damaged"):
        restoring.open_backup(newest.path, private_folders(tmp_path))
    newest.path.write_bytes(b"garbage")
    assert listed(project)[0].head is None


def test_every_reason_of_a_backup_has_words(project):
    for reason in ("open", "work", "bulk", "import", "merge", "erased", "restore", "recovered"):
        project.store.backup(reason)
    assert {entry.reason for entry in listed(project)} == set(REASONS)
