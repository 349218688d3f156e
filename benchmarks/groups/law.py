"""Law and requirements: reading the packs, judging one system and all, recording, assessing."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import count

from benchmarks.classified import classify_all, planned, usual_answers
from benchmarks.figures import Figure, Growth
from benchmarks.groups.commits import quick_folder
from benchmarks.projects import Place
from benchmarks.timing import Runs, alone
from rai_desktop.catalogue.content import Content
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.law.judging import judge
from rai_desktop.services.law.reassessing import reassess
from rai_desktop.services.law.recording import Recording, plan_recording, record
from rai_desktop.services.project import OpenProject
from rai_desktop.services.requirements.assessing import standing
from rai_desktop.words import words_for

GROUP = "law"
MOST_READ, MOST_JUDGED, MOST_COMMIT, MOST_AGAIN = 150.0, 5.0, 20.0, 10_000.0


def measure(size: int, place: Place) -> Iterator[Figure]:
    """Yield the times of reading packs, and of work on a project whose systems are classified."""
    yield from _reading(size, place.repeat)
    catalogue = Content()
    with quick_folder(size, place) as folder, place.opened(size, "law", folder) as project:
        for kind in KINDS:
            project.store.entities(kind)
        classify_all(project, catalogue)
        runs = alone(5 * place.repeat, _judging(project, catalogue))
        name = "one classification with obligations and the next question"
        yield _figure(size, name, runs, MOST_JUDGED, Growth.CONSTANT)
        yield from _recording(size, project, catalogue, place.repeat)
        runs = alone(min(3, place.repeat), lambda: list(reassess(project, catalogue)))
        yield _figure(size, "assessing all systems again", runs, MOST_AGAIN, Growth.LINEAR)
        runs = alone(min(3, place.repeat), partial(planned, project, catalogue))
        yield _figure(size, "preview of taking all over", runs, growth=Growth.LINEAR)
        runs = alone(min(3, place.repeat), partial(standing, project, catalogue))
        yield _figure(size, "how far the requirements are met", runs, growth=Growth.LINEAR)


def _reading(size: int, repeat: int) -> Iterator[Figure]:
    """Yield the times of reading packs anew, as after a start."""
    works: tuple[tuple[str, Callable[[], object]], ...] = (
        ("packs named, headers only", lambda: Content().pack_ids()),
        ("law of all packs read", lambda: Content().law()),
        ("requirements and frameworks read", lambda: Content().requirements()),
    )
    for name, work in works:
        yield _figure(size, name, alone(2 * repeat, work), MOST_READ)


def _judging(project: OpenProject, catalogue: Content) -> Callable[[], object]:
    """Return work that judges another system each time, as a page of the wizard does."""
    systems = [system.uid for system in project.entities(EntityKind.SYSTEM)]
    rules, numbers = catalogue.law().rules, count()

    def work() -> object:
        number = next(numbers)
        answers = usual_answers(rules, number)
        judged = judge(project, catalogue, systems[number % len(systems)], answers)
        return judged.duties, judged.next

    return work


def _recording(
    size: int, project: OpenProject, catalogue: Content, repeat: int
) -> Iterator[Figure]:
    """Yield the times of the preview of one classification, and of writing it."""
    systems = [system.uid for system in project.entities(EntityKind.SYSTEM)]
    rules, words = catalogue.law().rules, words_for("de")

    def plan(number: int) -> Recording:
        answers = usual_answers(rules, number + 1)
        system = systems[number % len(systems)]
        return plan_recording(project, catalogue, words, system, answers=answers)

    plans: list[Recording] = []
    numbers = count()
    previews = Runs()
    commits = Runs()
    for done in range(5 * repeat + 1):
        found = alone(1, lambda: plans.append(plan(next(numbers))))
        written = alone(1, lambda: record(project, plans[-1]))
        if done:  # the first one finds indexes unmade
            previews.times += found.times
            commits.times += written.times
    yield _figure(size, "preview of one classification", previews, growth=Growth.CONSTANT)
    yield _figure(size, "recording one classification", commits, MOST_COMMIT, Growth.CONSTANT)


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
