"""The folder that runs without a Python: made by PyInstaller, with the licences of all it holds."""

import ast
import os
import platform
import shutil
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from building.archives import write_archive
from building.bill import bill
from building.bill_shape import BILL
from building.components import Component, packages, product, python, starter
from building.macos import APP
from building.notices import NOTICES, notices
from building.system_libraries import system_libraries
from building.tools import BuildError, build_environ, run
from rai_desktop import __version__
from starting.machine import can_load
from starting.system import X11_LIBRARIES

NAME = "rai-desktop"
SPEC = Path("packaging") / "rai-desktop.spec"
MOST_BYTES = 220_000_000
LIBRARIES = "_internal"


def build_folder(source: Path, target: Path, moment: int) -> Path:
    """Write the folder and its archive into ``target``, and return the folder."""
    refuse_poor_systems()
    made = target / f"{NAME}-{__version__}-{system_name()}"
    with TemporaryDirectory(prefix="rai-build-") as name:
        work = Path(name)
        collected = collect(source, work, moment)
        folder = work / "dist" / NAME
        slim(folder)
        describe(folder, product(source), components(source, collected), moment)
        add_readme(source, folder)
        settle(folder, moment)
        refuse_fat(folder)
        for new, place in ((folder, made), (work / "dist" / APP, target / APP)):
            if new.exists():
                shutil.rmtree(place, ignore_errors=True)
                shutil.move(new, place)
    write_archive(made, made.with_name(f"{made.name}.tar.xz"), moment)
    return made


def refuse_fat(folder: Path) -> None:
    """End the build when the folder is larger than promised; some new package is to blame."""
    size = bytes_of(folder)
    if size > MOST_BYTES:
        raise BuildError(f"The folder has {size:,} bytes, more than {MOST_BYTES:,}.")


def system_name() -> str:
    """Return system and processor as they stand in the names of files."""
    systems = {"win32": "windows", "darwin": "macos"}
    return f"{systems.get(sys.platform, sys.platform)}-{platform.machine().lower()}"


def refuse_poor_systems() -> None:
    """End the build where libraries are missing that have to come along."""
    if sys.platform != "linux":
        return
    missing = [package for name, package in X11_LIBRARIES.items() if not can_load(name)]
    if missing:
        raise BuildError(f"Install these first: {' '.join(sorted(set(missing)))}")


def collect(source: Path, work: Path, moment: int) -> list[tuple[str, Path]]:
    """Let PyInstaller make the folder; return the place and origin of each library in it."""
    environ = {**build_environ(moment), "PYINSTALLER_CONFIG_DIR": str(work / "cache")}
    places = ["--distpath", str(work / "dist"), "--workpath", str(work / "work")]
    program = [sys.executable, "-P", "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    run([*program, *places, str(source / SPEC)], environ, work)
    table = (work / "work" / NAME / "COLLECT-00.toc").read_text("utf-8")
    entries = next(part for part in ast.literal_eval(table) if isinstance(part, list))
    return [(place, Path(origin)) for place, origin, kind in entries if kind == "BINARY"]


def components(source: Path, collected: Sequence[tuple[str, Path]]) -> list[Component]:
    """Return everything that the folder is made of besides our own code."""
    ours = (Path(sys.prefix), Path(sys.base_prefix))
    foreign = [
        origin
        for place, origin in collected
        if "/" not in place and not any(origin.is_relative_to(folder) for folder in ours)
    ]
    locked = packages(source / "requirements.lock")
    return [*locked, python(), starter(source), *system_libraries(foreign)]


def slim(folder: Path) -> None:
    """Take the symbols for debugging out of Python's own libraries, where there are some.

    Those of packages stay as they were published.
    """
    strip = shutil.which("strip") if sys.platform == "linux" else None  # others sign libraries
    inside = folder / LIBRARIES
    library = inside / str(sysconfig.get_config_var("INSTSONAME"))
    if strip and library.is_file():
        files = [library, *sorted((inside / f"python{python_version()}").rglob("*.so"))]
        run([strip, "--strip-unneeded", *map(str, files)], os.environ, folder)


def python_version() -> str:
    """Return the version of this Python, as folders are called."""
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def describe(folder: Path, whole: Component, parts: Sequence[Component], moment: int) -> None:
    """Write the licences and the list of components into ``folder``."""
    (folder / NOTICES).write_text(notices(parts), "utf-8", newline="\n")
    (folder / BILL).write_text(bill(whole, parts, moment), "utf-8", newline="\n")


def add_readme(source: Path, folder: Path) -> None:
    """Put our own licence and the page about installing into ``folder``."""
    shutil.copyfile(source / "LICENSE", folder / "LICENSE.txt")
    shutil.copyfile(source / "docs" / "installing.md", folder / "INSTALLING.md")


def settle(folder: Path, moment: int) -> None:
    """Give ``folder`` and all that is in it one time and the usual rights."""
    for path in (*everything(folder), folder):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or is_program(path) else 0o644)
            os.utime(path, (moment, moment))


def is_program(path: Path) -> bool:
    """Return whether a file is one of the programs themselves."""
    return path.stem.startswith(NAME) and path.parent.name == NAME


def everything(folder: Path) -> Iterator[Path]:
    """Return all files and folders below ``folder``, those inside before those around them."""
    for place, folders, files in os.walk(folder, topdown=False):
        yield from (Path(place) / name for name in sorted([*folders, *files]))


def bytes_of(folder: Path) -> int:
    """Return how many bytes the files in ``folder`` have."""
    return sum(path.lstat().st_size for path in everything(folder) if path.is_file())
