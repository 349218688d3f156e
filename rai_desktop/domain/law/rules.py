"""The rules of a law as frozen data, compiled from content packs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property

from rai_desktop.domain.conditions import Condition
from rai_desktop.domain.rating import Texts


class QuestionKind(StrEnum):
    """How a question is answered: yes or no, with one code, or with several."""

    YES_NO = "yes_no"
    ONE = "one"
    MANY = "many"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRule:
    """A question, when it is asked and how it may be answered.

    ``statement`` says the same as a line of a list; ticking it gives the answer ``ticked``.
    ``when_missing`` counts for a finer question that nobody answered, ``reads_as`` turns short
    answers into codes. ``from_field`` names the field (``kind.key``) that answers the question; a
    number does so with yes from ``yes_from`` on and with no below ``no_below``. ``mark`` is how
    sure its source is.
    """

    id: str
    screen: str
    group: str = ""
    kind: QuestionKind = QuestionKind.YES_NO
    subject: str = "system"
    text: Texts = field(default_factory=dict)
    statement: Texts = field(default_factory=dict)
    help: Texts = field(default_factory=dict)
    example: Texts = field(default_factory=dict)
    options: tuple[tuple[str, Texts], ...] = ()
    ask_when: Condition
    prefill: tuple[tuple[Condition, tuple[str, ...]], ...] = ()
    from_field: str = ""
    yes_from: int | None = None
    no_below: int | None = None
    when_missing: str = ""
    reads_as: Mapping[str, str] = field(default_factory=dict)
    record_only: bool = False
    ticked: str = "yes"
    reference: tuple[str, ...] = ()
    mark: str = ""

    @property
    def is_of_company(self) -> bool:
        """Whether a field of the company answers it for all systems."""
        return self.subject == "organisation" and bool(self.from_field)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes that answer the question, beside not knowing."""
        return tuple(code for code, _ in self.options) or ("yes", "no")

    @property
    def denial(self) -> str:
        """The answer that “none of these” gives; empty when it says nothing to the question."""
        if self.kind is QuestionKind.YES_NO:
            return "no" if self.ticked == "yes" else "yes"
        return self.reads_as.get("no", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundRule:
    """One reason for a result, told when its condition holds."""

    id: str
    when: Condition
    text: Texts
    reference: tuple[str, ...] = ()
    applies_from: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRule:
    """A label or role and when it holds; one that ``blocks`` forbids to go live."""

    id: str
    label: str = ""
    role: str = ""
    title: Texts
    meaning: Texts
    when: Condition
    grounds: tuple[GroundRule, ...] = ()
    blocks: bool = False
    applies_from: date | None = None
    reference: tuple[str, ...] = ()
    mark: str = ""

    @property
    def code(self) -> str:
        """The label or role that the rule gives."""
        return self.label or self.role


@dataclass(frozen=True, slots=True, kw_only=True)
class StartRule:
    """A day from which an obligation applies, while a condition holds."""

    when: Condition
    applies_from: date
    applies_until: date | None = None
    note: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepRule:
    """How many months something has to be kept, and from what on."""

    months: int
    counted_from: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationRule:
    """A standing duty: whom it meets and from when, what proves it, what covers it.

    ``note`` joins its own caveat and those of the pack that name it.
    """

    id: str
    title: Texts
    text: Texts
    subject: str = "system"
    when: Condition
    roles: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    starts: tuple[StartRule, ...] = ()
    binding: str
    condition: Texts = field(default_factory=dict)
    keep: KeepRule | None = None
    evidence: tuple[Texts, ...] = ()
    covered_by: tuple[str, ...] = ()
    penalty: str = ""
    reference: tuple[str, ...] = ()
    mark: str = ""
    note: Texts = field(default_factory=dict)

    @property
    def binds(self) -> bool:
        """Whether the law asks for it; good practice binds nobody."""
        return self.binding != "good_practice"

    @property
    def is_conditional(self) -> bool:
        """Whether it holds under a condition of another law."""
        return self.binding == "law_condition"


@dataclass(frozen=True, kw_only=True)
class LawRules:
    """All rules of a law in their order, with the identity of the pack they come from."""

    pack: str
    version: str
    sha256: str
    state_of_law: date
    questions: tuple[QuestionRule, ...] = ()
    results: tuple[ResultRule, ...] = ()
    obligations: tuple[ObligationRule, ...] = ()

    @cached_property
    def by_question(self) -> Mapping[str, QuestionRule]:
        """The questions by id."""
        return {question.id: question for question in self.questions}

    @cached_property
    def of_fields(self) -> Mapping[str, tuple[tuple[QuestionRule, str], ...]]:
        """The questions that fields answer, each with the key of its field, by kind of entry."""
        found: dict[str, tuple[tuple[QuestionRule, str], ...]] = {}
        for question in self.questions:
            kind, _, key = question.from_field.partition(".")
            if key:
                found[kind] = (*found.get(kind, ()), (question, key))
        return found

    @cached_property
    def by_obligation(self) -> Mapping[str, ObligationRule]:
        """The obligations by id."""
        return {obligation.id: obligation for obligation in self.obligations}
