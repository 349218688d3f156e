"""Which mitigations of the library help against a risk, and which tools put them into practice."""

from dataclasses import dataclass

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.library import LibraryMeasure, LibraryTool
from rai_desktop.services.library.reading import library_of
from rai_desktop.services.library.taking import existing_measure
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureProposal:
    """A mitigation that helps against a risk; ``existing`` is one of the project that can serve."""

    measure: LibraryMeasure
    tools: tuple[LibraryTool, ...]
    existing: Uid | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureHelp:
    """What the library says about a mitigation of the project: its entry and fitting tools."""

    measure: LibraryMeasure
    tools: tuple[LibraryTool, ...]


def measure_proposals(
    project: OpenProject, catalogue: Catalogue, risk: Uid
) -> tuple[MeasureProposal, ...]:
    """Return what helps against a risk from the library, most useful first, as far as not linked.

    None for a risk that is not from the library.
    """
    entity = project.entity(risk)
    library = library_of(project, catalogue)
    entry = library.risks.get(entity.library) if isinstance(entity, Risk) else None
    if entry is None:
        return ()
    linked = _linked(project, risk)
    wanted = (library.measures[each] for each in entry.measures if each in library.measures)
    return tuple(
        MeasureProposal(
            measure=measure,
            tools=tuple(library.tools[tool] for tool in measure.tools if tool in library.tools),
            existing=existing_measure(project, measure.id),
        )
        for measure in wanted
        if measure.id not in linked and not measure.deprecated
    )


def measure_help(project: OpenProject, catalogue: Catalogue, measure: Uid) -> MeasureHelp | None:
    """Return what the library says about a mitigation; ``None`` for one that is not from it."""
    entity = project.entity(measure)
    if not isinstance(entity, Mitigation) or not entity.library:
        return None
    library = library_of(project, catalogue)
    found = library.measures.get(entity.library)
    if found is None:
        return None
    tools = tuple(library.tools[tool] for tool in found.tools if tool in library.tools)
    return MeasureHelp(measure=found, tools=tools)


def _linked(project: OpenProject, risk: Uid) -> frozenset[str]:
    uids = project.links.seconds(LinkRole.RISK_MITIGATION, risk)
    found = (project.store.entity(uid) for uid in uids)
    return frozenset(each.library for each in found if isinstance(each, Mitigation))
