"""A second start asks the window that has the project open."""

import os
import socket

import pytest

from rai_desktop.storage import locks
from rai_desktop.storage.requests import ask_running
from tests.storage.building import closed, crash, opened, private_folders, workplace_of
from tests.storage.processes import child, lacking


def ask(path, patience=0.2):
    return ask_running(path, private_folders(path.parent), patience=patience)


def requests_of(path):
    return list(workplace_of(path).folder.glob("request-*"))


@pytest.mark.skipif(os.name == "nt", reason="the child waits for its input by select")
def test_the_window_that_has_it_open_is_asked(tmp_path):
    path = closed(tmp_path)
    with child("hold_as_window", path, tmp_path) as window:
        assert ask(path, patience=20)
        assert window.stdout.readline().strip() == "asked"
        assert ask(path, patience=20)
        assert window.stdout.readline().strip() == "asked"
        assert requests_of(path) == []


def test_the_name_of_the_file_may_lead_through_a_link(tmp_path):
    if os.name == "nt":
        lacking("links need rights")
    path = closed(tmp_path)
    link = tmp_path / "link.rai"
    link.symlink_to(path)
    with child("hold_as_window", path, tmp_path):
        assert ask_running(link, private_folders(tmp_path), patience=20)


def test_who_does_not_answer_is_not_waited_for_for_ever(tmp_path):
    path = closed(tmp_path)
    with child("hold", path, tmp_path):
        assert not ask(path)
        assert requests_of(path) == []


def test_nobody_is_asked_when_it_is_closed(tmp_path):
    path = closed(tmp_path)
    assert not ask(path, patience=1000)
    assert not ask(tmp_path / "missing.rai", patience=1000)


def test_nobody_is_asked_after_a_crash(tmp_path):
    project = opened(closed(tmp_path))
    crash(project)
    path = project.store.path
    assert workplace_of(path).work.exists()
    assert not ask(path, patience=1000)
    opened(path).store.close()


def test_this_window_does_not_ask_itself(tmp_path):
    project = opened(closed(tmp_path))
    assert not ask(project.store.path, patience=1000)
    assert not project.store.take_request()
    project.store.close()


def test_a_window_of_another_computer_is_not_asked(tmp_path, monkeypatch):
    path = closed(tmp_path)
    with child("hold_as_window", path, tmp_path):
        monkeypatch.setattr(locks.platform, "node", lambda: f"not-{socket.gethostname()}")
        assert not ask(path, patience=1000)


def test_asking_does_not_disturb_the_work(tmp_path):
    path = closed(tmp_path)
    with child("hold_with_edit", path, tmp_path):
        assert not ask(path)
    project = opened(path)
    assert [s.name for s in project.entities("system")][-1] == "nicht veröffentlicht"
    project.store.close()


def test_requests_that_nobody_took_are_swept(tmp_path):
    path = closed(tmp_path)
    left = workplace_of(path).folder / "request-00000000"
    left.touch()
    project = opened(path)
    assert not left.exists()
    assert not project.store.take_request()
    left.touch()
    assert project.store.take_request()
    assert not project.store.take_request()
    project.store.close()


def test_readers_take_no_requests(tmp_path):
    path = closed(tmp_path)
    reader = opened(path, read_only=True)
    left = workplace_of(path).folder / "request-00000000"
    left.touch()
    assert not reader.store.take_request()
    assert left.exists()
    reader.store.close()
