"""The command of the reporting year: what is open, closing it, and comparing two times."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.errors import ExitCode
from rai_desktop.domain.kinds.snapshot import Snapshot
from rai_desktop.domain.texts import N_

if TYPE_CHECKING:
    from rai_desktop.cli.arguments import Parser
    from rai_desktop.cli.context import Context
    from rai_desktop.services.project import OpenProject
    from rai_desktop.services.years.board import YearBoard
    from rai_desktop.services.years.comparing import AnyChange, Comparison
    from rai_desktop.services.years.told import ToldTable
    from rai_desktop.words import Words


def year(context: "Context") -> ExitCode:
    """Tell the reporting year and the closed ones; close one, or compare two times."""
    options = context.options
    if options.compare:
        with context.project(options.project, read_only=True) as project:
            return _compared(context, project)
    with context.project(options.project, read_only=options.close is None) as project:
        if options.close is not None:
            _close(context, project)
        return _told(context, project)


def year_arguments(parser: "Parser", words: "Words") -> None:
    """Add the arguments of ``year``."""
    parser.add_argument(
        "project", type=Path, metavar="PROJECT", help=words(N_("the project file (.rai)"))
    )
    parser.add_argument(
        "--close", type=int, metavar="YYYY", help=words(N_("close this reporting year"))
    )
    parser.add_argument(
        "--signed",
        metavar="NAME, FUNCTION",
        default="",
        help=words(N_("who signs the year off; no cryptographic signature")),
    )
    parser.add_argument("--note", default="", help=words(N_("an internal note on the closed year")))
    parser.add_argument(
        "--again",
        action="store_true",
        help=words(N_("replace what was frozen when the year was closed before")),
    )
    text = N_("compare two times: a closed year, “today”, a day, or a fingerprint")
    parser.add_argument("--compare", nargs=2, metavar="TIME", help=words(text))


def _close(context: "Context", project: "OpenProject") -> None:
    from rai_desktop.services.years.closing import Closing, close_year

    options = context.options
    name, _, function = options.signed.partition(",")
    closing = Closing(
        year=options.close,
        name=name,
        function=function,
        note=options.note,
        again=options.again,
    )
    author = context.use_author(project)
    close_year(project, context.labels(), closing, also=author)


def _told(context: "Context", project: "OpenProject") -> ExitCode:
    from rai_desktop.domain.parts import result_of
    from rai_desktop.services.years.board import board_in_parts
    from rai_desktop.services.years.written import figures_document

    board = result_of(board_in_parts(project, context.labels()))
    document: dict[str, Plain] = {
        "reporting_year": board.year,
        "closed": [_document(one) for one in board.closed],
        "open": [each.text for each in board.open],
        "today": figures_document(board.today.figures),
    }
    return context.answer(document, list(_lines(context, board)))


def _document(one: Snapshot) -> dict[str, Plain]:
    from rai_desktop.services.years.written import figures_document, read_figures

    figures = read_figures(one.figures)
    return {
        "uid": one.uid,
        "year": one.year,
        "revision": one.revision,
        "closed_on": one.closed_on.isoformat() if one.closed_on else None,
        "signed_name": one.signed_name,
        "signed_function": one.signed_function,
        "signed_on": one.signed_on.isoformat() if one.signed_on else None,
        "fingerprint": one.fingerprint,
        "head": one.head,
        "sha256": one.sha256,
        "figures": figures_document(figures) if figures else None,
    }


def _lines(context: "Context", board: "YearBoard") -> Iterator[str]:
    from rai_desktop.services.years.board import trend_table
    from rai_desktop.services.years.told import closed_text

    words = context.words
    yield words.filled(N_("Reporting year: {year}"), year=str(board.year))
    for each in board.open:
        yield f"    {each.text}"
    if not board.closed:
        text = N_("No year is closed yet. “year --close {year}” closes one.")
        yield words.filled(text, year=str(board.year))
    for one in board.closed:
        yield closed_text(words, one)
    yield from _table_lines(trend_table(words, board))


def _compared(context: "Context", project: "OpenProject") -> ExitCode:
    from rai_desktop.services.years.comparing import compare
    from rai_desktop.services.years.times import time_of
    from rai_desktop.services.years.told import comparison_tables

    labels = context.labels()
    one, other = (time_of(project, labels, text) for text in context.options.compare)
    found = compare(one.then, other.then)
    tables = comparison_tables(labels, found, (one.name, other.name))
    document = {"from": one.name, "to": other.name, **_comparison_document(found)}
    return context.answer(document, [line for table in tables for line in _table_lines(table)])


def _comparison_document(found: "Comparison") -> dict[str, Plain]:
    from rai_desktop.services.years.written import figures_document

    return {
        "figures": [figures_document(then.figures) for then in (found.before, found.after)],
        "complete": found.is_complete,
        "requirements": list(_changes(found.requirements)),
        "systems": list(_changes(found.systems)),
        "risks": list(_changes(found.risks)),
    }


def _changes(changes: "Iterable[AnyChange]") -> Iterator[dict[str, Plain]]:
    from rai_desktop.services.years.written import then_document

    for change in changes:
        yield {
            "mark": str(change.mark),
            "before": then_document(change.before) if change.before is not None else None,
            "after": then_document(change.after) if change.after is not None else None,
        }


def _table_lines(table: "ToldTable") -> Iterator[str]:
    """Give a table with columns below each other, and its note."""
    yield ""
    yield table.title
    rows = [table.headings, *table.rows]
    widths = [max(len(row[place]) for row in rows) for place in range(len(table.headings))]
    for row in rows if table.rows else ():
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        yield "    " + "  ".join(cells).rstrip()
    if table.note:
        yield f"    {table.note}"
