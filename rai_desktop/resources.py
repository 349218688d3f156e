"""Where the product's own data files are."""

from pathlib import Path

_FOLDER = Path(__file__).resolve().parent.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a file or folder below ``resources/``."""
    return _FOLDER.joinpath(*parts)


def changelog() -> str:
    """Return what is new in each version, in Markdown; empty where it was not brought along."""
    for place in (resource("CHANGELOG.md"), _FOLDER.parent / "CHANGELOG.md"):
        if place.is_file():
            return place.read_text("utf-8")
    return ""
