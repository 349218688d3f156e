"""What a store tells about two copies, and what it is told to merge."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.graph import StepGraph
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.merge import MergePlan, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeSides:
    """Two copies of a project, as far as they may differ; a merge is planned from this.

    ``new_steps`` are those that only the other copy has, ``own_steps`` those that only this one
    has, each behind its parents.
    """

    graph: StepGraph
    mine: Side
    theirs: Side
    new_steps: tuple[StepId, ...]
    own_steps: tuple[StepId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeCommit:
    """What the store shall take over from another copy, with what a person decided.

    ``plan`` was made from the sides with these ``heads``, mine and theirs; ``decisions`` has a
    value for each of its conflicts. ``title`` names the action in the undo menu.
    """

    heads: tuple[StepId, StepId]
    plan: MergePlan
    decisions: Mapping[tuple[Uid, str], Value]
    author: str
    time: datetime
    title: str = ""
