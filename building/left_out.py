"""What a folder build leaves out, and what it must hold although nothing imports it by name."""

import re
import sys
from pathlib import Path, PurePosixPath

MODULES = [
    # a network, and what is only there for one
    *("PySide6.QtNetwork", "_ssl", "ssl", "ftplib", "imaplib", "poplib", "smtplib", "xmlrpc"),
    # parts of Qt that the window does not use
    *("PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtQuickWidgets", "PySide6.QtQuickControls2"),
    *("PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets", "PySide6.QtWebChannel"),
    *("PySide6.QtDesigner", "PySide6.QtUiTools", "PySide6.QtHelp", "PySide6.QtTest"),
    *("PySide6.QtSql", "PySide6.QtDBus", "PySide6.QtConcurrent", "PySide6.QtXml"),
    *("PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtSvgWidgets"),
    # formats of pictures and dialects of databases that nobody can choose
    *("PIL.AvifImagePlugin", "PIL._avif", "PIL.WebPImagePlugin", "PIL._webp"),
    *(f"sqlalchemy.dialects.{name}" for name in ("mssql", "mysql", "oracle", "postgresql")),
    # what belongs to building and testing
    *("tkinter", "_tkinter", "turtle", "idlelib", "lib2to3", "ensurepip", "venv", "pydoc_data"),
    *("readline", "curses", "_curses"),  # for typing to Python; and readline is GPL
    *("setuptools", "pip", "pkg_resources", "distutils", "PyInstaller", "cyclonedx"),
    *("pytest", "_pytest", "hypothesis", "mypy", "tests", "benchmarks", "building"),
]

QT_PLUGINS = {
    "iconengines": "svgicon",
    "imageformats": "gif|ico|jpeg|svg",
    "platforminputcontexts": "compose|ibus",
    "platforms": "cocoa|minimal|offscreen|wayland|windows|xcb",
    "platformthemes": "gtk3|xdgdesktopportal",
    "printsupport": "cups",
    "styles": "mac|modernwindows|windowsvista",
    "wayland-decoration-client": ".*",
    "wayland-graphics-integration-client": ".*",
    "wayland-shell-integration": ".*",
    "xcbglintegrations": ".*",
}
"""The folders of Qt's plugins that are needed, and which plugins of each."""

QT_LIBRARIES = (
    "Core|DBus|Gui|OpenGL|PrintSupport|Svg|WaylandClient|Widgets|WlShellIntegration|XcbQpa"
)
TRANSLATIONS = "qtbase_de"

SYSTEM_LIBRARIES = (
    "python|crypto|sqlite3|ffi|expat|z|bz2|lzma|uuid"  # what Python itself needs
    "|stdc[+][+]|gcc_s"
    "|xcb-.+|xkbcommon.*"  # small, and missing on many desktops
)
"""The libraries of the system that come along on Linux. All others, such as X11, glib, fontconfig
and GTK, are the system's own: they must fit its settings, and get its security updates."""

NOT_SEEN = ["_cffi_backend"]
"""Modules that only compiled code imports."""

_PLUGIN = re.compile(
    "|".join(rf"{folder}/(lib)?q?({names})[^/]*" for folder, names in QT_PLUGINS.items())
)
_QT_LIBRARY = re.compile(rf"(lib)?Qt6({QT_LIBRARIES})\b.*")
_SYSTEM_LIBRARY = re.compile(rf"lib({SYSTEM_LIBRARIES})[\d.-]*[.]so.*")


def is_wanted(place: str, kind: str = "BINARY") -> bool:
    """Return whether a file of the folder is needed, by its place there.

    ``kind`` is PyInstaller's: a link to a library that is left out is left out with it.
    """
    path = PurePosixPath(place.replace("\\", "/"))
    folder = "/".join(path.parts[:-1])
    if "plugins" in path.parts:
        return _PLUGIN.fullmatch("/".join(path.parts[-2:])) is not None
    if "translations" in path.parts:
        return path.stem == TRANSLATIONS
    if re.match(r"(lib)?Qt6", path.name):
        return _QT_LIBRARY.fullmatch(path.name) is not None
    is_of_system = sys.platform == "linux" and kind == "BINARY" and not folder
    return not (is_of_system and ".so" in path.name) or is_system_library(path.name)


def is_system_library(name: str) -> bool:
    """Return whether a library of a Linux system comes along."""
    return _SYSTEM_LIBRARY.fullmatch(name) is not None


def program_modules(source: Path) -> list[str]:
    """Return all modules of the program; some are imported by names that only run time knows."""
    package = source / "rai_desktop"
    files = (path.relative_to(source).with_suffix("") for path in sorted(package.rglob("*.py")))
    return [".".join(path.parts).removesuffix(".__init__") for path in files] + NOT_SEEN
