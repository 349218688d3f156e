"""Which writer makes which file of the alliance view."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.texts import N_
from rai_desktop.services.alliance.consolidating import Consolidation
from rai_desktop.services.jobs import Job
from rai_desktop.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class AllianceOrder:
    """What is written: the view in a language, when, and until when reports are wanted."""

    consolidation: Consolidation
    words: Words
    created: datetime
    due: str = ""


def check_alliance_ending(ending: str) -> None:
    """Refuse an ending that no writer makes.

    Raises:
        UsageError: with the endings that are possible.
    """
    if ending not in _WRITERS:
        raise UsageError(
            N_("The alliance view is written as: {endings}. Choose such an ending."),
            endings=", ".join(_WRITERS),
        )


def write_alliance(order: AllianceOrder, target: Path) -> Job:
    """Write the view by the ending of ``target``; good practices are what a Word file holds."""
    ending = target.suffix.lower().lstrip(".")
    check_alliance_ending(ending)
    return _WRITERS[ending](order, target)


def _workbook(order: AllianceOrder, target: Path) -> Job:
    from rai_desktop.export.excel.alliance import write_alliance_book
    from rai_desktop.services.alliance.sheets import alliance_book

    book = alliance_book(order.words, order.consolidation, order.created, order.due)
    return write_alliance_book(book, target)


def _pdf(order: AllianceOrder, target: Path) -> Job:
    from rai_desktop.export.papers.pdf import write_paper_pdf
    from rai_desktop.services.alliance.papers import alliance_paper

    return write_paper_pdf(alliance_paper(order.words, order.consolidation, order.created), target)


def _word(order: AllianceOrder, target: Path) -> Job:
    from rai_desktop.export.papers.word import write_paper_word
    from rai_desktop.services.alliance.papers import practices_paper

    paper = practices_paper(order.words, order.consolidation, order.created)
    return write_paper_word(paper, target)


def _csv(order: AllianceOrder, target: Path) -> Job:
    from rai_desktop.export.tidy import write_tidy_csv
    from rai_desktop.services.alliance.tidy import tidy_rows

    return write_tidy_csv(tidy_rows(order.consolidation), target)


def _lines(order: AllianceOrder, target: Path) -> Job:
    from rai_desktop.export.tidy import write_tidy_lines
    from rai_desktop.services.alliance.tidy import tidy_rows

    return write_tidy_lines(tidy_rows(order.consolidation), target)


def _document(order: AllianceOrder, target: Path) -> Job:
    from rai_desktop.export.document import write_json
    from rai_desktop.services.alliance.document import alliance_document

    return write_json(alliance_document(order.words, order.consolidation), target)


_WRITERS: Mapping[str, Callable[[AllianceOrder, Path], Job]] = {
    "xlsx": _workbook,
    "pdf": _pdf,
    "docx": _word,
    "csv": _csv,
    "jsonl": _lines,
    "json": _document,
}
