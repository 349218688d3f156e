"""The project store: entities in memory, one transaction for each step."""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind, is_extra_key
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import KINDS, kind_of
from rai_desktop.domain.records import root_text
from rai_desktop.domain.steps import FieldSetting, Step, make_payloads
from rai_desktop.domain.texts import N_
from rai_desktop.services.heeding import heeded
from rai_desktop.services.jobs import Heed, Job
from rai_desktop.services.merging.model import MergeCommit, MergeSides
from rai_desktop.services.ports import Commit, Erasure, Notice, ProjectStore, UndoEntry, Written
from rai_desktop.services.receiving.model import Provenance
from rai_desktop.services.sent_copies import Sending
from rai_desktop.storage import publishing, reading
from rai_desktop.storage.database import Database, storage_errors
from rai_desktop.storage.heeding import ended_by
from rai_desktop.storage.history_reader import HistoryReader
from rai_desktop.storage.loading import load_entities
from rai_desktop.storage.rows import codec, read_writers
from rai_desktop.storage.sending import sent_copy, write_sent_copy
from rai_desktop.storage.settings import NO_DIGEST, RowsByUid, apply_settings, as_kept, kept
from rai_desktop.storage.undo_log import UndoLog, entry_of
from rai_desktop.storage.workplace import Workplace

if TYPE_CHECKING:
    from rai_desktop.storage.copies import Copy, TwoCopies
    from rai_desktop.storage.merging import Merged
    from rai_desktop.storage.state import StoredRow


def random_salt() -> str:
    """Return 32 random hexadecimal digits."""
    return secrets.token_hex(16)


