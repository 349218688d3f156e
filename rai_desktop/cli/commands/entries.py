"""Commands about single entries: add, set, remove, link, undo, list, show."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rai_desktop.domain.canonical import Plain, Value
from rai_desktop.domain.codes import Action, LinkRole
from rai_desktop.domain.errors import ExitCode, UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import KINDS, kind_of, title_of
from rai_desktop.domain.texts import N_
from rai_desktop.services.ports import UndoEntry
from rai_desktop.services.project import OpenProject

if TYPE_CHECKING:
    from rai_desktop.cli.context import Context


def add(context: "Context") -> ExitCode:
    """Add an entry as one step."""
    kind = _kind(context.options.kind)
    with context.project(context.options.project) as project:
        author = context.use_author(project)
        values = _typed_values(context, project, kind, context.options.fields)
        uid = project.add(kind, values, also=author)
        return _answer_entry(context, project, project.entity(uid))


def change(context: "Context") -> ExitCode:
    """Change fields of an entry as one step."""
    with context.project(context.options.project) as project:
        entity = project.find(context.options.number)
        author = context.use_author(project)
        values = _typed_values(context, project, kind_of(entity), context.options.fields)
        project.edit(entity.uid, values, also=author)
        return _answer_entry(context, project, project.entity(entity.uid))


def remove(context: "Context") -> ExitCode:
    """Move an entry to the bin as one step."""
    with context.project(context.options.project) as project:
        entity = project.find(context.options.number)
        project.author = _known_author(context, project)
        project.delete([entity.uid])
        text = context.words.filled(
            N_("Moved to the bin: {entry}. “undo” brings it back."),
            entry=f"{project.number(entity)} {title_of(entity)}",
        )
        return context.answer({"uid": entity.uid, "number": project.number(entity)}, text)


def link(context: "Context") -> ExitCode:
    """Link two entries, or remove the link, as one step."""
    from rai_desktop.services.linking import link_entries, unlink_entries

    with context.project(context.options.project) as project:
        first, second = (project.find(n) for n in (context.options.first, context.options.second))
        project.author = _known_author(context, project)
        role = _role(kind_of(first), kind_of(second))
        act = unlink_entries if context.options.remove else link_entries
        act(project, role, first.uid, second.uid)
        document: dict[str, Plain] = {
            "role": str(role),
            "first": project.number(first),
            "second": project.number(second),
        }
        return context.answer(document, context.words(N_("Done.")))


def undo(context: "Context") -> ExitCode:
    """Take back the last change that was made here."""
    with context.project(context.options.project) as project:
        project.author = _known_author(context, project)
        return _answer_undo(context, project.undo(), N_("Undone: {what}"))


def redo(context: "Context") -> ExitCode:
    """Do the last undone change again."""
    with context.project(context.options.project) as project:
        project.author = _known_author(context, project)
        return _answer_undo(context, project.redo(), N_("Done again: {what}"))


def list_entries(context: "Context") -> ExitCode:
    """List the entries of a kind, with ``--where`` only those that contain a text."""
    from rai_desktop.services.listing import EntityListing

    kind = _kind(context.options.kind)
    with context.project(context.options.project, read_only=True) as project:
        listing = EntityListing(project, kind, context.labels())
        wanted = context.options.where
        uids = listing.search(wanted) if wanted else listing.uids()
        entities = [project.entity(uid) for uid in uids]
        document: list[Plain] = [_listed(project, entity) for entity in entities]
        lines = [f"{project.number(e)}  {title_of(e)}" for e in entities]
        if not lines:
            lines = [context.words(N_("There are no entries of this kind."))]
        return context.answer(document, lines)


def show(context: "Context") -> ExitCode:
    """Show an entry with all that is linked."""
    with context.project(context.options.project, read_only=True) as project:
        return _answer_entry(context, project, project.find(context.options.number))


def _kind(name: str) -> EntityKind:
    from rai_desktop.cli.context import KIND_NAMES, kind_named

    kind = kind_named(name)
    if kind is None:
        raise UsageError(
            N_("There is no kind {name}. Possible: {names}."),
            name=name,
            names=", ".join(KIND_NAMES),
        )
    return kind


def _known_author(context: "Context", project: OpenProject) -> str:
    """Return the author by ``--author``; a new name is added as a step of its own."""
    settings = context.use_author(project)
    if settings:
        project.commit(Action.ADD, settings, undoable=False)
    return project.author


def _typed_values(
    context: "Context", project: OpenProject, kind: EntityKind, pairs: Sequence[str]
) -> dict[str, Value]:
    from rai_desktop.services.typed_values import ValueReader

    reader = ValueReader(project, context.all_labels())
    values: dict[str, Value] = {}
    for pair in pairs:
        key, mark, text = pair.partition("=")
        if not mark:
            raise UsageError(N_("{pair} is no FIELD=VALUE."), pair=pair[:60])
        spec = project.field(kind, key.strip())
        if spec.internal:
            raise UsageError(N_("The program keeps the field {field} itself."), field=spec.key)
        values[spec.key] = reader.read(spec, text)
    return values


def _role(first: EntityKind, second: EntityKind) -> LinkRole:
    from rai_desktop.services.links import ENDS

    for role, ends in ENDS.items():
        if ends == (first, second):
            return role
    if first is EntityKind.EVIDENCE:
        return LinkRole.EVIDENCE_OF
    raise UsageError(
        N_("Link a system with a risk, a risk with a mitigation, or evidence with any entry.")
    )


def _listed(project: OpenProject, entity: Entity) -> dict[str, Plain]:
    from rai_desktop.services.document import entity_document

    return entity_document(project, entity)


def _answer_entry(context: "Context", project: OpenProject, entity: Entity) -> ExitCode:
    from rai_desktop.services.linking import linked_entries

    document = _listed(project, entity)
    linked = linked_entries(project, entity.uid)
    links: dict[str, Plain] = {
        name: [
            {"uid": other.uid, "number": project.number(other), "name": title_of(other)}
            for other in others
        ]
        for name, others in linked.items()
    }
    labels = context.labels()
    lines = [f"{project.number(entity)}  {title_of(entity)}"]
    for spec in project.fields(kind_of(entity)):
        text = labels.value(project, entity, spec)
        if text and spec.key not in ("number", KINDS[kind_of(entity)].title):
            lines.append(f"  {labels.field(spec)}: {text}")
    lines += _link_lines(context, project, linked)
    return context.answer(document | {"links": links}, lines)


def _link_lines(
    context: "Context", project: OpenProject, linked: Mapping[str, Sequence[Entity]]
) -> list[str]:
    lines = []
    for others in linked.values():
        for other in others:
            kind = context.words(KINDS[kind_of(other)].label)
            lines.append(f"  → {kind} {project.number(other)} {title_of(other)}")
    return lines


def _answer_undo(context: "Context", entry: UndoEntry | None, text: str) -> ExitCode:
    if entry is None:
        return context.answer({"undone": None}, context.words(N_("There is nothing to take back.")))
    from rai_desktop.services.history import action_text

    what = action_text(context.words, entry.action, entry.title, entry.count)
    document: dict[str, Plain] = {"undone": str(entry.action), "title": entry.title}
    return context.answer(document, context.words.filled(text, what=what))
