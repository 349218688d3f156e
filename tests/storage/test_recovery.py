"""What comes back after the program ended badly."""

import json
import signal

import pytest

from rai_desktop.storage.opening import new_project
from tests.storage.building import (
    PROJECT,
    add_system,
    changed_by_hand,
    closed,
    crash,
    filled,
    findings,
    made,
    names,
    names_in,
    opened,
    private_folders,
    seen,
    workplace_of,
)
from tests.storage.processes import child

NAME = "Bewerbungen vorsortieren"


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows ends processes otherwise")
def test_unpublished_work_of_a_killed_program_comes_back_with_a_notice(tmp_path):
    path = closed(tmp_path)
    with child("hold_with_edit", path, tmp_path) as process:
        process.kill()
        process.wait()
        project = opened(path)
    assert names(project) == [NAME, "nicht veröffentlicht"]
    assert len(project.store.notices) == 1
    assert "recovered" in str(project.store.notices[0])
    assert not project.store.is_published
    assert project.undo() is not None, "and can still be undone"
    project.store.close()
    assert findings(path) == []
    again = opened(path)
    assert again.store.notices == []
    again.store.close()


def test_published_work_needs_no_recovery(tmp_path):
    project = filled(tmp_path)
    project.store.publish()
    crash(project)
    again = opened(project.store.path)
    assert again.store.notices == []
    again.store.close()


def test_a_kill_between_replacing_and_noting_it_is_no_change_by_others(tmp_path):
    project = filled(tmp_path)
    path = project.store.path
    project.store.publish()
    state = json.loads((workplace_of(path).folder / "state.json").read_text("utf-8"))
    add_system(project, "neu")
    project.store.publish()
    after = json.loads((workplace_of(path).folder / "state.json").read_text("utf-8"))
    state |= {"next": after["published"], "next_head": after["head"]}
    (workplace_of(path).folder / "state.json").write_text(json.dumps(state), "utf-8")
    before = seen(project)
    crash(project)
    again = opened(path)
    assert again.store.notices == []
    assert seen(again) == before
    assert again.undo() is not None
    again.store.close()


def test_work_for_a_file_that_changed_elsewhere_is_kept_aside(tmp_path):
    project = filled(tmp_path)
    path = project.store.path
    project.store.publish()
    other = tmp_path / "other"
    other.mkdir()
    (other / "copy.rai").write_bytes(path.read_bytes())
    copy = opened(other / "copy.rai")
    add_system(copy, "von anderen")
    copy.store.close()
    add_system(project, "von hier")
    crash(project)
    path.write_bytes((other / "copy.rai").read_bytes())
    again = opened(path)
    assert names(again) == [NAME, "von anderen"]
    (notice,) = again.store.notices
    kept = notice.values["backup"]
    again.store.close()
    assert names_in(kept, private_folders(tmp_path / "third")) == [NAME, "von hier"]


def test_work_for_a_file_that_is_gone_comes_back(tmp_path):
    project = filled(tmp_path)
    path = project.store.path
    project.store.publish()
    add_system(project, "neu")
    before = seen(project)
    crash(project)
    path.unlink()
    again = opened(path)
    assert seen(again) == before
    assert "recovered" in str(again.store.notices[0])
    again.store.close()
    assert findings(path) == []


def test_published_work_for_a_file_that_is_gone_comes_back_too(tmp_path):
    project = filled(tmp_path)
    path = project.store.path
    project.store.publish()
    crash(project)
    path.unlink()
    again = opened(path)
    assert names(again) == [NAME]
    again.store.close()
    assert findings(path) == []


@pytest.mark.parametrize("damage", ["cut off", "a changed value", "empty"])
def test_a_damaged_working_copy_is_kept_aside_and_the_file_opened(tmp_path, damage):
    project = filled(tmp_path)
    path = project.store.path
    project.store.publish()
    add_system(project, "neu")
    crash(project)
    work = workplace_of(path).work
    if damage == "a changed value":
        with changed_by_hand(work) as connection:
            connection.execute("UPDATE system SET name = 'anders'")
    else:
        work.write_bytes(work.read_bytes()[:-5000] if damage == "cut off" else b"")
    damaged = work.read_bytes()
    again = opened(path)
    assert names(again) == [NAME]
    (notice,) = again.store.notices
    assert notice.values["backup"].read_bytes() == damaged
    again.store.close()


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"published": 5}', "\x00"])
def test_a_broken_state_file_only_costs_the_short_way(tmp_path, content):
    path = closed(tmp_path)
    (workplace_of(path).folder / "state.json").write_text(content, "utf-8")
    project = opened(path)
    assert names(project) == [NAME]
    project.store.close()


def test_a_new_project_does_not_drop_what_an_older_one_left(tmp_path):
    project = made(tmp_path)
    path = project.store.path
    add_system(project, "nie veröffentlicht")
    crash(project)
    assert not path.exists()
    store = new_project(path, private_folders(tmp_path), PROJECT)
    (notice,) = store.notices
    store.abandon()
    assert notice.values["backup"].exists()
