"""What a release is made of: our own program, the packages it needs, and Python."""

import platform
import re
import sys
import sysconfig
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_PINNED = re.compile(r"^([a-z0-9-]+)==", re.MULTILINE)
_LICENCE = re.compile(r"(licen[cs]es?|copying|notice)([._-].*)?", re.IGNORECASE)
_NAMES = {
    "PSFL": "PSF-2.0",
    "MIT": "MIT",
    "BSD-3-Clause": "BSD-3-Clause",
    "Apache-2.0": "Apache-2.0",
    "BSD license (see license.txt for details), Copyright (c) 2000-2025, ReportLab Inc.": (
        "BSD-3-Clause"
    ),
}
"""What older packages say about their licence, where it is plain enough to be an expression."""

QT_LICENCE = "LGPL-3.0-only"
"""Qt and its bindings offer several licences; this is the one under which they are passed on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Component:
    """One thing that is in a release: who it is, its licence, and that licence's texts.

    ``needs`` names the packages that it cannot do without, on this system.
    """

    name: str
    version: str
    kind: str
    licence: str
    texts: tuple[Path, ...]
    summary: str = ""
    needs: tuple[str, ...] = ()


def packages(lock: Path) -> Iterator[Component]:
    """Return the packages that ``lock`` names, as far as this system needs them."""
    for name in _PINNED.findall(lock.read_text("utf-8")):
        try:
            found = distribution(name)
        except PackageNotFoundError:  # for another system
            continue
        yield package(found, lock.parent)


def package(found: Distribution, source: Path) -> Component:
    """Return an installed package as a component."""
    name = found.metadata["Name"]
    is_qt = name.lower().startswith(("pyside6", "shiboken6"))
    return Component(
        name=name,
        version=found.version,
        kind="pypi",
        licence=QT_LICENCE if is_qt else licence_of(found),
        texts=qt_texts(source) if is_qt else licence_texts(found),
        summary=stated(found, "Summary"),
        needs=needed(found.requires or ()),
    )


def product(source: Path) -> Component:
    """Return our own program as a component."""
    project = tomllib.loads((source / "pyproject.toml").read_text("utf-8"))["project"]
    return Component(
        name=project["name"],
        version=project["version"],
        kind="generic",
        licence=project["license"],
        texts=(source / "LICENSE",),
        summary=project["description"],
        needs=needed(project["dependencies"]),
    )


def needed(requirements: Iterable[str]) -> tuple[str, ...]:
    """Return the names of packages that ``requirements`` ask for here, without extras."""
    read = map(Requirement, requirements)
    return tuple(
        sorted(
            canonicalize_name(one.name)
            for one in read
            if one.marker is None or one.marker.evaluate({"extra": ""})
        )
    )


def licence_of(found: Distribution) -> str:
    """Return the licence that a package states, as an expression where it is one."""
    expression = stated(found, "License-Expression")
    if expression:
        return expression
    said = stated(found, "License").strip().partition("\n")[0]
    if said in _NAMES:
        return _NAMES[said]
    classifiers = found.metadata.get_all("Classifier") or []
    named = [text.rpartition(" :: ")[2] for text in classifiers if text.startswith("License ::")]
    return " / ".join(named) or said


def stated(found: Distribution, key: str) -> str:
    """Return what a package states under ``key``, or nothing."""
    return str((found.metadata.get_all(key) or [""])[0])


def licence_texts(found: Distribution) -> tuple[Path, ...]:
    """Return the files of a package that hold its licence, and those of what it brings along."""
    files = (Path(str(found.locate_file(file))) for file in found.files or ())
    return tuple(sorted(file for file in files if _LICENCE.fullmatch(file.name)))


def qt_texts(source: Path) -> tuple[Path, ...]:
    """Return the texts of Qt's licence, which its packages do not carry."""
    folder = source / "packaging" / "licences"
    return (folder / "LGPL-3.0.txt", folder / "GPL-3.0.txt")


def python() -> Component:
    """Return the Python that comes along in a folder build."""
    libraries = Path(sysconfig.get_path("stdlib"))
    texts = (libraries / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt")
    return Component(
        name="Python",
        version=platform.python_version(),
        kind="generic",
        licence="PSF-2.0",
        texts=tuple(text for text in texts if text.is_file())[:1],
        summary="The Python interpreter and its standard library",
    )


def starter(source: Path) -> Component:
    """Return what PyInstaller puts into a folder build: the program that starts Python."""
    made = package(distribution("pyinstaller"), source)
    return Component(
        name=f"{made.name} (bootloader)",
        version=made.version,
        kind="generic",
        licence="GPL-2.0-or-later WITH Bootloader-exception",
        texts=made.texts,
        summary="Starts Python in the folder build; its exception allows any licence beside it",
    )
