"""What use cases need from outside; met by storage, the catalogue and the surroundings."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.codes import Action
from rai_desktop.domain.erasing import Needles
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.rating import Method
from rai_desktop.domain.steps import FieldSetting, Payload, Step
from rai_desktop.domain.texts import Sentence
from rai_desktop.services.jobs import Heed, Job
from rai_desktop.services.merging.model import MergeCommit, MergeSides
from rai_desktop.services.receiving.model import Provenance
from rai_desktop.services.sent_copies import Sending, SentCopy
from rai_desktop.services.template_entries import TemplateEntry
from rai_desktop.services.timeline.model import EntryThen

if TYPE_CHECKING:
    from rai_desktop.domain.glossary import GlossaryTerm
    from rai_desktop.domain.law import LawBook, ObligationRule
    from rai_desktop.domain.law_forms import LawForm
    from rai_desktop.domain.library import Attribution, Library
    from rai_desktop.domain.questionnaires import SupplierQuestion
    from rai_desktop.domain.requirements import RequirementRules
    from rai_desktop.domain.wanted_report import WantedReport
    from rai_desktop.services.packs import DraftedPack, PackDetails, PackTable
    from rai_desktop.services.template_entries import TemplateEntry


class Clock(Protocol):
    """The day by which rules judge, and the moment that is written into steps."""

    def today(self) -> date:
        """Return the day rules are judged by."""

    def now(self) -> datetime:
        """Return the current moment in UTC."""


class Uids(Protocol):
    """Where new identities and salts come from."""

    def new_uid(self) -> Uid:
        """Return a new UUID version 4."""

    def new_salt(self) -> str:
        """Return 32 random hexadecimal digits."""


class Asker(Protocol):
    """Questions to the person in front of the window; tests answer them."""

    def open_path(self, title: str, filters: str) -> Path | None:
        """Return the chosen existing file, or ``None``."""

    def open_paths(self, title: str, filters: str) -> list[Path]:
        """Return the chosen existing files; none when nothing was chosen."""

    def folder(self, title: str, start: Path) -> Path | None:
        """Return the chosen folder, or ``None``."""

    def save_path(self, title: str, suggestion: Path, filters: str) -> Path | None:
        """Return the chosen target, or ``None``."""

    def confirm(self, title: str, text: str, verb: str) -> bool:
        """Return whether the person chose to do what ``verb`` says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a commit changed, for screens: the touched entities by kind."""

    action: Action
    touched: Mapping[EntityKind, frozenset[Uid]]


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoEntry:
    """An action of this copy that can be undone, or was undone and can be done again.

    ``restore`` are the settings that bring back what was there before (or, when undone, what the
    action had made). ``place`` and ``time`` let edits of one field within seconds be undone as one.
    """

    seq: int
    action: Action
    title: str
    step: StepId
    restore: Sequence[FieldSetting]
    count: int
    place: tuple[Uid, str] | None
    time: datetime
    undone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEntry:
    """A step of the history with what is known of its payloads; ``number`` counts in this file."""

    id: StepId
    step: Step
    payloads: tuple[Payload, ...]
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StepHead:
    """A step without its values: who, when, what; ``number`` counts in this file.

    ``touched`` are the entities with something set, each once; ``None`` when they are so many that
    they are only counted (``touched_count``). ``subject`` is what an undo or redo is about.
    """

    number: int
    id: StepId
    action: Action
    author: str
    time: str
    subject: StepId
    parents: tuple[StepId, ...]
    touched: tuple[tuple[EntityKind, Uid], ...] | None


PayloadPlace = tuple[str, str]
"""Which payload of a step: the uid of the entity and the privacy class."""


@dataclass(frozen=True, slots=True)
class PayloadSize:
    """That a step set ``fields`` fields of an entity, of one privacy class."""

    uid: Uid
    privacy: Privacy
    kind: EntityKind
    fields: int

    @property
    def place(self) -> PayloadPlace:
        """Where it stands in its step."""
        return (self.uid, str(self.privacy))


Notice = Sentence  # something that people should know


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupEntry:
    """A dated copy of a project; ``size`` in bytes.

    ``reason`` is a code of ``services.backups.REASONS``. ``head`` is its newest step, ``None``
    when it cannot be read. ``erased`` are the steps in it that erased something for good: a backup
    that lacks one still has what that step erased.
    """

    path: Path
    moment: datetime
    reason: str
    size: int
    head: StepId | None
    erased: frozenset[StepId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """What the store shall write as one step.

    ``undo`` is how the action is named in the undo menu; ``None`` makes it not undoable.
    ``joins`` is the undo entry that this edit belongs to (edits of one field within seconds).
    """

    action: Action
    settings: tuple[FieldSetting, ...]
    author: str
    time: datetime
    title: str = ""
    undoable: bool = True
    subject: str = ""
    joins: int | None = None
    attachments: Mapping[str, bytes] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A step that the file holds, with the entities that memory has not taken over yet."""

    commit: Commit
    step: Step
    entities: Mapping[Uid, Entity]


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """What a step erases for good, with the settings that stand there afterwards.

    The history loses every payload that holds a value of a field in ``emptied`` (keys by entity),
    and those in which one of the ``needles`` stands in a field of ``named_in``. What could be
    undone loses what would bring such a value, or one of the needles, back.
    """

    settings: tuple[FieldSetting, ...]
    emptied: Mapping[Uid, frozenset[str]]
    named_in: Mapping[Uid, frozenset[str]] = field(default_factory=dict)
    needles: Needles
    author: str
    time: datetime


