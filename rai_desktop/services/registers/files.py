"""Under which names registers in several languages are written."""

from collections.abc import Sequence
from pathlib import Path


def files_of(target: Path, languages: Sequence[str]) -> list[Path]:
    """Return the files that ``target`` becomes when it is written in these languages.

    A PDF document holds all of them, one after the other. A workbook is something to work in and
    comes back into the project, so each language gets its own: “register-de.xlsx”.
    """
    if len(languages) == 1 or target.suffix.lower() == ".pdf":
        return [target]
    return [target.with_name(f"{target.stem}-{one}{target.suffix}") for one in languages]
