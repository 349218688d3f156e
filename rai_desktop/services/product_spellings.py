"""Naming everyday tools of one product alike, or keeping both names."""

from collections.abc import Generator

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.steps import Step
from rai_desktop.services.everyday import everyday_tools, is_everyday
from rai_desktop.services.hints.silencing import silence, silenced_hints
from rai_desktop.services.likeness import ALIKE, likeness
from rai_desktop.services.project import OpenProject

RULE = "system-alias"
"""The hint about spellings of one product."""


_PART = 50
"""Names that are compared in one piece."""


def other_spelling(project: OpenProject, uid: Uid) -> Generator[None, None, AiSystem | None]:
    """Return an everyday tool that is most surely the same product, spelled otherwise.

    Where somebody chose to keep both names there is none. It is found bit by bit between other
    work.
    """
    one = project.store.entity(uid)
    if not isinstance(one, AiSystem) or not is_everyday(one) or _is_kept(project, uid):
        return None
    others = [tool for tool in everyday_tools(project) if tool.is_live and tool.name != one.name]
    best, found = ALIKE, None
    for place, other in enumerate(others, start=1):
        score = likeness(one.name, other.name)
        if score > best or (score == best and found is None):
            best, found = score, other
        if place % _PART == 0:
            yield
    return found


def name_alike(project: OpenProject, uid: Uid, other: Uid) -> Step | None:
    """Call an entry as another is called, as one step."""
    return project.edit(uid, {"name": project.name(other)})


def keep_both(project: OpenProject, uid: Uid, other: Uid, reason: str) -> Step | None:
    """Keep both names: the hint about them is switched off for both, as one step."""
    return silence(project, RULE, [uid, other], reason, title=project.name(uid))


def _is_kept(project: OpenProject, uid: Uid) -> bool:
    silenced = silenced_hints(project)
    return silenced.is_off(RULE) or uid in silenced.entries(RULE)
