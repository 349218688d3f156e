"""What all parts of a pack share: texts in two languages, entries, citations, references."""

from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

from rai_desktop.domain.codes import Criterion
from rai_desktop.domain.conditions import Condition, parse_condition


@dataclass(frozen=True, slots=True)
class Ref:
    """Mark of a code that has to be the id of an entry: its section, or a list of codes in it."""

    section: str
    within: str = ""


CITED: Final = Ref("citations")
"""Mark of a place in a law; it is no id, its law has to be one that entries may point to."""

T = TypeVar("T")

Many = Annotated[tuple[T, ...], Field(strict=False)]
"""Some values of a kind, written as a list."""

Some = Annotated[tuple[T, ...], Field(strict=False, min_length=1)]
"""At least one value of a kind, written as a list."""

Words = Annotated[str, StringConstraints(max_length=4000, pattern=r"(?s)^\S(?:.*\S)?$")]
"""A text that is not empty and neither begins nor ends with a space."""

Code = Annotated[str, StringConstraints(max_length=64, pattern=r"^[A-Za-z0-9](?:[\w.:-]*\w)?$")]
"""A stable id or code."""

Version = Annotated[str, StringConstraints(max_length=20, pattern=r"^[0-9]+(\.[0-9]+){0,2}$")]
Link = Annotated[str, StringConstraints(max_length=500, pattern=r"^https?://[^\s]+$")]
Citation = Annotated[
    str,
    StringConstraints(
        max_length=80,
        pattern=r"^("
        r"([A-Z][A-Za-z]*([ -][A-Z][A-Za-z]*)* )?"
        r"(Art\. [0-9]+[a-z]?|Annex [IVXL]+( [ABC])?|Recital [0-9]+)"
        r"(\([0-9]*[a-z]*\))*( (exception|by contrast))?"
        r"|[A-Z][A-Za-z]*([ -][A-Z][A-Za-z]*)* § [0-9]+[a-z]?"
        r"(\([0-9]+[a-z]?\))?( Nr\. [0-9]+[a-z]?)?"
        r"|[A-Z][A-Za-z]*([ -][A-Z][A-Za-z]*)*"
        r")$",
    ),
    CITED,
]
"""A place in the AI Act as in ``Art. 5(1)(ba)``; in other laws after their short English name, as
in ``GDPR Art. 22`` or ``BetrVG § 87(1) Nr. 6``; or such a law as a whole.
"""

Mark = Literal["V", "V2", "1S", "U", "D", "G"]
"""How sure a statement is: verified, two sources, one source, unverified, derived, general."""

LabelCode = Literal[
    "NOT_AI",
    "OUT",
    "PROHIBITED",
    "HR_I_A",
    "HR_I_B",
    "HR_III",
    "EXEMPT_6_3",
    "TRANSP",
    "MINIMAL",
    "GPAI",
    "GPAI_SR",
    "OPEN",
]

CriterionCode = Annotated[Criterion, Field(strict=False)]

SourceId = Annotated[Code, Ref("sources")]
LawId = Annotated[Code, Ref("laws")]
RiskId = Annotated[Code, Ref("risks")]
MeasureId = Annotated[Code, Ref("measures")]
ToolId = Annotated[Code, Ref("tools")]
QuestionId = Annotated[Code, Ref("questions")]
ObligationId = Annotated[Code, Ref("obligations")]
RequirementId = Annotated[Code, Ref("requirements")]
FrameworkId = Annotated[Code, Ref("frameworks")]
TraitCode = Annotated[Code, Ref("vocabulary", "traits")]
GroupCode = Annotated[Code, Ref("vocabulary", "affected_groups")]


def _day(value: object) -> object:
    """Return a day written as 2026-12-02; anything else is left for the schema to refuse."""
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return value
    return day if day is not None and day.isoformat() == value else value


Day = Annotated[date, BeforeValidator(_day)]


def _condition(value: object) -> object:
    return parse_condition(value)


Rule = Annotated[Condition, BeforeValidator(_condition)]
"""A condition of the condition language."""


class Model(BaseModel):
    """Base of everything in a pack: no unknown keys, no guessing of types, no later change."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", strict=True, defer_build=True, arbitrary_types_allowed=True
    )


class Text(Model):
    """A text in both languages of the product."""

    de: Words
    en: Words

    def in_language(self, language: str) -> str:
        """Return the German text for ``"de"``, otherwise the English one."""
        return self.de if language == "de" else self.en


class Entry(Model):
    """An entry of a section: an id that is never used again for anything else, and its proof.

    A removed entry stays, marked as deprecated, so that old projects can show it.
    """

    id: Code
    sources: Many[SourceId] = ()
    mark: Mark | None = None
    deprecated: bool = False
    replaced_by: Code | None = None


class Note(Model):
    """A caveat about the pack, or about some of its entries."""

    text: Text
    mark: Mark | None = None
    entries: Many[Code] = ()


class PackHeader(Model):
    """Section ``pack``: what the pack is, how current it is and who answers for it.

    ``holds`` names the other sections of the pack, so that nothing has to be read to know them;
    ``builds_on`` the packs that it refers to.
    """

    id: Code
    version: Version
    schema_number: Annotated[int, Field(ge=1, le=1)] = Field(alias="schema")
    title: Text
    publisher: Words
    state_of_law: Day
    checked_on: Day
    status: Text
    holds: Many[Code]
    builds_on: Many[Code] = ()
    notes: Many[Note] = ()
    sources: Many[SourceId] = ()
    renamed: dict[Code, Code] = Field(default_factory=dict)
    removed: Many[Code] = ()
