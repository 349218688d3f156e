"""What a check of a project file found."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescue:
    """What could be rescued out of a damaged file into a new one.

    ``keeps_history`` tells that the new file is the same project with all its steps; otherwise it
    begins with one step. ``lost`` says what is not in it.
    """

    path: Path
    keeps_history: bool
    counts: Mapping[EntityKind, int]
    lost: tuple[Finding, ...]
