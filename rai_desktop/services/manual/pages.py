"""The manual: a book of pages, each a file in each language, in chapters."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rai_desktop.resources import resource
from rai_desktop.services.manual.plan import CHAPTERS

_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_RULE = re.compile(r"^\|[\s:|-]+\|$", re.MULTILINE)
_PICTURE = re.compile(r"^!\[[^\]]*\]\([^)]*\)$", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_MARKS = re.compile(r"\*\*?|`")
_NUMBER_SIGN = re.compile(r"^(?:[-*]|\d+\.) ", re.MULTILINE)
_NO_LETTERS = re.compile(r"[^\w\s-]")

PAGES: tuple[str, ...] = tuple(name for chapter in CHAPTERS for name in chapter.pages)
"""The names of all pages that are written by hand, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What stands below a heading of a page, without any marks; the beginning has no title."""

    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualPage:
    """A page of the manual; ``anchors`` name its headings, in their order, for links."""

    name: str
    title: str
    text: str
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page of the manual, and the heading on it; an empty anchor is its beginning."""

    page: str
    anchor: str = ""

    def __str__(self) -> str:
        return f"{self.page}#{self.anchor}" if self.anchor else self.page


def place_of(text: str) -> Place:
    """Return the place that is written as ``page#anchor``, as places are told as texts."""
    page, _, anchor = text.partition("#")
    return Place(page=page, anchor=anchor)


def manual_folder(language: str) -> Path:
    """Return where the pages of a language and their pictures are."""
    return resource("manual", language)


@cache
def manual_page(language: str, name: str) -> ManualPage:
    """Return a page that is written by hand."""
    text = (manual_folder(language) / f"{name}.md").read_text("utf-8")
    return made_page(name, text)


def made_page(name: str, text: str, anchors: tuple[str, ...] | None = None) -> ManualPage:
    """Return a page of this text, which begins with its title; headings name their anchors."""
    title = text.partition("\n")[0].removeprefix("# ").strip()
    if anchors is None:
        anchors = tuple(anchor_of(heading) for heading in _HEADING.findall(text))
    return ManualPage(name=name, title=title, text=text, anchors=anchors)


def anchor_of(heading: str) -> str:
    """Return the name by which links find a heading, the same as on the usual web pages."""
    plain = _NO_LETTERS.sub("", without_marks(heading).lower())
    return plain.strip().replace(" ", "-")


@cache
def sections(language: str, name: str) -> tuple[Section, ...]:
    """Return what stands below the title and below each heading of a page."""
    page = manual_page(language, name)
    first, *others = f"\n{page.text}".split("\n## ")
    beginning = first.strip().partition("\n")[2]
    parts = [("", beginning), *((one, two) for one, _, two in (p.partition("\n") for p in others))]
    return tuple(
        Section(title=without_marks(title), text=without_marks(text)) for title, text in parts
    )


def without_marks(text: str) -> str:
    """Return Markdown as plain text: one line for each paragraph, point or row of a table."""
    bare = _MARKS.sub("", _LINK.sub(r"\1", _RULE.sub("", _PICTURE.sub("", text))))
    blocks = re.split(r"\n\s*\n|\n *(?=[-*|] ?|\d+\. )", bare)
    lines = (" ".join(_NUMBER_SIGN.sub("", block.strip()).split()) for block in blocks)
    cells = (line.strip("| ").replace(" | ", " – ") for line in lines)
    return "\n".join(filter(None, cells))
