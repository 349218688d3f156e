"""A session of reviews: which entries, how far, and what is entered but not recorded."""

from dataclasses import dataclass, field

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.person import Person
from rai_desktop.domain.rating import Method
from rai_desktop.domain.work_codes import FindingSeverity
from rai_desktop.services.project import OpenProject
from rai_desktop.services.reviews.recording import (
    DAYS_TO_MEND,
    ReviewDraft,
    proposed_day,
    rhythms_today,
)
from rai_desktop.services.reviews.standing import stamp_of
from rai_desktop.services.reviews.subjects import Subject

TEXTS = ("reason", "conditions", "notes")


@dataclass(slots=True, kw_only=True)
class Entered:
    """What is entered about one entry; ``own`` are the parts that somebody changed."""

    values: dict[str, Value]
    seen: str
    own: set[str] = field(default_factory=set)


class Round:
    """Goes from entry to entry; what was entered about each stays until it is recorded.

    Who reviews and who approves is asked once: the next entries begin with the same people.
    """

    def __init__(self, project: OpenProject, method: Method) -> None:
        self._project = project
        self._method = method
        self._entered: dict[Uid, Entered] = {}
        self._people: dict[str, Value] = {"reviewer": _worker(project), "approver": None}
        self.uids: tuple[Uid, ...] = ()
        self.place = 0
        self.done: dict[Uid, Uid] = {}
        self.skipped: set[Uid] = set()

    def begin(self, uids: tuple[Uid, ...]) -> None:
        """Begin with these entries; drafts of earlier sessions stay, recorded ones do not."""
        for subject in self.done:
            self._entered.pop(subject, None)
        self.uids, self.place = uids, 0
        self.done, self.skipped = {}, set()

    @property
    def current(self) -> Uid | None:
        """The entry to be reviewed; ``None`` at the end."""
        return self.uids[self.place] if self.place < len(self.uids) else None

    def go_on(self, by: int) -> None:
        """Go to the next entry or to the one before, past those that are recorded."""
        place = self.place + by
        while 0 <= place < len(self.uids) and self.uids[place] in self.done:
            place += by
        self.place = min(max(place, 0), len(self.uids))

    @property
    def has_earlier(self) -> bool:
        """Whether an entry before this one is not recorded yet."""
        return any(uid not in self.done for uid in self.uids[: self.place])

    def entered(self, entity: Subject) -> Entered:
        """Return what is entered about an entry, with proposals for the rest."""
        if entity.uid not in self._entered:
            values: dict[str, Value] = {
                "held_on": self._project.clock.today(),
                "severity": FindingSeverity.MINOR,
                "due_on": self._project.clock.today() + DAYS_TO_MEND,
            }
            self._entered[entity.uid] = Entered(values=values, seen=stamp_of(self._project, entity))
        entered = self._entered[entity.uid]
        self._propose(entity, entered)
        return entered

    def change(self, entity: Subject, key: str, value: Value) -> Entered:
        """Take over a part that somebody entered."""
        entered = self.entered(entity)
        entered.values[key] = value
        entered.own.add(key)
        if key in self._people:
            self._people[key] = value
        self._propose(entity, entered)
        return entered

    def see(self, entity: Subject) -> None:
        """Note that the reviewer sees the entry as it is now."""
        if entity.uid in self._entered:
            self._entered[entity.uid].seen = stamp_of(self._project, entity)

    def draft(self, entity: Subject) -> ReviewDraft:
        """Return what is entered, to be recorded."""
        return _draft(entity, self.entered(entity))

    def record(self, subject: Uid, review: Uid) -> None:
        """Note that an entry was reviewed; what was entered stays in case that is undone."""
        self.skipped.discard(subject)
        self.done[subject] = review

    def forget_undone(self) -> bool:
        """Let entries wait again whose review was undone; tell whether there are any."""
        before = len(self.done)
        for subject, review in tuple(self.done.items()):
            entity = self._project.store.entity(review)
            if entity is None or entity.deleted:
                del self.done[subject]
        return len(self.done) < before

    def texts(self) -> list[str]:
        """Return what is typed about entries that are not recorded."""
        return [
            str(entered.values[key])
            for uid, entered in self._entered.items()
            if uid not in self.done
            for key in TEXTS
            if entered.values.get(key)
        ]

    def _propose(self, entity: Subject, entered: Entered) -> None:
        for key, person in self._people.items():
            if key not in entered.own:
                entered.values[key] = person or self._named(entity, key)
        if "next_on" not in entered.own:
            rhythms = rhythms_today(self._project, self._method)
            draft = _draft(entity, entered)
            entered.values["next_on"] = proposed_day(rhythms, entity, draft)

    def _named(self, entity: Subject, key: str) -> Value:
        """Return whom the entry itself names as its reviewer or approver."""
        named: Uid | None = getattr(entity, key, None)
        known = self._project.store.entity(named) if named else None
        return named if known is not None and not known.deleted else None


def _draft(entity: Subject, entered: Entered) -> ReviewDraft:
    return ReviewDraft(subject=entity.uid, seen=entered.seen, **entered.values)  # type: ignore[arg-type]


def _worker(project: OpenProject) -> Value:
    """Return the person who works here, if that is known."""
    known = project.store.entity(Uid(project.author)) if project.author else None
    return known.uid if isinstance(known, Person) and not known.deleted else None
