"""The one moment that everything in a release carries, so that two builds are equal."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

VARIABLE = "SOURCE_DATE_EPOCH"
FIRST = 315532800
"""1980, before which zip files know no time."""


def source_moment(environ: Mapping[str, str], source: Path) -> int:
    """Return the seconds since 1970 that stand for the age of ``source``.

    What the variable says, else the last commit, else the time of ``pyproject.toml``, which in
    an unpacked source package is that of its build.
    """
    told = environ.get(VARIABLE) or last_commit(source)
    moment = int(told) if told else int((source / "pyproject.toml").stat().st_mtime)
    return max(moment, FIRST)


def last_commit(source: Path) -> str:
    """Return when the last commit was made, or nothing outside of version control."""
    git = shutil.which("git")
    if not git or not (source / ".git").exists():
        return ""
    command = [git, "-c", "safe.directory=*", "-C", str(source), "log", "-1", "--format=%ct"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip()
