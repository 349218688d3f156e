"""The history as people read it: who, when, what, old and new."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind, FieldSpec
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.kinds.internal import Link
from rai_desktop.domain.kinds.registry import kind_of
from rai_desktop.domain.steps import Step, fingerprint
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import read_plain
from rai_desktop.services.labels import Labels
from rai_desktop.services.people import author_name
from rai_desktop.services.project import OpenProject
from rai_desktop.words import Words

_ENDS = ("first", "second")
_MOST = 20


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


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One step: when, who, what, and the fields it set."""

    step: StepId
    time: str
    author: str
    action: Action
    what: str
    headline: str
    changes: tuple[FieldChange, ...]

    @property
    def moment(self) -> datetime | None:
        """When the step was made, by the clock of this computer."""
        return datetime.fromisoformat(self.time).astimezone() if self.time else None

    @property
    def told(self) -> tuple[FieldChange, ...]:
        """The changes worth telling: of a link, which ends it has stands with its name."""
        return tuple(c for c in self.changes if c.kind is not EntityKind.LINK or c.key not in _ENDS)

    def document(self) -> dict[str, Plain]:
        """Return the line in JSON form."""
        return {
            "step": self.step,
            "fingerprint": fingerprint(self.step),
            "time": self.time,
            "author": self.author,
            "action": str(self.action),
            "changes": [
                {
                    "uid": change.uid,
                    "kind": str(change.kind),
                    "entry": change.entry,
                    "field": change.key,
                    "old": change.old,
                    "new": change.new,
                }
                for change in self.changes
            ],
        }

    def texts(self) -> Iterator[str]:
        """Yield the line as text, a few fields below it."""
        yield self.headline
        told = self.told
        for change in told[:_MOST]:
            entry = f"{change.entry} · " if change.entry else ""
            values = f"{_short(change.old_text)} → {_short(change.new_text)}"
            yield f"    {entry}{change.label}: {values}"
        if len(told) > _MOST:
            yield f"    … {len(told) - _MOST}"


def history_lines(project: OpenProject, labels: Labels, of: Uid | None = None) -> list[HistoryLine]:
    """Return the steps of a project, or of one entry, oldest first."""
    return list(told_history(project, labels, of))


def told_history(
    project: OpenProject, labels: Labels, of: Uid | None = None
) -> Iterator[HistoryLine]:
    """Yield the same, line by line; begin anew when the project changes meanwhile."""
    reader = _HistoryReader(project, labels)
    for entry in project.store.history(of):
        payloads = [(p.kind, p.uid, p.values) for p in entry.payloads]
        yield reader.line(entry.id, entry.step, payloads)


def restore_field(project: OpenProject, uid: Uid, key: str, value: Plain) -> Step | None:
    """Give a field back a value of the history, as one step; ``None`` when it has it.

    Raises:
        UserError: the value does not fit the field of today.
    """
    kind = kind_of(project.entity(uid))
    return project.edit(uid, {key: read_plain(project.field(kind, key), value)})


def action_text(words: Words, action: Action, title: str, count: int) -> str:
    """Return an action as the undo menu and the history name it."""
    if title:
        return f"{words(action.label)}: {title}"
    return words.filled(
        N_("{action} ({entries})"),
        action=words(action.label),
        entries=words.plural("{count} entry", "{count} entries", count),
    )


class _HistoryReader:
    """Follows the values through the steps, so that each change knows what was there before."""

    def __init__(self, project: OpenProject, labels: Labels) -> None:
        self._project = project
        self._labels = labels
        self._values: dict[tuple[Uid, str], Plain] = {}
        self._specs: dict[tuple[EntityKind, str], FieldSpec | None] = {}
        self._keys = cache(lambda kind: [spec.key for spec in project.fields(kind)])

    def line(
        self,
        step_id: StepId,
        step: Step,
        payloads: list[tuple[EntityKind, Uid, Mapping[str, Plain]]],
    ) -> HistoryLine:
        """Return the line of the next step."""
        changes = [
            self._change(kind, uid, key, new)
            for kind, uid, values in payloads
            for key, new in values.items()
        ]
        changes = [c for c in changes if not (_is_nothing(c.old) and _is_nothing(c.new))]
        changes.sort(key=self._place)
        words = self._labels.words
        author = author_name(self._project, step.author)
        moment = words.moment(datetime.fromisoformat(step.time).astimezone()) if step.time else ""
        linked = all(change.kind is EntityKind.LINK for change in changes)
        entries = {c.uid: c.entry for c in changes if linked or c.kind is not EntityKind.LINK}
        title = next(iter(entries.values())) if len(entries) == 1 else ""
        what = action_text(words, step.action, title, len(entries))
        parts = (moment, author, what)
        return HistoryLine(
            step=step_id,
            time=step.time,
            author=author,
            action=step.action,
            what=what,
            headline=" · ".join(part for part in parts if part),
            changes=tuple(changes),
        )

    def _change(self, kind: EntityKind, uid: Uid, key: str, new: Plain) -> FieldChange:
        spec = self._spec(kind, key)
        old = self._values.get((uid, key))
        self._values[uid, key] = new
        return FieldChange(
            kind=kind,
            uid=uid,
            entry=self._entry(uid),
            key=key,
            label=self._labels.field(spec) if spec else key,
            old=old,
            new=new,
            old_text=self._text(spec, old),
            new_text=self._text(spec, new),
        )

    def _entry(self, uid: Uid | None) -> str:
        """Return number and name of an entry; of a link those of both ends."""
        entity = self._project.store.entity(uid) if uid else None
        if isinstance(entity, Link):
            return f"{self._entry(entity.first)} → {self._entry(entity.second)}"
        if entity is None:
            return ""
        return f"{self._project.number(entity)} {self._labels.title(entity)}".strip()

    def _place(self, change: FieldChange) -> tuple[int, str, int]:
        """Return where a change stands among those of its step: by kind, entry and field."""
        kinds = list(EntityKind)
        keys = self._keys(change.kind)
        place = keys.index(change.key) if change.key in keys else len(keys)
        return kinds.index(change.kind), change.entry or change.uid, place

    def _spec(self, kind: EntityKind, key: str) -> FieldSpec | None:
        if (kind, key) not in self._specs:
            try:
                self._specs[kind, key] = self._project.field(kind, key)
            except UserError:
                self._specs[kind, key] = None
        return self._specs[kind, key]

    def _text(self, spec: FieldSpec | None, plain: Plain) -> str:
        if _is_nothing(plain):
            return "–"
        if spec is None:
            return str(plain)
        try:
            return self._labels.shown(self._project, spec, read_plain(spec, plain))
        except UserError:
            return str(plain)


def _is_nothing(plain: Plain) -> bool:
    return plain is None or plain is False or plain in ("", [])


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 80 else f"{one_line[:79]}…"
