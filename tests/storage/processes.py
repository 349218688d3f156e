"""Starting other processes from tests."""

import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def python(*arguments: object, wrapper: tuple[str, ...] = ()) -> list[str]:
    return [*wrapper, sys.executable, *map(os.fspath, map(_plain, arguments))]


def _plain(argument: object) -> str | bytes:
    return os.fspath(argument) if isinstance(argument, os.PathLike) else str(argument)


@contextmanager
def child(what: str, path: Path, base: Path, *more: str):
    """Run a function of ``tests.storage.children`` until the block ends."""
    process = subprocess.Popen(
        python("-m", "tests.storage.children", what, path, base, *more),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout.readline().strip() == "ready"
        yield process
    finally:
        process.communicate()


def run_program(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess:
    """Run the program's command line."""
    return subprocess.run(
        python("-P", "-m", "rai_desktop", *arguments),
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def lacking(reason: str) -> None:
    """Skip a test that this computer cannot run; in the large fault run that is a failure."""
    if os.environ.get("RAI_DESKTOP_TEST_FAULTS"):
        pytest.fail(reason)
    pytest.skip(reason)
