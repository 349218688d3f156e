"""The command for the alliance's office: many yearly reports become one view."""

import argparse
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.domain.errors import ExitCode, UsageError, UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.jobs import Progress
from rai_desktop.words import LANGUAGES, Words, words_for

if TYPE_CHECKING:
    from rai_desktop.cli.arguments import Parser
    from rai_desktop.cli.context import Context
    from rai_desktop.services.alliance.consolidating import Consolidation
    from rai_desktop.services.alliance.model import MemberList, ReportFile

OVER_A_REPORT = N_("{path} would be one of the files that are read. Choose another place.")


def consolidate_arguments(parser: "Parser", words: Words, day: Callable[[str], date]) -> None:
    """Add what is read, and what is written; ``day`` reads a day."""
    text = words(N_("yearly reports of members (JSON), or folders with them"))
    parser.add_argument("reports", nargs="+", type=Path, metavar="REPORT", help=text)
    text = words(
        N_(
            "the file to write: xlsx, pdf, docx (good practices), csv or jsonl (one row for "
            "each value), json; without it only what came is told"
        )
    )
    parser.add_argument("--to", type=Path, metavar="FILE", help=text)
    text = words(N_("list of members: xlsx, csv or json with member numbers"))
    parser.add_argument("--members", type=Path, metavar="FILE", help=text)
    text = words(N_("yearly reports of the year before, or folders with them"))
    parser.add_argument(
        "--last-year", nargs="+", type=Path, default=[], metavar="REPORT", help=text
    )
    text = words(N_("the year; without it the one that most reports are for"))
    parser.add_argument("--year", type=int, metavar="YYYY", help=text)
    text = words(N_("write only what may be published: no member, no file, nobody to remind"))
    parser.add_argument("--publish", action="store_true", help=text)
    text = words(N_("for reminders: the day until which reports are wanted"))
    parser.add_argument("--due", type=day, metavar="YYYY-MM-DD", help=text)
    text = words(N_("language of the file"))
    parser.add_argument("--lang", choices=LANGUAGES, help=text)
    parser.add_argument("--progress-json", action="store_true", help=argparse.SUPPRESS)


def consolidate(context: "Context") -> ExitCode:
    """Put reports together, write the view, and tell what became of each file."""
    options = context.options
    _check_target(options.to, [*options.reports, *options.last_year, options.members])
    shown = _Shown(context)
    consolidation = _consolidated(context, shown)
    if options.to is not None:
        _write(context, consolidation, shown)
    shown.end()
    return _told(context, consolidation)


def _check_target(target: Path | None, sources: list[Path | None]) -> None:
    """Refuse another ending, and to write over what is read."""
    from rai_desktop.export.alliance import check_alliance_ending

    if target is None:
        return
    check_alliance_ending(target.suffix.lower().lstrip("."))
    real = target.resolve()
    places = [path.resolve() for path in sources if path is not None]
    is_read = target.suffix.lower() == ".json" and any(place in real.parents for place in places)
    if is_read or (real in places and real.exists()):
        raise UsageError(OVER_A_REPORT, path=target)


def _consolidated(context: "Context", shown: "_Shown") -> "Consolidation":
    from rai_desktop.services.alliance.consolidating import ConsolidationWish, consolidate
    from rai_desktop.services.alliance.versions import known_ids

    options = context.options
    files, last_year = _read(options.reports, shown), _read(options.last_year, shown)
    wish = ConsolidationWish(members=_members(context), year=options.year, last_year=last_year)
    return consolidate(files, known_ids(context.catalogue.requirements()), wish)


def _read(places: list[Path], shown: "_Shown") -> "tuple[ReportFile, ...]":
    from rai_desktop.imports.report_files import reports_read

    reading = reports_read(places)
    while True:
        try:
            shown.show(next(reading))
        except StopIteration as end:
            files: tuple[ReportFile, ...] = end.value
            return files


def _members(context: "Context") -> "MemberList | None":
    from rai_desktop.cli.lists import read_list
    from rai_desktop.services.alliance.members import members_in

    path: Path | None = context.options.members
    return None if path is None else members_in(read_list(path, context.words))


def _write(context: "Context", consolidation: "Consolidation", shown: "_Shown") -> None:
    from rai_desktop.export.alliance import AllianceOrder, write_alliance
    from rai_desktop.services.alliance.consolidating import NONE_PUBLISHED, without_names

    options = context.options
    words = words_for(options.lang) if options.lang else context.words
    if options.publish:
        if not consolidation.figures and options.to.suffix.lower() != ".docx":
            raise UserError(NONE_PUBLISHED)
        consolidation = without_names(consolidation)
    order = AllianceOrder(
        consolidation=consolidation,
        words=words,
        created=_created(context),
        due=words.day(options.due),
    )
    for progress in write_alliance(order, options.to):
        shown.show(progress)


def _created(context: "Context") -> datetime:
    day = context.options.on
    return datetime.combine(day, time(), UTC) if day else context.clock.now().astimezone()


def _told(context: "Context", consolidation: "Consolidation") -> ExitCode:
    """Answer; files that were not taken and strange rows of the list are remarks."""
    from rai_desktop.services.alliance.document import alliance_document

    options, delivery = context.options, consolidation.delivery
    document = alliance_document(context.words, consolidation)
    document["file"] = str(options.to) if options.to else None
    if options.progress_json:
        context.tell_result({"file": document["file"], "reports": document["reports"]})
        return ExitCode.DONE
    context.answer(document, list(_lines(context, consolidation)))
    is_open = delivery.refused or delivery.remarks
    return ExitCode.REMARKS if is_open else ExitCode.DONE


def _lines(context: "Context", consolidation: "Consolidation") -> Iterator[str]:
    from rai_desktop.services.alliance.model import MemberState
    from rai_desktop.services.alliance.words import code, sentence

    words, delivery = context.words, consolidation.delivery
    counts = [f"{words(N_('Year'))} {consolidation.year}"]
    counts += [f"{code(words, state)}: {delivery.count(state)}" for state in MemberState]
    yield " · ".join(counts)
    for line in delivery.members:
        if line.report is None:
            problem = [sentence(words, line.problem)] if line.problem else []
            parts = (line.member.number, line.member.name, code(words, line.state), *problem)
            yield " · ".join(part for part in parts if part)
    for file in delivery.refused:
        if file.problem:
            yield " · ".join((file.name, sentence(words, file.problem)))
    for remark in (*delivery.remarks, *consolidation.remarks):
        yield sentence(words, remark)
    if context.options.to:
        yield words.filled(N_("Written: {path}"), path=context.options.to)


class _Shown:
    """Shows how far the work is: as JSON lines, as per cent, or not at all."""

    def __init__(self, context: "Context") -> None:
        self._context = context
        self._err = context.surroundings.err
        self._is_shown = self._err.isatty() and not context.options.progress_json

    def show(self, progress: Progress) -> None:
        """Tell how far it is."""
        if self._context.options.progress_json:
            self._context.tell_progress(progress)
        elif self._is_shown:
            self._err.write(f"\r{100 * progress.done // max(progress.total, 1):3d} %")

    def end(self) -> None:
        """Leave the line clean."""
        if self._is_shown:
            self._err.write("\r      \r")
