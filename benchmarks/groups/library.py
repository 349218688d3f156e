"""The library: reading it, proposals for a system and for a risk, taking one."""

from collections.abc import Callable, Iterator
from itertools import cycle

from benchmarks.figures import Figure, Growth
from benchmarks.groups.commits import quick_folder
from benchmarks.projects import Place
from benchmarks.timing import Runs, alone
from rai_desktop.catalogue.content import Content
from rai_desktop.domain.codes import Action, LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.library.measures import measure_proposals
from rai_desktop.services.library.newer import newer_texts
from rai_desktop.services.library.proposing import proposals
from rai_desktop.services.library.taking import add_measure, take_risk
from rai_desktop.services.project import OpenProject

GROUP = "library"
MOST_READ, MOST_PROPOSED, MOST_COMMIT = 150.0, 50.0, 20.0
ASKED = 25
"""Systems that get a template and proposals, one for each template."""


def measure(size: int, place: Place) -> Iterator[Figure]:
    """Yield the times of reading the library, and of work with it in a project."""
    yield _figure(size, "library read", alone(place.repeat, lambda: Content().library()), MOST_READ)
    catalogue = Content()
    for read in (catalogue.library, catalogue.law, catalogue.method):
        read()
    with quick_folder(size, place) as folder, place.opened(size, "library", folder) as project:
        for kind in KINDS:
            project.store.entities(kind)
        systems = _described(project, catalogue)
        links = project.links  # the links of a form are read before its proposals
        first = alone(1, lambda: links.seconds(LinkRole.SYSTEM_RISK, systems[0]))
        yield _figure(size, "all links read once, for all forms", first, growth=Growth.LINEAR)
        runs = alone(5 * place.repeat, _each(systems, lambda s: proposals(project, catalogue, s)))
        yield _figure(size, "proposals for a system", runs, MOST_PROPOSED, Growth.CONSTANT)
        yield from _taking(size, project, catalogue, systems)


def _taking(
    size: int, project: OpenProject, catalogue: Content, systems: list[Uid]
) -> Iterator[Figure]:
    """Yield the times of taking a risk for each system, and a mitigation for each risk."""
    entries = [proposals(project, catalogue, system).open[0].risk.id for system in systems]
    waiting = iter(zip(systems, entries, strict=True))
    risks: list[Uid] = []

    def accept() -> None:
        system, entry = next(waiting)
        risks.append(take_risk(project, catalogue, system, entry, "de"))

    accept()  # the first one finds indexes unmade
    runs = alone(len(systems) - 1, accept)
    yield _figure(size, "taking a risk", runs, MOST_COMMIT, Growth.CONSTANT)
    measure_proposals(project, catalogue, risks[0])
    runs = alone(len(risks), _each(risks, lambda risk: measure_proposals(project, catalogue, risk)))
    yield _figure(size, "mitigations for a risk", runs, MOST_PROPOSED, Growth.CONSTANT)
    best = {risk: measure_proposals(project, catalogue, risk)[0].measure.id for risk in risks}
    runs = alone(
        len(risks),
        _each(risks, lambda risk: add_measure(project, catalogue, risk, best[risk], "de")),
    )
    yield _figure(size, "taking or linking a mitigation", runs, MOST_COMMIT, Growth.CONSTANT)
    runs = alone(len(risks), _each(risks, lambda risk: newer_texts(project, catalogue, risk)))
    yield _figure(size, "looking for a newer text", runs, growth=Growth.CONSTANT)


def _described(project: OpenProject, catalogue: Content) -> list[Uid]:
    """Give some systems a template with its traits, and return them."""
    kind, settings = EntityKind.SYSTEM, []
    systems = [system.uid for system in project.entities(kind)][:ASKED]
    for uid, template in zip(systems, cycle(catalogue.templates()), strict=False):
        settings.append(FieldSetting(kind, uid, "template", template.id))
        settings.append(FieldSetting(kind, uid, "traits", tuple(sorted(template.traits))))
    project.commit(Action.BULK_EDIT, settings)
    return systems


def _each(systems: list[Uid], work: Callable[[Uid], object]) -> Callable[[], object]:
    """Return work on another system each time."""
    around = cycle(systems)
    return lambda: work(next(around))


def _figure(
    size: int, name: str, runs: Runs, most: float | None = None, growth: Growth = Growth.ANY
) -> Figure:
    return Figure(
        group=GROUP,
        name=name,
        size=size,
        value=runs.median,
        most=most,
        growth=growth,
        note=f"least {min(runs.times):.2f} ms",
        runs=runs.all,
    )
