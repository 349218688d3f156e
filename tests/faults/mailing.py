"""Copies of three people that travel by mail: late, twice, out of order, and very old ones."""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.replica import Replica
from tests.domain import histories as h
from tests.faults.block import Block, Case

AT_ONCE = 50
"""Histories of one case."""

EVENTS = 12
TEXTS = ("", "a", "b", "c")


@dataclass
class Mailing:
    """Three copies and every state that was ever sent; a mail can arrive again at any time."""

    chance: Random
    salts: h.Salts = field(default_factory=h.Salts)
    copies: list[Replica] = field(default_factory=list)
    mails: list[Replica] = field(default_factory=list)

    def __post_init__(self) -> None:
        start = h.base(self.salts)
        self.copies, self.mails = [start, start, start], [start]

    def happen(self) -> None:
        """Let somebody edit, send, or get a mail of any age."""
        who = self.chance.randrange(3)
        what = self.chance.choice(("edit", "edit", "send", "arrive", "arrive"))
        if what == "edit":
            self.copies[who] = self._edited(self.copies[who])
        elif what == "send":
            self.mails.append(self.copies[who])
        else:
            self.copies[who] = self._merged(self.copies[who], self.chance.choice(self.mails))

    def settle(self) -> None:
        """Let everybody merge everybody's copy, twice."""
        for _ in range(2):
            for mine in range(3):
                for theirs in range(3):
                    self.copies[mine] = self._merged(self.copies[mine], self.copies[theirs])

    def _merged(self, mine: Replica, theirs: Replica) -> Replica:
        return mine.merged(theirs, h.larger_value, h.stamp(self.salts))

    def _edited(self, copy: Replica) -> Replica:
        chance = self.chance
        system, risk = chance.choice(h.SYSTEMS), chance.choice(h.RISKS)
        changes = (
            h.edit(EntityKind.SYSTEM, system, name=chance.choice(TEXTS)),
            h.edit(EntityKind.SYSTEM, system, notes=chance.choice(TEXTS)),
            h.edit(EntityKind.RISK, risk, title=chance.choice(TEXTS)),
            h.edit(EntityKind.SYSTEM, system, deleted=chance.random() < 0.5),
            h.link_settings(system, risk, deleted=chance.random() < 0.5),
        )
        if chance.random() < 0.05:
            return copy.erased(h.PERSON, ("name", "email"), h.stamp(self.salts))
        return copy.committed(Action.EDIT, chance.choice(changes), h.stamp(self.salts))


def judge(_: Path, case: Case) -> str:
    """Once everybody merged everything, all copies are equal, whatever came when."""
    for number in range(AT_ONCE):
        mailing = Mailing(case.chance)
        for _event in range(EVENTS):
            mailing.happen()
        mailing.settle()
        first, *others = mailing.copies
        for other in others:
            if (other.head, other.root, other.records) != (first.head, first.root, first.records):
                return f"history {number}: the copies differ in the end"
    return ""


MERGES_BY_MAIL = Block(
    name="merge-mail",
    tests="T52",
    what="histories of three copies by mail: late, twice, out of order, very old",
    number=400,
    few=2,
    each=AT_ONCE,
    prepare=lambda folder: folder,
    judge=judge,
)
