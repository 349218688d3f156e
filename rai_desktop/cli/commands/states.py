"""Commands about states of a project: comparing two, going back to one, recognising an export."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.errors import ExitCode, UsageError
from rai_desktop.domain.state_mark import StateMark
from rai_desktop.domain.texts import N_

if TYPE_CHECKING:
    from rai_desktop.cli.arguments import Parser
    from rai_desktop.cli.context import Context
    from rai_desktop.services.project import OpenProject
    from rai_desktop.services.timeline.differences import Difference
    from rai_desktop.services.timeline.going_back import WayBack
    from rai_desktop.services.timeline.points import Point
    from rai_desktop.words import Words

_POINT = N_("a fingerprint, a day, or the path of a backup or copy of the same project")


def compare(context: "Context") -> ExitCode:
    """List what is different between two states of a project."""
    from rai_desktop.services.timeline.differences import differences, in_order
    from rai_desktop.services.timeline.points import present_point

    options = context.options
    with context.project(options.project, read_only=True) as project:
        one = _point(context, project, options.point)
        other = (
            _point(context, project, options.second)
            if options.second
            else present_point(project.store)
        )
        found = in_order(differences(project, context.labels(), one.step, other.step))
        document: dict[str, Plain] = {
            "from": _document(one),
            "to": _document(other),
            "entries": [_entry_document(each) for each in found],
        }
        lines = [*_named(context, one, other), *_count(context, found)]
        return context.answer(document, [*lines, *(t for each in found for t in _texts(each))])


def compare_arguments(parser: "Parser", words: "Words") -> None:
    """Add the arguments of ``compare``."""
    parser.add_argument("point", metavar="POINT", help=words(_POINT))
    text = words(N_("the other state, in the same way; without it the present one"))
    parser.add_argument("second", nargs="?", metavar="POINT", help=text)


def restore(context: "Context") -> ExitCode:
    """Bring an earlier state back as one step, of the whole project or of one entry."""
    from rai_desktop.cli.commands.entries import found_entry
    from rai_desktop.services.timeline.going_back import go_back, way_back

    options = context.options
    with context.project(options.project, read_only=options.dry_run) as project:
        point = _point(context, project, options.point)
        of = [found_entry(project, options.of).uid] if options.of else []
        found = way_back(project, point.step, of)
        done = False
        if not options.dry_run and found.settings:
            author = context.use_author(project)
            done = go_back(project, point.step, of, also=author) is not None
        document: dict[str, Plain] = {
            "to": _document(point),
            "entries": found.entries,
            "links": found.links,
            "kept": len(found.kept),
            "done": done,
            "head": project.store.head(),
        }
        return context.answer(document, list(_restored(context, point, found, done=done)))


def restore_arguments(parser: "Parser", words: "Words") -> None:
    """Add the arguments of ``restore``."""
    parser.add_argument("point", metavar="POINT", help=words(_POINT))
    parser.add_argument("--of", metavar="NUMBER", help=words(N_("only one entry, by number")))
    parser.add_argument(
        "--dry-run", action="store_true", help=words(N_("show what would happen, write nothing"))
    )


def verify_export(context: "Context", path: Path) -> ExitCode:
    """Say which state an export came from, with ``--of`` where that stands in a project."""
    from rai_desktop.imports.exported import state_of_export

    return verify_mark(context, path, state_of_export(path))


def verify_mark(context: "Context", path: Path, mark: StateMark) -> ExitCode:
    """Say which state a file names, with ``--of`` where that stands in a project."""
    from rai_desktop.services.timeline.origin import LIMIT, Standing, origin_of, told
    from rai_desktop.services.timeline.points import fingerprint_text

    words = context.words
    document: dict[str, Plain] = {
        "path": str(path),
        "project": mark.project or None,
        "fingerprint": fingerprint_text(mark.head),
        "head": mark.head if len(mark.head) > len("0" * 16) else None,
    }
    lines = [words.filled(N_("File: {path}"), path=path)]
    if context.options.of is None:
        shown = fingerprint_text(mark.head)
        lines.append(words.filled(N_("Fingerprint: {fingerprint}"), fingerprint=shown))
        lines.append(
            words(N_("“--of PROJECT.rai” tells where this state is in a project's history."))
        )
        return context.answer(document, [*lines, words(LIMIT)])
    with context.project(context.options.of, read_only=True) as project:
        origin = origin_of(project, mark)
        context.answer(
            {**document, **origin.document()}, [*lines, *told(words, origin), words(LIMIT)]
        )
    if origin.standing is Standing.PRESENT:
        return ExitCode.DONE
    return ExitCode.REMARKS if origin.standing is Standing.EARLIER else ExitCode.REFUSED


def _point(context: "Context", project: "OpenProject", text: str) -> "Point":
    """Return the state that ``text`` names: a file that is there counts before anything else."""
    from rai_desktop.services.timeline.points import point_of

    path = Path(text)
    is_file = path.is_file() or path.suffix.lower() == ".rai"
    return _point_of_copy(context, project, path) if is_file else point_of(project.store, text)


def _point_of_copy(context: "Context", project: "OpenProject", path: Path) -> "Point":
    from rai_desktop.services.timeline.points import point_at

    with context.other(path) as other:
        uid, head = other.uid, other.store.head()
    if uid != project.uid:
        raise UsageError(N_("{path} is another project, not a copy of this one."), path=path)
    point = point_at(project.store, head) if head is not None else None
    if point is None:
        raise UsageError(
            N_(
                "{path} has steps that this project does not know. “merge --dry-run” compares the "
                "two."
            ),
            path=path,
        )
    return point


def _document(point: "Point") -> dict[str, Plain]:
    return {
        "head": point.step,
        "fingerprint": point.fingerprint,
        "time": point.time,
        "later_steps": point.later,
    }


def _entry_document(found: "Difference") -> dict[str, Plain]:
    return {
        "uid": found.uid,
        "kind": str(found.kind),
        "entry": found.entry,
        "what": str(found.what),
        "fields": [
            {
                "key": change.key,
                "label": change.label,
                "old": change.old,
                "new": change.new,
                "old_text": change.old_text,
                "new_text": change.new_text,
            }
            for change in found.changes
        ],
    }


def _named(context: "Context", one: "Point", other: "Point") -> Iterator[str]:
    from rai_desktop.services.timeline.points import moment_of

    words = context.words
    for text, point in ((N_("From: {state}, {moment}"), one), (_TO, other)):
        moment = moment_of(words, point)
        yield words.filled(text, state=point.fingerprint, moment=moment)


_TO = N_("To: {state}, {moment}")


def _count(context: "Context", found: "list[Difference]") -> Iterator[str]:
    if not found:
        yield context.words(N_("Nothing is different between these two states."))


def _texts(found: "Difference") -> Iterator[str]:
    yield f"{found.kind_text} {found.entry} · {found.what_text}"
    for change in found.changes:
        if change.is_told:
            old, new = (" ".join(text.split()) for text in (change.old_text, change.new_text))
            yield f"    {change.label}: {old} → {new}"


def _restored(context: "Context", point: "Point", found: "WayBack", *, done: bool) -> Iterator[str]:
    words = context.words
    yield words.filled(N_("State: {state}"), state=point.fingerprint)
    if not found.settings:
        yield words(N_("This state does not differ from the present one."))
        return
    entries, links = words.number(found.entries), words.number(found.links)
    yield words.filled(N_("Entries: {entries}, links: {links}"), entries=entries, links=links)
    if found.kept:
        yield words.plural(
            "{count} entry keeps what was erased for good, or a file whose content is gone.",
            "{count} entries keep what was erased for good, or files whose content is gone.",
            len(found.kept),
        )
    if done:
        yield words(N_("This state is back. “undo” takes that back."))
    else:
        yield words(N_("Nothing was written."))
