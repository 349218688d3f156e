"""The real computer, and a real private Python."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from starting import environment, machine, packages


@pytest.fixture(scope="module")
def real_environment(tmp_path_factory):
    folder = tmp_path_factory.mktemp("real") / "env"
    subprocess.run([sys.executable, "-I", "-m", "venv", "--without-pip", folder], check=True)
    return folder


def import_probe(folder, cwd, **environ):
    python = environment.interpreter(folder, sys.platform)
    kept = packages.child_environ(os.environ, frozenset({"RAI_DESKTOP_SOURCE"}))
    command = [python, "-P", "-c", "import probe; print(probe.__file__)"]
    done = subprocess.run(
        command, cwd=cwd, env={**kept, **environ}, capture_output=True, text=True, check=True
    )
    return Path(done.stdout.strip()).parent


def test_the_program_is_found_in_its_source_folder_only(real_environment, tmp_path):
    places = [tmp_path / name for name in ("Würzburg", "other", "current")]
    for place in places:
        place.mkdir()
        (place / "probe.py").touch()
    source, other, current = places
    environment.connect_source(real_environment, sys.platform, other)
    environment.connect_source(real_environment, sys.platform, source)
    assert import_probe(real_environment, current) == source
    assert import_probe(real_environment, current, RAI_DESKTOP_SOURCE=str(other)) == other


def test_read_hands_on_lines_and_the_exit_code():
    lines = []
    command = [sys.executable, "-c", "print('one'); print('two'); raise SystemExit(5)"]
    assert machine.read(command, os.environ, lines.append) == 5
    assert lines == ["one\n", "two\n"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
def test_run_reports_a_killed_program_as_shells_do(tmp_path):
    command = [sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"]
    assert machine.run(command, os.environ, tmp_path) == 137


def test_this_machine_is_known():
    here = machine.this_machine()
    assert here.has_module("venv")
    assert not here.can_load("libno-such-library.so.1")
    assert re.fullmatch(r"3\.\d+", here.python)
