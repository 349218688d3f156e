"""What differs between two copies of a project, as far as a merge has to look at it."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.graph import StepGraph
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.merge import Side
from rai_desktop.domain.records import Record
from rai_desktop.services.heeding import heeded
from rai_desktop.services.merging.model import MergeSides
from rai_desktop.storage.database import Database
from rai_desktop.storage.foreign import foreign_address
from rai_desktop.storage.state import StoredRow, in_parts, read_rows

_STEPS = "SELECT id, json_extract(header, '$.parents') FROM step ORDER BY seq"
_WITHHELD = """SELECT uid FROM "{kind}" WHERE instr(writers, '"withheld"')"""
_LINKS = "SELECT uid, first, second FROM link"


@dataclass(frozen=True, slots=True)
class Copy:
    """One copy as its file holds it; ``steps`` are its steps with their parents, by number.

    It was read from the file at ``path``, whose SHA-256 is ``source``.
    """

    database: Database
    path: Path
    steps: Mapping[StepId, tuple[StepId, ...]]
    head: StepId
    source: str

    @classmethod
    def of(cls, database: Database, path: Path, head: StepId, source: str) -> "Copy":
        """Return the copy in a working copy whose newest step is ``head``."""
        rows = database.plain.execute(_STEPS).fetchall()
        steps = {
            StepId(step): tuple(map(StepId, json.loads(parents))) for step, parents in heeded(rows)
        }
        return cls(database, path, steps, head, source)

    def rows(self, kinds: Mapping[Uid, EntityKind]) -> dict[Uid, StoredRow]:
        """Return the rows of these entries, as far as there are any."""
        by_kind: dict[EntityKind, list[Uid]] = {}
        for uid, kind in kinds.items():
            by_kind.setdefault(kind, []).append(uid)
        found: dict[Uid, StoredRow] = {}
        for kind, uids in by_kind.items():
            found |= read_rows(self.database.connection, kind, uids)
        return found

    def records(self, rows: Mapping[Uid, StoredRow]) -> dict[Uid, Record]:
        """Return rows with the steps that wrote them in place of numbers."""
        ids = (StepId(""), *self.steps)
        named = cache(lambda numbers: tuple(sorted(ids[number] for number in numbers)))
        return {
            uid: Record(
                row.kind,
                row.values,
                {key: named(numbers) for key, numbers in row.writers.items()},
                row.withheld,
            )
            for uid, row in heeded(rows.items())
        }


class TwoCopies:
    """Two copies of one project: which entries a merge has to look at, and what they are there.

    Those are the entries touched by a step that one side lacks, the links at them and what stands
    at the other ends, for deleting one of them concerns its links; and what was left out here.
    """

    def __init__(self, mine: Copy, theirs: Copy) -> None:
        self.mine = mine
        self.theirs = theirs

    @property
    def heads(self) -> tuple[StepId, StepId]:
        """The newest step of each."""
        return self.mine.head, self.theirs.head

    @cached_property
    def graph(self) -> StepGraph:
        """The history of both."""
        return StepGraph({**self.mine.steps, **self.theirs.steps})

    @cached_property
    def new_steps(self) -> tuple[StepId, ...]:
        """The steps that only the other copy has, each behind its parents."""
        return tuple(step for step in self.theirs.steps if step not in self.mine.steps)

    @cached_property
    def own_steps(self) -> tuple[StepId, ...]:
        """The steps that only this copy has."""
        return tuple(step for step in self.mine.steps if step not in self.theirs.steps)

    @cached_property
    def kinds(self) -> dict[Uid, EntityKind]:
        """The entries to look at, with their kinds."""
        touched: dict[Uid, EntityKind] = {}
        for copy, steps in ((self.theirs, self.new_steps), (self.mine, self.own_steps)):
            for header in _headers(copy.database, steps):
                touched |= {Uid(uid): EntityKind(kind) for uid, kind, *_ in header["touched"]}
        touched |= _withheld(self.mine.database)
        return touched | self._around(touched)

    def _around(self, touched: Mapping[Uid, EntityKind]) -> dict[Uid, EntityKind]:
        """Return the links at entries that were touched, and the other ends of touched links."""
        found: dict[Uid, EntityKind] = {}
        ends: set[Uid] = set()
        for copy in (self.mine, self.theirs):
            for uid, first, second in copy.database.plain.execute(_LINKS):
                if first in touched or second in touched:
                    found[Uid(uid)] = EntityKind.LINK
                if uid in touched:
                    ends.update(Uid(end) for end in (first, second) if end)
        wanted = sorted(ends - touched.keys())
        for copy in (self.mine, self.theirs):
            found |= _kinds_of(copy.database, wanted)
        return found

    @cached_property
    def my_rows(self) -> dict[Uid, StoredRow]:
        """The entries to look at as they are here."""
        return self.mine.rows(self.kinds)

    @cached_property
    def their_rows(self) -> dict[Uid, StoredRow]:
        """The entries to look at as they are in the other copy."""
        return self.theirs.rows(self.kinds)

    @contextmanager
    def attached(self) -> Iterator[None]:
        """Let the tables of the other copy be read as ``other`` beside those of this one."""
        plain = self.mine.database.plain
        plain.execute("ATTACH ? AS other", (foreign_address(self.theirs.database.path),))
        try:
            yield
        finally:
            plain.execute("DETACH other")

    @cached_property
    def my_records(self) -> dict[Uid, Record]:
        """The same as they are here, with the steps that wrote them."""
        return self.mine.records(self.my_rows)

    @cached_property
    def their_records(self) -> dict[Uid, Record]:
        """The same as they are in the other copy, with the steps that wrote them."""
        return self.theirs.records(self.their_rows)

    def sides(self) -> MergeSides:
        """Return what a plan is made of."""
        return MergeSides(
            graph=self.graph,
            mine=Side(head=self.mine.head, records=self.my_records),
            theirs=Side(head=self.theirs.head, records=self.their_records),
            new_steps=self.new_steps,
            own_steps=self.own_steps,
        )

    def erasing_headers(self) -> list[dict[str, Any]]:
        """Return the headers of those new steps that erased something for good."""
        found = _headers(self.theirs.database, self.new_steps)
        return [header for header in found if header["action"] == Action.ERASE]


def _headers(database: Database, steps: Sequence[StepId]) -> Iterator[dict[str, Any]]:
    """Yield headers of steps; a merge without decisions says of itself that it touched nothing."""
    for part in in_parts(steps):
        query = f"SELECT header FROM step WHERE id IN ({_marks(part)})"  # noqa: S608 - marks only
        for (text,) in database.plain.execute(query, part):
            yield {"touched": [], **json.loads(text)}


def _withheld(database: Database) -> dict[Uid, EntityKind]:
    return {
        Uid(uid): kind
        for kind in KINDS
        for (uid,) in database.plain.execute(_WITHHELD.format(kind=kind))
    }


def _kinds_of(database: Database, uids: Sequence[Uid]) -> dict[Uid, EntityKind]:
    found: dict[Uid, EntityKind] = {}
    for part in in_parts(uids):
        for kind in KINDS:
            query = f'SELECT uid FROM "{kind}" WHERE uid IN ({_marks(part)})'  # noqa: S608 - own names
            found |= {Uid(uid): kind for (uid,) in database.plain.execute(query, part)}
    return found


def _marks(items: Iterable[object]) -> str:
    return ", ".join("?" for _ in items)
