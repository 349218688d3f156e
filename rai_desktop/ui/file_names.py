"""Names for files, and how dialogs call their kinds."""

import re
from collections.abc import Mapping
from datetime import date

from rai_desktop.domain.texts import N_
from rai_desktop.ui.session import ExportKind
from rai_desktop.words import Words

_FILTERS: Mapping[str, str] = {
    ExportKind.XLSX: N_("Excel workbook (*.xlsx)"),
    ExportKind.PDF: N_("PDF document (*.pdf)"),
    "rai": N_("AI inventory (*.rai)"),
}

_FORBIDDEN = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')


def file_filter(words: Words, ending: str) -> str:
    """Return how a file dialog names a kind of file."""
    return words(_FILTERS[ending])


def inventory_name(words: Words, company: str) -> str:
    """Return a sensible name for the file of a new inventory."""
    return file_name(words.filled(N_("AI inventory {company}"), company=company)) + ".rai"


def export_name(words: Words, company: str, day: date, kind: ExportKind) -> str:
    """Return a sensible name for an exported register."""
    text = words.filled(N_("AI register {company} {day}"), company=company, day=day.isoformat())
    return f"{file_name(text)}.{kind}"


def file_name(text: str) -> str:
    """Return ``text`` as every system takes it for a file name."""
    return _FORBIDDEN.sub(" ", text).strip(" .")[:120] or "RAI"
