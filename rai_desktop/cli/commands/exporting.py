"""The command that writes registers."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.cli.arguments import listed
from rai_desktop.cli.commands.further import calendar_job, pack_job, public_job
from rai_desktop.cli.commands.papers import named_entries, paper_job
from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.errors import ExitCode, UsageError
from rai_desktop.domain.fields import Privacy
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.left_out import PRIVACY, parts_named
from rai_desktop.domain.texts import N_
from rai_desktop.services.jobs import Job, Progress
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.build import ALL, REGISTER_NAMES, RegisterRequest
from rai_desktop.services.registers.files import files_of
from rai_desktop.words import BOTH, LANGUAGES

if TYPE_CHECKING:
    from rai_desktop.cli.context import Context
    from rai_desktop.services.registers.model import Register


def export(context: "Context") -> ExitCode:
    """Write a register; the target appears only when it is complete."""
    from rai_desktop.export.writers import check_ending

    options = context.options
    ending = options.to.suffix.lower().lstrip(".")
    if not _is_paper(context) and ending not in _FURTHER:
        check_ending(ending)
    left_out, names = _left_out(options.redact), _register_names(options.register)
    with context.project(options.project, read_only=True) as project:
        request = RegisterRequest(
            cut_off=context.clock.today(),
            created=_created(context),
            left_out=left_out,
            names=names,
            system=_system(project, options.system),
            since=_since(context),
        )
        for progress in _job(context, project, request, ending):
            _show(context, progress)
        _end_progress(context)
        written = _files(context, ending)
        document: dict[str, Plain] = {
            "file": str(written[0]),
            **({"files": [str(path) for path in written]} if len(written) > 1 else {}),
            "project": project.uid,
            "head": project.store.head(),
            "fingerprint": project.fingerprint,
        }
    if options.progress_json:
        context.tell_result(document)
        return ExitCode.DONE
    lines = [context.words.filled(N_("Written: {path}"), path=path) for path in written]
    return context.answer(document, lines)


def _files(context: "Context", ending: str) -> list[Path]:
    """Return what was written; a workbook in both languages is two files."""
    is_workbook = ending == "xlsx" and not _is_paper(context)
    return files_of(context.options.to, _languages(context) if is_workbook else ("",))


def _job(context: "Context", project: OpenProject, request: RegisterRequest, ending: str) -> Job:
    from rai_desktop.export.writers import write_document, write_registers
    from rai_desktop.services.document import project_document

    target: Path = context.options.to
    if _is_paper(context):
        return paper_job(context, project, request)
    if context.options.lang == BOTH and (context.options.public or ending not in _IN_BOTH):
        raise UsageError(
            N_(
                "Only registers and PDF documents (--paper) can be in both languages. Write this "
                "file once in German and once in English."
            )
        )
    if context.options.public:
        return public_job(context, project, request)
    if ending in _FURTHER:
        return _FURTHER[ending](context, project, request)
    if ending == "json":
        return write_document(project_document(project, request), target)
    return write_registers(
        [_register(context, project, request, one) for one in _languages(context)], target
    )


def _is_paper(context: "Context") -> bool:
    return context.options.paper is not None or context.options.review is not None


def _languages(context: "Context") -> tuple[str, ...]:
    """Return the languages of the export."""
    chosen = context.options.lang or context.words.language
    return LANGUAGES if chosen == BOTH else (chosen,)


def _register(
    context: "Context", project: OpenProject, request: RegisterRequest, language: str
) -> "Register":
    """Return the register in one language, or the part of it that the options name."""
    from rai_desktop.services.registers.build import build_register
    from rai_desktop.services.registers.excerpt import excerpt

    labels = context.labels(language)
    register = build_register(project, labels, request)
    columns, entries = context.options.columns, context.options.entries
    if columns or entries is not None:
        keys = listed(columns)
        uids = None if entries is None else named_entries(project, entries)
        register = excerpt(register, labels.words, keys, uids)
    return register


_IN_BOTH = ("pdf", "xlsx")
"""Endings of registers that can be written in both languages in one go."""

_FURTHER = {"ics": calendar_job, "zip": pack_job, "html": public_job}
"""Files that are no registers, by their ending."""


def _system(project: OpenProject, number: str | None) -> AiSystem | None:
    if number is None:
        return None
    found = project.find(number)
    if not isinstance(found, AiSystem) or found.deleted:
        raise UsageError(N_("{number} is no AI system."), number=number)
    return found


def _since(context: "Context") -> date | None:
    """Return since when movements are told; it lies before the day that is judged."""
    since: date | None = context.options.since
    if since is not None and since >= context.clock.today():
        day = context.words.day(context.clock.today())
        raise UsageError(
            N_("Choose a day before {day}, so that something can have changed."), day=day
        )
    return since


def _created(context: "Context") -> datetime:
    """Return when the export is made, in local time; the judged day replaces it."""
    day = context.options.on
    return datetime.combine(day, time(), UTC) if day else context.clock.now().astimezone()


def _left_out(text: str) -> frozenset[Privacy]:
    return frozenset(PRIVACY[part] for part in parts_named(listed(text), PRIVACY))


def _register_names(name: str) -> tuple[str, ...]:
    known = {"vendors": "suppliers"}.get(name, name)
    if known not in (ALL, *REGISTER_NAMES):
        raise UsageError(
            N_("There is no register {name}. Possible: {names}."),
            name=name,
            names=", ".join((ALL, *REGISTER_NAMES)),
        )
    return () if known == ALL else (known,)


def _show(context: "Context", progress: Progress) -> None:
    err = context.surroundings.err
    if context.options.progress_json:
        context.tell_progress(progress)
    elif err.isatty():
        err.write(f"\r{100 * progress.done // max(progress.total, 1):3d} %")


def _end_progress(context: "Context") -> None:
    err = context.surroundings.err
    if err.isatty() and not context.options.progress_json:
        err.write("\r      \r")
