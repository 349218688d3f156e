"""What a law pack says beside its rules: screens, sizes, dates, reliefs, highest fines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from rai_desktop.domain.conditions import Condition, Facts, Truth, evaluate
from rai_desktop.domain.law.rules import LawRules, StartRule
from rai_desktop.domain.law.sizes import SizeRule
from rai_desktop.domain.rating import Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRule:
    """A part of a screen; one that ``opens`` is an area that asks nothing until it is ticked.

    ``confirm`` says in one sentence that all its questions are answered with yes.
    """

    id: str
    label: Texts
    hint: Texts = field(default_factory=dict)
    opens: bool = False
    confirm: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceRule:
    """What a code of a screen's field says about its questions.

    Those in ``yes`` hold, those in ``asks`` are asked one by one, the others do not hold; with
    ``is_unknown`` nobody knows.
    """

    id: str
    yes: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    is_unknown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenRule:
    """A screen of the wizard; its questions name it and keep their order.

    ``from_field`` (``kind.key``) with ``choices`` is a first large choice; ``shown_with`` names the
    screen on whose page this one stands.
    """

    id: str
    title: Texts
    text: Texts = field(default_factory=dict)
    groups: tuple[GroupRule, ...] = ()
    from_field: str = ""
    choices: tuple[ChoiceRule, ...] = ()
    shown_with: str = ""

    @property
    def covered(self) -> tuple[str, ...]:
        """The questions that the choices answer."""
        named = (q for choice in self.choices for q in (*choice.yes, *choice.asks))
        return tuple(dict.fromkeys(named))


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRule:
    """A day of the legal calendar; ``kind`` is applies, ends or expected."""

    id: str
    day: date
    title: Texts
    text: Texts = field(default_factory=dict)
    kind: str
    when: Condition
    reference: tuple[str, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineRule:
    """Whom the law wants to be told of an incident, within how many hours.

    One of the ``harms`` is enough; none named means that any incident counts. ``told_by`` is the
    field of the incident that says when they were told. ``note`` joins the caveats of the pack that
    name it.
    """

    id: str
    title: Texts
    text: Texts
    hours: int
    when: Condition
    starts: tuple[StartRule, ...]
    told_by: str
    harms: tuple[str, ...] = ()
    needs_data_breach: bool = False
    reference: tuple[str, ...] = ()
    note: Texts = field(default_factory=dict)
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliefRule:
    """An easing by size."""

    id: str
    title: Texts
    when: Condition
    reference: tuple[str, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PenaltyRule:
    """A highest fine: an amount and a share of the worldwide yearly turnover.

    ``counts`` tells whether the higher or the lower of both is the limit; ``exceptions`` tell the
    same for some size classes. ``obligations`` are those it threatens beside those that name it.
    """

    id: str
    title: Texts
    euros: int | None = None
    turnover_share: float | None = None
    counts: str = "higher"
    exceptions: tuple[tuple[tuple[str, ...], str], ...] = ()
    obligations: tuple[str, ...] = ()
    reference: tuple[str, ...] = ()
    note: Texts = field(default_factory=dict)
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LawBook:
    """Rules of the law with everything that is told beside them; ``packs`` they come from.

    ``deadline_notes`` say what holds for all deadlines, and what they leave out.
    """

    rules: LawRules
    packs: tuple[str, ...] = ()
    screens: tuple[ScreenRule, ...] = ()
    sizes: tuple[SizeRule, ...] = ()
    dates: tuple[DateRule, ...] = ()
    reliefs: tuple[ReliefRule, ...] = ()
    penalties: tuple[PenaltyRule, ...] = ()
    deadlines: tuple[DeadlineRule, ...] = ()
    deadline_notes: tuple[Texts, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FineCap:
    """The highest fine for a company, in euros; ``None`` where turnover decides and is unknown.

    ``lowest`` and ``highest`` differ while the size class or the turnover is not certain.
    """

    rule: PenaltyRule
    lowest: int | None
    highest: int | None


def fine_cap(rule: PenaltyRule, sizes: Sequence[str], turnover: int | None) -> FineCap:
    """Return the highest fine by ``rule`` for a company of one of ``sizes`` (Art. 99)."""
    caps = [_cap(rule, size, turnover) for size in sizes or ("",)]
    known = [cap for cap in caps if cap is not None]
    if len(known) < len(caps):
        return FineCap(rule=rule, lowest=None, highest=None)
    return FineCap(rule=rule, lowest=min(known), highest=max(known))


def _cap(rule: PenaltyRule, size: str, turnover: int | None) -> int | None:
    counts = next((how for sizes, how in rule.exceptions if size in sizes), rule.counts)
    amounts = [rule.euros] if rule.euros is not None else []
    if rule.turnover_share is not None:
        if turnover is None:
            return None
        amounts.append(round(rule.turnover_share * turnover))
    return (min if counts == "lower" else max)(amounts)


def concerning(rules: Sequence[DateRule], facts: Facts) -> Iterator[DateRule]:
    """Yield the days that concern a system, or may do so."""
    return (rule for rule in rules if evaluate(rule.when, facts) is not Truth.FALSE)
