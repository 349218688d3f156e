"""What a check of a project file found."""

from collections.abc import Mapping
from dataclasses import dataclass

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.texts import Sentence
from rai_desktop.services.sent_copies import SentCopy

Finding = Sentence
"""Something a check of a file found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """Result of checking a project file.

    ``remarks`` are no faults: they tell what was left out and could not be followed.
    """

    path: str
    project: Uid
    head: StepId | None
    root: str
    steps: int
    counts: Mapping[EntityKind, int]
    findings: tuple[Finding, ...]
    remarks: tuple[Finding, ...] = ()
    sent: SentCopy | None = None
