"""States that this computer saw: what is new here, and whether a history goes on from them."""

import json
import shutil

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.main.session import DesktopSession
from rai_desktop.services.receiving.model import Origin
from rai_desktop.storage import known_heads
from rai_desktop.storage.arrivals import is_new_here
from rai_desktop.storage.folders import Folders
from rai_desktop.storage.known_heads import KnownHeads
from tests.storage.rebuilding import rebuilt

PROJECT = "4d7c5d5e-3a6f-4c8e-9a51-0f2d8e9b7c11"


@pytest.fixture
def known(tmp_path):
    return KnownHeads(tmp_path / "known")


@pytest.fixture
def folders(tmp_path):
    return Folders(state=tmp_path / "state", data=tmp_path / "data")


@pytest.fixture
def session(folders):
    return DesktopSession(folders)


@pytest.fixture
def own(session, tmp_path):
    path = tmp_path / "own.rai"
    session.close_project(session.new_project(path, {"name": "Own"}, {"name": "Somebody"}))
    return path


@pytest.fixture
def elsewhere(tmp_path):
    folder = tmp_path / "elsewhere"
    return DesktopSession(Folders(state=folder / "state", data=folder / "data"))


def change(session, path, name):
    project = session.open_project(path)
    project.add(EntityKind.SYSTEM, {"name": name})
    session.close_project(project)


def origin(session, path):
    reader = session.open_copy(path)
    try:
        return reader.store.provenance().origin
    finally:
        session.close_project(reader)


def test_the_first_state_and_the_newest_ones_are_kept(known, monkeypatch):
    monkeypatch.setattr(known_heads, "KEPT", 4)
    for number in range(10):
        known.note(PROJECT, f"step{number}")
    assert list(known.moments(PROJECT)) == ["step0", "step7", "step8", "step9"]


def test_a_state_seen_again_is_the_newest(known):
    for head in ("a", "b", "c", "b"):
        known.note(PROJECT, head)
    assert list(known.moments(PROJECT)) == ["a", "c", "b"]


def test_nothing_is_kept_under_a_name_that_is_no_project(known, tmp_path):
    for name in ("", "..", "../known2", "a/b", PROJECT.upper(), f"{PROJECT}\n"):
        known.note(name, "step")
        assert known.moments(name) == {}
    assert list(tmp_path.iterdir()) == []


def test_a_broken_file_of_known_states_is_begun_again(known, tmp_path):
    for text in ("{", "[]", json.dumps("x"), ""):
        (tmp_path / "known").mkdir(exist_ok=True)
        (tmp_path / "known" / f"{PROJECT}.json").write_text(text, "utf-8")
        assert known.moments(PROJECT) == {}
    known.note(PROJECT, "step")
    assert list(known.moments(PROJECT)) == ["step"]


def test_how_a_history_stands(known):
    assert known.provenance(PROJECT, frozenset()).origin is Origin.UNPROVEN
    known.note(PROJECT, "old")
    known.note(PROJECT, "new")
    assert known.provenance(PROJECT, {"old", "new"}).origin is Origin.NEWEST
    assert known.provenance(PROJECT, {"old"}).origin is Origin.OLDER
    assert known.provenance(PROJECT, frozenset()).origin is Origin.REBUILT


def test_what_this_computer_wrote_is_not_new_wherever_it_lies(own, folders, session, tmp_path):
    assert not is_new_here(own, folders)
    copy = shutil.copyfile(own, tmp_path / "copy.rai")
    assert not is_new_here(copy, folders)
    change(session, own, "Chat")
    assert not is_new_here(copy, folders)


def test_a_file_changed_elsewhere_is_new_until_it_was_worked_on(own, folders, elsewhere, tmp_path):
    copy = shutil.copyfile(own, tmp_path / "copy.rai")
    change(elsewhere, copy, "Chat")
    assert is_new_here(copy, folders)
    change(DesktopSession(folders), copy, "Mine")
    change(elsewhere, copy, "Theirs")
    assert not is_new_here(copy, folders)


def test_another_project_in_the_place_of_a_known_one_is_new(own, folders, elsewhere, tmp_path):
    other = tmp_path / "other.rai"
    elsewhere.close_project(elsewhere.new_project(other, {"name": "Other"}, {"name": "They"}))
    shutil.copyfile(other, own)
    assert is_new_here(own, folders)


def test_what_is_no_project_or_not_there_is_not_called_new(folders, tmp_path):
    (tmp_path / "text.rai").write_text("no project", "utf-8")
    assert not is_new_here(tmp_path / "text.rai", folders)
    assert not is_new_here(tmp_path / "missing.rai", folders)


def test_looking_at_a_file_leaves_it_new(own, elsewhere, tmp_path):
    folders = Folders(state=tmp_path / "third", data=tmp_path / "third-data")
    third = DesktopSession(folders)
    third.close_project(third.open_copy(own))
    assert is_new_here(own, folders)


def test_a_history_is_told_from_one_that_was_rebuilt(own, session, elsewhere, tmp_path):
    copy = shutil.copyfile(own, tmp_path / "copy.rai")
    assert origin(elsewhere, copy) is Origin.UNPROVEN
    change(elsewhere, copy, "Theirs")
    assert origin(session, copy) is Origin.NEWEST
    change(session, own, "Mine")
    assert origin(session, copy) is Origin.OLDER
    forged = rebuilt(elsewhere._folders, own, tmp_path / "forged.rai")
    assert origin(session, forged) is Origin.REBUILT
