"""Own content packs: written as tables, read back with every mistake named, kept in the project."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid, natural_uid
from rai_desktop.domain.kinds.internal import Pack
from rai_desktop.domain.rating import Texts
from rai_desktop.domain.steps import FieldSetting, Step
from rai_desktop.domain.texts import N_
from rai_desktop.services.ports import Catalogue, PackContent
from rai_desktop.services.project import OpenProject
from rai_desktop.services.tables import SourceDocument, SourceTable

METHODS = "methods"
"""The section of risk methods."""

_HOLDS_MORE = N_(
    "The content pack “{title}” holds a risk method and more. Remove it under “Content packs”, "
    "then try again."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackTable:
    """A sheet of a pack that is edited as a workbook; its first row is number 2."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str | int | float | bool | None, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PackProblem:
    """What has to be mended in a pack: sheet, row as the spreadsheet counts, column, a sentence.

    A pack that is no workbook has the line in ``row`` and the key in ``column``.
    """

    sheet: str
    row: int
    column: str
    text: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftedPack:
    """A pack that was read: its content, or what has to be mended first."""

    content: PackContent | None
    problems: tuple[PackProblem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PackDetails:
    """What a pack says about itself; ``counts`` tells how much each section holds, when read."""

    id: str
    version: str
    title: Texts
    publisher: str
    state_of_law: date
    checked_on: date
    status: Texts
    notes: tuple[Texts, ...] = ()
    holds: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPack:
    """A pack in a file: its content with what it says about itself, or what has to be mended."""

    drafted: DraftedPack
    details: PackDetails | None = None


def with_details(catalogue: Catalogue, drafted: DraftedPack) -> ReadPack:
    """Return a pack that was read with what it says about itself."""
    content = drafted.content
    details = catalogue.pack_details(content) if content is not None else None
    return ReadPack(drafted=drafted, details=details)


def replaced_pack(project: OpenProject, catalogue: Catalogue, pack_id: str) -> Pack | None:
    """Return the own pack whose place a pack of this id would take."""
    return next(iter(_of_id(own_packs(project, catalogue), pack_id)), None)


def tables_of_source(document: SourceDocument) -> tuple[PackTable, ...]:
    """Return the sheets of a workbook as tables of a pack; blank rows keep their place."""
    return tuple(_table(table) for table in document.tables)


def _table(table: SourceTable) -> PackTable:
    rows: list[tuple[str | None, ...]] = []
    for row in table.rows:
        above = row.number - (table.header_row or 1) - 1
        rows += [()] * (above - len(rows))
        rows.append(tuple(cell.text or None for cell in row.cells))
    return PackTable(name=table.name, header=table.header, rows=tuple(rows))


def own_packs(project: OpenProject, catalogue: Catalogue) -> tuple[Pack, ...]:
    """Return the packs that users brought into the project."""
    shipped = catalogue.pack_ids()
    found = (pack for pack in project.entities(EntityKind.PACK) if isinstance(pack, Pack))
    return tuple(pack for pack in found if pack.pack_id not in shipped)


def own_contents(project: OpenProject, catalogue: Catalogue) -> tuple[PackContent, ...]:
    """Return the own packs with their bytes, as far as these are in this copy of the project."""
    return tuple(_contents(project, own_packs(project, catalogue)))


def _contents(project: OpenProject, packs: Iterable[Pack]) -> Iterator[PackContent]:
    for pack in packs:
        data = project.store.attachment(pack.sha256)
        if data is not None:
            yield PackContent(
                id=pack.pack_id,
                version=pack.version,
                sha256=pack.sha256,
                title={"de": pack.title, "en": pack.title},
                data=data,
            )


def add_pack(project: OpenProject, catalogue: Catalogue, content: PackContent) -> Step | None:
    """Keep an own pack in the project as one step; it takes the place of its earlier version.

    ``None`` when it is there already.

    Raises:
        UsageError: it has the id of a pack of the product.
    """
    settings = pack_settings(project, catalogue, content)
    if not settings:
        return None
    return project.commit(
        Action.ADD,
        settings,
        title=content.title.get("de", content.id),
        attachments={content.sha256: content.data},
    )


def pack_settings(
    project: OpenProject, catalogue: Catalogue, content: PackContent
) -> list[FieldSetting]:
    """Return the settings that ``add_pack`` would write; none when the pack is there already.

    Raises:
        UsageError: it has the id of a pack of the product.
    """
    if content.id in catalogue.pack_ids():
        raise UsageError(
            N_("The pack {pack} belongs to the program. Give your own pack another id."),
            pack=content.id,
        )
    uid = natural_uid(project.uid, EntityKind.PACK, content.id, content.version, content.sha256)
    known = project.store.entity(uid)
    if known is not None and not known.deleted:
        return []
    values: dict[str, Value] = {
        "pack_id": content.id,
        "version": content.version,
        "sha256": content.sha256,
        "title": content.title.get("de", ""),
        "deleted": False,
    }
    settings = [FieldSetting(EntityKind.PACK, uid, key, value) for key, value in values.items()]
    replaced = _of_id(own_packs(project, catalogue), content.id)
    return settings + _removed([*replaced, *_other_methods(project, catalogue, content)])


def method_packs(project: OpenProject, catalogue: Catalogue) -> list[Pack]:
    """Return the own packs that hold a risk method and nothing else.

    Raises:
        UsageError: one holds more, so that it cannot go because of its method.
    """
    found = []
    for pack in own_packs(project, catalogue):
        for content in _contents(project, [pack]):
            holds = _holds(catalogue, content)
            if METHODS in holds and len(holds) > 1:
                raise UsageError(_HOLDS_MORE, title=pack.title)
            if METHODS in holds:
                found.append(pack)
    return found


def _other_methods(
    project: OpenProject, catalogue: Catalogue, content: PackContent
) -> Sequence[Pack]:
    """Return packs whose method an own pack takes the place of; a project has only one."""
    if METHODS not in _holds(catalogue, content):
        return ()
    others = method_packs(project, catalogue)
    return [pack for pack in others if pack.pack_id != content.id]


def _holds(catalogue: Catalogue, content: PackContent) -> tuple[str, ...]:
    if METHODS.encode() not in content.data:  # looked at first, for reading a pack takes time
        return ()
    return catalogue.pack_details(content).holds


def remove_pack(project: OpenProject, catalogue: Catalogue, pack_id: str) -> Step:
    """Move an own pack to the bin as one step; what was answered by it stays.

    Raises:
        UsageError: there is no such own pack.
    """
    found = packs_of_id(project, catalogue, pack_id)
    return project.commit(Action.DELETE, _removed(found), title=found[0].title)


def packs_of_id(project: OpenProject, catalogue: Catalogue, pack_id: str) -> Sequence[Pack]:
    """Return the own packs with this id.

    Raises:
        UsageError: there is none.
    """
    found = _of_id(own_packs(project, catalogue), pack_id)
    if not found:
        raise UsageError(
            N_(
                "There is no pack of your own called {pack} in this project."
                " Look at “Content packs”."
            ),
            pack=pack_id,
        )
    return found


def _of_id(packs: Iterable[Pack], pack_id: str) -> Sequence[Pack]:
    return [pack for pack in packs if pack.pack_id == pack_id]


def _removed(packs: Iterable[Pack]) -> list[FieldSetting]:
    return [FieldSetting(EntityKind.PACK, Uid(pack.uid), "deleted", True) for pack in packs]
