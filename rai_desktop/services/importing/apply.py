"""Writing an import as one step."""

from collections.abc import Iterator, Sequence

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Action, LinkRole, RiskOrigin
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind, custom_key
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS, NUMBERED_KINDS, kind_of
from rai_desktop.domain.steps import FieldSetting, Step
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing.model import (
    ImportPlan,
    RowOutcome,
    RowPlan,
    same_name,
)
from rai_desktop.services.importing.new_fields import field_settings
from rai_desktop.services.importing.new_names import new_entry
from rai_desktop.services.importing.roundtrip.model import open_conflicts
from rai_desktop.services.importing.roundtrip.writing import trip_settings
from rai_desktop.services.links import link_settings, link_uid, may_link
from rai_desktop.services.ports import Written
from rai_desktop.services.project import OpenProject
from rai_desktop.services.recurring import following_tasks

OTHER_PROJECT = N_(
    "Nothing was imported. The file comes from another project; its entries come in only as new "
    "ones beside those that are here, and somebody has to want that."
)
TO_DECIDE = N_(
    "Nothing was imported. Rows of which it has to be decided whose values count: {count}. Decide "
    "for the file or for the project."
)


def apply_plan(
    project: OpenProject, plan: ImportPlan, *, also: Sequence[FieldSetting] = ()
) -> Step | None:
    """Write all rows of ``plan`` as one step; ``None`` when there is nothing to write.

    ``also`` are settings that belong to the same step, such as the author's entry.

    Raises:
        UserError: the plan has faults or conflicts; nothing was written.
    """
    written = project.beside(lambda: write_plan(project, plan, also=also))
    return project.note_written(written) if written else None


def write_plan(
    project: OpenProject, plan: ImportPlan, *, also: Sequence[FieldSetting] = ()
) -> Written | None:
    """Write ``plan`` as ``apply_plan`` does, in any thread; ``note_written`` tells the screens.

    Nothing else may change the project meanwhile.
    """
    _check(plan)
    settings = _Settings(project, plan, also).all()
    if not settings:
        return None
    if any(project.entities(kind) for kind in NUMBERED_KINDS):
        project.store.backup("import")
    return project.write(Action.IMPORT, [*also, *settings], title=plan.origin)


def _check(plan: ImportPlan) -> None:
    if plan.asks_as_new:
        raise UserError(OTHER_PROJECT)
    if plan.trip is not None and open_conflicts(plan.conflicts):
        raise UserError(TO_DECIDE, count=plan.count(RowOutcome.CONFLICTING))
    if plan.is_blocked:
        raise UserError(
            N_(
                "Nothing was imported. Rows that cannot be imported: {faults}. Rows that "
                "are in the project with other values: {conflicts}. Correct them, or "
                "choose to skip or update."
            ),
            faults=plan.count(RowOutcome.INVALID),
            conflicts=plan.count(RowOutcome.CHANGED),
        )


