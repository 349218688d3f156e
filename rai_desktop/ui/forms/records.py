"""What a form does to the project: each user edit becomes one step."""

from collections.abc import Mapping

from rai_desktop.domain.canonical import Value, is_empty
from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.relations import NewLinked


class Record:
    """The entry that a form shows: one of the project, or a new one that nothing stored yet.

    A new entry begins to exist with its name; what was entered before is stored with it, and the
    link to the entry that it is made for.
    """

    def __init__(
        self,
        project: OpenProject,
        kind: EntityKind,
        uid: Uid | None,
        linked: NewLinked | None = None,
    ) -> None:
        self.project = project
        self.kind = kind
        self.uid = uid
        self.linked = linked
        self.waiting: dict[str, Value] = {}

    @property
    def is_stored(self) -> bool:
        """Whether the entry is in the project."""
        return self.uid is not None

    def value(self, key: str) -> Value:
        """Return the value of a field."""
        if self.uid is None:
            return self.waiting.get(key)
        return self.project.value(self.project.entity(self.uid), key)

    def set(self, key: str, value: Value) -> bool:
        """Store a value as one step; return whether the entry came into being by it.

        Raises:
            UserError: the project cannot take the value.
        """
        if self.uid is not None:
            self.project.edit(self.uid, {key: value})
            return False
        self.waiting[key] = value
        return self.store_new() if key == KINDS[self.kind].title else False

    def store_new(self, stand_in: str = "") -> bool:
        """Store a new entry with all that waits; ``stand_in`` names one without a name."""
        title = KINDS[self.kind].title
        values = {key: value for key, value in self.waiting.items() if not is_empty(value)}
        if self.uid is not None or not values:
            return False
        if not str(values.get(title) or "").strip():
            if not stand_in:
                return False
            values[title] = stand_in
        if self.linked is not None:
            self.uid = self.linked.relation.add(self.project, self.linked.uid, values)
        else:
            self.uid = self.project.add(self.kind, values)
        self.waiting = {}
        return True

    def add_and_refer(self, key: str, kind: EntityKind, name: str) -> Uid:
        """Add an entry called ``name`` and let the field ``key`` refer to it, as one step."""
        if self.uid is None:
            uid = self.project.add(kind, _named(kind, name))
            self.waiting[key] = uid
            return uid
        uid, settings = self.project.new_settings(kind, _named(kind, name))
        settings.append(FieldSetting(self.kind, self.uid, key, uid))
        self.project.commit(Action.ADD, settings, title=name)
        return uid


def _named(kind: EntityKind, name: str) -> Mapping[str, Value]:
    return {KINDS[kind].title: name}
