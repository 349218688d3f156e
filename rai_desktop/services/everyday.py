"""Everyday tools: short entries of product, task and department, and when these do not suffice."""

from collections.abc import Callable, Iterator, Mapping

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import (
    Answer,
    Influence,
    LabelledCode,
    RecordType,
    Source,
)
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.steps import Step
from rai_desktop.domain.texts import N_
from rai_desktop.services.project import OpenProject


class Promotion(LabelledCode):
    """Why a short entry does not suffice."""

    PERSONAL_DATA = "personal_data", N_("It processes data about people.")
    DECISIONS = "decisions", N_("It takes part in decisions about people.")
    CUSTOMERS = "customers", N_("Customers or the public have to do with it.")
    OWN_DEVELOPMENT = "own_development", N_("You build it yourselves, or it is in your product.")


_TRAITS: Mapping[Promotion, frozenset[str]] = {
    Promotion.PERSONAL_DATA: frozenset({"personal_data", "special_category_data"}),
    Promotion.DECISIONS: frozenset({"decision_about_persons", "automated_decision"}),
    Promotion.CUSTOMERS: frozenset({"public_facing"}),
    Promotion.OWN_DEVELOPMENT: frozenset({"own_development", "product_embedded"}),
}
_OUTSIDE = frozenset({"customers", "consumers", "public"})
_BUILT = {
    Source.BUILT: RecordType.OWN_SYSTEM,
    Source.EMBEDDED: RecordType.EMBEDDED_FUNCTION,
}
_DECIDING = (Influence.SUPPORT, Influence.RECOMMENDATION, Influence.AUTOMATIC)
_TELLS: Mapping[Promotion, Callable[[AiSystem], bool]] = {
    Promotion.PERSONAL_DATA: lambda one: one.people_data is Answer.YES,
    Promotion.DECISIONS: lambda one: one.influence in _DECIDING,
    Promotion.CUSTOMERS: lambda one: bool(_OUTSIDE.intersection(one.affected_groups)),
    Promotion.OWN_DEVELOPMENT: lambda one: one.source in _BUILT,
}


def everyday_tools(project: OpenProject) -> list[AiSystem]:
    """Return the systems kept as everyday tools, in the order they were added."""
    systems = project.entities(EntityKind.SYSTEM)
    return [one for one in systems if isinstance(one, AiSystem) and is_everyday(one)]


def is_everyday(system: AiSystem) -> bool:
    """Return whether a system is kept as an everyday tool."""
    return system.record_type is RecordType.EVERYDAY_TOOL


def promotions(system: AiSystem) -> tuple[Promotion, ...]:
    """Return why a short entry of this system would not suffice; empty when it does."""
    return tuple(
        reason
        for reason in Promotion
        if _TELLS[reason](system) or _TRAITS[reason].intersection(system.traits)
    )


def outgrown(system: AiSystem) -> bool:
    """Return whether an everyday tool needs a full entry by now."""
    return is_everyday(system) and bool(promotions(system))


def promote(project: OpenProject, uid: Uid) -> Step | None:
    """Make a short entry a full one as one step; ``None`` when it is one already."""
    system = project.entity(uid)
    if not isinstance(system, AiSystem) or not is_everyday(system):
        return None
    kept = _BUILT.get(system.source) if system.source else None
    return project.edit(uid, {"record_type": kept})


def add_tool(project: OpenProject, values: Mapping[str, Value]) -> Uid:
    """Add an everyday tool that is in use as one step and return its uid.

    Raises:
        UsageError: it has no name.
    """
    if not str(values.get("name") or "").strip():
        raise UsageError(N_("First say what the tool is called."))
    given = {"status": "in_use", "record_type": RecordType.EVERYDAY_TOOL, **values}
    return project.add(EntityKind.SYSTEM, given)


def products(project: OpenProject) -> Iterator[str]:
    """Yield the names of products in use, each once."""
    seen: dict[str, None] = {}
    for system in project.entities(EntityKind.SYSTEM):
        if isinstance(system, AiSystem):
            for name in (system.name, system.product):
                if name:
                    seen[name] = None
    yield from seen