class FileStore(HistoryReader):
    """A project file that is open; meets ``services.ports.ProjectStore``.

    What is needed to open a project is read by plain SQL; the tables, and the library they are
    made with, are imported with the first change or the first look at the history.
    """

    def __init__(
        self,
        database: Database,
        workplace: Workplace,
        *,
        new_salt: Callable[[], str] = random_salt,
    ) -> None:
        super().__init__(database)
        self._workplace = workplace
        self._new_salt = new_salt
        self._undo = UndoLog(database.plain, workplace.copy_id)
        self._entities: dict[EntityKind, dict[Uid, Entity]] = {}
        self._kinds: dict[Uid, EntityKind] = {}
        facts = reading.facts_of(database.plain)
        self.project = Uid(facts["project"])
        self.sent = sent_copy(facts)
        self._head = reading.head_of(facts)
        self._root = int(facts["root"], 16)
        self._seq = reading.last_seq(database.plain)
        self._compared: TwoCopies | None = None

    # facts ---------------------------------------------------------------------

    @property
    def path(self) -> Path:
        """Where the user keeps the project."""
        return self._workplace.target

    @property
    def read_only(self) -> bool:
        """Whether this project is open for reading only."""
        return self._workplace.read_only

    @property
    def notices(self) -> Sequence[Notice]:
        """What happened when the project was opened."""
        return self._workplace.notices

    def tell(self, text: str, values: Mapping[str, object]) -> None:
        """Add a notice about the opening."""
        self._workplace.notices.append(Notice(text=text, values=values))

    @property
    def is_published(self) -> bool:
        """Whether the file at the user's place holds the newest step."""
        return self.read_only or self._workplace.published_head == (self._head or "")

    def head(self) -> StepId | None:
        """Return the newest step."""
        return self._head

    # reading -------------------------------------------------------------------

    def entities(self, kind: EntityKind) -> Mapping[Uid, Entity]:
        """Return all entities of a kind, deleted ones too, in the order they were added."""
        if kind not in self._entities:
            self._entities[kind] = self._load(kind)
        return self._entities[kind]

    def entity(self, uid: Uid) -> Entity | None:
        """Return one entity, or ``None``."""
        kind = self._kinds.get(uid)
        if kind is not None:
            return self._entities[kind].get(uid)
        for missing in KINDS:
            if missing not in self._entities and uid in self.entities(missing):
                return self._entities[missing][uid]
        return None

    def extra_values(self, uid: Uid) -> Mapping[str, Plain]:
        """Return custom values and answers of an entity."""
        with self._reading():
            return reading.extra_of(self._database.plain, (uid,)).get(uid, {})

    def extra_values_of(self, uids: Sequence[Uid]) -> Mapping[Uid, Mapping[str, Plain]]:
        """Return the same of some entities, as far as they have any."""
        with self._reading():
            return reading.extra_of(self._database.plain, uids)

    def all_extra_values(self, kind: EntityKind) -> Mapping[Uid, Mapping[str, Plain]]:
        """Return the same of all entities of a kind that have any, read at once."""
        with self._reading():
            return reading.all_extra_of(self._database.plain, kind)

    def undo_entries(self) -> Sequence[UndoEntry]:
        """Return the actions of this copy that can be undone or done again, oldest first."""
        with self._reading():
            return self._undo.entries()

    def attachment(self, sha256: str) -> bytes | None:
        """Return the bytes of an attachment, or ``None``."""
        from rai_desktop.storage.writing import attachments

        with self._reading():
            return attachments.read_attachment(self._database.connection, sha256)

    # changing ------------------------------------------------------------------

    def heeding(self, heed: Heed) -> AbstractContextManager[None]:
        """Let ``heed`` end what this thread writes within; nothing of it is left then.

        What is complete stays.
        """
        return ended_by(heed, self._database.plain)

    def commit(self, commit: Commit) -> Step:
        """Write one step, all or nothing, and return it.

        Raises:
            UserError: a value does not fit its field, or an attachment is too large.
            SurroundingsError: the disk refused.
        """
        return self.take_over(self.write(commit))

    def write(self, commit: Commit) -> Written:
        """Write one step as ``commit`` does; the entities in memory follow with ``take_over``.

        May be called from a worker thread.
        """
        from rai_desktop.storage.writing import attachments

        commit = as_kept(commit)
        with self._reading():
            with self._database.transaction() as connection:
                for sha256, data in (commit.attachments or {}).items():
                    attachments.write_attachment(connection, sha256, data)
                step, before, rows = self._write_step(commit)
                if commit.undoable:
                    self._remember(commit, step, before)
            self._note(step)
        return _written(commit, step, rows)

    def take_over(self, written: Written) -> Step:
        """Bring the entities in memory up to what was written; in the thread that shows them."""
        for uid, entity in written.entities.items():
            kind = kind_of(entity)
            if kind in self._entities:
                self._entities[kind][uid] = entity
                self._kinds[uid] = kind
        return written.step

    def undo(self, entry: UndoEntry, author: str, time: datetime) -> Step:
        """Commit the settings that take ``entry`` back, or do it again."""
        return self.take_over(self.write_undo(entry, author, time))

    def write_undo(self, entry: UndoEntry, author: str, time: datetime) -> Written:
        """Write the same as ``write`` does; may be called from a worker thread."""
        with self._reading():
            commit = as_kept(
                Commit(
                    action=Action.REDO if entry.undone else Action.UNDO,
                    settings=tuple(entry.restore),
                    author=author,
                    time=time,
                    subject=entry.step,
                )
            )
            with self._database.transaction():
                step, before, rows = self._write_step(commit)
                self._undo.turn(entry, before)
            self._note(step)
        return _written(commit, step, rows)

    def erase(self, erasure: Erasure) -> Step:
        """Erase values from entries, history and undo list, all or nothing; return the step."""
        return self.take_over(self.write_erasure(erasure))

    def write_erasure(self, erasure: Erasure) -> Written:
        """Do the same as ``write`` does; may be called from a worker thread."""
        from rai_desktop.storage import erasing

        settings = tuple(map(kept, erasure.settings))
        plain = self._database.plain
        with self._reading():
            with self._database.transaction():
                gone = erasing.payloads_to_empty(plain, erasure)
                rows = self._rows_of(FieldSetting(p.kind, p.uid, "", None) for p in gone)
                values = {uid: row.values for uid, row in rows.items()}
                commit = Commit(
                    action=Action.ERASE,
                    settings=(*settings, *erasing.restated(gone, settings, values)),
                    author=erasure.author,
                    time=erasure.time,
                    undoable=False,
                )
                step, _, rows = self._write_step(commit, sorted(p.digest for p in gone))
                erasing.remove_payloads(plain, gone)
                erasing.clean_undo(plain, erasure)
                self._undo.forget()
            self._note(step)
        self._database.compact()
        return _written(commit, step, rows)

    def sides(self, other: ProjectStore) -> MergeSides:
        """Return what differs between this copy and another one of the same project.

        May be called from a worker thread.

        Raises:
            UsageError: one of them has no history yet.
        """
        with self._reading():
            self._compared = self._copies(other)
            return self._compared.sides()

    def merge(self, other: ProjectStore, merge: MergeCommit) -> tuple[FieldSetting, ...]:
        """Take over the history of ``other`` and what the plan says, all or nothing.

        Return the fields that have another value now; the entities in memory follow with
        ``note_merged``.

        Raises:
            MergeRefusedError: one of the copies changed since the plan was made, or the result
                does not add up; nothing is written then.
            SurroundingsError: the disk refused.
        """
        from rai_desktop.storage.writing import merging

        with self._reading():
            copies = self._compared_before(other, merge) or self._copies(other)
        merging.check_plan(copies, merge)
        self._compared = None
        with self._reading(), copies.attached():
            with self._database.transaction():
                merger = merging.Merger(self._database, copies, self._root, self._new_salt)
                merged = merger.run(merge)
                self._remember_merge(merge, merged)
            self._head, self._root, self._seq = merged.head, merged.root, merged.seq
        if merged.has_erased:
            self._undo.forget()
            self._database.compact()
        if other.path == self.path:  # somebody else changed it; what they did is in here now
            self._workplace.remember(published=copies.theirs.source, head=copies.theirs.head)
        return merged.changed

    def note_merged(self, changed: Sequence[FieldSetting]) -> None:
        """Read the entities anew that a merge changed, as far as their kinds are in memory."""
        with self._reading():
            self._show(self._rows_of(s for s in changed if s.kind in self._entities))

    def _compared_before(self, other: ProjectStore, merge: MergeCommit) -> "TwoCopies | None":
        """Return what ``sides`` found, if it was between these copies as they are now."""
        found = self._compared
        if found is None or (self._head, other.head()) != merge.heads:
            return None
        is_same = found.theirs.path == other.path and found.heads == merge.heads
        return found if is_same else None

    def _copies(self, other: ProjectStore) -> "TwoCopies":
        if not isinstance(other, FileStore):
            raise TypeError(other)
        from rai_desktop.storage.writing import copies

        return copies.TwoCopies(self.as_copy(), other.as_copy())

    def as_copy(self) -> "Copy":
        """Return this copy with its steps, to be compared with another one.

        Raises:
            UsageError: it has no history yet.
        """
        from rai_desktop.storage.writing import copies

        if self._head is None:
            raise UsageError(N_("One of the two copies is empty. There is nothing to merge."))
        return copies.Copy.of(self._database, self.path, self._head, self._workplace.published_sha)

    def _remember_merge(self, merge: MergeCommit, merged: "Merged") -> None:
        if not merged.before:
            return
        entry = UndoEntry(
            seq=0,
            action=Action.MERGE,
            title=merge.title,
            step=merged.head,
            restore=merged.before,
            count=len({setting.uid for setting in merged.before}),
            place=None,
            time=merge.time,
        )
        self._undo.add(entry)

    def erased(self) -> Mapping[StepId, frozenset[Uid]]:
        """Return the entities that steps which erased something touched, by step."""
        from rai_desktop.storage.erasing import erasures

        with self._reading():
            found = erasures(self._database.plain)
        return {
            step: frozenset(Uid(uid) for uid, *_ in header["touched"])
            for step, header in found.items()
        }

    def drop_unused(self) -> None:
        """Remove the bytes of attachments that nothing refers to any more."""
        with self._database.plain_transaction() as connection:
            for digest in reading.unused_attachments(connection):
                connection.execute("DELETE FROM attachment_chunk WHERE sha256 = ?", (digest,))
                connection.execute("DELETE FROM attachment WHERE sha256 = ?", (digest,))

    def _write_step(
        self, commit: Commit, erased: Sequence[str] = ()
    ) -> tuple[Step, list[FieldSetting], RowsByUid]:
        from rai_desktop.storage.writing import state, step_log

        connection = self._database.connection
        rows = self._rows_of(commit.settings)
        partial = tuple(sorted(uid for uid, row in rows.items() if row.withheld))
        root = state.changed_root(self._root, rows.values(), ())
        before = apply_settings(rows, commit.settings, self._seq + 1)
        state.write_rows(connection, rows)
        extra = [(s.uid, s.key, s.value) for s in commit.settings if is_extra_key(s.key)]
        state.write_extra(connection, extra)
        root = state.changed_root(root, (), rows.values())
        payloads = make_payloads(heeded(commit.settings), self._new_salt)
        step = Step(
            parents=(self._head,) if self._head else (),
            action=commit.action,
            root=root_text(root),
            author=commit.author,
            time=commit.time.astimezone(UTC).isoformat(timespec="seconds"),
            subject=commit.subject,
            commitments=tuple(sorted(payload.commitment() for payload in heeded(payloads))),
            erased=tuple(erased),
            partial=partial,
        )
        step_log.append_step(connection, self._seq + 1, step, payloads)
        state.write_meta(connection, {"head": step.id(), "root": root_text(root)})
        return step, before, rows

    def _rows_of(self, settings: Iterable[FieldSetting]) -> RowsByUid:
        from rai_desktop.storage.writing import state

        kinds: dict[EntityKind, list[Uid]] = {}
        found: RowsByUid = {}
        for setting in settings:
            if setting.uid not in found:
                found[setting.uid] = state.StoredRow(setting.kind, {}, {}, frozenset(), NO_DIGEST)
                kinds.setdefault(setting.kind, []).append(setting.uid)
        for kind, uids in kinds.items():
            found |= state.read_rows(self._database.connection, kind, uids)
        return found

    def _remember(self, commit: Commit, step: Step, before: list[FieldSetting]) -> None:
        if commit.joins is not None:
            self._undo.extend(commit.joins, step.id(), commit.time)
            return
        self._undo.add(entry_of(commit, step.id(), before))

    def _note(self, step: Step) -> None:
        self._head = step.id()
        self._root = int(step.root, 16)
        self._seq += 1

    def _show(self, rows: "Mapping[Uid, StoredRow]") -> None:
        for uid, row in rows.items():
            if row.kind in self._entities:
                self._entities[row.kind][uid] = codec(row.kind).entity_of(uid, row.values)
                self._kinds[uid] = row.kind

    def _load(self, kind: EntityKind) -> dict[Uid, Entity]:
        with self._database.lock, storage_errors(self._database.path):
            loaded = load_entities(self._database.plain, kind)
        self._kinds.update(dict.fromkeys(loaded, kind))
        return loaded

    # file ----------------------------------------------------------------------

    def snapshot(self, target: Path) -> None:
        """Write a compact copy of the current state to ``target``."""
        publishing.write_copy(self._workplace, self._database, target)
        self._workplace.known.note(self.project, self._head or "")

    def freeze(self, target: Path) -> None:
        """Write the current state to a new private file, quickly: neither compact nor flushed."""
        with storage_errors(target):
            self._database.copy_to(target)

    def send(self, target: Path, sending: Sending) -> Job:
        """Write a copy for somebody else to ``target``, which appears only when complete."""
        return write_sent_copy(self._workplace, self._database, target, sending)

    def provenance(self) -> Provenance:
        """Return how this history stands to the states that this computer saw."""
        known = self._workplace.known
        heads = list(known.moments(self.project))
        with self._reading():
            contained = reading.steps_among(self._database.plain, heads)
        return known.provenance(self.project, contained)

    def is_of_sender(self, uid: Uid) -> bool:
        """Return whether an entry was in this copy when it was sent."""
        entity = self.entity(uid)
        if entity is None or self.sent is None:
            return False
        query = f'SELECT writers FROM "{self._kinds[uid]}" WHERE uid = ?'  # noqa: S608 - own names
        with self._reading():
            plain = self._database.plain
            (text,) = plain.execute(query, (uid,)).fetchone()
            sent = plain.execute("SELECT seq FROM step WHERE id = ?", (self.sent.head,)).fetchone()
        writers, _ = read_writers(text)
        return bool(sent) and min(min(steps) for steps in writers.values()) <= sent[0]

    def backup(self, reason: str) -> None:
        """Keep a dated copy in the backup folder."""
        publishing.back_up(self._workplace, self._database, reason)

    def publish(self) -> datetime | None:
        """Write the file at the user's path now; ``None`` when nothing was new.

        May be called from a worker thread; editing goes on meanwhile.
        """
        if self.read_only or (self.is_published and not self._workplace.is_taken_away):
            return None
        moment = publishing.publish(self._workplace, self._database)
        self._workplace.known.note(self.project, self._workplace.published_head)
        publishing.back_up_now_and_then(self._workplace)
        return moment

    def take_request(self) -> bool:
        """Return whether a second start asked for this window since this was last called."""
        return not self.read_only and self._workplace.take_requests()

    def close(self) -> None:
        """Publish what is unpublished, and let go of file and lock."""
        try:
            self.publish()
        finally:
            done = self.is_published and self._workplace.is_there
            self._database.close()
            self._workplace.release(clean=done)

    def abandon(self) -> None:
        """Let go of file and lock, and drop what was never published."""
        self._database.close()
        self._workplace.release(clean=True)


def _written(commit: Commit, step: Step, rows: RowsByUid) -> Written:
    found = {uid: codec(row.kind).entity_of(uid, row.values) for uid, row in rows.items()}
    return Written(commit=commit, step=step, entities=found)