class ProjectStore(Protocol):
    """An open project: its entities in memory, its file on disk."""

    project: Uid
    sent: SentCopy | None

    @property
    def path(self) -> Path:
        """Where the user keeps the project."""

    @property
    def read_only(self) -> bool:
        """Whether the project is open for reading only."""

    @property
    def notices(self) -> Sequence[Notice]:
        """What happened when the project was opened."""

    @property
    def is_published(self) -> bool:
        """Whether the file at the user's place holds the newest step."""

    def head(self) -> StepId | None:
        """Return the newest step."""

    def entities(self, kind: EntityKind) -> Mapping[Uid, Entity]:
        """Return all entities of a kind, deleted ones too, in the order they were added."""

    def entity(self, uid: Uid) -> Entity | None:
        """Return one entity, or ``None``."""

    def extra_values(self, uid: Uid) -> Mapping[str, Plain]:
        """Return custom values and answers of an entity."""

    def extra_values_of(self, uids: Sequence[Uid]) -> Mapping[Uid, Mapping[str, Plain]]:
        """Return the same of some entities, as far as they have any."""

    def all_extra_values(self, kind: EntityKind) -> Mapping[Uid, Mapping[str, Plain]]:
        """Return the same of all entities of a kind, read at once."""

    def commit(self, commit: Commit) -> Step:
        """Write one step, all or nothing, and return it."""

    def write(self, commit: Commit) -> Written:
        """Write one step in any thread; the entities in memory follow with ``take_over``."""

    def take_over(self, written: Written) -> Step:
        """Bring memory up to what was written; in the thread that shows it."""

    def heeding(self, heed: Heed) -> AbstractContextManager[None]:
        """Let ``heed`` end what this thread writes within, so that nothing of it is left."""

    def write_erasure(self, erasure: Erasure) -> Written:
        """Write what ``erase`` does, in any thread."""

    def erase(self, erasure: Erasure) -> Step:
        """Erase values for good, all or nothing, and return the step; it cannot be undone."""

    def provenance(self) -> Provenance:
        """Return how this history stands to the states of the project that this computer saw."""

    def erased(self) -> Mapping[StepId, frozenset[Uid]]:
        """Return the entities that steps which erased something touched, by step."""

    def sides(self, other: "ProjectStore") -> MergeSides:
        """Return what differs between this copy and another one of the same project.

        Raises:
            UsageError: one of them has no history yet.
        """

    def merge(self, other: "ProjectStore", merge: MergeCommit) -> tuple[FieldSetting, ...]:
        """Take over the history of ``other`` and what the plan says, all or nothing.

        Return the fields that have another value now. The entities in memory stay as they were
        until ``note_merged``, so that this may be called in a worker thread.

        Raises:
            UserError: one of the copies changed since the plan was made, or the result does not
                add up; nothing is written then.
        """

    def note_merged(self, changed: Sequence[FieldSetting]) -> None:
        """Read the entities anew that a merge changed; in the thread that shows them."""

    def undo_entries(self) -> Sequence[UndoEntry]:
        """Return what can be undone (oldest first), then what can be done again."""

    def undo(self, entry: UndoEntry, author: str, time: datetime) -> Step:
        """Commit the settings that take ``entry`` back, or do it again."""

    def write_undo(self, entry: UndoEntry, author: str, time: datetime) -> Written:
        """Write the same, in any thread; the entities in memory follow with ``take_over``."""

    def history(self, uid: Uid | None = None) -> Iterator[StepEntry]:
        """Yield the steps, oldest first; with ``uid`` only those that touched it."""

    def step_heads(
        self, before: int | None, count: int, of: Uid | None = None
    ) -> Sequence[StepHead]:
        """Return at most ``count`` steps below number ``before``, newest first, without values.

        ``None`` begins with the newest; with ``of`` only those that touched this entity.
        """

    def step_head(self, step: StepId) -> StepHead | None:
        """Return one step without values, or ``None``."""

    def touched_count(self, number: int, after: str, count: int) -> tuple[int, int, str]:
        """Return how many entities a step touched, of the next ``count`` behind uid ``after``.

        The second number leaves links out; the text is the last uid counted, empty at the end.
        """

    def touches(self, number: int, uids: Sequence[Uid]) -> bool:
        """Return whether a step touched one of these entities."""

    def payload_sizes(
        self, number: int, after: PayloadPlace | None, count: int, of: Uid | None = None
    ) -> Sequence[PayloadSize]:
        """Return how many fields a step set where: the next ``count`` payloads behind ``after``."""

    def step_payloads(self, number: int, places: Sequence[PayloadPlace]) -> Sequence[Payload]:
        """Return what a step set in these places, as far as it is not withheld."""

    def payloads_before(self, number: int, uid: Uid, count: int) -> Sequence[tuple[int, Payload]]:
        """Return what steps below ``number`` set of an entity, newest first, with their numbers."""

    def values_until(
        self, kind: EntityKind, day: date
    ) -> Iterator[tuple[Uid, Mapping[str, Plain]]]:
        """Yield what steps set of entries of a kind until the end of ``day``, oldest first.

        It reads the whole history; days are those of this computer.
        """

    def values_in_parts(
        self, kind: EntityKind, day: date
    ) -> Iterator[Sequence[tuple[Uid, Mapping[str, Plain]]]]:
        """Yield the same in parts, each read in a moment; some of them are empty."""

    def differences(
        self, one: StepId, other: StepId, of: Sequence[Uid] = ()
    ) -> Iterator[EntryThen]:
        """Yield the entries that differ between two steps of the history, bit by bit.

        With ``of`` only those. Begin anew when the project changes meanwhile.
        """

    def attachment(self, sha256: str) -> bytes | None:
        """Return the bytes of an attachment, or ``None``."""

    def snapshot(self, target: Path) -> None:
        """Write a compact copy of the current state to ``target``."""

    def freeze(self, target: Path) -> None:
        """Write the current state to a new private file that another process of ours reads."""

    def send(self, target: Path, sending: Sending) -> Job:
        """Write a copy for somebody else to ``target``, which appears only when complete."""

    def is_of_sender(self, uid: Uid) -> bool:
        """Return whether an entry was in this copy when it was sent."""

    def backup(self, reason: str) -> None:
        """Keep a dated copy in the backup folder."""

    def publish(self) -> datetime | None:
        """Write the file at the user's path now; ``None`` when nothing was new."""

    def take_request(self) -> bool:
        """Return whether a second start asked for this window since the last call; quick."""

    def close(self) -> None:
        """Publish what is unpublished, and let go of file and lock."""

    def abandon(self) -> None:
        """Let go of file and lock, and drop what was never published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackContent:
    """A content pack with its bytes; id, version and SHA-256 together are its identity.

    ``status`` says who reviewed it, if anybody.
    """

    id: str
    version: str
    sha256: str
    title: Mapping[str, str]
    data: bytes
    status: Mapping[str, str] = field(default_factory=dict)


MethodEdits = Mapping[tuple[str | int, ...], str | int | float | None]
"""New values of a risk method by the keys and positions that lead there; ``None`` removes one."""


class Catalogue(Protocol):
    """Content packs as use cases see them; texts are in both languages."""

    def vocabulary(self, name: str) -> tuple[tuple[str, Mapping[str, str]], ...]:
        """Return the codes of a list with their texts."""

    def method(self, own: Sequence[PackContent] = ()) -> Method:
        """Return the risk method.

        Of the ``own`` packs the newest that holds a method takes the place of the product's.
        """

    def templates(self) -> tuple["TemplateEntry", ...]:
        """Return the typical AI systems of all packs."""

    def law(self) -> "LawBook":
        """Return the law: questions, results, obligations, sizes, dates and fines."""

    def kept_obligations(self, pack: PackContent) -> Mapping[str, "ObligationRule"]:
        """Return the obligations of a pack kept in a project, by id; none when it has none."""

    def requirements(self, own: Sequence[PackContent] = ()) -> "RequirementRules":
        """Return the minimum requirements, with frameworks and how they hang together.

        The first of the ``own`` packs that holds requirements takes the place of the product's.
        """

    def library(self, own: Sequence[PackContent] = ()) -> "Library":
        """Return typical risks, mitigations and tools; ``own`` packs add to those of the product.

        An entry of an own pack takes the place of the product's with the same id.
        """

    def glossary(self) -> tuple["GlossaryTerm", ...]:
        """Return the words of all packs that are explained."""

    def supplier_questions(self) -> tuple["SupplierQuestion", ...]:
        """Return the questions to suppliers about one AI system."""

    def report_requests(self, own: Sequence[PackContent] = ()) -> tuple["WantedReport", ...]:
        """Return the report requests; an ``own`` one replaces one with its id and year."""

    def law_forms(self) -> tuple["LawForm", ...]:
        """Return the forms of the law with what is asked in them."""

    def attributions(self) -> tuple["Attribution", ...]:
        """Return whose publications the packs build on, and under which terms."""

    def pack_ids(self) -> tuple[str, ...]:
        """Return the ids of the packs of the product."""

    def all_details(self) -> tuple["PackDetails", ...]:
        """Return what each pack of the product says about itself; only headers are read."""

    def pack_details(self, pack: PackContent) -> "PackDetails":
        """Return what a pack says about itself, with how much it holds."""

    def tables(self, pack: PackContent) -> tuple["PackTable", ...]:
        """Return a pack as tables, to be edited in a workbook."""

    def drafted(self, tables: Sequence["PackTable"]) -> "DraftedPack":
        """Return the pack in ``tables``, or what has to be mended, cell by cell."""

    def read_pack(self, data: bytes, name: str) -> "DraftedPack":
        """Return the pack in the bytes of a file ``name``, or what has to be mended."""

    def edited_method(
        self, own: Sequence[PackContent], edits: MethodEdits, publisher: str
    ) -> "DraftedPack":
        """Return an own pack with the method that is used, changed by ``edits``.

        It has the next version of an own pack that is there; ``publisher`` answers for a new one.
        """

    def cite(self, citation: str, language: str) -> str:
        """Return a place in the law as it is usually written in a language."""

    def pack(self, pack_id: str) -> PackContent:
        """Return a pack, to be kept in the project that uses it."""
