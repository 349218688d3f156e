"""Writing papers as one tagged PDF document."""

from collections.abc import Iterator, Sequence
from functools import singledispatch
from pathlib import Path

from rai_desktop.export.pdf import (
    About,
    Cell,
    Column,
    Cover,
    Margins,
    Mark,
    PdfDocument,
    TextStyle,
    text_width,
)
from rai_desktop.export.targets import replaced_when_complete
from rai_desktop.services.jobs import Job, Progress
from rai_desktop.services.papers.model import (
    Blank,
    Block,
    Bullets,
    Facts,
    Figures,
    Grid,
    Heading,
    Keep,
    NewPage,
    Paper,
    PaperCell,
    Paragraph,
    Signatures,
    Ticks,
    drawn,
)
from rai_desktop.services.registers.model import Fact
from rai_desktop.words import words_for

_EVERY = 50
_LONGEST_NAME = 60
_SIGNATURE_HEIGHT = 110.0


def write_paper_pdf(paper: Paper, target: Path, others: Sequence[Paper] = ()) -> Job:
    """Write ``paper`` as a PDF document; ``target`` appears only when it is complete.

    ``others`` say the same in other languages and follow as parts of their own.
    """
    with replaced_when_complete(target) as part, part.open("wb") as stream:
        document = PdfDocument(
            stream, _about(paper), _margins(paper), is_compact=paper.is_compact, brand=paper.brand
        )
        yield Progress(done=0, total=0)
        for done, _ in enumerate(_all_written(document, (paper, *others)), start=1):
            if done % _EVERY == 0:
                yield Progress(done=done, total=0)
        document.finish()
        yield Progress(done=1, total=1)


def _about(paper: Paper) -> About:
    return About(
        title=" – ".join(part for part in (paper.title, paper.organisation) if part),
        author=paper.organisation,
        subject=paper.banner or paper.subtitle,
        language=paper.language,
        created=paper.created,
        state=paper.state,
    )


def _margins(paper: Paper) -> Margins:
    labels, day = paper.labels, words_for(paper.language).day(paper.cut_off)
    name = " ".join(paper.organisation.split())
    short = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
    foot = f"{labels.fingerprint}: {paper.fingerprint}" if paper.fingerprint else ""
    return Margins(
        header=" · ".join(part for part in (short, paper.title, paper.banner) if part),
        footer=" · ".join(part for part in (foot, f"{labels.cut_off}: {day}") if part),
        page_label=lambda number, total: labels.page.format(page=number, pages=total),
    )


def _all_written(document: PdfDocument, papers: Sequence[Paper]) -> Iterator[None]:
    """Write each paper as a part in its own language; one alone needs no parts."""
    if len(papers) == 1:
        yield from _written(document, papers[0])
    else:
        for place, paper in enumerate(papers):
            with document.language_part(paper.language, _margins(paper)):
                yield from _written(document, paper, is_listed=True, is_first=place == 0)
    if document.substituted:
        document.paragraph(papers[0].labels.substituted, TextStyle.NOTE)
    if papers[0].brand.is_darkened:
        document.paragraph(papers[0].labels.darkened, TextStyle.SMALL)


def _written(
    document: PdfDocument, paper: Paper, *, is_listed: bool = False, is_first: bool = True
) -> Iterator[None]:
    """Write the paper; yields after each block and each row of a table.

    With ``is_listed`` its title stands in the outline; only the first has the contents of all.
    """
    document.cover(
        Cover(
            kicker=paper.kicker,
            title=paper.title,
            subtitle=paper.subtitle or paper.organisation,
            banner=paper.banner,
            note=paper.note,
        ),
        is_listed=is_listed,
    )
    if paper.is_compact:
        document.paragraph(_in_one_line(paper.facts), TextStyle.SMALL)
    else:
        document.key_values(_pairs(paper.facts))
    if paper.has_contents and is_first:
        document.contents(paper.labels.contents)
    elif paper.has_cover or paper.has_contents:
        document.page_break()
    for block in paper.blocks:
        yield from write_block(block, document, paper)
        yield


