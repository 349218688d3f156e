"""The licences of everything in a release, as one text to pass on with it."""

from collections.abc import Sequence
from pathlib import Path

from building.components import Component
from building.tools import BuildError

NOTICES = "THIRD-PARTY-NOTICES.txt"
HEAD = """\
RAI Desktop contains the following parts, each under its own licence.

Qt and its Python bindings (PySide6-Essentials, shiboken6) are used and passed on unchanged under
the GNU Lesser General Public License, version 3. They lie beside the program as libraries of their
own and may be replaced by compatible ones. Their source code is at https://download.qt.io/.
"""
LINE = "=" * 100


def notices(components: Sequence[Component]) -> str:
    """Return the licences of ``components``; one that carries no text ends the build."""
    lacking = [part.name for part in components if not part.texts]
    if lacking:
        raise BuildError(f"These parts carry no text of their licence: {', '.join(lacking)}")
    known: dict[str, str] = {}
    chapters = [chapter(part, known) for part in components]
    listed = [f"  {part.name} {part.version}  {part.licence}".rstrip() for part in components]
    return "\n".join([HEAD, *listed, "", *chapters])


def chapter(part: Component, known: dict[str, str]) -> str:
    """Return the licence texts of one component; one that stood before is only named."""
    lines = [LINE, f"{part.name} {part.version}", part.licence, LINE, ""]
    for path in part.texts:
        text = read(path)
        if text in known:
            lines += [f"{path.name}: the same text as above, at {known[text]}", ""]
            continue
        known[text] = part.name
        lines += [f"--- {path.name}", "", text, ""]
    return "\n".join(lines)


def read(path: Path) -> str:
    """Return a text with ends of lines of one kind."""
    return "\n".join(path.read_text("utf-8", "replace").split("\r\n")).strip()
