"""What is already used: typical AI systems to tick, and the systems that follow from the ticks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Action, SystemStatus
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.domain.texts import N_
from rai_desktop.services.creating import kept_pack_settings
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject
from rai_desktop.services.template_entries import TemplateEntry
from rai_desktop.words import Words
from rai_desktop.words.language import folded


@dataclass(frozen=True, slots=True, kw_only=True)
class TickRow:
    """A typical AI system as the tick list shows it; ``present`` are those of it already here."""

    template: str
    title: str
    examples: tuple[str, ...]
    purpose: str
    present: tuple[Uid, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedProduct:
    """A product that is used for one purpose: ticked at a template, or typed on a free line.

    Without a name it is called like its template, without a purpose it has the template's.
    """

    name: str = ""
    purpose: str = ""
    template: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSystem:
    """What would be added; ``known`` is the system that is here already and stays as it is."""

    name: str
    purpose: str
    template: TemplateEntry | None
    known: Uid | None = None


def tick_list(project: OpenProject, catalogue: Catalogue, words: Words) -> tuple[TickRow, ...]:
    """Return a row for each typical AI system that is offered today."""
    present: dict[str, list[Uid]] = {}
    for system in project.entities(EntityKind.SYSTEM):
        if isinstance(system, AiSystem) and system.template:
            present.setdefault(system.template, []).append(system.uid)
    return tuple(
        TickRow(
            template=template.id,
            title=words.pick(template.title),
            examples=tuple(words.pick(example) for example in template.examples),
            purpose=words.pick(template.purpose),
            present=tuple(present.get(template.id, ())),
        )
        for template in catalogue.templates()
        if not template.deprecated
    )


def plan_systems(
    project: OpenProject, catalogue: Catalogue, words: Words, used: Iterable[UsedProduct]
) -> tuple[PlannedSystem, ...]:
    """Return one row for each product and purpose: those of templates first, then free lines.

    A product is known when a system here has its name, whatever case and accents, and is not used
    for another purpose. Lines without a name, and those that say nothing new, are left out.

    Raises:
        UsageError: there is no such template.
    """
    templates = {template.id: template for template in catalogue.templates()}
    present: defaultdict[str, list[AiSystem]] = defaultdict(list)
    for system in project.entities(EntityKind.SYSTEM):
        if isinstance(system, AiSystem):
            present[_same(system.name)].append(system)
    planned: list[PlannedSystem] = []
    for product in sorted(used, key=lambda product: not product.template):
        row = _row(product, _template(templates, product.template), words)
        if row.name and not any(_says_nothing_new(row, other) for other in planned):
            alike = present[_same(row.name)]
            usual = words.pick(row.template.purpose) if row.template else ""
            is_own = _same(row.purpose) not in ("", _same(usual))
            known = [s.uid for s in alike if _is_for_this(s, row, has_own_purpose=is_own)]
            planned.append(replace(row, known=known[0] if known else None))
    return tuple(planned)


def add_systems(
    project: OpenProject, catalogue: Catalogue, words: Words, planned: Sequence[PlannedSystem]
) -> tuple[Uid, ...]:
    """Add the planned systems that are not known as one step and return their uids.

    They get what the template knows, no more: nothing about the law is decided here.
    """
    new = [row for row in planned if row.known is None]
    if not new:
        return ()
    settings, attachments = _packs(project, catalogue, new)
    first = project.next_number(EntityKind.SYSTEM)
    uids = []
    for number, row in enumerate(new, start=first):
        uid, own = project.new_settings(EntityKind.SYSTEM, _values(row), number=number)
        settings += own
        uids.append(uid)
    title = words.plural("{count} system", "{count} systems", len(new))
    project.commit(
        Action.ADD,
        settings,
        title=new[0].name if len(new) == 1 else title,
        attachments=attachments,
    )
    return tuple(uids)


def _row(product: UsedProduct, template: TemplateEntry | None, words: Words) -> PlannedSystem:
    title, usual = (template.title, template.purpose) if template else ({}, {})
    return PlannedSystem(
        name=product.name.strip() or words.pick(title),
        purpose=product.purpose.strip() or words.pick(usual),
        template=template,
    )


def _says_nothing_new(row: PlannedSystem, other: PlannedSystem) -> bool:
    purposes = ("", _same(other.purpose))
    return _same(row.name) == _same(other.name) and _same(row.purpose) in purposes


def _is_for_this(system: AiSystem, row: PlannedSystem, *, has_own_purpose: bool) -> bool:
    """Return whether a system with the name of a row is used for what the row says.

    Only a purpose that somebody typed, or another template, speaks for a further system.
    """
    if _same(system.purpose) == _same(row.purpose):
        return True
    if has_own_purpose:
        return False
    return row.template is None or system.template in ("", row.template.id)


def _same(text: str) -> str:
    """Return what two spellings of a name or purpose have in common."""
    return " ".join(folded(text).split())


def _template(templates: Mapping[str, TemplateEntry], wanted: str) -> TemplateEntry | None:
    if not wanted:
        return None
    if wanted not in templates:
        raise UsageError(
            N_("There is no template {template}. Choose one of the list."), template=wanted
        )
    return templates[wanted]


def _values(row: PlannedSystem) -> dict[str, Value]:
    values: dict[str, Value] = {
        "name": row.name,
        "purpose": row.purpose,
        "status": SystemStatus.IN_USE,
    }
    if row.template is not None:
        values |= {"template": row.template.id, "traits": row.template.traits}
    return values


def _packs(
    project: OpenProject, catalogue: Catalogue, rows: Iterable[PlannedSystem]
) -> tuple[list[FieldSetting], dict[str, bytes]]:
    """Return what keeps the packs of the templates in the project, as far as they are not there."""
    settings: list[FieldSetting] = []
    attachments: dict[str, bytes] = {}
    for pack_id in dict.fromkeys(row.template.pack for row in rows if row.template):
        own, data = kept_pack_settings(project, catalogue, pack_id)
        settings += own
        attachments |= data
    return settings, attachments
