"""The private environments: made whole or not at all."""

import sys
from pathlib import Path

import pytest

from starting import environment, locks, main
from tests.starting.computer import LOCK


def test_name_depends_on_kind_python_and_lock(computer, kind):
    here = computer.machine()
    first = environment.provide_environment(kind, here).name
    assert first.startswith("env-run-linux-x86_64-3.11-")
    other_python = environment.provide_environment(kind, here._replace(python="3.12")).name
    other_kind = environment.provide_environment(kind._replace(name="test"), here).name
    kind.lock.write_text(LOCK.replace("2.0", "2.1"))
    other_lock = environment.provide_environment(kind, here).name
    assert len({n.rsplit("-", 1)[0] for n in (first, other_python, other_kind, other_lock)}) == 4


def test_line_ends_of_the_lock_do_not_matter(kind):
    digest = environment.digest_of(kind.lock)
    kind.lock.write_bytes(LOCK.replace("\n", "\r\n").encode())
    assert environment.digest_of(kind.lock) == digest


def test_a_finished_environment_is_used_again(computer, kind):
    here = computer.machine()
    first = environment.provide_environment(kind, here)
    assert environment.provide_environment(kind, here) == first
    assert len(computer.asked("venv")) == 1


def test_an_unfinished_environment_is_removed_and_made_anew(computer, kind):
    here = computer.machine()
    unfinished = environment.provide_environment(kind, here)
    (unfinished / environment.MARK).unlink()
    finished = environment.provide_environment(kind, here)
    assert computer.built() == [finished]
    assert finished != unfinished


def test_unfinished_environments_of_every_kind_make_room_first(computer, kind):
    here = computer.machine()
    other = environment.provide_environment(kind._replace(name="test"), here)
    (other / environment.MARK).unlink()
    finished = environment.provide_environment(kind, here)
    assert computer.built() == [finished]


def test_a_mark_made_for_another_lock_does_not_count(computer, kind):
    here = computer.machine()
    first = environment.provide_environment(kind, here)
    (first / environment.MARK).write_text("0" * 64)
    assert environment.ready_environment(kind, here) is None


def test_an_environment_of_a_removed_python_does_not_count(computer, kind):
    here = computer.machine()
    first = environment.provide_environment(kind, here)
    (first / "pyvenv.cfg").write_text(f"home = {computer.folder / 'gone'}\n")
    assert environment.ready_environment(kind, here) is None


def test_an_environment_without_its_python_is_made_anew(computer, kind):
    here = computer.machine()
    first = environment.provide_environment(kind, here)
    (first / "bin" / "python").unlink()
    assert environment.provide_environment(kind, here) != first


def test_a_new_lock_replaces_the_environment_of_the_old_one_only(computer, kind):
    here = computer.machine()
    other = environment.provide_environment(kind, here._replace(python="3.12"))
    old = environment.provide_environment(kind, here)
    kind.lock.write_text(LOCK.replace("2.0", "2.1"))
    new = environment.provide_environment(kind, here)
    assert computer.built() == sorted([new, other])
    assert not old.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there the system keeps files in use")
def test_an_environment_in_which_a_program_runs_is_kept(computer, kind):
    old = environment.provide_environment(kind, computer.machine())
    with (old / environment.MARK).open("rb") as running:
        assert locks.try_lock(running.fileno(), shared=True)
        kind.lock.write_text(LOCK.replace("2.0", "2.1"))
        new = environment.provide_environment(kind, computer.machine())
    assert computer.built() == sorted([new, old])


def test_an_interrupted_installation_leaves_nothing(computer):
    computer.answers = {"install": KeyboardInterrupt()}
    assert main.main(["list"], computer.machine()) == main.INTERRUPTED
    assert computer.built() == []


def test_too_little_room_is_said_before_anything_is_fetched(computer):
    assert main.main(["list"], computer.machine(free_bytes=lambda _: 5_000_000)) == 4
    assert "5 MB free" in computer.said[-1]
    assert computer.commands == []


def test_a_wrong_folder_of_packages_is_said(computer):
    environ = {"RAI_DESKTOP_WHEELS": str(computer.folder / "nowhere")}
    assert main.main(["list"], computer.machine(environ=environ)) == main.SURROUNDINGS
    assert "nowhere" in computer.said[-1]


@pytest.mark.parametrize(
    ("changes", "parts"),
    [
        ({}, (".local", "share")),
        ({"system": "darwin"}, ("Library", "Application Support")),
        ({"system": "win32"}, ("AppData", "Local")),
    ],
)
def test_data_folder_is_where_the_system_keeps_it(computer, changes, parts):
    found = environment.data_folder(computer.machine(**changes))
    assert found == computer.folder.joinpath(*parts, "rai-desktop")


@pytest.mark.parametrize(
    ("system", "name"), [("linux", "XDG_DATA_HOME"), ("win32", "LOCALAPPDATA")]
)
def test_data_folder_can_be_chosen(computer, system, name):
    chosen = str(computer.folder / "chosen")
    here = computer.machine(system=system, environ={name: chosen}, home=None)
    assert environment.data_folder(here) == Path(chosen) / "rai-desktop"


def test_an_unknown_home_is_said(computer):
    assert main.main(["list"], computer.machine(home=None)) == main.SURROUNDINGS
    assert "HOME" in computer.said[-1]


def test_a_folder_that_cannot_be_made_is_said(computer):
    (computer.folder / ".local").touch()
    assert main.main(["list"], computer.machine()) == main.SURROUNDINGS
    assert ".local" in computer.said[-1]
