"""Cells that follow from the law or the calendar: of obligations, tasks and acceptances."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from typing_extensions import override

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.acceptance import Acceptance
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.obligation import Obligation
from rai_desktop.domain.kinds.task import Task
from rai_desktop.services.known import Known
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.statuses import obligation_status
from rai_desktop.services.law.words import DutyWords, addressees, state_words
from rai_desktop.services.listing.codes import CodeSource
from rai_desktop.services.listing.columns import (
    ADDRESSEES,
    ARTICLE,
    COVERED_BY,
    EVIDENCE,
    STATE,
    TO_CHECK,
    URGENCY,
)
from rai_desktop.services.listing.sources import SortKey, Source
from rai_desktop.services.project import OpenProject
from rai_desktop.services.risks.acceptances import standing
from rai_desktop.services.urgency import urgency_key, urgency_of
from rai_desktop.words.language import folded

E = TypeVar("E", bound=Entity)


def law_sources(project: OpenProject, kind: EntityKind, labels: Labels) -> dict[str, Source]:
    """Return where the computed columns of obligations and tasks come from."""
    day = project.clock.today()
    if kind is EntityKind.TASK:
        return {
            URGENCY: CodeSource(
                lambda uid: urgency_of(_task(project, uid), day),
                labels,
                lambda uid: urgency_key(_task(project, uid), day),
            )
        }
    if kind is EntityKind.ACCEPTANCE:
        method = labels.method()
        return {
            STATE: CodeSource(
                lambda uid: standing(project, _acceptance(project, uid), day, method).state, labels
            )
        }
    if kind is not EntityKind.OBLIGATION:
        return {}
    found: dict[str, Source] = {
        STATE: CodeSource(
            lambda uid: obligation_status(_duty(project, uid), day),
            labels,
            told=lambda uid: state_words(labels, _duty(project, uid), day),
        )
    }
    for key, told in _TOLD.items():
        found[key] = RuleSource(project, labels, told)
    return found


_TOLD: dict[str, Callable[[Labels, DutyWords], str]] = {
    ARTICLE: lambda _, duty: duty.articles,
    TO_CHECK: lambda _, duty: duty.mark,
    ADDRESSEES: addressees,
    EVIDENCE: lambda _, duty: "; ".join(duty.evidence),
    COVERED_BY: lambda _, duty: duty.covered_by,
}


def _task(project: OpenProject, uid: Uid) -> Task:
    found = project.store.entity(uid)
    return found if isinstance(found, Task) else Task(uid=uid)


def _acceptance(project: OpenProject, uid: Uid) -> Acceptance:
    found = project.store.entity(uid)
    return found if isinstance(found, Acceptance) else Acceptance(uid=uid)


def _duty(project: OpenProject, uid: Uid) -> Obligation:
    found = project.store.entity(uid)
    return found if isinstance(found, Obligation) else Obligation(uid=uid)


class RuleSource(Source):
    """What the law says about the rule behind an obligation; each rule is told only once."""

    def __init__(
        self, project: OpenProject, labels: Labels, told: Callable[[Labels, DutyWords], str]
    ) -> None:
        self._project = project
        self._texts = Known[str, str](lambda rule: told(labels, labels.duty(rule)))
        self._folded = Known[str, str](lambda rule: folded(self._texts[rule]))

    def value(self, uid: Uid) -> str:
        """Return the text."""
        return self.text(uid)

    def text(self, uid: Uid) -> str:
        """Return the text."""
        return self._texts[self._rule(uid)]

    def folded(self, uid: Uid) -> str:
        """Return the text without case and accents."""
        return self._folded[self._rule(uid)]

    @override
    def all_folded(self, uids: Sequence[Uid]) -> list[str]:
        return [self._folded[self._rule(uid)] for uid in uids]

    def key(self, uid: Uid) -> SortKey | None:
        """Return the text without case and accents."""
        return self.folded(uid) or None

    def forget(self, uids: Iterable[Uid]) -> None:
        """Nothing is remembered about rows."""

    def _rule(self, uid: Uid) -> str:
        return _duty(self._project, uid).title or ""
