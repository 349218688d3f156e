"""Commands for files that are mailed: send a copy, and open an encrypted one."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.cli.arguments import listed
from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.errors import ExitCode, SurroundingsError, UsageError
from rai_desktop.domain.left_out import parts_named
from rai_desktop.domain.steps import fingerprint
from rai_desktop.domain.texts import N_
from rai_desktop.services.jobs import Job, Progress
from rai_desktop.services.people import author_settings
from rai_desktop.services.sent_copies import Sending

if TYPE_CHECKING:
    from rai_desktop.cli.context import Context
    from rai_desktop.services.project import OpenProject

NO_PHRASE = N_("{path} holds no pass phrase. Write it in the first line, in UTF-8.")
_LONGEST_PHRASE = 4096


def send(context: "Context") -> ExitCode:
    """Write a copy for somebody else, without what is left out."""
    from rai_desktop.services.sending import check_target, sending_of

    options = context.options
    names = listed(options.without)
    left_out, phrase = parts_named(names), _phrase(options.password_file)
    check_target(options.to, phrase)
    if not options.progress_json:  # the window has asked
        _check_free(options.to)
    with context.project(options.project, read_only=True) as project:
        typed = _author(context, project)
        sending = sending_of(
            project, left_out, is_review=options.review, phrase=phrase, typed=typed
        )
        _run(context, project.store.send(options.to, sending))
        document = _document(context, project, sending)
    return _answered(context, document)


def decrypt(context: "Context") -> ExitCode:
    """Write the project in an encrypted file as a file of its own."""
    from rai_desktop.storage.age import decrypt_file

    options = context.options
    _check_free(options.to)
    phrase = _phrase(options.password_file)
    _run(context, decrypt_file(options.file, options.to, phrase))
    text = context.words.filled(N_("Written: {path}"), path=options.to)
    return context.answer({"file": str(options.to)}, text)


def _check_free(path: Path) -> None:
    if path.exists():
        raise UsageError(N_("There is already a file {path}. Choose another name."), path=path)


def _author(context: "Context", project: "OpenProject") -> str:
    """Take the author from the options; return a name that the project does not have."""
    typed = str(context.options.author or "").strip()
    uid, settings = author_settings(project, typed)
    project.author = "" if settings else uid
    return typed if settings else ""


def _phrase(path: Path | None) -> str:
    """Return the pass phrase in the first line of a file; none without a file."""
    if path is None:
        return ""
    try:
        with path.open("rb") as file:
            text = file.read(_LONGEST_PHRASE).decode("utf-8-sig")
    except OSError as error:
        raise SurroundingsError(
            N_("{path} cannot be read. Check the name and your rights."), path=path
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError(NO_PHRASE, path=path) from error
    phrase = text.partition("\n")[0].rstrip("\r")
    if not phrase:
        raise UsageError(NO_PHRASE, path=path)
    return phrase


def _document(context: "Context", project: "OpenProject", sending: Sending) -> dict[str, Plain]:
    target: Path = context.options.to
    return {
        "file": str(target),
        "size": target.stat().st_size,
        "project": project.uid,
        "head": project.store.head(),
        "fingerprint": fingerprint(project.store.head()),
        "encrypted": bool(sending.phrase),
        "review": sending.copy.is_review,
        "left_out": [str(part) for part in sorted(sending.copy.left_out)],
    }


def _answered(context: "Context", document: dict[str, Plain]) -> ExitCode:
    words, options = context.words, context.options
    if options.progress_json:
        context.surroundings.out.write(json.dumps({"result": document}) + "\n")
        return ExitCode.DONE
    size = words.number(int(str(document["size"])))
    lines = [
        words.filled(N_("Written: {path}"), path=options.to),
        words.filled(N_("Size: {size} bytes"), size=size),
        words.filled(N_("Fingerprint: {fingerprint}"), fingerprint=document["fingerprint"]),
    ]
    return context.answer(document, lines)


def _run(context: "Context", job: Job) -> None:
    """Run a job to its end, and show how far it is."""
    err = context.surroundings.err
    is_shown = err.isatty() and not context.options.progress_json
    told = -1
    for progress in job:
        share = _share(progress)
        if share != told and context.options.progress_json:
            line = {"done": progress.done, "total": progress.total}
            context.surroundings.out.write(json.dumps(line) + "\n")
            context.surroundings.out.flush()
        elif share != told and is_shown:
            err.write(f"\r{share:3d} %")
        told = share
    if is_shown:
        err.write("\r      \r")


def _share(progress: Progress) -> int:
    return 100 * progress.done // max(progress.total, 1)
