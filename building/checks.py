"""Whether a release is equal when built twice, and works where nothing else is installed."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from building.comparing import differences
from building.folder import build_folder
from building.packages import build_packages
from building.tools import BuildError, run, say, write_checksums
from building.using import use
from starting.environment import interpreter
from starting.packages import pip_command


def check(source: Path, target: Path, moment: int) -> None:
    """Build everything into ``target`` and once more elsewhere, compare, install and use it."""
    with TemporaryDirectory(prefix="rai-check-") as name:
        work = Path(name)
        folder = build_all(source, target, moment)
        with strict_rights():
            build_all(source, work / "again", moment)
        found = differences(target, work / "again")
        if found:
            raise BuildError("\n".join(["Two builds differ:", *found]))
        say("Two builds are equal, file by file.")
        use("folder", folder, work / "folder")
        use("wheel", installed_wheel(source, target, work), work / "wheel")


def build_all(source: Path, target: Path, moment: int) -> Path:
    """Build wheel, source package and folder into ``target``; return the folder."""
    build_packages(source, target, moment)
    folder = build_folder(source, target, moment)
    write_checksums(target)
    say(f"Built into {target}.")
    return folder


@contextmanager
def strict_rights() -> Iterator[None]:
    """Create files that only their owner may read, as some people's systems do."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def installed_wheel(source: Path, target: Path, work: Path) -> Path:
    """Install the wheel with the packages of the lock; return the folder of its programs."""
    environment = work / "environment"
    run([sys.executable, "-I", "-m", "venv", str(environment)], os.environ, work)
    python = interpreter(environment, sys.platform)
    run(pip_command(python, source / "requirements.lock", os.environ), os.environ, work)
    (wheel,) = target.glob("*.whl")
    options = ["--no-deps", "--no-index", "--disable-pip-version-check", str(wheel)]
    run([str(python), "-I", "-m", "pip", "install", *options], os.environ, work)
    return python.parent
