"""Foreign files are let in by a limited child: what happens to it is a sentence and no more."""

import os
import subprocess
import sys
import time

import pytest

from rai_desktop.cli.program import own_command
from rai_desktop.domain.errors import ExitCode, SurroundingsError, UserError
from rai_desktop.domain.texts import Sentence
from rai_desktop.services.jobs import CancelledError
from rai_desktop.storage import watch
from rai_desktop.storage.admission import admit
from rai_desktop.storage.child import COMMAND, TooLargeError, admit_file
from rai_desktop.storage.foreign import DamagedError, NotAProjectError, TooNewError
from rai_desktop.storage.limited import LimitedAdmission
from rai_desktop.storage.verification import verify_file
from rai_desktop.storage.watch import TooLongError
from tests.storage.building import (
    changed_by_hand,
    closed,
    crash,
    foreign,
    names,
    opened,
    private_folders,
    seen,
)
from tests.storage.processes import ROOT, lacking

OWN = tuple(own_command(COMMAND))


@pytest.fixture(autouse=True)
def _found_by_children(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


def child_that(lines):
    """Return a command whose process does something else than it should."""
    return (sys.executable, "-c", lines)


def opened_by(path, command=OWN, **more):
    folders = private_folders(path.parent / "o")
    return opened(path, folders, admit=LimitedAdmission(command=command, **more))


def left_in(path):
    projects = path.parent / "o" / "state" / "projects"
    return sorted(found.name for found in projects.rglob("*") if "rai" in found.suffix)


def test_a_sound_file_is_the_same_by_either_way(tmp_path):
    path = foreign(tmp_path)
    here = opened(path, private_folders(tmp_path / "here"))
    by_child = opened_by_reader(path)
    assert seen(by_child) == seen(here)
    assert by_child.store.head() == here.store.head()
    for project in (here, by_child):
        project.store.close()


def opened_by_reader(path):
    folders = private_folders(path.parent / "o")
    return opened(path, folders, read_only=True, admit=LimitedAdmission(command=OWN))


def test_what_this_computer_published_needs_no_child(tmp_path):
    path = closed(tmp_path)
    admission = LimitedAdmission(command=child_that("raise SystemExit(9)"))
    project = opened(path, admit=admission)
    assert names(project)
    project.store.close()


def test_harmless_faults_are_told(tmp_path):
    path = foreign(tmp_path)
    target = tmp_path / "fresh.rai"
    here = admit(path, tmp_path / "here.rai")
    assert LimitedAdmission(command=OWN)(path, target) == here
    assert target.is_file()


@pytest.mark.parametrize("kind", [DamagedError, NotAProjectError, TooNewError])
def test_a_refusal_is_the_same_by_either_way(tmp_path, kind):
    path = foreign(tmp_path)
    if kind is NotAProjectError:
        path.write_bytes(b"no project")
    else:
        with changed_by_hand(path) as connection:
            order = "UPDATE system SET name = 'x'"
            connection.execute(order if kind is DamagedError else "PRAGMA user_version=99")
    refusals = []
    for way in (admit, LimitedAdmission(command=OWN)):
        with pytest.raises(kind) as caught:
            way(path, tmp_path / "fresh.rai")
        refusals.append((caught.value.text, str(caught.value), caught.value.exit_code))
    assert refusals[0] == refusals[1]
    assert not (tmp_path / "fresh.rai").exists()


def test_nested_sentences_come_back_as_such(tmp_path):
    path = foreign(tmp_path)
    with changed_by_hand(path) as connection:
        connection.execute("UPDATE system SET name = 'x'")
    with pytest.raises(DamagedError) as caught:
        LimitedAdmission(command=OWN)(path, tmp_path / "fresh.rai")
    assert isinstance(caught.value.values["what"], Sentence)


def test_a_place_that_cannot_be_written_is_a_matter_of_the_surroundings(tmp_path):
    path = foreign(tmp_path)
    with pytest.raises(SurroundingsError):
        LimitedAdmission(command=OWN)(path, tmp_path / "missing" / "fresh.rai")


# a child that ends or does not ----------------------------------------------------

DEATHS = {
    "a crash": "import os; os.abort()",
    "a kill": "import os, signal; os.kill(os.getpid(), 9)",
    "an exit code": "raise SystemExit(7)",
    "a traceback": "print('{', flush=True); 1 / 0",
    "nothing said": "pass",
    "garbage": "import os; os.write(1, bytes(range(256)) * 10)",
}


@pytest.mark.parametrize("how", DEATHS)
def test_the_end_of_the_child_is_a_sentence(tmp_path, how):
    if os.name == "nt" and how == "a kill":
        lacking("Windows knows no signals")
    path = foreign(tmp_path)
    before = path.read_bytes()
    with pytest.raises(DamagedError, match="ended unexpectedly") as caught:
        opened_by(path, child_that(DEATHS[how]))
    assert caught.value.exit_code is ExitCode.REFUSED
    assert path.read_bytes() == before
    assert left_in(path) == []
    opened_by(path).store.abandon()


def test_a_program_that_does_not_start_is_a_sentence(tmp_path):
    with pytest.raises(SurroundingsError):
        opened_by(foreign(tmp_path), (str(tmp_path / "no program"),))


def test_progress_is_told_and_can_end_the_child(tmp_path):
    path = foreign(tmp_path)
    told = []

    def tell(progress):
        told.append(progress)
        if len(told) == 3:
            raise CancelledError

    endless = child_that(
        "import time\nfor n in range(10**9):\n"
        ' print(\'{"done": %d, "total": 9}\' % n, flush=True)\n time.sleep(0.01)'
    )
    with pytest.raises(CancelledError):
        opened_by(path, endless, tell=tell)
    assert [(p.done, p.total) for p in told] == [(0, 9), (1, 9), (2, 9)]
    assert left_in(path) == []
    opened_by(path).store.abandon()


def test_a_silent_child_can_be_ended_too(tmp_path):
    path = foreign(tmp_path)

    def tell(progress):
        assert progress.total == 0
        raise CancelledError

    with pytest.raises(CancelledError):
        opened_by(path, child_that("import time; time.sleep(1000)"), tell=tell)
    assert left_in(path) == []


def test_a_check_tells_how_far_it_is(tmp_path, monkeypatch):
    monkeypatch.setattr(watch, "_EVERY", 5)
    monkeypatch.setattr(watch, "_BETWEEN", 0)
    told = []
    admit(foreign(tmp_path), tmp_path / "fresh.rai", told.append)
    done = [progress.done for progress in told]
    assert len(done) > 3
    assert done == sorted(done)
    assert {progress.total for progress in told} == {told[-1].total}
    assert 0 < done[-1] <= told[-1].total


# bounds ---------------------------------------------------------------------------


def test_a_check_that_takes_too_long_is_stopped(tmp_path, monkeypatch):
    path = foreign(tmp_path)
    monkeypatch.setattr(watch, "SECONDS", -1)
    monkeypatch.setattr(watch, "_EVERY", 1)
    for act in (verify_file, lambda p: admit(p, tmp_path / "fresh.rai")):
        with pytest.raises(TooLongError, match="longer than a project of this size") as caught:
            act(path)
        assert caught.value.exit_code is ExitCode.REFUSED
    assert not (tmp_path / "fresh.rai").exists()


def test_the_time_grows_with_the_file(tmp_path):
    small, large = tmp_path / "small", tmp_path / "large"
    small.write_bytes(bytes(10))
    large.write_bytes(bytes(1_000_000))
    assert watch.Watch(small).seconds < 4 < 2 + watch.Watch(large).seconds
    assert watch.Watch(large).seconds - watch.Watch(small).seconds > 0.3


def _bounded(lines):
    if sys.platform != "linux":
        lacking("only Linux holds all bounds")
    begin = "from rai_desktop.storage.limits import limit_this_process as limit\n"
    return child_that(begin + lines)


def test_a_child_that_loops_is_stopped_by_the_system(tmp_path):
    with pytest.raises(TooLongError):
        opened_by(foreign(tmp_path), _bounded("limit(0, -4)\nwhile True: pass"))


def test_a_child_cannot_take_all_memory(tmp_path):
    lines = "limit(0, 9)\ntry: bytes(600 << 20)\nexcept MemoryError: raise SystemExit(7)"
    ended = subprocess.run(_bounded(lines), check=False)
    assert ended.returncode == 7


def test_too_little_memory_is_a_sentence(tmp_path, monkeypatch, capsys):
    def greedy(*_):
        raise MemoryError

    monkeypatch.setattr("rai_desktop.storage.child.admit", greedy)
    monkeypatch.setattr("rai_desktop.storage.child.limit_this_process", lambda *_: None)
    path = foreign(tmp_path)
    assert admit_file(path, tmp_path / "fresh.rai", sys.stdout) is ExitCode.REFUSED
    said = capsys.readouterr().out.replace("\\", "\\\\").replace("'", "\\'").rstrip()
    with pytest.raises(TooLargeError, match="more memory than a project of this size"):
        opened_by(path, child_that(f"print('{said}')\nraise SystemExit(3)"))


HOSTILE = {
    "endless view": "CREATE VIEW spy AS WITH RECURSIVE n(i) AS "
    "(SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n",
    "endless view in the place of a table": None,
    "huge piece": "INSERT INTO attachment_chunk VALUES (9, 'a', 0, zeroblob(100000000))",
    "many tiny rows": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 200000)"
    " INSERT INTO payload SELECT i, 'u', 'normal', 'system', '', '{}' FROM n",
    "deep nesting": "UPDATE payload SET body = replace(hex(zeroblob(500000)), '0', '[')",
}


@pytest.mark.parametrize("what", HOSTILE)
def test_hostile_work_is_stopped_soon(tmp_path, what):
    path = foreign(tmp_path)
    with changed_by_hand(path) as connection:
        if HOSTILE[what]:
            connection.execute(HOSTILE[what])
        else:
            view = HOSTILE["endless view"].replace("spy", "vendor")
            connection.execute("DROP TABLE vendor")
            connection.execute(view)
    began = time.monotonic()
    with pytest.raises(UserError) as caught:
        opened_by(path)
    assert time.monotonic() - began < 5
    assert caught.value.exit_code is ExitCode.REFUSED
    assert left_in(path) == []


def test_a_left_over_working_copy_needs_no_child(tmp_path):
    project = opened(closed(tmp_path))
    project.edit(next(iter(project.entities("system"))).uid, {"name": "neu"})
    crash(project)
    admission = LimitedAdmission(command=child_that("raise SystemExit(9)"))
    again = opened(project.store.path, admit=admission)
    assert names(again) == ["neu"]
    again.store.close()
