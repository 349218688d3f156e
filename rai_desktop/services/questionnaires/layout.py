"""A blank form as data: its sheets cell by cell, for the writer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from rai_desktop.domain.ids import Uid
from rai_desktop.services.registers.model import Choice

FORM_FORMAT = "rai-desktop-questionnaire-1"
"""What a form says it is in its hidden sheet."""


class FormKind(StrEnum):
    """Who fills a form."""

    DEPARTMENT = "department"
    SUPPLIER = "supplier"


class FormLook(StrEnum):
    """What a cell is for; decides how it looks."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    LINE = "line"
    TEXT = "text"
    LABEL = "label"
    GROUP = "group"
    HEAD = "head"
    ENTRY = "entry"
    DAY = "day"
    SMALL = "small"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormCell:
    """A cell: a text that is given, or room for an answer.

    ``choices`` names the list that a drop-down offers; ``prompt`` is shown when the cell is chosen.
    """

    text: str = ""
    look: FormLook = FormLook.ENTRY
    choices: str = ""
    prompt: str = ""


FormRow = tuple[FormCell | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSheet:
    """A visible sheet of a form; ``header_row`` is repeated on each printed page."""

    title: str
    widths: tuple[float, ...]
    rows: tuple[FormRow, ...]
    header_row: int | None = None
    is_landscape: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FormBook:
    """A form with its drop-down lists, and what its hidden sheet says about it."""

    title: str
    language: str
    created: datetime
    sheets: tuple[FormSheet, ...]
    lists: Mapping[str, tuple[Choice, ...]]
    meta: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAddress:
    """Whose form it is and where it belongs; ``inquiry`` is empty for a form to anybody.

    ``company`` asks, ``sender`` is who gets the answer, ``due`` the day as people read it.
    """

    project: Uid
    inquiry: str
    company: str
    sender: str
    due: str
    created: datetime
    facts: Mapping[str, str] = field(default_factory=dict)

    def meta(self, kind: FormKind, language: str) -> tuple[tuple[str, str], ...]:
        """Return what the hidden sheet says about every form."""
        return (
            ("format", FORM_FORMAT),
            ("form", kind.value),
            ("project", self.project),
            ("inquiry", self.inquiry),
            ("language", language),
            *self.facts.items(),
        )
