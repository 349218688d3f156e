"""Building the register: what every export does before it writes."""

from collections.abc import Iterator
from functools import partial

from benchmarks.figures import Figure, Growth, Unit
from benchmarks.projects import Place
from benchmarks.registers import register_of
from benchmarks.timing import alone, peak_memory
from rai_desktop.domain.kinds.registry import KINDS

GROUP = "register"


def measure(size: int, place: Place) -> Iterator[Figure]:
    """Yield the time of building the register, and the memory of the process until then."""
    with place.opened(size, "register") as project:
        for kind in KINDS:
            project.store.entities(kind)
        runs = alone(min(3, place.repeat), partial(register_of, project))
    yield Figure(
        group=GROUP,
        name="building the whole register",
        size=size,
        value=runs.median,
        growth=Growth.LINEAR,
        runs=runs.all,
    )
    peak = peak_memory()
    if peak is not None:
        name = "most memory of the process, project included"
        yield Figure(group=GROUP, name=name, size=size, value=peak, unit=Unit.MEGABYTES)
