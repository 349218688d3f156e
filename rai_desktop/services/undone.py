"""Which steps were taken back, as the undo and redo steps of the history tell."""

from collections.abc import Iterator
from datetime import datetime

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.codes import Action
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.services.ports import ProjectStore, StepHead
from rai_desktop.services.project import SAME_EDIT

_REPLAYS = (Action.UNDO, Action.REDO)
_ONE_SETTING = 2

Place = tuple[Uid, str]


class UndoneSteps:
    """Answers whether a step is undone; the newest step about it decides."""

    def __init__(self, store: ProjectStore) -> None:
        self._store = store
        self._state: dict[StepId, bool] = {}
        self._groups: dict[StepId, tuple[StepId, ...]] = {}

    def __contains__(self, step: object) -> bool:
        """Return whether a step was undone, and not done again."""
        return self._state.get(step, False) if isinstance(step, str) else False  # type: ignore[call-overload]

    def note_older(self, head: StepHead) -> None:
        """Take over a step that happened before all others noted so far."""
        if head.action in _REPLAYS and head.subject not in self._state:
            self._take(head)

    def note_newer(self, head: StepHead) -> None:
        """Take over a step that happened after all others noted so far."""
        if head.action in _REPLAYS:
            self._take(head)

    def _take(self, head: StepHead) -> None:
        is_undone = head.action is Action.UNDO
        if is_undone:
            self._groups[head.subject] = (head.subject, *self._joined(head))
        for step in self._groups.get(head.subject, (head.subject,)):
            self._state[step] = is_undone

    def _joined(self, undo: StepHead) -> Iterator[StepId]:
        """Yield the steps that were undone with the subject: edits of its field just before it.

        The edit that set what undoing brought back stays.
        """
        later = self._store.step_head(undo.subject)
        place, _ = self._setting(later)
        restored_place, restored = self._setting(undo)
        if place is None or place != restored_place:
            return
        while later is not None and later.parents:
            earlier = self._store.step_head(later.parents[0])
            same, value = self._setting(earlier)
            if earlier is None or same != place or value == restored or not _soon(earlier, later):
                return
            yield earlier.id
            later = earlier

    def _setting(self, head: StepHead | None) -> tuple[Place | None, Plain]:
        """Return the field that an edit, or its undoing, set and the value; none if several."""
        if head is None or head.action not in (Action.EDIT, *_REPLAYS):
            return None, None
        if head.touched is None or len(head.touched) != 1:
            return None, None
        sizes = self._store.payload_sizes(head.number, None, _ONE_SETTING)
        if len(sizes) != 1 or sizes[0].fields != 1:
            return None, None
        payloads = self._store.step_payloads(head.number, [sizes[0].place])
        for payload in payloads:
            for key, value in payload.values.items():
                return (payload.uid, key), value
        return None, None


def _soon(earlier: StepHead, later: StepHead) -> bool:
    if earlier.action is not Action.EDIT or not (earlier.time and later.time):
        return False
    return datetime.fromisoformat(later.time) - datetime.fromisoformat(earlier.time) <= SAME_EDIT
