"""Changes of fields in words: which entry, which field, what before and what after."""

from dataclasses import dataclass
from functools import cache

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import ANSWER_PREFIX, EntityKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.internal import Link
from rai_desktop.domain.kinds.registry import KINDS, kind_of
from rai_desktop.domain.values import read_plain
from rai_desktop.services.answers_told import AnswerTeller
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject

LINK_ENDS = ("first", "second")
_NOT_TOLD = {
    EntityKind.LINK: LINK_ENDS,
    EntityKind.PACK: ("title",),
    EntityKind.SNAPSHOT: ("figures", "head", "sha256"),
}
"""What stands above the changes already, or says nothing to people."""

NOTHING = "–"


def is_no_value(plain: Plain) -> bool:
    """Return whether a plain value says nothing."""
    return plain is None or plain is False or plain in ("", [])


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of one entry, before and after, in words and as plain values."""

    kind: EntityKind
    uid: Uid
    entry: str
    key: str
    label: str
    old: Plain
    new: Plain
    old_text: str
    new_text: str

    @property
    def is_nothing(self) -> bool:
        """Whether nothing was there before and nothing is there now."""
        return is_no_value(self.old) and is_no_value(self.new)

    @property
    def is_restated(self) -> bool:
        """Whether a step that erased something only said again what stood beside that."""
        return self.kind is not EntityKind.PERSON and (
            is_no_value(self.old) or self.old == self.new
        )

    @property
    def is_told(self) -> bool:
        """Whether it is worth telling: what stands above it or is for programs is not."""
        return self.key not in _NOT_TOLD.get(self.kind, ())


class ChangeTeller:
    """Puts changes and entries into the words of one language; descriptions are asked once."""

    def __init__(self, project: OpenProject, labels: Labels) -> None:
        self._project = project
        self._labels = labels
        self._specs: dict[tuple[EntityKind, str], FieldSpec | None] = {}
        self._keys = cache(lambda kind: [spec.key for spec in project.fields(kind)])
        self._answers = AnswerTeller(project, labels)

    def change(
        self, kind: EntityKind, uid: Uid, key: str, *, old: Plain, new: Plain
    ) -> FieldChange:
        """Return a change in words."""
        return FieldChange(
            kind=kind,
            uid=uid,
            entry=self.entry(uid),
            key=key,
            label=self.label(kind, key),
            old=old,
            new=new,
            old_text=self.shown(kind, key, old),
            new_text=self.shown(kind, key, new),
        )

    def label(self, kind: EntityKind, key: str) -> str:
        """Return what a field is called, or what is asked; the key of what is not known."""
        spec = self.spec(kind, key)
        if spec is None and key.startswith(ANSWER_PREFIX):
            return self._answers.label(key)
        return self._labels.field(spec) if spec else key

    def shown(self, kind: EntityKind, key: str, plain: Plain) -> str:
        """Return a value of a field as people read it, a dash for nothing."""
        spec = self.spec(kind, key)
        if spec is None and key.startswith(ANSWER_PREFIX) and not is_no_value(plain):
            return self._answers.text(key, plain)
        return self.text(spec, plain)

    def entry(self, uid: Uid | None) -> str:
        """Return number and name of an entry; of a link those of both ends."""
        entity = self._project.store.entity(uid) if uid else None
        if isinstance(entity, Link):
            return f"{self.entry(entity.first)} → {self.entry(entity.second)}"
        if entity is None:
            return ""
        name = f"{self._project.number(entity)} {self._labels.title(entity)}".strip()
        about = getattr(entity, "subject", None) or getattr(entity, "system", None)
        if name or about is None:
            return name
        return f"{self.entry(about)} · {self._labels.words(KINDS[kind_of(entity)].label)}"

    def place(self, change: FieldChange) -> tuple[int, str, int]:
        """Return where a change stands among those of its step: by kind, entry and field."""
        return _KINDS.index(change.kind), change.entry or change.uid, self.field_place(change)

    def field_place(self, change: FieldChange) -> int:
        """Return where a change stands among those of its entry."""
        keys = self._keys(change.kind)
        return keys.index(change.key) if change.key in keys else len(keys)

    def spec(self, kind: EntityKind, key: str) -> FieldSpec | None:
        """Return the description of a field; ``None`` when there is none any more."""
        if (kind, key) not in self._specs:
            try:
                self._specs[kind, key] = self._project.field(kind, key)
            except UserError:
                self._specs[kind, key] = None
        return self._specs[kind, key]

    def text(self, spec: FieldSpec | None, plain: Plain) -> str:
        """Return a value as people read it, a dash for nothing."""
        if is_no_value(plain):
            return NOTHING
        if spec is None:
            return str(plain)
        try:
            return self._labels.shown(self._project, spec, read_plain(spec, plain))
        except UserError:
            return str(plain)


_KINDS = list(EntityKind)
