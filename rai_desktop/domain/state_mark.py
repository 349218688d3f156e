"""The mark by which an export names the state it came from, for programs to find again."""

import re
from dataclasses import dataclass

from rai_desktop.domain.ids import StepId, Uid

NAME = "rai-desktop-state"
COLUMN = "fingerprint"
"""How separated values call the column of fingerprints."""

PROJECT = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
HEAD = r"[0-9a-f]{64}"


@dataclass(frozen=True, slots=True, kw_only=True)
class StateMark:
    """A state that an export names: the project, and its newest step or the beginning of that.

    ``project`` is empty where the export does not tell it.
    """

    project: Uid
    head: str

    def __str__(self) -> str:
        """Return the mark as it stands in a file."""
        return f"{NAME} {self.project} {self.head}" if self.head else ""


def state_mark(project: Uid, head: StepId | str | None) -> str:
    """Return the mark of a state; empty for a project in which nothing was ever entered."""
    return str(StateMark(project=project, head=head or ""))


def mark_of(project: str, head: str) -> StateMark | None:
    """Return the mark for what a file says about itself; ``None`` when that is none.

    The beginning of a head, as people read it in groups of four, counts, too.
    """
    digits = "".join(head.split()).lower()
    is_known = re.fullmatch(PROJECT, project, re.ASCII) if project else True
    if not is_known or not re.fullmatch(r"[0-9a-f]{16,64}", digits, re.ASCII):
        return None
    return StateMark(project=Uid(project), head=digits)
