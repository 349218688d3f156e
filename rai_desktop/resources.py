"""Where the product's own data files are."""

from pathlib import Path

_FOLDER = Path(__file__).resolve().parent.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a file or folder below ``resources/``."""
    return _FOLDER.joinpath(*parts)
