"""Where the product's own data files are."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
INSTALLED = _PACKAGE / "data"
"""Where an installed program has them; ``setup.py`` and the folder build put them there."""

_FOLDER = INSTALLED if INSTALLED.is_dir() else _PACKAGE.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a file or folder below ``resources/``."""
    return _FOLDER.joinpath(*parts)


def changelog() -> str:
    """Return what is new in each version, in Markdown; empty where it was not brought along."""
    for place in (resource("CHANGELOG.md"), _FOLDER.parent / "CHANGELOG.md"):
        if place.is_file():
            return place.read_text("utf-8")
    return ""
