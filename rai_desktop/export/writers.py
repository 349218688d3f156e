"""Which writer makes which kind of file."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.texts import N_
from rai_desktop.services.auditor_pack.model import PackPlan
from rai_desktop.services.deadlines.model import DeadlineCalendar
from rai_desktop.services.jobs import Job
from rai_desktop.services.labels import Labels
from rai_desktop.services.papers.model import Paper
from rai_desktop.services.project import OpenProject
from rai_desktop.services.public_page.model import PublicPage
from rai_desktop.services.registers.files import files_of
from rai_desktop.services.registers.model import Register

RegisterWriter = Callable[[Register, Path], Job]

ENDINGS = ("xlsx", "pdf", "csv", "json", "ics", "zip", "html")


def check_ending(ending: str) -> None:
    """Refuse an ending that no writer makes.

    Raises:
        UsageError: with the endings that are possible.
    """
    if not ending:
        text = N_("The file name needs an ending. Possible: {endings}.")
        raise UsageError(text, endings=", ".join(ENDINGS))
    if ending not in ENDINGS:
        raise UsageError(
            N_("Files that end with .{ending} cannot be written. Possible: {endings}."),
            ending=ending,
            endings=", ".join(ENDINGS),
        )


def register_writer(ending: str) -> RegisterWriter:
    """Return what writes one register into a file of this ending."""
    write = _registers_writer(ending)
    return lambda register, target: write([register], target)


def write_registers(registers: Sequence[Register], target: Path) -> Job:
    """Write a register; several, which say the same in other languages, in one go.

    They become one PDF document, or a workbook each.

    Raises:
        UsageError: another ending, or one that can hold only one language.
    """
    return _registers_writer(target.suffix.lower().lstrip("."))(registers, target)


def _registers_writer(ending: str) -> Callable[[Sequence[Register], Path], Job]:
    check_ending(ending)
    return {"xlsx": _workbooks, "pdf": _pdf, "csv": _csv}[ending]


def write_document(document: Mapping[str, Plain], target: Path) -> Job:
    """Write the whole project as JSON."""
    from rai_desktop.export.document import write_json

    return write_json(document, target)


PAPER_ENDINGS = ("pdf", "docx")


def write_paper(paper: Paper, target: Path) -> Job:
    """Write a paper as a PDF document or a Word file, by the ending of ``target``.

    Raises:
        UsageError: another ending.
    """
    ending = target.suffix.lower().lstrip(".")
    if ending not in PAPER_ENDINGS:
        raise UsageError(
            N_("Documents are written as {endings}. Choose one of these endings."),
            endings=", ".join(PAPER_ENDINGS),
        )
    from rai_desktop.export.papers import write_paper_pdf, write_paper_word

    writers = {"pdf": write_paper_pdf, "docx": write_paper_word}
    return writers[ending](paper, target)


def write_deadlines(calendar: DeadlineCalendar, target: Path) -> Job:
    """Write deadlines as a calendar file."""
    from rai_desktop.export.calendar import write_calendar

    return write_calendar(calendar, target)


def write_auditor_pack(project: OpenProject, labels: Labels, plan: PackPlan, target: Path) -> Job:
    """Write a pack for an auditor as a ZIP file."""
    from rai_desktop.export.auditor_pack import write_pack

    return write_pack(project, labels, plan, target)


def write_public(page: PublicPage, target: Path) -> Job:
    """Write the public page as HTML, or as JSON when ``target`` ends so."""
    from rai_desktop.export.public_page import write_public_page

    return write_public_page(page, target)


def write_papers(papers: Sequence[Paper], target: Path) -> Job:
    """Write a paper; several, which say the same in other languages, become one PDF document.

    Raises:
        UsageError: another ending, or one that can hold only one language.
    """
    first, *others = papers
    if not others:
        return write_paper(first, target)
    if target.suffix.lower() != ".pdf":
        raise UsageError(
            N_(
                "Only PDF documents can be in both languages. Choose the ending .pdf, or write "
                "the file once in German and once in English."
            )
        )
    from rai_desktop.export.papers import write_paper_pdf

    return write_paper_pdf(first, target, others)


def _workbooks(registers: Sequence[Register], target: Path) -> Job:
    from rai_desktop.export.excel import write_workbooks

    return write_workbooks(registers, files_of(target, [one.language for one in registers]))


def _pdf(registers: Sequence[Register], target: Path) -> Job:
    from rai_desktop.export.pdf_register import write_pdf

    return write_pdf(registers[0], target, registers[1:])


def _csv(registers: Sequence[Register], target: Path) -> Job:
    from rai_desktop.export.delimited import write_csv

    first, *others = registers
    if others:
        raise UsageError(
            N_(
                "A csv file holds one language. Choose the ending .pdf or .xlsx, or write the file "
                "once in German and once in English."
            )
        )
    if len(first.tables) != 1:
        raise UsageError(N_("A csv file holds one register. Choose it with --register."))
    return write_csv(first.tables[0], target, first.language, first.fingerprint)
