"""Where earlier states are kept: proved before it is taken, found again wherever they are."""

import shutil

import pytest

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.main.session import DesktopSession
from rai_desktop.storage.folders import Folders
from tests.storage.building import made, private_folders


def session_in(folder):
    return DesktopSession(Folders(state=folder / "state", data=folder / "data"))


@pytest.fixture
def disk(tmp_path):
    made = tmp_path / "other disk"
    made.mkdir()
    return made


@pytest.fixture
def session(tmp_path):
    return session_in(tmp_path)


@pytest.fixture
def project(tmp_path, session):
    project = made(tmp_path, folders=session._folders)
    yield project
    project.store.close()


def test_a_folder_holds_at_once_for_an_open_project_and_the_next_time(
    tmp_path, session, project, disk
):
    project.store.backup("bulk")
    assert session.backup_place.choose(disk)
    project.store.backup("import")
    assert len(list(disk.glob("*/* import *.rai"))) == 1
    assert session_in(tmp_path).backup_place.folder == disk


def test_states_that_stayed_elsewhere_are_still_found(session, project, disk, tmp_path):
    third = tmp_path / "third"
    third.mkdir()
    for reason, folder in (("bulk", disk), ("import", third), ("merge", None)):
        project.store.backup(reason)
        session.backup_place.choose(folder)
    project.store.backup("restore")
    found = [entry.reason for entry in session.backups(project.store.path)]
    assert sorted(found) == ["bulk", "import", "merge", "restore"]


def test_a_folder_that_is_not_there_or_takes_nothing_is_refused(session, tmp_path):
    blocker = tmp_path / "file"
    blocker.write_text("no folder")
    before = session.backup_place.folder
    for folder in (tmp_path / "gone", blocker):
        with pytest.raises(SurroundingsError, match="is not there"):
            session.backup_place.choose(folder)
    assert session.backup_place.folder == before


def test_a_folder_without_rights_is_refused_and_leaves_nothing(session, disk, monkeypatch):
    def refuse(self, data):
        raise PermissionError(13, "no", str(self))

    monkeypatch.setattr("pathlib.Path.write_bytes", refuse)
    with pytest.raises(SurroundingsError, match="Nothing can be written"):
        session.backup_place.choose(disk)
    assert list(disk.iterdir()) == []
    assert session.settings.get("backup_folder") == ""


def test_a_disk_that_is_away_is_told_and_work_goes_on(tmp_path, session, disk):
    project = made(tmp_path, folders=session._folders)
    project.store.close()
    session.backup_place.choose(disk)
    shutil.rmtree(disk)
    again = session_in(tmp_path)
    opened = again.open_project(tmp_path / "inventory.rai")
    opened.edit(opened.entities(EntityKind.ORGANISATION)[0].uid, {"staff": 41})
    opened.store.backup("bulk")
    assert [e.reason for e in again.backups(opened.store.path)].count("bulk") == 1
    told = [notice.text.format(**notice.values) for notice in opened.store.notices]
    assert any(str(disk) in text for text in told)
    assert not disk.exists()
    opened.store.close()


def test_a_state_is_kept_as_often_as_was_chosen(tmp_path):
    session = session_in(tmp_path)
    session.backup_place.set_minutes(10)
    assert session._folders.choice.minutes == 10
    assert session_in(tmp_path)._folders.choice.minutes == 10


@pytest.mark.parametrize(("given", "minutes"), [("x", 30), ("0", 1), ("99999", 1440), ("", 30)])
def test_a_senseless_rhythm_is_passed_by(tmp_path, given, minutes):
    session_in(tmp_path).settings.set("backup_every", given)
    assert session_in(tmp_path)._folders.choice.minutes == minutes


def test_a_folder_that_is_no_whole_path_is_passed_by(tmp_path):
    session_in(tmp_path).settings.set("backup_folder", "somewhere")
    assert session_in(tmp_path).backup_place.folder == private_folders(tmp_path).own_backups