def _in_one_line(facts: Sequence[Fact]) -> str:
    return " · ".join(f"{fact.label}: {fact.text}" for fact in facts)


def _pairs(facts: Sequence[Fact]) -> list[tuple[str, str]]:
    return [(fact.label, fact.text) for fact in facts]


@singledispatch
def write_block(block: Block, _document: PdfDocument, _paper: Paper) -> Iterator[None]:
    """Write one block; yields where the caller may do something else."""
    raise TypeError(f"no way to write {type(block).__name__}")


@write_block.register(Heading)
def _(block: Heading, document: PdfDocument, _paper: Paper) -> Iterator[None]:
    mark = None
    if block.mark:
        mark = Mark(label=block.mark_label, word=block.mark, level=block.mark_meaning)
    document.heading(block.text, block.level, outline=block.listed, mark=mark)
    yield


@write_block.register(Paragraph)
def _(block: Paragraph, document: PdfDocument, _paper: Paper) -> Iterator[None]:
    document.paragraph(block.text, TextStyle(block.tone))
    yield


@write_block.register(Facts)
def _(block: Facts, document: PdfDocument, _paper: Paper) -> Iterator[None]:
    document.key_values(_pairs(block.facts), columns=block.columns)
    yield


@write_block.register(Bullets)
def _(block: Bullets, document: PdfDocument, _paper: Paper) -> Iterator[None]:
    document.bullet_list(block.texts)
    yield


@write_block.register(Grid)
def _(block: Grid, document: PdfDocument, _paper: Paper) -> Iterator[None]:
    columns = [
        Column(
            title=column.title,
            weight=column.weight,
            align=column.align,
            lines=column.lines,
            holds=column.holds,
            badges=column.badges,
        )
        for column in block.columns
    ]
    with document.table(columns, when_empty=block.empty) as table:
        for row in block.rows:
            table.row([_cell(cell) for cell in row])
            yield


def _cell(cell: str | PaperCell) -> str | Cell:
    if isinstance(cell, str):
        return cell
    return Cell(text=cell.text, level=cell.meaning, bold=cell.bold)


@write_block.register(Figures)
def _(block: Figures, document: PdfDocument, _paper: Paper) -> Iterator[None]:
    captioned = [(caption, drawn(picture, text_width)) for caption, picture in block.captioned]
    if len(captioned) == 1 and not captioned[0][0]:
        document.picture(captioned[0][1])
    else:
        document.pictures(captioned)
    yield


@write_block.register(Blank)
def _(block: Blank, document: PdfDocument, paper: Paper) -> Iterator[None]:
    source = paper.labels.filled_from.format(source=block.source) if block.source else ""
    document.blank(
        block.label, block.text, " ".join(filter(None, (block.hint, source))), block.lines
    )
    yield


@write_block.register(Ticks)
def _(block: Ticks, document: PdfDocument, _paper: Paper) -> Iterator[None]:
    document.bullet_list([text for text, _ in block.choices], signs=_signs(block))
    yield


def _signs(block: Ticks) -> list[str]:
    return ["☑" if is_set else "☐" for _, is_set in block.choices]


@write_block.register(Signatures)
def _(block: Signatures, document: PdfDocument, _paper: Paper) -> Iterator[None]:
    document.keep(_SIGNATURE_HEIGHT)
    document.signature_lines(block.captions, beside=block.beside)
    yield


@write_block.register(Keep)
def _(block: Keep, document: PdfDocument, _paper: Paper) -> Iterator[None]:
    document.keep(block.height)
    yield


@write_block.register(NewPage)
def _(block: NewPage, document: PdfDocument, _paper: Paper) -> Iterator[None]:
    document.section(landscape=block.landscape)
    yield
