"""What a pack holds and what it leaves out, as frozen data."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from rai_desktop.domain.codes import LabelledCode
from rai_desktop.domain.fields import Privacy
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_


class PackPart(LabelledCode):
    """A part of a pack that can be left out as a whole."""

    REGISTERS = "registers", N_("Registers (PDF and Excel)")
    DOCUMENTS = "documents", N_("Documents (PDF)")
    OPEN_POINTS = "open_points", N_("List of open points")
    HISTORY = "history", N_("Extract of the history")
    DATA = "data", N_("Data for other programs (JSON)")
    EVIDENCE = "evidence", N_("Files of evidence")


class PackProfile(LabelledCode):
    """A ready choice of what is left out."""

    EVERYTHING = "everything", N_("Everything")
    AUDITOR = "auditor", N_("Auditor: without costs and internal notes")
    OUTSIDE = "outside", N_("Outsiders: without names, costs, notes and files")


ALL_PARTS = frozenset(PackPart)

LEFT_OUT: Mapping[PackProfile, frozenset[Privacy]] = {
    PackProfile.EVERYTHING: frozenset(),
    PackProfile.AUDITOR: frozenset({Privacy.COST, Privacy.COMMENT}),
    PackProfile.OUTSIDE: frozenset({Privacy.PERSONAL, Privacy.COST, Privacy.COMMENT}),
}
PARTS: Mapping[PackProfile, frozenset[PackPart]] = {
    PackProfile.EVERYTHING: ALL_PARTS,
    PackProfile.AUDITOR: ALL_PARTS,
    PackProfile.OUTSIDE: ALL_PARTS - {PackPart.EVIDENCE, PackPart.DATA},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PackRequest:
    """What a pack shall hold, and of which day it speaks."""

    cut_off: date
    created: datetime
    parts: frozenset[PackPart] = ALL_PARTS
    left_out: frozenset[Privacy] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFile:
    """A file in a pack: its name there and what it is.

    ``key`` says what makes it: ``register``, ``paper:management``, ``table:open_points``,
    ``document`` or ``evidence``; ``evidence`` and ``size`` belong to files of evidence.
    """

    name: str
    title: str
    part: PackPart
    key: str
    evidence: Uid | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPlan:
    """What leaves the house: the files, what is left out, and what people should know before.

    ``about`` and ``remarks`` stand in the text that every pack has, ``readme``, before and behind
    the list of files; ``checksums`` is the name of the file with their checksums.
    """

    request: PackRequest
    language: str
    files: tuple[PackFile, ...]
    left_out: tuple[str, ...]
    warnings: tuple[str, ...]
    about: tuple[str, ...]
    remarks: tuple[str, ...]
    state: str
    readme: str
    checksums: str = "SHA256SUMS.txt"
