"""Writing a merge into the working copy: the other history, the rows that change, one step."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC
from functools import cache

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Action
from rai_desktop.domain.erasing import Needles, personal_keys
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind, is_extra_key
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.merge import Relation, decided_records
from rai_desktop.domain.records import Record, add_to_root, root_text, row_digest
from rai_desktop.domain.steps import FieldSetting, Payload, Step, make_payloads
from rai_desktop.domain.texts import N_
from rai_desktop.services.merging.model import MergeCommit
from rai_desktop.services.ports import Erasure
from rai_desktop.storage import state, step_log
from rai_desktop.storage.copies import TwoCopies
from rai_desktop.storage.database import Database
from rai_desktop.storage.erasing import clean_undo, drop_erased
from rai_desktop.storage.state import StoredRow

_NUMBERED = """
CREATE TEMP TABLE incoming AS
SELECT seq AS theirs, ? + row_number() OVER (ORDER BY seq) AS mine
FROM other.step WHERE id NOT IN (SELECT id FROM main.step)
"""
_STEPS = """
INSERT INTO main.step (seq, id, header, author, time)
SELECT mine, id, header, author, time
FROM temp.incoming CROSS JOIN other.step ON seq = theirs ORDER BY mine
"""
_PAYLOADS = """
INSERT INTO main.payload (seq, uid, privacy, kind, salt, body)
SELECT mine, uid, privacy, kind, salt, body
FROM temp.incoming CROSS JOIN other.payload ON seq = theirs
"""
_LEFT_OUT = """
INSERT OR IGNORE INTO main.payload (seq, uid, privacy, kind, salt, body)
SELECT own.seq, payload.uid, payload.privacy, payload.kind, payload.salt, payload.body
FROM other.payload JOIN other.step AS step ON step.seq = payload.seq
JOIN main.step AS own ON own.id = step.id
"""
_BYTES = (
    "CREATE TEMP TABLE missing AS SELECT sha256, size FROM other.attachment"
    " WHERE sha256 NOT IN (SELECT sha256 FROM main.attachment)",
    "INSERT INTO main.attachment (sha256, size) SELECT sha256, size FROM temp.missing",
    "INSERT INTO main.attachment_chunk (sha256, position, data)"
    " SELECT sha256, position, data FROM other.attachment_chunk"
    " WHERE sha256 IN (SELECT sha256 FROM temp.missing)",
    "DROP TABLE temp.missing",
)
_LACKING = "SELECT 1 FROM {name}.meta WHERE key = 'left_out' AND value <> ''"
_COMPLETE = "DELETE FROM main.meta WHERE key = 'left_out'"


class MergeRefusedError(UserError):
    """The copies do not fit the plan, or what came of it does not add up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What a merge did: the new head and root, the fields that changed, and what undoes it."""

    head: StepId
    root: int
    seq: int
    changed: tuple[FieldSetting, ...]
    before: tuple[FieldSetting, ...]
    has_erased: bool


class Merger:
    """Writes one merge, within a transaction and with the other copy attached."""

    def __init__(
        self, database: Database, copies: TwoCopies, root: int, new_salt: Callable[[], str]
    ) -> None:
        self._database = database
        self._plain = database.plain
        self._copies = copies
        self._root = root
        self._new_salt = new_salt
        self._seq = len(copies.mine.steps)

    def run(self, merge: MergeCommit) -> Merged:
        """Write history, rows and, where both sides went on, the step that joins them."""
        copies, plan = self._copies, merge.plan
        self._take_history()
        head, seq = copies.mine.head, self._seq + len(copies.new_steps)
        records: Mapping[Uid, Record] = plan.records
        if plan.relation is Relation.BEHIND:
            head = copies.theirs.head
        if plan.relation is Relation.APART:
            seq += 1
            records = decided_records(plan, copies.my_records, merge.decisions, StepId(""))
        rows = self._rows(records, seq)
        root = self._root_after(rows)
        relation = plan.relation
        if relation is Relation.BEHIND and self._counts_otherwise(head, root):
            relation, seq = Relation.APART, seq + 1
        if relation is Relation.APART:
            step, payloads = self._joining_step(merge, root, rows)
            step_log.append_step(self._database.connection, seq, step, payloads)
            head = step.id()
        self._write(rows, head, root)
        before, changed = self._differences(rows)
        erased = self._erase(merge)
        before = [s for s in before if s.key not in erased.get(s.uid, ())]
        self._check(root, head, relation)
        return Merged(
            head=head,
            root=root,
            seq=seq,
            changed=tuple(changed),
            before=tuple(before),
            has_erased=bool(erased),
        )

    # history -------------------------------------------------------------------

    def _take_history(self) -> None:
        """Add the other copy's steps behind ours, with their values and attached files."""
        self._plain.execute(_NUMBERED, (self._seq,))
        for statement in (_STEPS, _PAYLOADS, *_BYTES):
            self._plain.execute(statement)
        is_lacking = self._lacks_anything("main")
        if is_lacking or any(row.withheld for row in self._copies.my_rows.values()):
            self._plain.execute(_LEFT_OUT)
            drop_erased(self._plain)
        if is_lacking and not self._lacks_anything("other"):
            self._plain.execute(_COMPLETE)
        self._plain.execute("DROP TABLE temp.incoming")

    def _lacks_anything(self, name: str) -> bool:
        """Return whether something was left out of this copy (``main``) or the other one."""
        return self._plain.execute(_LACKING.format(name=name)).fetchone() is not None

    def _counts_otherwise(self, head: StepId, root: int) -> bool:
        """Return whether the other side counted entries of which it did not know all values.

        Its head cannot be ours then: a step with the true root joins the two.
        """
        query = "SELECT json_extract(header, '$.root') FROM step WHERE id = ?"
        (named,) = self._plain.execute(query, (head,)).fetchone()
        if named == root_text(root):
            return False
        marked = "SELECT id FROM step WHERE seq > ? AND instr(header, '\"partial\":[')"
        return self._plain.execute(marked, (self._seq,)).fetchone() is not None

    def _joining_step(
        self, merge: MergeCommit, root: int, rows: Mapping[Uid, StoredRow]
    ) -> tuple[Step, tuple[Payload, ...]]:
        settings = [
            FieldSetting(c.kind, c.uid, c.key, merge.decisions[c.place])
            for c in merge.plan.conflicts
        ]
        payloads = make_payloads(settings, self._new_salt)
        heads = self._copies.heads
        step = Step(
            parents=tuple(sorted(heads)),
            action=Action.MERGE,
            root=root_text(root),
            author=merge.author,
            time=merge.time.astimezone(UTC).isoformat(timespec="seconds"),
            commitments=tuple(sorted(payload.commitment() for payload in payloads)),
            partial=tuple(sorted(uid for uid, row in rows.items() if row.withheld)),
        )
        return step, payloads

    def _erase(self, merge: MergeCommit) -> dict[Uid, frozenset[str]]:
        """Drop what one side erased for good, whoever brought it; return the emptied fields."""
        headers = self._copies.erasing_headers()
        if not headers:
            drop_erased(self._plain, self._seq)
            return {}
        drop_erased(self._plain)
        touched = {
            Uid(uid): personal_keys(EntityKind(kind))
            for header in headers
            for uid, kind, *_ in header["touched"]
        }
        erased = {uid: keys for uid, keys in touched.items() if keys}
        erasure = Erasure(
            settings=(),
            emptied=erased,
            needles=self._names(erased),
            author=merge.author,
            time=merge.time,
        )
        clean_undo(self._plain, erasure)
        return erased

    def _names(self, erased: Mapping[Uid, frozenset[str]]) -> Needles:
        """Return what stood here in fields that the other side erased."""
        rows = self._copies.my_rows
        return Needles.of(
            str(rows[uid].values[key])
            for uid, keys in erased.items()
            if uid in rows
            for key in keys & rows[uid].values.keys()
        )

    # rows ----------------------------------------------------------------------

    def _rows(self, records: Mapping[Uid, Record], decided: int) -> dict[Uid, StoredRow]:
        """Return rows for ``records``; what a person decides is written by step ``decided``."""
        numbers = {step: number for number, step in enumerate(self._copies.mine.steps, start=1)}
        for number, step in enumerate(self._copies.new_steps, start=self._seq + 1):
            numbers[step] = number
        numbers[StepId("")] = decided
        theirs = self._copies.their_records
        rows: dict[Uid, StoredRow] = {}
        numbered = cache(lambda steps: tuple(sorted(numbers[step] for step in steps)))
        for uid, record in records.items():
            values = dict(record.values)
            writers = {key: numbered(steps) for key, steps in record.writers.items()}
            digest = row_digest(record.kind, uid, values)
            if record.withheld and theirs.get(uid) == record:
                digest = self._copies.their_rows[uid].digest
            rows[uid] = StoredRow(record.kind, values, writers, record.withheld, digest)
        return rows

    def _root_after(self, rows: Mapping[Uid, StoredRow]) -> int:
        held = self._copies.my_rows
        before = [held[uid] for uid in rows if uid in held]
        return state.changed_root(self._root, before, rows.values())

    def _write(self, rows: Mapping[Uid, StoredRow], head: StepId, root: int) -> None:
        connection = self._database.connection
        state.put_rows(connection, rows)
        extra: list[tuple[Uid, str, Value]] = []
        for uid, row in rows.items():
            held = self._copies.my_rows.get(uid)
            keys = row.values.keys() | (held.values.keys() if held else set())
            extra += [(uid, key, row.values.get(key)) for key in keys if is_extra_key(key)]
        state.write_extra(connection, extra)
        state.write_meta(connection, {"head": head, "root": root_text(root)})

    def _differences(
        self, rows: Mapping[Uid, StoredRow]
    ) -> tuple[list[FieldSetting], list[FieldSetting]]:
        """Return what brings back the state before, and what is different now.

        An entry that came with the merge goes to the bin when the merge is undone.
        """
        before: list[FieldSetting] = []
        changed: list[FieldSetting] = []
        for uid, row in rows.items():
            held = self._copies.my_rows.get(uid)
            old = held.values if held else {}
            for key in sorted(row.values.keys() | old.keys()):
                if row.values.get(key) != old.get(key):
                    changed.append(FieldSetting(row.kind, uid, key, row.values.get(key)))
                    if held:
                        before.append(FieldSetting(row.kind, uid, key, old.get(key)))
            if not held and not row.values.get("deleted"):
                before.append(FieldSetting(row.kind, uid, "deleted", True))
        return before, changed

    # proof ---------------------------------------------------------------------

    def _check(self, root: int, head: StepId, relation: Relation) -> None:
        """Refuse a result that does not add up, so that it is rolled back.

        Raises:
            MergeRefusedError: the rows do not give the root, or not the one of the step.
        """
        digests = (
            digest
            for kind in KINDS
            for (digest,) in self._plain.execute(f'SELECT digest FROM "{kind}"')  # noqa: S608 - own names
        )
        adds_up = add_to_root(0, added=digests) == root
        if relation is Relation.BEHIND and adds_up:
            query = "SELECT json_extract(header, '$.root') FROM step WHERE id = ?"
            (named,) = self._plain.execute(query, (head,)).fetchone()
            adds_up = named == root_text(root)
        if not adds_up:
            raise MergeRefusedError(
                N_(
                    "The two copies cannot be merged: what came of it did not add up. Nothing "
                    "was changed. Check both files with “verify”, and keep both."
                )
            )


def check_plan(copies: TwoCopies, merge: MergeCommit) -> None:
    """Refuse a plan that was made from other states than those of the copies now.

    Raises:
        MergeRefusedError: with the next step.
    """
    undecided = [c for c in merge.plan.conflicts if c.place not in merge.decisions]
    if merge.heads != copies.heads or undecided:
        raise MergeRefusedError(
            N_("This copy was changed meanwhile. Compare the two copies again.")
        )
