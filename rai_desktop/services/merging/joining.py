"""Carrying out a merge: a backup, one step, one entry in the undo menu."""

from rai_desktop.domain.merge import Relation
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.jobs import Heed
from rai_desktop.services.merging.decisions import Decisions
from rai_desktop.services.merging.model import MergeCommit


def merge(decisions: Decisions) -> int:
    """Merge the other copy as planned and decided; return how many entries changed here.

    The present state is kept as a backup before. Nothing is written when the other copy has
    nothing new.

    Raises:
        UserError: something is still open, or a copy changed since they were compared.
        SurroundingsError: the project is read only, or the disk refused.
    """
    changed = _merged(decisions)
    decisions.comparison.project.note_merged(changed)
    return len({setting.uid for setting in changed})


def merge_beside(decisions: Decisions, heed: Heed) -> tuple[FieldSetting, ...]:
    """Do the same in a worker thread; the screens know of it after ``OpenProject.note_merged``.

    Return the fields that have another value now. ``heed`` may end it; nothing is merged then.

    Raises:
        UserError: as ``merge``.
    """
    with decisions.comparison.project.store.heeding(heed):
        return _merged(decisions)


def _merged(decisions: Decisions) -> tuple[FieldSetting, ...]:
    comparison = decisions.comparison
    project = comparison.project
    project.check_writable()
    if not comparison.is_new:
        return ()
    if comparison.plan.relation in (Relation.BEHIND, Relation.APART):
        project.store.backup("merge")
    merge = MergeCommit(
        heads=comparison.heads,
        plan=comparison.plan,
        decisions=decisions.values(),
        author=project.author,
        time=project.clock.now(),
        title=comparison.other.store.path.name,
    )
    return project.store.merge(comparison.other.store, merge)
