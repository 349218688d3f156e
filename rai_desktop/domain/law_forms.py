"""Forms of the law, as the content packs bring them: what is asked, and what fills it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rai_desktop.domain.conditions import Condition, Facts, Truth, evaluate
from rai_desktop.domain.rating import Texts


class ItemKind(StrEnum):
    """What an item of a form is: a heading, something to fill in, boxes, or ready wordings."""

    PART = "part"
    BLANK = "blank"
    TICKS = "ticks"
    WORDINGS = "wordings"


class Verdict(StrEnum):
    """Whether a form is asked for: by law, as something that helps, or not at all."""

    REQUIRED = "required"
    USEFUL = "useful"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormCase:
    """When a verdict holds, and the sentence that says why."""

    when: Condition
    verdict: Verdict
    text: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The case that counts for a system; ``is_certain`` is false while facts are missing."""

    case: FormCase
    is_certain: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FormChoice:
    """A box; it is ticked from the start where ``when`` holds."""

    text: Texts
    when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FormItem:
    """One item of a form; ``prefill`` names what of the inventory fills it.

    Where ``when`` is false the item does not concern the system.
    """

    id: str
    kind: ItemKind
    title: Texts
    help: Mapping[str, str]
    article: tuple[str, ...]
    mark: str
    prefill: tuple[str, ...] = ()
    choices: tuple[FormChoice, ...] = ()
    wordings: tuple[Texts, ...] = ()
    when: Condition | None = None
    lines: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class LawForm:
    """A form of the law with its items in their order; ``notes`` are caveats about it."""

    id: str
    pack: str
    title: Texts
    purpose: Texts
    article: tuple[str, ...]
    mark: str
    cases: tuple[FormCase, ...]
    items: tuple[FormItem, ...]
    notes: tuple[Texts, ...]
    status: Texts

    def decided(self, facts: Facts) -> Decided:
        """Return the first case that holds or may hold; the last one always holds."""
        return decided(self.cases, facts)


def decided(cases: Sequence[FormCase], facts: Facts) -> Decided:
    """Return the first of ``cases`` that holds by ``facts``, or that may turn out to hold."""
    for case in cases:
        truth = evaluate(case.when, facts)
        if truth is not Truth.FALSE:
            return Decided(case=case, is_certain=truth is Truth.TRUE)
    return Decided(case=cases[-1], is_certain=True)