class _Settings:
    """Makes the settings of an import; names that are not there yet become entries once."""

    def __init__(
        self, project: OpenProject, plan: ImportPlan, also: Sequence[FieldSetting]
    ) -> None:
        self._project = project
        self._plan = plan
        self._next: dict[EntityKind, int] = {}
        self._named: dict[tuple[EntityKind, str], Uid] = {}
        self._entries: dict[str, Uid] = {}
        self._kinds: dict[Uid, EntityKind] = {}
        for setting in also:
            self._remember(setting)

    def all(self) -> list[FieldSetting]:
        """Return every setting of the import: new entries first, then what refers to them."""
        rows = list(self._plan.written_rows())
        uids = [row.uid or self._project.uids.new_uid() for _, row in rows]
        self._entries |= self._plan.entries
        for (kind, row), uid in zip(rows, uids, strict=True):
            self._named.setdefault((kind, same_name(row.title)), uid)
            self._entries[row.entry] = uid
            self._kinds[uid] = kind
        settings: list[FieldSetting] = self._new_fields()
        for (kind, row), uid in zip(rows, uids, strict=True):
            if row.uid is None:
                settings += self._beginning(kind, row, uid)
            if row.restores:
                settings.append(FieldSetting(kind, uid, "deleted", False))
            values = {**row.values, **dict(self._references(kind, row, settings))}
            settings += [FieldSetting(kind, uid, key, value) for key, value in values.items()]
        for (_, row), uid in zip(rows, uids, strict=True):
            for role, other in row.links:
                settings += link_settings(self._project.uid, role, other, uid)
        made = {(kind, row.row): uid for (kind, row), uid in zip(rows, uids, strict=True)}
        settings += [*self._links(), *trip_settings(self._project, self._plan, made)]
        is_own = self._plan.trip is not None
        return [*settings, *following_tasks(self._project, settings)] if is_own else settings

    def _new_fields(self) -> list[FieldSetting]:
        """Return the settings of the custom fields that a written row fills."""
        used = {k for _, row in self._plan.written_rows() for k in (*row.values, *row.names)}
        return field_settings([f for f in self._plan.new_fields if custom_key(f.uid) in used])

    def _remember(self, setting: FieldSetting) -> None:
        """Count entries of the same step that are not part of the plan."""
        if setting.key == "number":
            self._next[setting.kind] = int(str(setting.value)) + 1
        elif setting.key == KINDS[setting.kind].title:
            self._named[setting.kind, same_name(str(setting.value))] = setting.uid

    def _beginning(self, kind: EntityKind, row: RowPlan, uid: Uid) -> Iterator[FieldSetting]:
        """Yield what every new entry gets: its number and where it comes from."""
        yield self._number(kind, uid)
        if kind is EntityKind.SYSTEM and "origin" not in row.values:
            yield FieldSetting(kind, uid, "origin", f"{self._plan.origin}, {row.row}")
        if kind is EntityKind.RISK and "risk_origin" not in row.values:
            yield FieldSetting(kind, uid, "risk_origin", RiskOrigin.IMPORTED)

    def _number(self, kind: EntityKind, uid: Uid) -> FieldSetting:
        number = self._next.get(kind) or self._project.next_number(kind)
        self._next[kind] = number + 1
        return FieldSetting(kind, uid, "number", number)

    def _references(
        self, kind: EntityKind, row: RowPlan, settings: list[FieldSetting]
    ) -> Iterator[tuple[str, Value]]:
        """Yield the references of a row; a name without an entry gets one in ``settings``."""
        for key, source in row.sources.items():
            yield key, self._entry(source)
        for key, name in row.names.items():
            reference = self._plan.references[kind, key]
            place = (reference, same_name(name))
            if place not in self._named:
                uid = self._named[place] = self._project.uids.new_uid()
                settings.append(self._number(reference, uid))
                fields = new_entry(reference, name).items()
                settings += [FieldSetting(reference, uid, key, value) for key, value in fields]
            yield key, self._named[place]

    def _entry(self, source: str) -> Uid | None:
        """Return the entry here that the source calls by this uid."""
        if source in self._entries:
            return self._entries[source]
        return Uid(source) if self._project.store.entity(Uid(source)) else None

    def _links(self) -> Iterator[FieldSetting]:
        for link in self._plan.links:
            first, second = self._entry(link.first), self._entry(link.second)
            if first and second and self._is_new(link.role, first, second):
                yield from link_settings(self._project.uid, link.role, first, second)

    def _is_new(self, role: LinkRole, first: Uid, second: Uid) -> bool:
        """Return whether a link makes sense and was never made here; removed ones stay away."""
        kinds = [self._kind(end) for end in (first, second)]
        uid = link_uid(self._project.uid, role, first, second)
        return may_link(role, *kinds) and self._project.store.entity(uid) is None

    def _kind(self, uid: Uid) -> EntityKind:
        return self._kinds.get(uid) or kind_of(self._project.entity(uid))
