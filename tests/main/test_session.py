import json
import subprocess
from pathlib import Path

import pytest

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.main.session import MAX_RECENT, DesktopSession
from rai_desktop.services.backups import restore_backup
from rai_desktop.services.jobs import CancelledError
from rai_desktop.storage.age import encrypt_file
from rai_desktop.storage.folders import Folders
from rai_desktop.storage.workplace import Workplace
from rai_desktop.ui.session import ExportKind


def test_a_new_project_is_on_disk_at_once(session, tmp_path):
    path = tmp_path / "own.rai"
    project = session.new_project(path, {"name": "Test GmbH"}, {"name": "Leitung IT"})
    assert path.is_file()
    assert project.organisation().name == "Test GmbH"
    assert project.name(project.author) == "Leitung IT"
    session.close_project(project)


def test_a_project_that_cannot_be_made_leaves_nothing(session, tmp_path):
    path = tmp_path / "own.rai"
    with pytest.raises(UserError):
        session.new_project(path, {"staff": -1}, {})
    assert not path.exists()
    session.close_project(session.new_project(path, {"name": "Second try"}, {}))


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_example_opens_again(session, language):
    path = session.example_path(language)
    session.close_project(session.new_example(path, language))
    project = session.open_project(path)
    assert len(project.entities(EntityKind.SYSTEM)) == 12
    assert project.organisation().example
    session.close_project(project)


def test_recent_files_are_newest_first_and_few(session, tmp_path):
    for number in range(MAX_RECENT + 3):
        session.remember(tmp_path / f"{number}.rai")
    session.remember(tmp_path / "5.rai")
    names = [recent.path.name for recent in session.recent()]
    assert len(names) == MAX_RECENT
    assert names[0] == "5.rai"
    assert not any(recent.exists for recent in session.recent())
    session.forget(tmp_path / "5.rai")
    assert "5.rai" not in [recent.path.name for recent in session.recent()]


def test_broken_recent_files_are_forgotten(session):
    session.settings.set("recent", '{"a.rai": "not a moment"}')
    assert session.recent() == []


def test_an_export_runs_as_a_child_on_a_snapshot(session, tmp_path):
    project = session.new_example(session.example_path("en"), "en")
    snapshot = session.private_folder() / "snapshot.rai"
    project.store.snapshot(snapshot)
    target = tmp_path / "register.xlsx"
    command = session.export_command(snapshot, ExportKind.XLSX, target, "de")
    session.close_project(project)
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    lines = [json.loads(line) for line in answer.stdout.splitlines()]
    assert lines[-1]["result"]["file"] == str(target)
    assert any("done" in line for line in lines[:-1])
    assert target.is_file()


def test_the_documents_folder_is_the_persons_own(session):
    folder = session.documents_folder()
    assert Path.home() in (folder, *folder.parents)


def test_a_project_that_somebody_works_on_opens_for_reading_only(session, tmp_path):
    path = tmp_path / "own.rai"
    first = session.new_project(path, {"name": "Test GmbH"}, {})
    second = session.open_project(path)
    assert second.store.read_only
    assert "open elsewhere" in second.store.notices[-1].text
    session.close_project(second)
    session.close_project(first)


def test_a_backup_is_looked_at_and_brought_back(session, tmp_path):
    path = tmp_path / "own.rai"
    project = session.new_project(path, {"name": "Test GmbH"}, {})
    project.add(EntityKind.SYSTEM, {"name": "first"})
    project.store.backup("bulk")
    project.add(EntityKind.SYSTEM, {"name": "second"})
    (entry,) = (b for b in session.backups(path) if b.reason == "bulk")
    old = session.open_backup(entry)
    assert old.store.read_only
    assert [system.name for system in old.entities(EntityKind.SYSTEM)] == ["first"]
    restore_backup(project, old)
    session.close_project(old)
    assert [system.name for system in project.entities(EntityKind.SYSTEM)] == ["first"]
    session.close_project(project)
    path.unlink()
    session.save_backup_as(entry, path)
    again = session.open_project(path)
    assert [system.name for system in again.entities(EntityKind.SYSTEM)] == ["first"]
    session.close_project(again)


def test_a_file_from_elsewhere_tells_how_far_it_is_and_can_be_given_up(session, tmp_path):
    elsewhere = DesktopSession(Folders(state=tmp_path / "s2", data=tmp_path / "d2"))
    path = tmp_path / "own.rai"
    elsewhere.close_project(elsewhere.new_project(path, {"name": "Test GmbH"}, {}))
    told = []

    def stop(progress):
        told.append(progress)
        raise CancelledError

    with pytest.raises(CancelledError):
        session.open_project(path, stop)
    assert len(told) == 1
    assert session.recent() == []
    project = session.open_project(path, told.append)
    assert project.organisation().name == "Test GmbH"
    session.close_project(project)


def test_a_copy_is_written_by_the_own_command_line_and_opened_again(session, tmp_path):
    project = session.new_project(tmp_path / "own.rai", {"name": "Test GmbH"}, {"name": "Anna"})
    snapshot = session.private_folder() / "snapshot.rai"
    project.store.snapshot(snapshot)
    session.close_project(project)
    phrase, target = snapshot.with_name("phrase.txt"), tmp_path / "copy.rai.age"
    phrase.write_text("Äpfel im Regen", "utf-8")
    command = session.send_command(snapshot, target, ["--password-file", str(phrase)])
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
    told = []
    session.decrypt(target, tmp_path / "back.rai", "Äpfel im Regen", told.append)
    assert told[-1].done == told[-1].total
    received = session.open_project(tmp_path / "back.rai")
    assert received.organisation().name == "Test GmbH"
    session.close_project(received)


def test_stopping_to_decrypt_leaves_nothing(session, tmp_path):
    plain, source = tmp_path / "plain.rai", tmp_path / "copy.rai.age"
    plain.write_bytes(bytes(1 << 20))
    for _ in encrypt_file(plain, source, "Äpfel im Regen"):
        pass

    def stop(_):
        raise CancelledError

    with pytest.raises(CancelledError):
        session.decrypt(source, tmp_path / "back.rai", "Äpfel im Regen", stop)
    assert sorted(path.name for path in tmp_path.glob("*.*")) == ["copy.rai.age", "plain.rai"]


def test_what_a_killed_child_left_is_removed(session, tmp_path):
    snapshot, target = tmp_path / "state" / "snapshot.rai", tmp_path / "copy.rai"
    folder = Workplace(snapshot, session._folders).folder
    folder.mkdir(parents=True)
    (folder / "publish-00112233.frozen").write_bytes(b"all of it")
    (tmp_path / ".copy.rai.0011aabb.rai-part").write_bytes(b"half")
    session.remove_parts(target, snapshot)
    assert not folder.exists()
    assert list(tmp_path.glob(".copy*")) == []
