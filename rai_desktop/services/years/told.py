"""Years and their comparison as tables of words, for the window, the terminal and papers alike."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.kinds.snapshot import Snapshot
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.requirements import State
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.requirements.words import maturity_text
from rai_desktop.services.years.comparing import (
    AnyChange,
    Comparison,
    CriterionChange,
    Mark,
    is_reclassified,
    rise,
)
from rai_desktop.services.years.model import (
    UNKNOWN,
    CriterionFigures,
    Figures,
    RequirementThen,
    RiskThen,
    SystemThen,
)
from rai_desktop.words import Words

NOTHING = "–"
_HIGH_RISK = (LegalLabel.HR_I_A, LegalLabel.HR_I_B, LegalLabel.HR_III)
_HIGH = (RiskLevel.HIGH, RiskLevel.VERY_HIGH)
_UP, _DOWN = "▲", "▼"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldTable:
    """A table of a comparison; ``note`` says what its rows leave out, ``key`` names it in code."""

    key: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


def comparison_tables(
    labels: Labels, found: Comparison, names: tuple[str, str]
) -> tuple[ToldTable, ...]:
    """Return a comparison as tables; ``names`` are those of the two times.

    Where only the numbers of one of them are known, there are only tables of numbers.
    """
    numbers = (
        figures_table(labels.words, (found.before.figures, found.after.figures), names),
        _criteria_table(labels, found.criteria, names),
    )
    if not found.is_complete:
        return numbers
    return (
        *numbers,
        _changes_table(labels, _REQUIREMENTS, found.requirements, names),
        _changes_table(labels, _SYSTEMS, found.systems, names),
        _changes_table(labels, _RISKS, found.risks, names),
    )


def figures_table(words: Words, figures: Sequence[Figures], names: Sequence[str]) -> ToldTable:
    """Return the numbers of several times side by side."""
    return ToldTable(
        key="figures",
        title=words(N_("In numbers")),
        headings=(words(N_("Figure")), *names),
        rows=tuple(
            (words(text), *(value(words, each) for each in figures)) for text, value in _FIGURES
        ),
        note=words(
            N_("Duties and deadlines count for each AI system: a requirement can count often.")
        ),
    )


def closed_text(words: Words, year: Snapshot) -> str:
    """Return when a year was closed, by whom it was signed off, and its fingerprint."""
    parts = [
        words.filled(N_("{year}: closed on {day}"), year=year.year, day=words.day(year.closed_on))
    ]
    if year.signed_name or year.signed_function:
        who = ", ".join(filter(None, (year.signed_name, year.signed_function)))
        parts.append(words.filled(N_("signed off by {who}"), who=who))
    if (year.revision or 1) > 1:
        parts.append(words.filled(N_("revision {number}"), number=year.revision))
    parts.append(words.filled(N_("fingerprint {fingerprint}"), fingerprint=year.fingerprint))
    return " · ".join(parts)


def decimal_text(words: Words, number: float | None) -> str:
    """Return a median; a dash for none."""
    return NOTHING if number is None else words.decimal(number)


def share_text(words: Words, met: int, applicable: int) -> str:
    """Return how many of how many are met, with the share."""
    if not applicable:
        return NOTHING
    return words.filled(
        N_("{met} of {all} ({share} %)"),
        met=words.number(met),
        all=words.number(applicable),
        share=words.number(round(100 * met / applicable)),
    )


def percent_text(words: Words, share: float | None) -> str:
    """Return a share in percent; a dash for none."""
    return NOTHING if share is None else f"{words.number(round(100 * share))} %"


# numbers ----------------------------------------------------------------------------------


def _count(key: str) -> Callable[[Words, Figures], str]:
    def told(words: Words, figures: Figures) -> str:
        number: int = getattr(figures, key)
        return words.number(number)

    return told


def _high_risk(words: Words, figures: Figures) -> str:
    return words.number(sum(figures.systems_by_label.get(str(code), 0) for code in _HIGH_RISK))


def _unclassified(words: Words, figures: Figures) -> str:
    found = figures.systems_by_label
    return words.number(found.get(UNKNOWN, 0) + found.get(str(LegalLabel.OPEN), 0))


def _high(words: Words, figures: Figures) -> str:
    return words.number(sum(figures.risks_by_level.get(str(level), 0) for level in _HIGH))


_FIGURES: tuple[tuple[str, Callable[[Words, Figures], str]], ...] = (
    (N_("AI systems that are not retired"), _count("systems")),
    (N_("High-risk classifications under the AI Act"), _high_risk),
    (N_("AI systems with an open classification"), _unclassified),
    (N_("Open risks"), _count("risks")),
    (N_("Risks that are high or very high"), _high),
    (
        N_("Requirements met"),
        lambda words, figures: share_text(words, figures.met, figures.applicable),
    ),
    (N_("Maturity (median)"), lambda words, figures: decimal_text(words, figures.median)),
    (N_("Requirements without a full answer"), _count("unanswered")),
    (N_("Law today and not met"), _count("open_law")),
    (N_("Due within a year and not met"), _count("open_soon")),
    (N_("Mitigations to be put in place"), _count("measures_open")),
    (N_("Mitigations in place"), _count("measures_done")),
    (N_("Overdue mitigations"), _count("measures_overdue")),
    (N_("Overdue tasks"), _count("tasks_overdue")),
    (N_("Incidents in the year"), _count("incidents")),
    (N_("Trainings in the year"), _count("trainings")),
    (N_("People trained in the year"), _count("participants")),
    (N_("Good practices"), _count("practices")),
)


def _criteria_table(
    labels: Labels, criteria: Iterable[CriterionChange], names: tuple[str, str]
) -> ToldTable:
    words = labels.words
    headings = (N_("Criterion"), N_("Met"), N_("Median of all"), N_("Mandatory today"))
    before, after = names
    return ToldTable(
        key="criteria",
        title=words(N_("By criterion")),
        headings=tuple(map(words, headings)),
        rows=tuple(
            (labels.code(each.criterion), *_criterion_cells(words, each)) for each in criteria
        ),
        note=words.filled(
            N_(
                "From {before} to {after}. The lowest level of what is mandatory tells more than "
                "an average: one gap is enough."
            ),
            before=before,
            after=after,
        ),
    )


def _criterion_cells(words: Words, change: CriterionChange) -> Iterator[str]:
    for told in (_met, _median, _law_level):
        before, after = (told(words, each) for each in (change.before, change.after))
        yield before if before == after else f"{before} → {after}"


def _met(words: Words, each: CriterionFigures) -> str:
    if not each.applicable:
        return NOTHING
    met, total = words.number(each.met), words.number(each.applicable)
    return words.filled(N_("{met} of {total}"), met=met, total=total)


def _median(words: Words, each: CriterionFigures) -> str:
    return decimal_text(words, each.median)


def _law_level(_: Words, each: CriterionFigures) -> str:
    return NOTHING if each.law_level is None else str(each.law_level)


# what changed -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """How changes of one kind are told; ``cell`` says how something was at one time."""

    key: str
    title: str
    name: str
    carried: Callable[[Words, int], str]
    named: Callable[[Labels, RequirementThen | SystemThen | RiskThen], str]
    cell: Callable[[Labels, RequirementThen | SystemThen | RiskThen], str]


def _named(labels: Labels, then: RequirementThen | SystemThen | RiskThen) -> str:
    if isinstance(then, RequirementThen):
        return f"{then.id} {labels.words.pick(then.title)}"
    return f"{then.number} {then.name if isinstance(then, SystemThen) else then.title}".strip()


def _requirement_cell(labels: Labels, then: RequirementThen | SystemThen | RiskThen) -> str:
    assert isinstance(then, RequirementThen)  # noqa: S101 - the table of its kind
    level = maturity_text(labels.words, then.level)
    return f"{level} · {labels.code(then.state)}" if then.state is State.MET else level


def _system_cell(labels: Labels, then: RequirementThen | SystemThen | RiskThen) -> str:
    assert isinstance(then, SystemThen)  # noqa: S101 - the table of its kind
    texts = [labels.code(label) for label in then.labels]
    status = labels.code(then.status)
    return " · ".join(filter(None, ("; ".join(texts) or labels.words(_UNCLASSIFIED), status)))


def _risk_cell(labels: Labels, then: RequirementThen | SystemThen | RiskThen) -> str:
    assert isinstance(then, RiskThen)  # noqa: S101 - the table of its kind
    return labels.code(then.level) or labels.words(N_("Not rated"))


_UNCLASSIFIED = N_("Not classified")
_REQUIREMENTS = _Kind(
    key="requirements",
    title=N_("Requirements"),
    name=N_("Requirement"),
    carried=lambda words, n: words.plural(
        "{count} requirement is as it was.", "{count} requirements are as they were.", n
    ),
    named=_named,
    cell=_requirement_cell,
)
_SYSTEMS = _Kind(
    key="systems",
    title=N_("AI systems"),
    name=N_("AI system"),
    carried=lambda words, n: words.plural(
        "{count} AI system is as it was.", "{count} AI systems are as they were.", n
    ),
    named=_named,
    cell=_system_cell,
)
_RISKS = _Kind(
    key="risks",
    title=N_("Risks"),
    name=N_("Risk"),
    carried=lambda words, n: words.plural(
        "{count} risk is as it was.", "{count} risks are as they were.", n
    ),
    named=_named,
    cell=_risk_cell,
)


def _changes_table(
    labels: Labels, kind: _Kind, changes: Sequence[AnyChange], names: tuple[str, str]
) -> ToldTable:
    words = labels.words
    moved = [change for change in changes if change.mark is not Mark.CARRIED]
    carried = len(changes) - len(moved)
    return ToldTable(
        key=kind.key,
        title=words(kind.title),
        headings=(words(kind.name), words(N_("What became of it")), *names),
        rows=tuple(_row(labels, kind, change) for change in moved),
        note=kind.carried(words, carried),
    )


def _row(labels: Labels, kind: _Kind, change: AnyChange) -> tuple[str, ...]:
    cells = [
        kind.cell(labels, then) if then is not None else NOTHING
        for then in (change.before, change.after)
    ]
    return (kind.named(labels, change.known), _mark_text(labels, change), *cells)


def _mark_text(labels: Labels, change: AnyChange) -> str:
    """Return the mark, with where a level went; words say it, the sign repeats it."""
    if change.mark is Mark.CHANGED:
        if height := rise(change):
            text = N_("{sign} Higher") if height > 0 else N_("{sign} Lower")
            return labels.words.filled(text, sign=_UP if height > 0 else _DOWN)
        if is_reclassified(change):
            return labels.words(N_("Reclassified"))
    return labels.code(change.mark)
