"""Two starts at the same time."""

import subprocess
import sys
import threading
from pathlib import Path

import pytest

from starting import environment, locks
from tests.starting.computer import Computer

ROOT = Path(locks.__file__).parent.parent


def test_a_second_start_waits_and_uses_what_the_first_made(computer, kind):
    here = computer.machine()
    waiting = threading.Event()
    second = Computer(computer.folder)
    found = []
    folder = environment.data_folder(here)
    folder.mkdir(parents=True)
    patient = second.machine(say=lambda line: waiting.set())
    thread = threading.Thread(
        target=lambda: found.append(environment.provide_environment(kind, patient))
    )
    with locks.alone(folder / "build.lock", lambda: None):
        thread.start()
        assert waiting.wait(20)
        first = environment.build(kind, here, folder)
    thread.join(20)
    assert found == [first]
    assert second.commands == []


def test_a_killed_start_does_not_block_the_next(tmp_path):
    file = tmp_path / "build.lock"
    hold = (
        "import sys, time, pathlib; from starting.locks import alone\n"
        "with alone(pathlib.Path(sys.argv[1]), lambda: None):\n"
        "    print('held', flush=True); time.sleep(600)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", hold, str(file)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        assert locks.is_in_use(file)
        holder.kill()
        holder.wait()
    waited = []
    with locks.alone(file, lambda: waited.append(True)):
        assert waited == []


@pytest.mark.skipif(sys.platform == "win32", reason="there the system keeps files in use")
def test_a_started_program_keeps_its_environment_in_use_until_it_ends(tmp_path):
    mark = tmp_path / "complete"
    mark.touch()
    become = (
        "import os, pathlib, sys; from starting.locks import keep_in_use\n"
        "keep_in_use(pathlib.Path(sys.argv[1]))\n"
        "later = \"print('on', flush=True); input()\"\n"
        "os.execv(sys.executable, [sys.executable, '-c', later])"
    )
    with subprocess.Popen(
        [sys.executable, "-c", become, str(mark)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout.readline() == "on\n"
        assert locks.is_in_use(mark)
        program.communicate("\n")
    assert not locks.is_in_use(mark)
