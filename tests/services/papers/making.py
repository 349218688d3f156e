"""Papers built from example projects, for tests of what they say."""

from rai_desktop.services.papers.model import (
    Blank,
    Facts,
    Figures,
    Grid,
    Heading,
    PaperCell,
    drawn,
)
from rai_desktop.services.papers.registry import paper_kind
from rai_desktop.services.papers.request import PaperRequest
from tests.services.building import TODAY, FixedClock, labels


def paper_of(project, key, language="en", **wishes):
    """Return a paper of a project, made at the fixed moment of the tests."""
    wanted = PaperRequest(**{"cut_off": TODAY, "created": FixedClock().now(), **wishes})
    return paper_kind(key).build(project, labels(language), wanted)


def paper_texts(paper, *, in_order=False):
    """Return every text that a paper says, in the order in which it is read.

    Facts in two columns are told shortest first; ``in_order`` leaves them out, and the words of
    pictures, which stand in no text.
    """
    found = [paper.kicker, paper.title, paper.subtitle, paper.banner, paper.note]
    found += [text for fact in paper.facts for text in (fact.label, fact.text)]
    for block in paper.blocks:
        is_moved = isinstance(block, Facts) and block.columns > 1
        if in_order and (is_moved or isinstance(block, Figures)):
            continue
        found += _texts(block)
    return [text for text in found if text]


def _words(picture):
    return drawn(picture, lambda text, size, _bold: len(text) * size / 2).alt_text


def _texts(block):
    if isinstance(block, Grid):
        cells = [cell for row in block.rows for cell in row]
        shown = [cell.text if isinstance(cell, PaperCell) else cell for cell in cells]
        return [*(column.title for column in block.columns), *(shown or [block.empty])]
    if isinstance(block, Facts):
        return [text for fact in block.facts for text in (fact.label, fact.text)]
    if isinstance(block, Figures):
        return [text for caption, one in block.captioned for text in (caption, _words(one))]
    if isinstance(block, Blank):
        return [block.label, block.hint, block.source, block.text]
    if isinstance(block, Heading):
        return [block.text, block.mark]
    many = (*getattr(block, "texts", ()), *getattr(block, "captions", ()))
    return [*many, getattr(block, "text", ""), *(text for text, _ in getattr(block, "choices", ()))]
