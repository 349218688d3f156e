"""The register of frameworks: how far the same answers meet what others ask for."""

from collections.abc import Iterator, Mapping

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.requirements import FrameworkCoverage, PointCoverage, State
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.registers.computed import Source
from rai_desktop.services.registers.model import Column, ColumnKind, Row, Table
from rai_desktop.services.registers.told_columns import told_columns, worded_choices
from rai_desktop.services.requirements.assessing import Standing

FRAMEWORKS = "frameworks"
NO_CERTIFICATE = N_(
    "A comparison by the program, no certification. Neither codes of practice nor ISO/IEC 42001 "
    "give a presumption of conformity with the AI Act."
)
NOT_MAPPED = N_("Not mapped")
STATES: tuple[State | None, ...] = (*State, None)
"""The states of a point in their order; ``None`` when no requirement is mapped to it."""

_FRAMEWORK = "=framework"
_COLUMNS = (
    (_FRAMEWORK, N_("Framework"), ColumnKind.CHOICE, 1.2, True),
    ("=point", N_("Point"), ColumnKind.TEXT, 0.7, True),
    ("title", N_("Title"), ColumnKind.TEXT, 2.0, True),
    ("=state", N_("Status"), ColumnKind.CHOICE, 0.8, True),
    ("=requirements", N_("By requirements"), ColumnKind.TEXT, 2.0, True),
    ("=mapping", N_("Mapping"), ColumnKind.TEXT, 0.8, False),
)


def state_words(labels: Labels) -> Mapping[State | None, str]:
    """Return how the states of a point are called."""
    return {state: labels.code(state) if state else labels.words(NOT_MAPPED) for state in STATES}


def frameworks_table(source: Source, standing: Standing | None) -> Table:
    """Return all points of the frameworks that requirements are mapped to.

    Frameworks are looked at for the whole company only; ``None`` means that nothing was answered.
    """
    words = source.labels.words
    shown = standing.frameworks if standing and source.scope.is_whole else ()
    empty = N_("No requirement has been answered yet.")
    if not source.scope.is_whole:
        empty = N_("Frameworks are compared for the company as a whole only.")
    return Table(
        key=FRAMEWORKS,
        title=words(N_("Frameworks")),
        intro=words(NO_CERTIFICATE),
        columns=_columns(source.labels, shown),
        rows=tuple(row for framework in shown for row in _rows(source.labels, framework)),
        empty=words(empty),
    )


def _columns(labels: Labels, shown: tuple[FrameworkCoverage, ...]) -> tuple[Column, ...]:
    words = labels.words
    names = {each.framework.id: words.pick(each.framework.title) for each in shown}
    states = {_code(state): word for state, word in state_words(labels).items()}
    choices = {_FRAMEWORK: worded_choices(names), "=state": worded_choices(states)}
    return told_columns(words, _COLUMNS, choices)


def _rows(labels: Labels, covered: FrameworkCoverage) -> Iterator[Row]:
    words, states = labels.words, state_words(labels)
    framework = words.pick(covered.framework.title)
    for point in covered.points:
        cells = (
            framework,
            point.point.id,
            words.pick(point.point.title),
            states[point.state],
            ", ".join(point.requirements),
            words(_mapping(point)),
        )
        codes = {_FRAMEWORK: covered.framework.id, "=state": _code(point.state)}
        uid = Uid(f"{covered.framework.id} {point.point.id}")
        yield Row(uid=uid, cells=cells, codes=codes)


def _mapping(point: PointCoverage) -> str:
    """Return how requirements come to a point; a heading sums up what is below it."""
    if point.is_heading:
        return N_("Heading, is not counted")
    if not point.requirements:
        return ""
    return N_("By theme") if point.by_theme else N_("Directly")


def _code(state: State | None) -> str:
    return str(state) if state else "not_mapped"
