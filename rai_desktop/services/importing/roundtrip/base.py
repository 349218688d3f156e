"""What entries were in the state that a file was written from."""

from rai_desktop.domain.canonical import Plain, Value
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind, FieldSpec
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.values import read_plain
from rai_desktop.services.project import OpenProject
from rai_desktop.services.timeline.model import EntryThen


class BaseState:
    """Reads values of one earlier state; without ``step`` none is known."""

    def __init__(self, project: OpenProject, step: StepId | None) -> None:
        self.is_known = step is not None
        now = project.store.head()
        differing = (
            ()
            if step is None or step == now or now is None
            else (project.store.differences(step, now))
        )
        self._then: dict[Uid, EntryThen] = {each.uid: each for each in differing}

    def has_moved(self, uid: Uid) -> bool:
        """Return whether an entry was changed since."""
        return uid in self._then

    def had(self, uid: Uid) -> bool:
        """Return whether an entry that is here now was there then."""
        then = self._then.get(uid)
        return then is None or (then.before is not None and not then.before.get("deleted"))

    def value(self, uid: Uid, spec: FieldSpec, now: Value) -> tuple[Value, bool]:
        """Return the value of a field and whether it is known; ``now`` is the present one."""
        if not self.is_known:
            return None, False
        then = self._then.get(uid)
        if then is None:
            return now, True
        if then.before is None or then.is_left_out or spec.key in then.unknown_before:
            return None, False
        return _read(spec, then.before.get(spec.key))

    def names(self, kind: EntityKind, uid: Uid) -> list[str]:
        """Return what an entry was called, and the function of a person, where that has changed."""
        then = self._then.get(uid)
        before = (then.before if then else None) or {}
        found = (before.get(key) for key in (KINDS[kind].title, "function"))
        return [name for name in found if isinstance(name, str) and name]


def _read(spec: FieldSpec, plain: Plain) -> tuple[Value, bool]:
    try:
        return read_plain(spec, plain), True
    except UserError:
        return None, False
