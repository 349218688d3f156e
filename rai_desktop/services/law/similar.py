"""Taking over answers from a similar system that was classified before."""

from collections.abc import Callable, Iterator

from rai_desktop.domain.canonical import Value, is_empty
from rai_desktop.domain.conditions import Answer
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.services.law.screens import Changes
from rai_desktop.services.law.sheets import answers_of
from rai_desktop.services.law.statuses import classified_systems
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject

_TOLD = ("people_data", "source")
"""Fields of a system that the wizard asks beside the questions of the law."""


def same_kind(
    project: OpenProject, catalogue: Catalogue, system: Uid, value: Callable[[str], Value]
) -> AiSystem | None:
    """Return a classified system of the same template and purpose, word for word.

    ``None`` as soon as a question is answered here. ``value`` returns a field of the system as it
    was entered.
    """
    template, purpose = value("template"), value("purpose")
    if not (template and purpose) or answers_of(project, catalogue.law().rules.pack, system):
        return None
    alike = (
        other
        for other in similar_systems(project, system)
        if other.template == template
        and other.purpose == purpose
        and answers_to_take(project, catalogue, of=other.uid, into=system)
    )
    return next(alike, None)


def fields_to_take(
    project: OpenProject, *, of: Uid, value: Callable[[str], Value]
) -> dict[str, Value]:
    """Return what the wizard asked about one system and is not told about the other yet."""
    other = project.entity(of)
    told = {key: project.value(other, key) for key in _TOLD if is_empty(value(key))}
    return {key: said for key, said in told.items() if not is_empty(said)}


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
