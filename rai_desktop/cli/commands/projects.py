"""Commands about whole projects: new, demo, verify, history."""

from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.domain.canonical import Plain, Value
from rai_desktop.domain.errors import ExitCode
from rai_desktop.domain.steps import fingerprint
from rai_desktop.domain.texts import N_

if TYPE_CHECKING:
    from rai_desktop.cli.context import Context
    from rai_desktop.services.check_reports import CheckReport
    from rai_desktop.services.project import OpenProject
    from rai_desktop.services.sent_copies import SentCopy

PROJECT_ENDING = ".rai"


def new(context: "Context") -> ExitCode:
    """Make an empty project with its organisation."""
    from rai_desktop.services.creating import begin_project

    options = context.options
    organisation: dict[str, Value] = {"name": options.name}
    if options.staff is not None:
        organisation["staff"] = options.staff
    project = _fresh(context)
    try:
        person: dict[str, Value] = {"name": options.author or ""}
        begin_project(project, context.catalogue, organisation, person)
        project.store.close()
    except BaseException:
        _give_up(project)
        raise
    return _made(context, project)


def demo(context: "Context") -> ExitCode:
    """Make the example company."""
    from rai_desktop.catalogue.example import example_data
    from rai_desktop.services.creating import fill_example
    from rai_desktop.words import words_for

    words = words_for(context.options.lang or context.words.language)
    project = _fresh(context)
    try:
        fill_example(project, context.catalogue, example_data(), words)
        project.store.close()
    except BaseException:
        _give_up(project)
        raise
    return _made(context, project)


def _fresh(context: "Context") -> "OpenProject":
    from rai_desktop.services.project import OpenProject
    from rai_desktop.storage.opening import new_project

    path, folders = _with_ending(context.options.project), context.surroundings.folders
    store = new_project(path, folders, context.uids.new_uid())
    return OpenProject(store, context.clock, context.uids)


def _with_ending(path: Path) -> Path:
    """Return ``path`` with the ending by which the system knows a project."""
    is_project = path.suffix.lower() == PROJECT_ENDING or not path.name
    return path if is_project else path.with_name(f"{path.name}{PROJECT_ENDING}")


def _give_up(project: "OpenProject") -> None:
    """Leave nothing of a project that could not be made."""
    project.store.abandon()


def _made(context: "Context", project: "OpenProject") -> ExitCode:
    document: dict[str, Plain] = {
        "path": str(project.store.path),
        "project": project.uid,
        "head": project.store.head(),
        "fingerprint": project.fingerprint,
    }
    text = context.words.filled(N_("Made: {path}"), path=project.store.path)
    return context.answer(document, text)


def verify(context: "Context") -> ExitCode:
    """Check a project file, with ``--deep`` its history, too; of an export tell its state.

    With ``--rescue`` what is sound in a damaged file is written to a new one.
    """
    from rai_desktop.cli.commands.packs_verified import verify_pack
    from rai_desktop.cli.commands.states import verify_export
    from rai_desktop.imports.exported import is_export
    from rai_desktop.imports.packs_checked import ENDING as PACK_ENDING

    if context.options.rescue is not None:
        return _rescue(context)
    if context.options.file.suffix.lower() == PACK_ENDING:
        return verify_pack(context, context.options.file)
    if is_export(context.options.file):
        return verify_export(context, context.options.file)
    return _verify_project(context)


def _verify_project(context: "Context") -> ExitCode:
    from rai_desktop.services.sending import sent_lines
    from rai_desktop.storage.verification import verify_file

    is_watched = context.options.progress_json
    tell = context.tell_progress if is_watched else None
    report = verify_file(context.options.file, deep=context.options.deep, tell=tell)
    words = context.words
    findings = [words.told(f.text, f.values) for f in report.findings]
    remarks = list(sent_lines(words, report.sent)) if report.sent else []
    remarks += [words.told(remark.text, remark.values) for remark in report.remarks]
    document: dict[str, Plain] = {
        "path": report.path,
        "sound": not findings,
        "project": report.project,
        "head": report.head,
        "fingerprint": fingerprint(report.head),
        "root": report.root,
        "steps": report.steps,
        "counts": {str(kind): count for kind, count in report.counts.items()},
        "findings": list(findings),
        "remarks": list(remarks),
        "sent": _sent_document(report.sent),
    }
    lines = [
        words.filled(N_("File: {path}"), path=report.path),
        words.filled(N_("Fingerprint: {fingerprint}"), fingerprint=fingerprint(report.head)),
        words.plural("{count} step in the history", "{count} steps in the history", report.steps),
    ]
    lines += remarks
    if not findings:
        lines.append(words(N_("Everything fits: entries, history and attached files.")))
    if is_watched:
        context.tell_result(document)
        return ExitCode.DONE
    context.answer(document, [*lines, *findings])
    if findings:
        return ExitCode.REFUSED
    return _standing(context, report) if context.options.of else ExitCode.DONE


def _standing(context: "Context", report: "CheckReport") -> ExitCode:
    """Say where the state of a sound copy stands in the project that ``--of`` names."""
    from rai_desktop.cli.commands.states import verify_mark
    from rai_desktop.domain.errors import UserError
    from rai_desktop.domain.state_mark import StateMark

    if report.head is None:
        raise UserError(N_("This file has no history yet."))
    mark = StateMark(project=report.project, head=report.head)
    return verify_mark(context, context.options.file, mark)


def _rescue(context: "Context") -> ExitCode:
    """Write what is sound in a damaged file to a new one, and tell what is not in it."""
    from rai_desktop.services.rescued import count_lines, lost_lines, rescue_sentence
    from rai_desktop.storage.rescue import rescue

    options, words = context.options, context.words
    done = rescue(
        options.file,
        _with_ending(options.rescue),
        context.surroundings.folders,
        new_uid=context.uids.new_uid,
        now=context.clock.now(),
    )
    lost = lost_lines(done, words)
    document: dict[str, Plain] = {
        "path": str(done.path),
        "keeps_history": done.keeps_history,
        "counts": {str(kind): count for kind, count in done.counts.items()},
        "lost": list(lost),
    }
    context.answer(document, [rescue_sentence(done, words), *lost, *count_lines(done, words)])
    return ExitCode.REMARKS if lost else ExitCode.DONE


def _sent_document(sent: "SentCopy | None") -> Plain:
    if sent is None:
        return None
    return {
        "sender": sent.sender,
        "time": sent.time,
        "head": sent.head,
        "review": sent.is_review,
        "left_out": [str(part) for part in sorted(sent.left_out)],
    }


def history(context: "Context") -> ExitCode:
    """Show the steps, or those of one entry."""
    from rai_desktop.cli.commands.entries import found_entry
    from rai_desktop.services.history import history_lines

    with context.project(context.options.project, read_only=True) as project:
        of = found_entry(project, context.options.of).uid if context.options.of else None
        lines = history_lines(project, context.labels(), of)
        document: list[Plain] = [line.document() for line in lines]
        return context.answer(document, [text for line in lines for text in line.texts()])
