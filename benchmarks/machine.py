"""Facts about the computer that a time depends on; nothing that names it or a person."""

import os
import platform
import sqlite3
from importlib.metadata import PackageNotFoundError, version

_PACKAGES = {
    "Qt for Python": "PySide6-Essentials",
    "openpyxl": "openpyxl",
    "reportlab": "reportlab",
}


def machine_facts() -> dict[str, str]:
    """Return what to tell beside the figures."""
    facts = {
        "System": f"{platform.system()} {platform.machine()}",
        "Cores": str(os.cpu_count() or "?"),
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
    }
    for name, package in _PACKAGES.items():
        facts[name] = _version(package)
    return facts


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "–"
