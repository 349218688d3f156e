"""The risk register: matrices of today and of the target, every risk, and what is done."""

from collections.abc import Iterator
from functools import partial

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.papers.measure_bars import (
    MEASURES_TITLE,
    measure_bars,
    measure_counts,
)
from rai_desktop.services.papers.model import (
    Block,
    Figures,
    Heading,
    Keep,
    NewPage,
    Paper,
    Paragraph,
    Tone,
)
from rai_desktop.services.papers.request import PaperHead, PaperRequest, project_paper
from rai_desktop.services.papers.risk_blocks import count_figures, legend_blocks, matrix_figures
from rai_desktop.services.papers.tables import grid_of
from rai_desktop.services.pictures import Curve, Drawing, TextWidth, level_curve
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.build import RegisterRequest, build_register
from rai_desktop.services.registers.model import MovementFigures, Register, Table
from rai_desktop.words import Words

RISKS = "risks"

_KEEP, _KEEP_MATRIX = 200.0, 300.0
_CURVE = (229.0, 120.0)
_GROUPS = ("risks_by_level", "risks_by_status", "risk_movement")
_TOP = ("number", "title", "owner", "=level_persons", "=level_business", "=level")
_TABLES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "risks",
        (
            *("number", "title", "=systems", "=inherent", "=level", "=target"),
            *("status", "treatment", "owner", "review_due_on"),
        ),
    ),
    (
        "treatment_plan",
        (
            *("number", "title", "=level_persons", "=level_business", "=target", "treatment"),
            *("=state", "=mitigation", "=mitigation_status", "=mitigation_owner"),
            "=mitigation_due",
        ),
    ),
    (
        "acceptances",
        (
            *("risk", "level_persons", "level_business", "=state", "accepted_by"),
            *("accepted_on", "expires_on", "reason", "conditions"),
        ),
    ),
    ("risk_movement", ()),
    ("indicators", ()),
)


def risk_register(project: OpenProject, labels: Labels, request: PaperRequest) -> Paper:
    """Return all risks with their matrices, levels and mitigations."""
    wanted = RegisterRequest(
        cut_off=request.cut_off,
        created=request.created,
        left_out=request.left_out,
        names=tuple(name for name, _ in _TABLES),
        since=request.since,
    )
    register = build_register(project, labels, wanted)
    head = PaperHead(
        key=RISKS,
        title=labels.words(N_("Risk register")),
        subtitle=register.organisation,
        banner=register.draft,
        has_contents=True,
    )
    found = project.entities(EntityKind.MITIGATION)
    measures = [each for each in found if isinstance(each, Mitigation)]
    counts = measure_counts(measures, request.cut_off)
    blocks = _blocks(register, labels.words, counts)
    return project_paper(project, labels, request, head, tuple(blocks))


def _blocks(register: Register, words: Words, counts: tuple[int, ...]) -> Iterator[Block]:
    tables = {table.key: table for table in register.tables}
    yield Heading(text=words(N_("In short")))
    yield from count_figures([group for group in register.summary if group.key in _GROUPS])
    if any(counts):
        yield Figures(captioned=((words(MEASURES_TITLE), partial(measure_bars, words, counts)),))
    yield from _top(register, words, tables[RISKS])
    if any(matrix.counts for matrix in register.matrices):
        yield Keep(height=_KEEP_MATRIX)
        yield Heading(text=register.labels["matrices"])
        yield from matrix_figures(register.matrices)
    yield from legend_blocks(register, 2)
    yield NewPage(landscape=True)
    for name, keys in _TABLES:
        if name in tables:
            yield from _table(tables[name], words, keys)
    if register.movement is not None:
        yield from _curves(register.movement)


def _top(register: Register, words: Words, table: Table) -> Iterator[Block]:
    rows = table.rows_of(register.top_risks)
    yield Keep(height=_KEEP)
    yield Heading(text=register.labels["top_risks"], level=2)
    if rows:
        yield grid_of(table, words, _TOP, rows)
    else:
        yield Paragraph(text=table.empty)


def _table(table: Table, words: Words, keys: tuple[str, ...]) -> Iterator[Block]:
    yield Keep(height=_KEEP)
    yield Heading(text=table.title)
    if not table.rows:
        yield Paragraph(text=table.empty)
        return
    yield Paragraph(text=table.intro, tone=Tone.SMALL)
    yield grid_of(table, words, keys)


def _curves(moved: MovementFigures) -> Iterator[Block]:
    """Yield how the worst risks that moved went up and down, three side by side."""
    if not moved.curves:
        return
    yield Keep(height=2 * _KEEP)
    yield Heading(text=moved.curves_title, level=2)
    for start in range(0, len(moved.curves), 3):
        some = moved.curves[start : start + 3]
        yield Figures(captioned=tuple((name, partial(_curve, curve)) for name, curve in some))


def _curve(curve: Curve, measure: TextWidth) -> Drawing:
    return level_curve(curve, measure, size=_CURVE)
