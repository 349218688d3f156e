"""The command that makes the yearly report to the alliance."""

import argparse
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.cli.arguments import Parser, listed
from rai_desktop.cli.commands.entries import sign
from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.conditions import Answer
from rai_desktop.domain.errors import ExitCode, UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import Sharing
from rai_desktop.domain.yearly_report import Signed
from rai_desktop.services.project import OpenProject
from rai_desktop.services.yearly_report.telling import NOT_TOLD
from rai_desktop.words import LANGUAGES, Words

if TYPE_CHECKING:
    from rai_desktop.cli.context import Context
    from rai_desktop.domain.wanted_report import WantedReport
    from rai_desktop.services.jobs import Progress
    from rai_desktop.services.yearly_report.making import MadeReport

ENDINGS = ("json", "pdf", "docx", "xlsx")
_NAMED = "named"
_WRONG_ENDING = N_("A yearly report is written as {endings}. Choose one of these endings.")
_DRAFT_NO_JSON = N_(
    "A draft is only to read, so choose pdf, docx or xlsx. The json file is what the alliance "
    "counts; it is made when the year is closed."
)
_NAME_LEAVES = N_("A text that leaves names “{name}”: {typed}")
_NOT_SIGNED = N_("Nobody signed it off. Name somebody with --signed “Name, Function”.")


def report_arguments(parser: Parser, words: Words) -> None:
    """Add year, target, request, and what the member decides about the report."""
    text = words(N_("the project file (.rai)"))
    parser.add_argument("project", type=Path, metavar="PROJECT", help=text)
    year = words(N_("the year that is reported"))
    parser.add_argument("--year", type=int, required=True, metavar="YYYY", help=year)
    target = words(N_("the files to write: json, pdf, docx or xlsx; without any, tell what leaves"))
    parser.add_argument("--to", type=Path, action="append", metavar="FILE", help=target)
    receipt = words(N_("write a page to keep, which says what was sent: pdf or docx"))
    parser.add_argument("--receipt", type=Path, metavar="FILE", help=receipt)
    request = words(N_("id of the request, or of the content pack that holds it"))
    parser.add_argument("--request", metavar="PACK", help=request)
    signed = words(N_("who stands for the report"))
    parser.add_argument("--signed", metavar="NAME, FUNCTION", help=signed)
    parser.add_argument("--signed-on", type=date.fromisoformat, help=argparse.SUPPRESS)
    share = words(N_("numbers of good practices to share; :named behind one adds your name"))
    parser.add_argument("--share", metavar="PB-0001,PB-0002:named", help=share)
    answer = words(N_("answer to a further question, by its id"))
    parser.add_argument("--answer", action="append", default=[], metavar="ID=TEXT", help=answer)
    leave = words(N_("keys of items that do not leave; nothing takes all in again"))
    parser.add_argument("--leave-out", metavar="KEY,KEY", help=leave)
    draft = words(N_("a draft to read, also of a year that is not closed"))
    parser.add_argument("--draft", action="store_true", help=draft)
    parser.add_argument("--lang", choices=LANGUAGES, help=words(N_("language of the report")))
    parser.add_argument("--progress-json", action="store_true", help=argparse.SUPPRESS)


def report(context: "Context") -> ExitCode:
    """Make the yearly report of a year, or tell what would leave."""
    options = context.options
    as_draft = options.draft or not options.to
    for target in options.to or ():
        _check_ending(target, is_draft=options.draft)
    with context.project(options.project, read_only=options.progress_json) as project:
        made = _made(context, project, as_draft=as_draft)
        if not options.to:
            return _told(context, project, made)
        for progress in _files(context, made):
            if options.progress_json:
                context.tell_progress(progress)
        return _written(context, project, made)


def _made(context: "Context", project: OpenProject, *, as_draft: bool) -> "MadeReport":
    from rai_desktop.services.yearly_report.draft import with_sheet
    from rai_desktop.services.yearly_report.finishing import keep_decisions
    from rai_desktop.services.yearly_report.making import (
        drafted_report,
        made_report,
        shown_report,
        wanted_report,
    )

    options, labels = context.options, context.labels(context.options.lang)
    wanted = wanted_report(project, labels, options.year, options.request or "")
    decisions = dict(_decisions(context, project, wanted))
    if decisions or not as_draft:
        sign(context, project)
    draft = drafted_report(project, labels, wanted, as_draft=as_draft)
    if keep_decisions(project, wanted, decisions) is not None:
        draft = with_sheet(draft, project, labels)
    signed = _signed(options.signed, options.signed_on or context.clock.today())
    if as_draft:
        return shown_report(project, labels, draft, signed)
    return made_report(project, labels, draft, signed)


def _check_ending(target: Path, *, is_draft: bool) -> None:
    ending = target.suffix.lower().lstrip(".")
    if ending not in ENDINGS:
        raise UsageError(_WRONG_ENDING, endings=", ".join(ENDINGS))
    if is_draft and ending == "json":
        raise UsageError(_DRAFT_NO_JSON)


def _signed(text: str | None, today: date) -> Signed | None:
    if text is None:
        return None
    name, _, function = text.partition(",")
    return Signed(name=name.strip(), function=function.strip(), on=today)


