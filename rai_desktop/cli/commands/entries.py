"""Commands about single entries: add, set, remove, link, undo, list, show."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.cli.commands import due, hints, indicators, library, requirements
from rai_desktop.domain.canonical import Plain, Value
from rai_desktop.domain.codes import Action, LinkRole
from rai_desktop.domain.errors import ExitCode, SurroundingsError, UsageError
from rai_desktop.domain.fields import EntityKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import KINDS, kind_of
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.domain.texts import N_
from rai_desktop.services.ports import UndoEntry
from rai_desktop.services.project import OpenProject
from rai_desktop.words.language import folded

if TYPE_CHECKING:
    from rai_desktop.cli.context import Context


def add(context: "Context") -> ExitCode:
    """Add an entry as one step."""
    kind = _kind(context.options.kind)
    with context.project(context.options.project) as project:
        author = context.use_author(project)
        pairs, file = _without_file(kind, context.options.fields)
        values = _typed_values(context, project, kind, pairs)
        uid = (
            _attached(project, file, values, author)
            if file
            else project.add(kind, values, also=author)
        )
        return _answer_entry(context, project, project.entity(uid))


def change(context: "Context") -> ExitCode:
    """Change fields of an entry as one step."""
    with context.project(context.options.project) as project:
        entity = living_entry(project, context.options.number)
        author = context.use_author(project)
        values = _typed_values(context, project, kind_of(entity), context.options.fields)
        project.edit(entity.uid, values, also=author)
        return _answer_entry(context, project, project.entity(entity.uid))


def remove(context: "Context") -> ExitCode:
    """Move an entry to the bin as one step."""
    with context.project(context.options.project) as project:
        entity = living_entry(project, context.options.number)
        if not project.number(entity):
            raise UsageError(N_("The organisation cannot be removed. Change its fields instead."))
        sign(context, project)
        project.delete([entity.uid])
        text = context.words.filled(
            N_("Moved to the bin: {entry}. “undo” brings it back."), entry=_named(project, entity)
        )
        return context.answer({"uid": entity.uid, "number": project.number(entity)}, text)


def link(context: "Context") -> ExitCode:
    """Link two entries, or remove the link, as one step."""
    from rai_desktop.services.linking import link_entries, unlink_entries

    options = context.options
    with context.project(options.project) as project:
        first, second = (
            living_entry(project, number) for number in (options.first, options.second)
        )
        role = _role(kind_of(first), kind_of(second))
        sign(context, project)
        act = unlink_entries if options.remove else link_entries
        step = act(project, role, first.uid, second.uid)
        document: dict[str, Plain] = {
            "role": str(role),
            "first": project.number(first),
            "second": project.number(second),
            "changed": step is not None,
        }
        text = N_("Done.") if step else N_("Nothing to do: it is so already.")
        return context.answer(document, context.words(text))


def undo(context: "Context") -> ExitCode:
    """Take back the last change that was made here."""
    with context.project(context.options.project) as project:
        entry = project.undo_entry()
        if entry is not None:
            sign(context, project)
            project.undo()
        text = N_("Undone: {what}") if entry else N_("There is nothing to take back.")
        return _answer_undo(context, "undone", entry, text)


def redo(context: "Context") -> ExitCode:
    """Redo the last undone change."""
    with context.project(context.options.project) as project:
        entry = project.redo_entry()
        if entry is not None:
            sign(context, project)
            project.redo()
        text = N_("Done again: {what}") if entry else N_("There is nothing to do again.")
        return _answer_undo(context, "redone", entry, text)


_COMPUTED = (
    (requirements.NAMES, requirements.list_requirements),
    (library.NAMES, library.list_proposals),
    (hints.NAMES, hints.list_hints),
    (due.NAMES, due.list_due),
    (indicators.NAMES, indicators.list_indicators),
)


def list_entries(context: "Context") -> ExitCode:
    """List the entries of a kind, with ``--where`` only those that contain a text."""
    from rai_desktop.services.document import entity_document
    from rai_desktop.services.law.told import law_told
    from rai_desktop.services.listing import EntityListing

    for computed, listed in _COMPUTED:
        if context.options.kind in computed:
            return listed(context)
    kind = _kind(context.options.kind)
    with context.project(context.options.project, read_only=True) as project:
        listing = EntityListing(project, kind, context.labels())
        wanted = context.options.where
        uids = listing.search(wanted) if wanted else listing.uids()
        entities = [project.entity(uid) for uid in uids]
        told = law_told(project, context.labels())
        document: list[Plain] = [
            {**entity_document(project, entity), **told.document(entity)} for entity in entities
        ]
        lines = [told.line(entity) or _named(project, entity) for entity in entities]
        if not lines:
            none = N_("No entry contains this text.") if wanted else N_("There is no entry yet.")
            lines = [context.words(none)]
        return context.answer(document, lines)


def show(context: "Context") -> ExitCode:
    """Show an entry with all that is linked."""
    with context.project(context.options.project, read_only=True) as project:
        return _answer_entry(context, project, found_entry(project, context.options.number))


def _kind(name: str) -> EntityKind:
    from rai_desktop.cli.context import COMPUTED_NAMES, LISTED_NAMES, kind_named

    kind = kind_named(name)
    if kind is None:
        raise UsageError(
            N_("There is no kind {name}. Possible: {names}."),
            name=name,
            names=", ".join((*LISTED_NAMES, *COMPUTED_NAMES)),
        )
    return kind


def found_entry(project: OpenProject, reference: str) -> Entity:
    """Return the entry with this number; the organisation, which has none, by its kind.

    Raises:
        UsageError: there is none, or it is nothing that people edit.
    """
    organisation = project.organisation()
    if organisation is not None and reference == EntityKind.ORGANISATION:
        return organisation
    entity = project.find(reference)
    if not project.number(entity):
        raise UsageError(
            N_("There is no entry {number}. Look it up with “list”."), number=reference
        )
    return entity


def living_entry(project: OpenProject, reference: str) -> Entity:
    """Return an entry that may be changed."""
    entity = found_entry(project, reference)
    if entity.deleted:
        raise UsageError(
            N_("{entry} is in the bin. Take the removal back before you change it."),
            entry=_named(project, entity),
        )
    return entity


def system_entry(project: OpenProject, reference: str) -> AiSystem:
    """Return a living AI system."""
    entity = living_entry(project, reference)
    if not isinstance(entity, AiSystem):
        raise UsageError(
            N_("{number} is not an AI system. Choose one of the AI systems."), number=reference
        )
    return entity


def _named(project: OpenProject, entity: Entity) -> str:
    return f"{project.number(entity)}  {project.name(entity.uid)}".strip()


def sign(context: "Context", project: OpenProject) -> None:
    """Let ``--author`` sign the next step; a new name is added as a step of its own."""
    settings = context.use_author(project)
    if settings:
        project.commit(Action.ADD, settings, title=context.options.author, undoable=False)


def _typed_values(
    context: "Context", project: OpenProject, kind: EntityKind, pairs: Sequence[str]
) -> dict[str, Value]:
    from rai_desktop.services.typed_values import ValueReader

    reader = ValueReader(project, context.all_labels())
    values: dict[str, Value] = {}
    for pair in pairs:
        key, mark, text = pair.partition("=")
        if not mark:
            raise UsageError(N_("{pair} does not have the form FIELD=VALUE."), pair=pair[:60])
        spec = _spec(context, project, kind, key.strip())
        if not spec.is_entered:
            raise UsageError(
                N_("The program keeps the field “{field}” itself. Leave it out."), field=spec.named
            )
        if spec.key in values:
            raise UsageError(N_("The field “{field}” is given twice."), field=spec.named)
        if spec.required and not text.strip():
            raise UsageError(N_("The field “{field}” is required. Fill it."), field=spec.named)
        values[spec.key] = reader.read(spec, text)
    return values


def _without_file(kind: EntityKind, pairs: Sequence[str]) -> tuple[list[str], Path | None]:
    """Return the pairs without ``file=PATH``, which attaches a file to new evidence."""
    if kind is not EntityKind.EVIDENCE:
        return list(pairs), None
    files = [pair for pair in pairs if pair.startswith("file=")]
    if len(files) > 1:
        raise UsageError(N_("The field “{field}” is given twice."), field="file")
    path = Path(files[0].partition("=")[2]) if files else None
    return [pair for pair in pairs if pair not in files], path


def _attached(
    project: OpenProject, path: Path, values: Mapping[str, Value], author: Sequence[FieldSetting]
) -> Uid:
    from rai_desktop.services.attaching import attach_file

    try:
        data = path.read_bytes()
    except OSError:
        raise SurroundingsError(N_("{path} cannot be read. Check the name."), path=path) from None
    return attach_file(project, data, path.name, values, also=author)


def _spec(context: "Context", project: OpenProject, kind: EntityKind, name: str) -> FieldSpec:
    """Return the field that a key, or a label in either language, names."""
    wanted = folded(name)
    for spec in project.fields(kind):
        labels = (labels.field(spec) for labels in context.all_labels())
        if wanted in (spec.key, *(folded(label) for label in labels)):
            return spec
    return project.field(kind, name)


def _role(first: EntityKind, second: EntityKind) -> LinkRole:
    from rai_desktop.services.links import may_link

    for role in LinkRole:
        if may_link(role, first, second):
            return role
    raise UsageError(
        N_("Link a system with a risk, a risk with a mitigation, or evidence with any entry.")
    )


def _answer_entry(context: "Context", project: OpenProject, entity: Entity) -> ExitCode:
    from rai_desktop.services.document import entity_document
    from rai_desktop.services.law.told import law_told
    from rai_desktop.services.linking import linked_entries

    document = entity_document(project, entity)
    linked = linked_entries(project, entity.uid)
    links: dict[str, Plain] = {
        name: [
            {"uid": other.uid, "number": project.number(other), "name": project.name(other.uid)}
            for other in others
        ]
        for name, others in linked.items()
    }
    state: dict[str, Plain] = {"deleted": True} if entity.deleted else {}
    told = law_told(project, context.labels())
    lines = [_named(project, entity), *_field_lines(context, project, entity)]
    lines += [f"  {line}" for line in told.lines(entity)]
    lines += _link_lines(context, project, linked)
    law = told.document(entity) | told.details(entity)
    return context.answer(document | law | state | {"links": links}, lines)


def _field_lines(context: "Context", project: OpenProject, entity: Entity) -> Iterator[str]:
    labels, kind = context.labels(), kind_of(entity)
    for spec in project.fields(kind):
        text = labels.value(project, entity, spec)
        if text and spec.key not in ("number", KINDS[kind].title):
            yield f"  {labels.field(spec)}: {text}"


def _link_lines(
    context: "Context", project: OpenProject, linked: Mapping[str, Sequence[Entity]]
) -> Iterator[str]:
    """Yield what is linked; references and what the law says stand above."""
    told = (EntityKind.CLASSIFICATION, EntityKind.OBLIGATION)
    for relation, others in linked.items():
        for other in others if relation != "refers_to" else ():
            if kind_of(other) in told and relation == "referred_by":
                continue
            kind = context.words(KINDS[kind_of(other)].label)
            yield f"  → {kind} {_named(project, other)}"


def _answer_undo(context: "Context", name: str, entry: UndoEntry | None, text: str) -> ExitCode:
    if entry is None:
        return context.answer({name: None}, context.words(text))
    from rai_desktop.services.history import action_text

    what = action_text(context.words, entry.action, entry.title, entry.count)
    document: dict[str, Plain] = {name: str(entry.action), "title": entry.title}
    return context.answer(document, context.words.filled(text, what=what))
