"""Taking over answers from a similar system that was classified before."""

from collections.abc import Iterator

from rai_desktop.domain.conditions import Answer
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.services.law.screens import Changes
from rai_desktop.services.law.sheets import answers_of
from rai_desktop.services.law.statuses import classified_systems
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject


def similar_systems(project: OpenProject, system: Uid) -> list[AiSystem]:
    """Return the other classified systems: those of the same template first, then by name."""
    own = project.entity(system)
    template = own.template if isinstance(own, AiSystem) else ""

    def rank(other: AiSystem) -> tuple[bool, str]:
        return (not template or other.template != template, other.name.casefold())

    return sorted(_classified(project, system), key=rank)


def answers_to_take(
    project: OpenProject, catalogue: Catalogue, *, of: Uid, into: Uid, replacing: bool = False
) -> Changes:
    """Return which answers of one system would change those of another.

    Only what is not answered yet is filled, unless ``replacing``. What nobody knew is not taken.
    """
    rules = catalogue.law().rules
    theirs, ours = (answers_of(project, rules.pack, uid) for uid in (of, into))
    return {
        question: answer
        for question, answer in theirs.items()
        if question in rules.by_question
        and not _is_doubt(answer)
        and ours.get(question) != answer
        and (replacing or question not in ours)
    }


def _classified(project: OpenProject, system: Uid) -> Iterator[AiSystem]:
    known = classified_systems(project)
    for other in project.entities(EntityKind.SYSTEM):
        if isinstance(other, AiSystem) and other.uid != system and other.uid in known:
            yield other


def _is_doubt(answer: Answer) -> bool:
    return "unknown" in ((answer,) if isinstance(answer, str) else answer)
