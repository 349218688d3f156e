"""Risks as blocks of papers: one by one, as matrices, and what the levels mean."""

from collections.abc import Iterator, Sequence
from functools import partial

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.services.papers.model import (
    Block,
    Facts,
    Figures,
    Grid,
    Heading,
    Keep,
    PaperCell,
    PaperColumn,
    Paragraph,
)
from rai_desktop.services.papers.tables import level_cell, widest_days
from rai_desktop.services.pictures import (
    LEVEL_HATCHES,
    Bar,
    BarLook,
    Drawing,
    Meaning,
    TextWidth,
    level_bars,
    level_meaning,
    risk_matrix,
)
from rai_desktop.services.registers.model import CountGroup, MatrixPicture, Register, RiskDetail
from rai_desktop.words import Words

_KEEP_RISK = 170.0
_KEEP_LEGEND = 190.0
_MATRIX_SIZE = (483.0, 225.0)
_SMALL_MATRIX = (229.0, 176.0)
_BARS = BarLook(width=229.0, row_height=14.0, label_share=0.4)


def risk_blocks(register: Register, words: Words, risk: RiskDetail, level: int) -> Iterator[Block]:
    """Yield a risk under a heading of this level: ratings, facts and mitigations."""
    labels = register.labels
    yield Keep(height=_KEEP_RISK)
    yield Heading(
        text=risk.heading,
        level=level,
        mark_label=labels["level"],
        mark=risk.level_text,
        mark_meaning=level_meaning(risk.level) if risk.level else None,
    )
    if risk.ratings:
        yield _ratings(register, risk)
    yield Facts(facts=risk.facts, columns=2)
    if not risk.mitigations:
        yield Paragraph(text=labels["no_mitigations"])
        return
    shares = ((3.4, ()), (1.1, ()), (1.6, ()), (0.9, widest_days(words)))
    titles = zip(register.mitigation_columns, shares, strict=True)
    columns = tuple(PaperColumn(title=t, weight=w, lines=lines) for t, (w, lines) in titles)
    yield Grid(columns=columns, rows=risk.mitigations, empty="")


def _ratings(register: Register, risk: RiskDetail) -> Grid:
    labels = register.labels
    titles = (rating.title for rating in risk.ratings)
    people = [level_cell(one.persons, one.persons_text) for one in risk.ratings]
    business = [level_cell(one.business, one.business_text) for one in risk.ratings]
    return Grid(
        columns=(
            PaperColumn(title=labels["level"], weight=1.2),
            *(PaperColumn(title=title, badges=True) for title in titles),
        ),
        rows=([labels["for_people"], *people], [labels["for_business"], *business]),
        empty="",
    )


def legend_blocks(register: Register, level: int) -> Iterator[Block]:
    """Yield what each risk level means, and how the overall level comes about."""
    labels = register.labels
    levels = {word: one for one, word in register.level_words.items()}
    yield Keep(height=_KEEP_LEGEND)
    yield Heading(text=labels["legend"], level=level)
    yield Grid(
        columns=(
            PaperColumn(title=labels["level"], lines=tuple(levels), badges=True),
            PaperColumn(title=labels["meaning"], weight=5.0),
        ),
        rows=[[_legend_cell(levels.get(f.label), f.label), f.text] for f in register.legend],
        empty="",
    )


def _legend_cell(level: RiskLevel | None, word: str) -> str | PaperCell:
    return level_cell(level, word) if level else PaperCell(text=word, bold=True)


def matrix_figures(matrices: Sequence[MatrixPicture], *, beside: int = 1) -> Iterator[Block]:
    """Yield the matrices, ``beside`` of them side by side."""
    size = _MATRIX_SIZE if beside == 1 else _SMALL_MATRIX
    for start in range(0, len(matrices), beside):
        pair = matrices[start : start + beside]
        yield Figures(captioned=tuple((one.title, partial(_matrix, one, size)) for one in pair))


def _matrix(matrix: MatrixPicture, size: tuple[float, float], measure: TextWidth) -> Drawing:
    return risk_matrix(matrix.counts, matrix.grid, matrix.labels, measure, size=size)


def count_figures(groups: Sequence[CountGroup]) -> Iterator[Block]:
    """Yield what was counted as bars, two groups side by side; empty groups are left out."""
    counted = [group for group in groups if any(count.count for count in group.counts)]
    for start in range(0, len(counted), 2):
        pair = counted[start : start + 2]
        yield Figures(
            captioned=tuple((group.title, partial(bars_of, group, _BARS)) for group in pair)
        )


def bars_of(group: CountGroup, look: BarLook, measure: TextWidth) -> Drawing:
    """Return what was counted as bars."""
    bars = [
        Bar(
            label=count.label,
            count=count.count,
            meaning=level_meaning(count.level) if count.level else Meaning.STRONG_LINE,
            hatch=LEVEL_HATCHES.get(count.level) if count.level else None,
        )
        for count in group.counts
    ]
    return level_bars(bars, group.title, measure, look)
