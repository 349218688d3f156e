"""Where the product's own data files are."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
INSTALLED = _PACKAGE / "data"
"""Where an installed program has them; ``setup.py`` and the folder build put them there."""

_FOLDER = INSTALLED if INSTALLED.is_dir() else _PACKAGE.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a file or folder below ``resources/``."""
    return _FOLDER.joinpath(*parts)
