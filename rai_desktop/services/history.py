"""The history as people read it: who, when, what, old and new."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.steps import Step, fingerprint
from rai_desktop.domain.texts import N_
from rai_desktop.services.changes import ChangeTeller, FieldChange
from rai_desktop.services.labels import Labels
from rai_desktop.services.people import author_name
from rai_desktop.services.project import OpenProject
from rai_desktop.words import Words

_MOST = 20


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
    def told(self) -> tuple[FieldChange, ...]:
        """The changes worth telling: of a link, which ends it has stands with its name."""
        return tuple(change for change in self.changes if change.is_told)

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
        self._told = ChangeTeller(project, labels)
        self._values: dict[tuple[Uid, str], Plain] = {}

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
        is_erasing = step.action is Action.ERASE
        changes = [c for c in changes if not (c.is_nothing or (is_erasing and c.is_restated))]
        changes.sort(key=self._told.place)
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
        old = self._values.get((uid, key))
        self._values[uid, key] = new
        return self._told.change(kind, uid, key, old=old, new=new)


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 80 else f"{one_line[:79]}…"
