"""All hints of a project, found bit by bit and kept up to date while entries change."""

from collections.abc import Generator, Iterator, Mapping
from datetime import date

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import kind_of
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.services.everyday import is_everyday
from rai_desktop.services.hints.known import Known
from rai_desktop.services.hints.model import Hint, Severity
from rai_desktop.services.hints.rules import KINDS, RULE_BY_ID, RULES, hints_of
from rai_desktop.services.hints.silencing import Silenced, silenced_hints
from rai_desktop.services.hints.touching import WATCHED, touched_by
from rai_desktop.services.labels import Labels
from rai_desktop.services.living import HANGING
from rai_desktop.services.ports import Change
from rai_desktop.services.project import OpenProject

PART = 20
"""Entries that are looked at in one piece."""

_JUDGED_BY = (EntityKind.CLASSIFICATION, EntityKind.ANSWER_SHEET)
_NEEDED = frozenset((*KINDS, *WATCHED))


class HintBoard:
    """The hints as they are on ``day``; ``work`` brings them up to date with what was noted."""

    def __init__(self, project: OpenProject, labels: Labels, day: date) -> None:
        self.day = day
        self._project = project
        self.known = Known(project, labels, day)
        self._hints: dict[Uid, tuple[Hint, ...]] = {}
        self._by_rule: dict[str, dict[Uid, Hint]] = {rule.id: {} for rule in RULES}
        self._seen: dict[Uid, Entity] = {}
        self._touched: dict[tuple[EntityKind, Uid], None] = {}
        self._at: tuple[EntityKind, Uid] | None = None
        self._pending: dict[Uid, None] = {}
        self._silenced: Silenced | None = None
        self._is_begun = self._is_read = self._is_whole = False

    # keeping up ------------------------------------------------------------------

    @property
    def is_read(self) -> bool:
        """Whether all entries were looked at once."""
        return self._is_whole

    @property
    def is_current(self) -> bool:
        """Whether everything that changed was looked at."""
        return self._is_read and not (self._touched or self._pending or self._at)

    def note(self, change: Change) -> None:
        """Look at what a step touched when ``work`` goes on."""
        if EntityKind.SILENCED_HINT in change.touched:
            self._silenced = None
        if not self._is_begun:
            return
        for kind, uids in change.touched.items():
            if kind in _NEEDED:
                self._touched.update(dict.fromkeys((kind, uid) for uid in uids))

    def work(self) -> Generator[None, None, None]:
        """Find what is missing, in pieces of a few milliseconds; it may be dropped and begun again.

        Of the first reading nothing is dropped that was found already.
        """
        self._is_begun = True
        if not self._is_read:
            yield from self._read()
        while not self.is_current:
            yield from self._find_touched()
            yield from self._judge()
        self._is_whole = True

    def _read(self) -> Iterator[None]:
        yield from self._project.links.read_in_parts()
        for kind in (*KINDS, *(kind for kind in WATCHED if kind not in KINDS)):
            if kind is EntityKind.LINK:
                continue
            is_judged = kind in KINDS
            for place, (uid, entity) in enumerate(list(self._project.store.entities(kind).items())):
                if uid not in self._seen:
                    self._see(uid, entity)
                    if is_judged:
                        self._pending[uid] = None
                if place % 500 == 499:
                    yield
            yield
        self._is_read = True

    def _see(self, uid: Uid, entity: Entity | None) -> list[Uid]:
        """Keep an entry as it is now; return the systems that may have got or lost a twin."""
        if entity is None:
            self._seen.pop(uid, None)
            return []
        self._seen[uid] = entity
        if isinstance(entity, AiSystem):
            is_tool = is_everyday(entity) and entity.is_live and not entity.deleted
            return [
                *self.known.twins.take(uid, "" if entity.deleted else entity.name),
                *self.known.spellings.take(uid, entity.name if is_tool else ""),
            ]
        return []

    def _find_touched(self) -> Iterator[None]:
        done = 0
        while self._at is not None or self._touched:
            if self._at is None:
                self._at, _ = self._touched.popitem()
            kind, uid = self._at
            before, after = self._seen.get(uid), self._project.store.entity(uid)
            for found in touched_by(self._project, kind, before, after):
                done += 1
                if found is not None:
                    self._look_again(kind, found)
                if found is None or done % PART == 0:
                    yield
            self._pending[uid] = None
            self._pending.update(dict.fromkeys(self._see(uid, after)))
            if kind in (EntityKind.SYSTEM, EntityKind.ORGANISATION):
                self.known.classification_changed(uid if kind is EntityKind.SYSTEM else None)
            self._at = None

    def _look_again(self, kind: EntityKind, uid: Uid) -> None:
        if kind in _JUDGED_BY:
            self.known.classification_changed(uid)
        self._pending[uid] = None

    def _judge(self) -> Iterator[None]:
        done = 0
        while self._pending:
            uid, _ = self._pending.popitem()
            self._take(uid, self._found(uid))
            done += 1
            if done % PART == 0:
                yield
                if self._touched:
                    return

    def _found(self, uid: Uid) -> tuple[Hint, ...]:
        entity = self._project.store.entity(uid)
        if entity is None or not self._counts(entity):
            return ()
        return hints_of(self.known, kind_of(entity), entity)

    def _counts(self, entity: Entity) -> bool:
        """Return whether an entry counts: neither it nor the system it hangs on is in the bin."""
        if entity.deleted:
            return False
        system = getattr(entity, "system", None) if kind_of(entity) in HANGING else None
        found = self._project.store.entity(system) if system else None
        return found is None or not found.deleted

    def _take(self, uid: Uid, hints: tuple[Hint, ...]) -> None:
        before = self._hints.pop(uid, ())
        if before == hints:
            if hints:
                self._hints[uid] = hints
            return
        for hint in before:
            self._by_rule[hint.rule].pop(uid, None)
        for hint in hints:
            self._by_rule[hint.rule][uid] = hint
        if hints:
            self._hints[uid] = hints

    # what there is ---------------------------------------------------------------

    @property
    def silenced(self) -> Silenced:
        """What is switched off."""
        if self._silenced is None:
            self._silenced = silenced_hints(self._project)
        return self._silenced

    def of(self, uid: Uid) -> tuple[Hint, ...]:
        """Return the hints about one entry that are not switched off, the most serious first."""
        return tuple(hint for hint in self._hints.get(uid, ()) if not self.silenced.has(hint))

    def of_rule(self, rule: str, *, silenced: bool = False) -> list[Hint]:
        """Return the hints of one rule: those that count, or those that are switched off."""
        off = self.silenced
        return [hint for hint in self._by_rule[rule].values() if off.has(hint) is silenced]

    def every(self, *, silenced: bool = False) -> Iterator[Hint]:
        """Yield all hints, the most serious first."""
        for rule in RULES:
            yield from self.of_rule(rule.id, silenced=silenced)

    def count(self, rule: str) -> int:
        """Return how many hints of a rule count."""
        found, off = self._by_rule[rule], self.silenced
        if off.is_off(rule):
            return 0
        return len(found) - sum(uid in found for uid in off.entries(rule))

    def counts(self) -> Mapping[Severity, int]:
        """Return how many hints there are by severity; switched-off ones do not count."""
        found = dict.fromkeys(Severity, 0)
        for rule, hints in self._by_rule.items():
            if hints:
                found[RULE_BY_ID[rule].severity] += self.count(rule)
        return found


def all_hints(project: OpenProject, labels: Labels, day: date) -> HintBoard:
    """Return the hints of a project, all of them found."""
    board = HintBoard(project, labels, day)
    for _ in board.work():
        pass
    return board