def _decisions(
    context: "Context", project: OpenProject, wanted: "WantedReport"
) -> Iterator[tuple[str, Answer | None]]:
    """Yield what the options decide about the report, as it is kept."""
    from rai_desktop.services.yearly_report.figures import typed_figure
    from rai_desktop.services.yearly_report.sheet import FIGURE, OUT, PRACTICE, read_report_sheet

    options = context.options
    figures = {figure.id: figure for figure in wanted.figures}
    for pair in options.answer:
        key, _, text = pair.partition("=")
        if key not in figures:
            raise UsageError(_NO_QUESTION, question=key, questions=", ".join(figures))
        yield FIGURE + key, typed_figure(figures[key], text)
    if options.leave_out is not None:
        chosen = set(listed(options.leave_out))
        for key in read_report_sheet(project, wanted).left_out | chosen:
            yield OUT + key, "yes" if key in chosen else None
    if options.share is not None:
        for uid, sharing in _shared(project, options.share).items():
            yield PRACTICE + uid, str(sharing)


_NO_QUESTION = N_("The request does not ask {question}. Possible: {questions}.")
_NO_PRACTICE = N_("{number} is no good practice. Look it up with “list PROJECT practices”.")


def _shared(project: OpenProject, text: str) -> dict[Uid, Sharing]:
    """Return how each good practice is shared: those that are not named stay here."""
    found = {each.uid: Sharing.NOT for each in project.entities(EntityKind.PRACTICE)}
    for part in listed(text):
        number, _, how = part.partition(":")
        entity = project.find(number)
        if entity.uid not in found:
            raise UsageError(_NO_PRACTICE, number=number)
        found[entity.uid] = Sharing.NAMED if how == _NAMED else Sharing.ANONYMOUS
    return found


def _files(context: "Context", made: "MadeReport") -> Iterator["Progress"]:
    """Write the report and, if it is wanted, its receipt with the checksums of the files."""
    from rai_desktop.export.writers import write_paper
    from rai_desktop.export.yearly_report import write_report_file
    from rai_desktop.services.yearly_report.papers import WrittenFile

    targets, receipt = context.options.to, context.options.receipt
    for target in targets:
        yield from write_report_file(made.report, made.paper, target)
    if receipt is not None:
        files = [
            WrittenFile(name=target.name, sha256=sha256(target.read_bytes()).hexdigest())
            for target in targets
        ]
        yield from write_paper(made.receipt(files), receipt)


def _written(context: "Context", project: OpenProject, made: "MadeReport") -> ExitCode:
    options, words, report = context.options, context.words, made.report
    files = [*options.to, *([options.receipt] if options.receipt else [])]
    document: dict[str, Plain] = {
        **_document(project, made),
        "files": [str(path) for path in files],
    }
    if options.progress_json:
        context.tell_result(document)
        return ExitCode.DONE
    lines = [words.filled(N_("Written: {path}"), path=path) for path in files]
    if not made.is_draft:
        told = {"id": report.report_id, "revision": report.revision}
        lines.append(words.filled(N_("Report {id}, revision {revision}"), **told))
        lines += [words(_NOT_SIGNED)] if report.signed is None else []
    context.answer(document, [*lines, *_remarks(words, made)])
    return ExitCode.REMARKS if made.names else ExitCode.DONE


def _told(context: "Context", project: OpenProject, made: "MadeReport") -> ExitCode:
    """Tell item by item what would leave, and what would not."""
    words = context.words
    document = {**_document(project, made), **_items(made)}
    lines = [
        f"{words(N_('leaves') if one.leaves else NOT_TOLD)}  {one.key or '–'}  "
        f"{one.label}: {one.text}"
        for one in made.items
    ]
    lines += [
        f"{words(one.sharing.label)}  {one.shared.id}  {one.shared.title}"
        for one in made.draft.practices
    ]
    context.answer(document, [*lines, *_remarks(words, made)])
    return ExitCode.REMARKS if made.names else ExitCode.DONE


def _remarks(words: Words, made: "MadeReport") -> list[str]:
    found = (words.filled(_NAME_LEAVES, name=one.name, typed=one.text[:80]) for one in made.names)
    return list(dict.fromkeys(found))


def _document(project: OpenProject, made: "MadeReport") -> dict[str, Plain]:
    report = made.report
    return {
        "project": project.uid,
        "year": report.request.year,
        "request": report.request.id,
        "report_id": report.report_id,
        "revision": report.revision,
        "fingerprint": report.fingerprint,
        "sha256": made.sha256,
        "draft": made.is_draft,
        "signed": report.signed is not None,
        "names": [{"uid": one.uid, "name": one.name, "text": one.text} for one in made.names],
    }


def _items(made: "MadeReport") -> dict[str, Plain]:
    return {
        "items": [
            {
                "key": one.key,
                "group": str(one.group),
                "label": one.label,
                "text": one.text,
                "leaves": one.leaves,
            }
            for one in made.items
        ],
        "practices": [
            {
                "number": one.shared.id,
                "title": one.shared.title,
                "text": one.shared.text,
                "shared": str(one.sharing),
            }
            for one in made.draft.practices
        ],
    }
