"""Writing an import as one step."""

from collections.abc import Sequence

from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.steps import FieldSetting, Step
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing.plan import ImportPlan, RowOutcome, RowPlan
from rai_desktop.services.project import OpenProject
from rai_desktop.words.language import folded


def apply_plan(
    project: OpenProject, plan: ImportPlan, *, also: Sequence[FieldSetting] = ()
) -> Step | None:
    """Write all rows of ``plan`` as one step; ``None`` when there is nothing to write.

    ``also`` are settings that belong to the same step.

    Raises:
        UserError: the plan has faults or conflicts; nothing was written.
    """
    if plan.is_blocked:
        raise UserError(
            N_(
                "Nothing was imported: {faults} rows have faults, {conflicts} rows are already in "
                "the project with other values. Mend them, or choose to skip or update."
            ),
            faults=plan.count(RowOutcome.INVALID),
            conflicts=plan.count(RowOutcome.CHANGED),
        )
    settings = _Settings(project, plan).all()
    if not settings:
        return None
    if any(project.entities(kind) for kind in KINDS if KINDS[kind].prefix):
        project.store.backup("import")
    return project.commit(Action.IMPORT, [*also, *settings], title=plan.origin)


class _Settings:
    """Collects the settings of an import; new names become entries once."""

    def __init__(self, project: OpenProject, plan: ImportPlan) -> None:
        self._project = project
        self._plan = plan
        self._settings: list[FieldSetting] = []
        self._added: dict[tuple[EntityKind, str], Uid] = {}
        self._next: dict[EntityKind, int] = {}
        self._specs = {spec.key: spec for spec in project.fields(plan.kind)}

    def all(self) -> list[FieldSetting]:
        """Return every setting of the import."""
        for row in self._plan.rows:
            if row.outcome in (RowOutcome.NEW, RowOutcome.CHANGED):
                self._add_row(row)
        return self._settings

    def _add_row(self, row: RowPlan) -> None:
        for key, name in row.names.items():
            reference = self._specs[key].reference
            assert reference is not None  # noqa: S101 - only references have names
            row.values[key] = self._named(reference, name)
        if row.uid is not None:
            for key, value in row.values.items():
                self._settings.append(FieldSetting(self._plan.kind, row.uid, key, value))
            return
        uid = self._new(self._plan.kind, dict(row.values))
        if "origin" in self._specs:
            origin = f"{self._plan.origin}, {row.row}"
            self._settings.append(FieldSetting(self._plan.kind, uid, "origin", origin))

    def _named(self, kind: EntityKind, name: str) -> Uid:
        place = (kind, folded(name))
        if place not in self._added:
            self._added[place] = self._new(kind, {KINDS[kind].title: name})
        return self._added[place]

    def _new(self, kind: EntityKind, values: dict[str, object]) -> Uid:
        number = self._next.get(kind) or self._project.next_number(kind)
        self._next[kind] = number + 1
        uid = self._project.uids.new_uid()
        self._settings.append(FieldSetting(kind, uid, "number", number))
        for key, value in values.items():
            self._settings.append(FieldSetting(kind, uid, key, value))  # type: ignore[arg-type]
        return uid
