"""The program reaches for no network: a tour through window and commands, watched by the system."""

import os
import re
import subprocess
import sys

import pytest

from tests.faults.files import NO_SKIPS
from tests.faults.machine import strace
from tests.storage.processes import ROOT, lacking

SCENES = "" if os.environ.get(NO_SKIPS) else "rescue"
"""The large run plays every scene."""
COMMANDS = (
    ("demo", "firma.rai", "--lang", "de"),
    ("list", "firma.rai", "systems"),
    ("check", "firma.rai"),
    ("verify", "firma.rai", "--deep"),
    ("export", "firma.rai", "--to", "register.xlsx"),
    ("export", "firma.rai", "--to", "register.pdf"),
    ("export", "firma.rai", "--to", "register.json"),
    ("import", "firma.rai", "register.xlsx"),
)


def watched(log, folder, *command):
    """Run Python under the eyes of the system and return its calls for sockets and programs."""
    try:
        options = [strace(), "-f", "--seccomp-bpf", "-qq", "-e", "trace=socket,connect,execve"]
    except OSError as error:
        lacking(str(error))
    subprocess.run(
        [*options, "-o", str(log), sys.executable, "-P", *command],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        timeout=900,
    )
    return log.read_text("utf-8", "replace").splitlines()


def programs(calls):
    """Return the programs that were started."""
    found = (re.search(r'execve\("([^"]+)".*= 0', line) for line in calls)
    return {os.path.realpath(match[1]) for match in found if match}


def sockets(calls):
    return [line for line in calls if "AF_INET" in line]


@pytest.mark.slow
def test_commands_use_no_network(tmp_path):
    calls = []
    for command in COMMANDS:
        calls += watched(tmp_path / "calls.txt", tmp_path, "-m", "rai_desktop", *command)
    assert sockets(calls) == []
    assert programs(calls) == {os.path.realpath(sys.executable)}
    assert (tmp_path / "register.pdf").exists()


@pytest.mark.slow
def test_the_window_uses_no_network(tmp_path):
    tour = ("-m", "tests.pictures", str(tmp_path / "seen"), "--look", "de-light", "--only", SCENES)
    calls = watched(tmp_path / "calls.txt", ROOT, *tour)
    assert list((tmp_path / "seen").glob("*.png"))
    assert sockets(calls) == []
    assert programs(calls) <= {os.path.realpath(sys.executable)}


def test_the_watch_sees_a_network(tmp_path):
    code = "import socket; socket.socket(socket.AF_INET)"
    assert sockets(watched(tmp_path / "calls.txt", tmp_path, "-c", code)) != []
