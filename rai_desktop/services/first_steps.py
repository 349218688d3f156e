"""The checklist that leads from an empty project to a register, and on from there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.company import missing_names
from rai_desktop.services.gaps import Gaps
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.requirements.answered import FIRST_PASS
from rai_desktop.services.targets import Page, Target
from rai_desktop.services.years.closed import closed_years
from rai_desktop.words import Words

StepKey = Literal[
    "company",
    "already_used",
    "responsible",
    "classify",
    "registers",
    "company_facts",
    "requirements",
    "risks",
    "ratings",
    "mitigations",
    "evidence",
    "reviews",
    "year",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistStep:
    """One step: what to do, a sentence about it, where, and how many entries still wait for it.

    ``is_first`` marks the steps of the first half hour.
    """

    key: StepKey
    title: str
    help: str
    is_done: bool
    is_first: bool
    left: int
    target: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """All steps in their order; ``text`` says how far somebody got, such as “4 of 9”."""

    steps: tuple[ChecklistStep, ...]
    text: str

    @property
    def done(self) -> int:
        """How many steps are done."""
        return sum(step.is_done for step in self.steps)

    @property
    def first(self) -> tuple[ChecklistStep, ...]:
        """The steps of the first half hour."""
        return tuple(step for step in self.steps if step.is_first)

    @property
    def later(self) -> tuple[ChecklistStep, ...]:
        """The steps that may wait."""
        return tuple(step for step in self.steps if not step.is_first)

    @property
    def next(self) -> ChecklistStep | None:
        """The first step that is not done."""
        return next((step for step in self.steps if not step.is_done), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """How far a step is."""

    is_done: bool
    left: int
    target: Target


def checklist(
    project: OpenProject,
    labels: Labels,
    *,
    registers_written: bool,
    first_pass_left: int | None = None,
) -> Checklist:
    """Return the checklist; whether registers were written is kept outside of the project.

    So is how many requirements of the first pass still wait; ``None`` while it has not begun.
    """
    gaps = Gaps(project, labels, project.clock.today())
    return checklist_of(
        gaps,
        labels.words,
        registers_written=registers_written,
        first_pass_left=first_pass_left,
    )


def checklist_of(
    gaps: Gaps, words: Words, *, registers_written: bool, first_pass_left: int | None = None
) -> Checklist:
    """Return the checklist of a project whose gaps are known."""
    states = dict(_states(gaps, registers_written=registers_written))
    states["requirements"] = _first_pass(first_pass_left)
    steps = tuple(
        ChecklistStep(
            key=key,
            title=words(title),
            help=words(help_text),
            is_done=states[key].is_done,
            is_first=key in _FIRST,
            left=states[key].left,
            target=states[key].target,
        )
        for key, (title, help_text) in _TEXTS.items()
    )
    done = sum(step.is_done for step in steps)
    text = words.filled(N_("{done} of {total}"), done=done, total=len(steps))
    return Checklist(steps=steps, text=text)


_FIRST: tuple[StepKey, ...] = (
    "company",
    "already_used",
    "responsible",
    "classify",
    "registers",
)

_TEXTS: dict[StepKey, tuple[str, str]] = {
    "company": (
        N_("Name your company and yourself"),
        N_("Only the two names are needed. Everything else may wait."),
    ),
    "already_used": (
        N_("Tick what you already use"),
        N_("Choose from typical AI systems, or type your own."),
    ),
    "responsible": (
        N_("Say who is responsible"),
        N_("Give every AI system a person who may decide about it."),
    ),
    "classify": (
        N_("Classify your AI systems"),
        N_("A few questions for each, two to four minutes. Then you know what the law asks."),
    ),
    "registers": (
        N_("Write the register"),
        N_("As Excel and PDF, marked as a draft as long as something is open."),
    ),
    "company_facts": (
        N_("Tell more about your company"),
        N_("Facts such as staff and works council decide which duties apply."),
    ),
    "requirements": (
        N_("Go through the minimum requirements"),
        N_("A few questions show what is met, and what is open and mandatory today."),
    ),
    "risks": (
        N_("Enter the risks of each AI system"),
        N_("What could go wrong for people or for the business?"),
    ),
    "ratings": (
        N_("Rate every risk"),
        N_("How likely is it, and how bad would it be?"),
    ),
    "mitigations": (
        N_("Plan mitigations for high risks"),
        N_("Say what is done about it, by whom and until when."),
    ),
    "evidence": (
        N_("Add evidence"),
        N_("Contracts, instructions, minutes: what shows that things are as you say."),
    ),
    "reviews": (
        N_("Choose the day of the next review"),
        N_("Every AI system is looked at again now and then."),
    ),
    "year": (
        N_("Close the year"),
        N_("The state of things is kept, to compare it later and for the yearly report."),
    ),
}


def _states(gaps: Gaps, *, registers_written: bool) -> Iterator[tuple[StepKey, _State]]:
    has_systems, rated = bool(gaps.systems), len(gaps.open_risks) - len(gaps.unrated_risks)
    yield "company", _page(Page.COMPANY, left=len(missing_names(gaps.project)))
    yield "already_used", _page(Page.ALREADY_USED, left=0 if has_systems else 1)
    yield (
        "responsible",
        _State(
            is_done=has_systems and not gaps.without_owner,
            left=len(gaps.without_owner),
            target=Target(page=Page.RESPONSIBLE),
        ),
    )
    yield "classify", _classify(gaps)
    yield "registers", _page(Page.REGISTERS, left=0 if registers_written else 1)
    yield "company_facts", _page(Page.COMPANY, left=len(gaps.missing_company_facts))
    yield "risks", _list(EntityKind.SYSTEM, gaps.without_risk, has_begun=has_systems)
    yield "ratings", _list(EntityKind.RISK, gaps.unrated_risks, has_begun=bool(gaps.open_risks))
    unmet = gaps.high_without_mitigation
    yield "mitigations", _list(EntityKind.RISK, unmet, has_begun=rated > 0)
    expired = gaps.expired_evidence
    yield "evidence", _list(EntityKind.EVIDENCE, expired, has_begun=bool(gaps.current_evidence))
    yield "reviews", _list(EntityKind.SYSTEM, gaps.without_review, has_begun=has_systems)
    yield "year", _page(Page.YEAR, left=0 if closed_years(gaps.project) else 1)


def _classify(gaps: Gaps) -> _State:
    """Return a step that leads to the list of what is used while there is nothing to classify."""
    has_systems, left = bool(gaps.systems), len(gaps.unclassified)
    target = Target(page=Page.CLASSIFY if has_systems else Page.ALREADY_USED)
    return _State(is_done=has_systems and not left, left=left, target=target)


def _first_pass(left: int | None) -> _State:
    target = Target(page=Page.REQUIREMENTS, uids=(FIRST_PASS,))
    return _State(is_done=left == 0, left=1 if left is None else left, target=target)


def _page(page: Page, *, left: int) -> _State:
    return _State(is_done=left == 0, left=left, target=Target(page=page))


def _list(kind: EntityKind, waiting: Sequence[Uid], *, has_begun: bool) -> _State:
    """Return a step that is done when entries are there and none of them waits."""
    target = Target(kind=kind, uids=tuple(waiting))
    return _State(is_done=has_begun and not waiting, left=len(waiting), target=target)
