"""What the alliance's office works with: members, files that came, and what became of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from rai_desktop.domain.codes import Criterion, LabelledCode
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_, Sentence
from rai_desktop.domain.yearly_report import Member, YearlyReport


class Refusal(StrEnum):
    """Why a file does not count."""

    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    BROKEN = "broken"
    FOREIGN = "foreign"
    NEWER = "newer"
    CHANGED = "changed"
    NOT_FITTING = "not_fitting"
    OTHER_YEAR = "other_year"
    NOT_LISTED = "not_listed"
    CONTRADICTING = "contradicting"


class FileState(LabelledCode):
    """What became of a file."""

    TAKEN = "taken", N_("Taken")
    REPLACED = "replaced", N_("Replaced by a later revision")
    TWICE = "twice", N_("There twice")
    REFUSED = "refused", N_("Not taken")


class MemberState(LabelledCode):
    """Where a member stands with its report."""

    DELIVERED = "delivered", N_("Delivered")
    TO_CORRECT = "to_correct", N_("To be corrected")
    MISSING = "missing", N_("Missing")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFile:
    """A file that was read: the report in it, or why there is none.

    ``member`` is the number that a refused file gives, where one can be seen.
    """

    name: str
    report: YearlyReport | None = None
    error: UserError | None = None
    reason: Refusal | None = None
    member: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedMember:
    """A member by the list of the office; ``contact`` is whom to remind."""

    member: Member
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberList:
    """The members of the alliance, each once, and what was strange in the list."""

    members: tuple[ListedMember, ...]
    remarks: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileLine:
    """A file and what became of it; ``problem`` says why it was not taken."""

    name: str
    state: FileState
    member: str = ""
    reason: Refusal | None = None
    problem: Sentence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLine:
    """A member and where it stands; ``report`` is the one that counts."""

    member: Member
    state: MemberState
    contact: str = ""
    report: YearlyReport | None = None
    file: str = ""
    reason: Refusal | None = None
    problem: Sentence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Who delivered for a year, and what became of each file."""

    year: int
    members: tuple[MemberLine, ...]
    files: tuple[FileLine, ...]
    has_list: bool = False
    remarks: tuple[Sentence, ...] = ()

    @property
    def delivered(self) -> tuple[MemberLine, ...]:
        """The members whose report counts."""
        return tuple(line for line in self.members if line.report is not None)

    def count(self, state: MemberState) -> int:
        """Return how many members stand there."""
        return sum(line.state is state for line in self.members)

    @property
    def refused(self) -> tuple[FileLine, ...]:
        """The files that do not count."""
        return tuple(line for line in self.files if line.state is FileState.REFUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeLine:
    """A good practice that a member shares; ``member`` is empty when it stays anonymous."""

    criterion: Criterion | None
    title: str
    text: str
    member: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementIds:
    """The requirements that this program knows, to compare reports on different versions.

    ``renamed`` are earlier ids with those of today; ``criteria`` and ``titles`` go by id.
    """

    pack: str
    criteria: Mapping[str, Criterion] = field(default_factory=dict)
    renamed: Mapping[str, str] = field(default_factory=dict)
    titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
