"""Names for files, and how dialogs call their kinds."""

import re
from collections.abc import Mapping
from datetime import date
from itertools import count
from pathlib import Path

from rai_desktop.domain.texts import N_
from rai_desktop.ui.session import ExportKind
from rai_desktop.words import Words

_FILTERS: Mapping[str, str] = {
    ExportKind.XLSX: N_("Excel workbook (*.xlsx)"),
    ExportKind.PDF: N_("PDF document (*.pdf)"),
    ExportKind.CSV: N_("List of separated values (*.csv)"),
    ExportKind.WORD: N_("Word document (*.docx)"),
    "png": N_("PNG picture (*.png)"),
    "svg": N_("SVG picture (*.svg)"),
    ExportKind.ZIP: N_("Pack (*.zip)"),
    ExportKind.ICS: N_("Calendar (*.ics)"),
    ExportKind.HTML: N_("Web page (*.html)"),
    ExportKind.JSON: N_("Data (*.json)"),
    ExportKind.LINES: N_("Data, line by line (*.jsonl)"),
    "rai": N_("AI inventory (*.rai)"),
}

_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


def file_filter(words: Words, ending: str) -> str:
    """Return how a file dialog names a kind of file."""
    return words(_FILTERS[ending])


def open_filter(words: Words) -> str:
    """Return how a file dialog names what can be opened."""
    return words(N_("AI inventory (*.rai *.rai.age)"))


def encrypted_filter(words: Words) -> str:
    """Return how a file dialog names encrypted copies."""
    return words(N_("Encrypted AI inventory (*.rai.age)"))


def list_filter(words: Words) -> str:
    """Return how a file dialog names the lists that can be read in."""
    return words(N_("Lists (*.xlsx *.csv *.json)"))


def exports_filter(words: Words) -> str:
    """Return how a file dialog names what the program wrote."""
    return words(N_("Exports (*.xlsx *.pdf *.csv *.json)"))


def pack_filter(words: Words) -> str:
    """Return how a file dialog names the content packs that can be loaded."""
    return words(N_("Content packs (*.xlsx *.yaml *.yml *.json)"))


def inventory_name(words: Words, company: str) -> str:
    """Return a sensible name for the file of a new inventory."""
    return file_name(words.filled(N_("AI inventory {company}"), company=company)) + ".rai"


def free_path(folder: Path, name: str) -> Path:
    """Return a path in ``folder`` at which nothing is yet: ``name``, or with a number behind it."""
    path = folder / name
    numbers = count(2)
    while _is_taken(path):
        path = folder / f"{Path(name).stem} ({next(numbers)}){Path(name).suffix}"
    return path


def _is_taken(path: Path) -> bool:
    """Return whether something lies at ``path``; what cannot be looked at is left to the writer."""
    try:
        return path.exists()
    except OSError:
        return False


def export_name(words: Words, company: str, day: date, kind: ExportKind) -> str:
    """Return a sensible name for an exported register."""
    text = words.filled(N_("AI register {company} {day}"), company=company, day=day.isoformat())
    return f"{file_name(text)}.{kind}"


def list_name(title: str, company: str, day: date, kind: ExportKind) -> str:
    """Return a sensible name for an exported list, which is called ``title``."""
    return f"{file_name(f'{title} {company} {day.isoformat()}')}.{kind}"


def file_name(text: str) -> str:
    """Return ``text`` as every system takes it for a file name."""
    return _FORBIDDEN.sub(" ", text).strip(" .")[:120] or "RAI"
