"""What a field is: described once, used by forms, tables, files, exports and merging."""

from dataclasses import dataclass
from enum import StrEnum

from rai_desktop.domain.codes import LabelledCode
from rai_desktop.domain.texts import Named


class FieldKind(StrEnum):
    """What a field holds and how it is entered."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    MULTI_CHOICE = "multi_choice"
    DATE = "date"
    NUMBER = "number"
    FLAG = "flag"
    RATING = "rating"
    REFERENCE = "reference"
    LINK = "link"
    EMAIL = "email"


class Privacy(StrEnum):
    """Class of a value; whole classes can be left out when a file is handed on."""

    NORMAL = "normal"
    PERSONAL = "personal"
    COST = "cost"
    COMMENT = "comment"


class EntityKind(StrEnum):
    """Kinds of entities; also the names of their tables."""

    ORGANISATION = "organisation"
    SYSTEM = "system"
    RISK = "risk"
    MITIGATION = "mitigation"
    PERSON = "person"
    VENDOR = "vendor"
    EVIDENCE = "evidence"
    LINK = "link"
    ANSWER_SHEET = "answer_sheet"
    CUSTOM_FIELD = "custom_field"
    PACK = "pack"
    CLASSIFICATION = "classification"
    OBLIGATION = "obligation"
    TASK = "task"
    ACCEPTANCE = "acceptance"
    REVIEW = "review"
    FINDING = "finding"
    INCIDENT = "incident"
    TRAINING = "training"
    DISMISSAL = "dismissal"
    SILENCED_HINT = "silenced_hint"
    COMMENT = "comment"
    INQUIRY = "inquiry"
    PRACTICE = "practice"
    SNAPSHOT = "snapshot"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """Description of one field.

    ``choices`` is a class of codes; ``vocabulary`` names a list of a content pack instead, and
    ``options`` are words that the users wrote themselves.
    ``scale`` names the scale of a rating. ``internal`` fields are kept by the program and appear
    in no form; ``fixed`` ones are shown, but nobody types them. ``offered`` are the codes that
    people choose from, where others follow by themselves. ``reviewed`` tells whether a review or
    an acceptance covers the field.
    ``summed`` tells that the sum over several entries says something, ``time_of_day`` that a text
    is an hour such as 14:30.
    """

    key: str
    kind: FieldKind
    label: str
    help: str = ""
    example: str = ""
    group: str = ""
    required: bool = False
    short: bool = False
    choices: type[LabelledCode] | None = None
    vocabulary: str = ""
    options: tuple[str, ...] = ()
    scale: str = ""
    reference: EntityKind | None = None
    table: bool = False
    register: bool = True
    privacy: Privacy = Privacy.NORMAL
    reviewed: bool = True
    internal: bool = False
    fixed: bool = False
    offered: tuple[str, ...] = ()
    summed: bool = False
    time_of_day: bool = False
    minimum: int = 0
    maximum: int = 1_000_000_000

    @property
    def is_text(self) -> bool:
        """Whether the value is free text."""
        return self.kind in _TEXT_KINDS

    @property
    def is_entered(self) -> bool:
        """Whether people fill it in."""
        return not (self.internal or self.fixed)

    @property
    def named(self) -> Named:
        """The name of the field in sentences; users' own labels stay as typed."""
        if is_extra_key(self.key):
            return Named(key=self.label, texts={"": self.label})
        return Named(key=self.key, label=self.label)


_TEXT_KINDS = (FieldKind.TEXT, FieldKind.LONG_TEXT, FieldKind.LINK, FieldKind.EMAIL)

CUSTOM_PREFIX = "x:"
ANSWER_PREFIX = "a:"


def is_extra_key(key: str) -> bool:
    """Return whether ``key`` names a custom value or an answer rather than a built-in field."""
    return key.startswith((CUSTOM_PREFIX, ANSWER_PREFIX))


def custom_key(uid: str) -> str:
    """Return the key under which values of the custom field ``uid`` are kept."""
    return CUSTOM_PREFIX + uid


def answer_key(question: str) -> str:
    """Return the key under which the answer to ``question`` is kept."""
    return ANSWER_PREFIX + question
