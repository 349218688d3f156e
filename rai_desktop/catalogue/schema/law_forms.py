"""Sections of the forms of the law: the forms, and what is asked in them."""

import re
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field, model_validator

from rai_desktop.catalogue.schema.base import (
    Citation,
    Code,
    Entry,
    Many,
    Model,
    Ref,
    Rule,
    Some,
    Text,
)
from rai_desktop.domain.law_forms import ItemKind

FormId = Annotated[Code, Ref("law_forms")]

Prefill = Annotated[
    str,
    Field(
        max_length=60,
        pattern=r"^((system|organisation|vendor|classification|person)\.[a-z][a-z_]*"
        r"|(answer|affirmed)\.[A-Za-z0-9][\w-]*|provider|risks|measures)$",
    ),
]
"""What fills an item: a field of the system, the company, the supplier or the classification, the
person that a field of the system names, a recorded answer (``affirmed``: only if it is no "no"),
the provider (the company or its supplier), or the risks or mitigations of the system.
"""

PLACEHOLDERS: Final = frozenset(("system", "company", "provider", "contact"))


def _with_known_placeholders(text: Text) -> Text:
    """Return a wording; refuses braces that nothing fills."""
    for words in (text.de, text.en):
        left = re.sub(r"\{(" + "|".join(PLACEHOLDERS) + r")\}", "", words)
        if "{" in left or "}" in left:
            raise ValueError(f"only {', '.join(sorted(PLACEHOLDERS))} can stand in braces")
    return text


Wording = Annotated[Text, AfterValidator(_with_known_placeholders)]


class FormCaseEntry(Model):
    """Whether the form is asked for when the condition holds, and why."""

    when: Rule
    verdict: Literal["required", "useful", "not_needed"]
    text: Text


class LawFormEntry(Entry):
    """A form: what it is for, and in which cases it is asked for; the first that holds counts."""

    title: Text
    purpose: Text
    article: Some[Citation]
    cases: Some[FormCaseEntry]


class FormChoiceEntry(Model):
    """A box to tick."""

    text: Text
    when: Rule | None = None


class FormItemEntry(Entry):
    """An item of a form; those with the smallest ``order`` come first."""

    form: FormId
    order: Annotated[int, Field(ge=1, le=999)]
    kind: Annotated[ItemKind, Field(strict=False)] = ItemKind.BLANK
    title: Text
    help: Text | None = None
    article: Many[Citation] = ()
    prefill: Many[Prefill] = ()
    choices: Many[FormChoiceEntry] = ()
    wordings: Many[Wording] = ()
    applies_when: Rule | None = None
    lines: Annotated[int, Field(ge=1, le=20)] = 3

    @model_validator(mode="after")
    def _fits_its_kind(self) -> "FormItemEntry":
        if bool(self.choices) != (self.kind is ItemKind.TICKS):
            raise ValueError("choices belong to an item of the kind ticks, and only there")
        if bool(self.wordings) != (self.kind is ItemKind.WORDINGS):
            raise ValueError("wordings belong to an item of the kind wordings, and only there")
        if self.prefill and self.kind not in (ItemKind.BLANK, ItemKind.TICKS):
            raise ValueError("only blanks and ticks are filled from the inventory")
        return self
