"""Writing planned copies into a project: one step, which undo takes back as a whole."""

from collections.abc import Sequence

from rai_desktop.domain.codes import Action
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.copying.planning import CopyPlan
from rai_desktop.services.duplicating import NextNumbers
from rai_desktop.services.links import link_settings
from rai_desktop.services.project import OpenProject
from rai_desktop.words import Words


def add_copies(
    project: OpenProject,
    other: OpenProject,
    plan: CopyPlan,
    words: Words,
    *,
    also: Sequence[FieldSetting] = (),
) -> tuple[Uid, ...]:
    """Add what is planned as one step and return the uids of the copies.

    They get uids and numbers of their own; links among them are kept. An earlier state is kept
    before. ``also`` belongs to the same step.

    Raises:
        UserError: the files would become too many, or nothing may be changed.
    """
    project.check_writable()
    if not plan.values:
        return ()
    copies: dict[Uid, Uid] = {}
    settings: list[FieldSetting] = [*also]
    numbers = NextNumbers(project)
    for original, values in plan.values.items():
        kind = plan.kinds[original]
        copy, own = project.new_settings(kind, values, number=numbers.next(kind))
        copies[original] = copy
        settings += own
    for original, key, target in plan.later:
        kind = plan.kinds[original]
        settings.append(FieldSetting(kind, copies[original], key, copies[target]))
    for role, first, second in plan.links:
        settings += link_settings(project.uid, role, copies[first], copies[second])
    project.store.backup("import")
    title, files = _title(words, plan), _files(other, plan)
    project.commit(Action.IMPORT, settings, title=title, attachments=files)
    return tuple(copies.values())


def _files(other: OpenProject, plan: CopyPlan) -> dict[str, bytes]:
    found = {sha256: other.store.attachment(sha256) for sha256 in plan.files.values()}
    return {sha256: data for sha256, data in found.items() if data is not None}


def _title(words: Words, plan: CopyPlan) -> str:
    """Return the name of the one copy, or how many there are."""
    if len(plan.values) > 1:
        return words.plural("{count} copy", "{count} copies", len(plan.values))
    ((uid, values),) = plan.values.items()
    return str(values.get(KINDS[plan.kinds[uid]].title) or "")
