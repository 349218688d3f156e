"""The one file that must run before anything is installed."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import start
from starting import main, packages

ROOT = Path(start.__file__).parent


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 9), (3, 14, 2)])
def test_supported_pythons_start(version):
    assert start.python_problem(version, 2**63 - 1, "en") == ""


@pytest.mark.parametrize("version", [(2, 7, 18), (3, 10, 13), (3, 15, 0)])
def test_other_pythons_get_a_sentence_with_their_version(version):
    problem = start.python_problem(version, 2**63 - 1, "en_US.UTF-8")
    assert ".".join(str(part) for part in version) in problem
    assert "Install" in problem


def test_a_32_bit_python_gets_a_sentence_in_the_users_language():
    assert "(32 bit)" in start.python_problem((3, 12, 1), 2**31 - 1, "en")
    assert "braucht" in start.python_problem((3, 12, 1), 2**31 - 1, "de_AT")


def test_an_old_python_can_read_the_start():
    ast.parse((ROOT / "start.py").read_text("utf-8"), feature_version=(3, 5))


def test_the_real_start_refuses_a_window_without_screen():
    if sys.platform != "linux":
        pytest.skip("only there a screen can be missing")
    environ = packages.child_environ(os.environ, frozenset({"QT_QPA_PLATFORM"}))
    done = subprocess.run(
        [sys.executable, ROOT / "start.py"], env=environ, capture_output=True, text=True
    )
    assert done.returncode == main.SURROUNDINGS
    assert done.stderr.count("\n") == 1
    assert "WAYLAND_DISPLAY" in done.stderr
