"""The history newest first and without values: read in pieces, kept current, put into words."""

from collections.abc import Generator
from datetime import datetime

from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.changes import ChangeTeller
from rai_desktop.services.history import action_text
from rai_desktop.services.labels import Labels
from rai_desktop.services.people import author_name
from rai_desktop.services.ports import StepHead
from rai_desktop.services.project import OpenProject
from rai_desktop.services.undone import UndoneSteps

AT_ONCE = 50
"""Steps that are read together."""

COUNTED_AT_ONCE = 2_000

Work = Generator[None, None, None]


class Timeline:
    """The steps of a project, or of one entry ``of``; each is there once, newest first."""

    def __init__(self, project: OpenProject, of: Uid | None = None) -> None:
        self.of = of
        self.heads: list[StepHead] = []
        self.is_complete = False
        self.authors: dict[str, None] = {}
        self._store = project.store
        self._undone = UndoneSteps(project.store)
        self._counts: dict[int, tuple[int, int]] = {}

    def read_older(self) -> list[StepHead]:
        """Read the next steps and return them; none at the end."""
        before = self.heads[-1].number if self.heads else None
        found = list(self._store.step_heads(before, AT_ONCE, self.of))
        self.is_complete = len(found) < AT_ONCE
        for head in found:
            self._undone.note_older(head)
            self.authors[head.author] = None
        self.heads.extend(found)
        return found

    def read_newer(self) -> list[StepHead]:
        """Read what happened since the newest step was read, and return it, newest first."""
        if not self.heads:
            return []
        newest = self.heads[0].number
        found: list[StepHead] = []
        while True:
            before = found[-1].number if found else None
            some = self._store.step_heads(before, AT_ONCE, self.of)
            found.extend(head for head in some if head.number > newest)
            if len(some) < AT_ONCE or some[-1].number <= newest:
                break
        for head in reversed(found):
            self._undone.note_newer(head)
            self.authors[head.author] = None
        self.heads[:0] = found
        return found

    def is_undone(self, head: StepHead) -> bool:
        """Return whether a step was undone, and not done again."""
        return head.id in self._undone

    def count(self, head: StepHead) -> Work:
        """Count what a step touched that touched very much; in pieces."""
        if head.touched is not None or head.number in self._counts:
            return
        entities = others = 0
        after = ""
        while True:
            some, without_links, after = self._store.touched_count(
                head.number, after, COUNTED_AT_ONCE
            )
            entities, others = entities + some, others + without_links
            yield
            if some < COUNTED_AT_ONCE:
                break
        self._counts[head.number] = (entities, others)

    def entries(self, head: StepHead) -> int | None:
        """Return how many entries a step touched, links aside if there is more; unknown: none."""
        if head.touched is not None:
            return len(told_entries(head))
        counted = self._counts.get(head.number)
        return (counted[1] or counted[0]) if counted else None


def told_entries(head: StepHead) -> list[Uid]:
    """Return the entries that name a step: links only where it touched nothing else."""
    touched = head.touched or ()
    others = [uid for kind, uid in touched if kind is not EntityKind.LINK]
    return others or [uid for _, uid in touched]


def moment_of(head: StepHead) -> datetime | None:
    """Return when a step was made, by the clock of this computer."""
    return datetime.fromisoformat(head.time).astimezone() if head.time else None


class HeadTeller:
    """Puts steps into the words of one language, with the names that entries have today."""

    def __init__(self, project: OpenProject, labels: Labels, timeline: Timeline) -> None:
        self.changes = ChangeTeller(project, labels)
        self._project = project
        self._words = labels.words
        self._timeline = timeline

    def moment(self, head: StepHead) -> str:
        """Return day and time of a step."""
        moment = moment_of(head)
        return self._words.moment(moment) if moment else ""

    def author(self, head: StepHead) -> str:
        """Return who made a step; empty when nobody is known."""
        return author_name(self._project, head.author)

    def what(self, head: StepHead) -> str:
        """Return what a step did, and to which entry; undoing names what it took back."""
        subject = self.subject(head)
        if subject is None:
            return self._what(head)
        return self._words.filled(
            N_("{action}: “{what}”"),
            action=self._words(head.action.label),
            what=self._what(subject),
        )

    def subject(self, head: StepHead) -> StepHead | None:
        """Return the step that an undo or redo is about."""
        if head.action not in (Action.UNDO, Action.REDO) or not head.subject:
            return None
        return self._project.store.step_head(head.subject)

    def _what(self, head: StepHead) -> str:
        count = self._timeline.entries(head)
        if count is None:
            return self._words.filled(
                N_("{action} (very many entries)"), action=self._words(head.action.label)
            )
        uids = told_entries(head)
        title = self.changes.entry(uids[0]) if len(uids) == 1 else ""
        return action_text(self._words, head.action, title, count)
