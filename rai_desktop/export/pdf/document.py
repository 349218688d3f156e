"""The document that registers and reports are written with."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import BinaryIO

from rai_desktop.export.pdf.blocks import (
    Cover,
    draw_blank,
    draw_bullets,
    draw_cover,
    draw_heading,
    draw_paragraph,
    draw_signatures,
)
from rai_desktop.export.pdf.contents import Contents, Entry, draw_contents
from rai_desktop.export.pdf.flow import Flow, Margins
from rai_desktop.export.pdf.glyphs import ShownTexts
from rai_desktop.export.pdf.logo import logo_of
from rai_desktop.export.pdf.marks import Mark, shown_mark
from rai_desktop.export.pdf.pictures import draw_picture, draw_pictures
from rai_desktop.export.pdf.styles import TextStyle
from rai_desktop.export.pdf.surface import About, Surface
from rai_desktop.export.pdf.tables import Column, Layouts, Table, draw_facts
from rai_desktop.services.brand import Brand
from rai_desktop.services.pictures.display_list import Drawing

_LEVELS = (1, 2, 3)
_OUTLINE_LENGTH = 300


class PdfDocument:
    """A tagged PDF document that grows block by block and is written while it grows.

    Texts are drawn as they are and never read as markup; nothing in them becomes a link, picture
    or script. What the fonts cannot show becomes a visible mark and is counted in
    ``substituted``. Words from right to left are readable, in lines that run from left to right.
    The same calls give the same bytes: the only time in the file is ``about.created``. One that
    ``is_compact`` leaves little room around texts, so that it takes few pages.
    A ``brand`` lends its colour to headings and its logo to the cover.
    """

    def __init__(
        self,
        target: BinaryIO,
        about: About,
        margins: Margins,
        *,
        is_compact: bool = False,
        brand: Brand | None = None,
    ) -> None:
        self._shown = ShownTexts()
        surface = Surface(target, _shown_about(about, self._shown))
        self._flow = Flow(surface, margins, self._shown, is_compact=is_compact)
        if brand is not None:
            self._flow.accent = brand.accent
            self._flow.logo = logo_of(surface, brand)
        self._layouts = Layouts(self._flow)
        self._contents: Contents | None = None
        self._headings = 0
        self._part: Entry | None = None

    @property
    def substituted(self) -> dict[str, int]:
        """How often each character had to be replaced by a mark."""
        return dict(self._shown.substituted)

    @property
    def page_count(self) -> int:
        """Number of pages begun so far; final after ``finish``."""
        return len(self._flow.surface.pages)

    def cover(self, cover: Cover, *, is_listed: bool = False) -> None:
        """Begin a cover page; any blocks may follow on it until the next page break.

        A title that ``is_listed`` stands in the outline and the contents, as a part of many; what
        follows stands below it there.
        """
        draw_cover(self._flow, cover)
        self._part = None
        if is_listed:
            self._headings += 1
            name = f"heading {self._headings}"
            self._flow.surface.anchor(name, 0.0)
            self._part = self._list(" ".join(self._shown(cover.title).split()), 1, name)

    def heading(
        self,
        text: str,
        level: int = 1,
        *,
        outline: bool = True,
        anchor: str | None = None,
        mark: Mark | None = None,
    ) -> None:
        """Add a heading of level 1 to 3; links lead to it by ``anchor``, a mark stands beside.

        Without ``outline`` it stands neither in the outline nor in the table of contents.
        """
        if level not in _LEVELS:
            raise ValueError(f"there is no heading of level {level}")
        self._headings += 1
        name = anchor or f"heading {self._headings}"
        if self._flow.surface.is_anchor(name):
            raise ValueError(f"the anchor {name} is already set")
        shown = self._shown(text)
        draw_heading(self._flow, shown, level, name, shown_mark(self._flow, mark) if mark else None)
        one_line = " ".join(shown.split())
        if outline:
            self._list(one_line, level + self._depth, name)

    @property
    def _depth(self) -> int:
        """How much deeper headings stand in the outline, because they belong to a part."""
        return 1 if self._part else 0

    def _list(self, shown: str, level: int, name: str) -> Entry:
        """Let a heading stand in the outline, and in the contents as far as they were begun."""
        self._flow.surface.outline_entry(shown[:_OUTLINE_LENGTH], name, level - 1)
        anchor = self._flow.surface.scope + name
        entry = Entry(shown=shown, level=level, anchor=anchor, page=self._flow.page())
        if self._contents:
            self._contents.add(entry)
        return entry

    def paragraph(
        self, text: str, style: TextStyle = TextStyle.BODY, *, link_to: str | None = None
    ) -> None:
        """Add a paragraph; with ``link_to`` it leads to that anchor."""
        draw_paragraph(self._flow, text, style, link_to)

    def key_values(self, facts: Sequence[tuple[str, str]], *, columns: int = 1) -> None:
        """Add pairs of label and text, in one or two columns.

        In two columns short texts come first, side by side, and tall ones get rows of their own
        below them; only a tall first one stays at the top.
        """
        draw_facts(self._flow, facts, columns)

    def table(self, columns: Sequence[Column], *, when_empty: str) -> Table:
        """Return a table that is filled row by row inside ``with``.

        ``when_empty`` is the sentence that stands in it when no row came.
        """
        return Table(self._flow, self._layouts.of(columns), when_empty)

    def picture(self, drawing: Drawing) -> None:
        """Add a picture, made smaller if it is larger than the page."""
        draw_picture(self._flow, drawing)

    def pictures(self, captioned: Sequence[tuple[str, Drawing]]) -> None:
        """Add pictures beside each other, each below its caption; they share the width."""
        draw_pictures(self._flow, captioned)

    def bullet_list(
        self,
        texts: Sequence[str],
        style: TextStyle = TextStyle.BODY,
        *,
        signs: Sequence[str] = (),
    ) -> None:
        """Add a list, each entry behind a dot or behind its own sign."""
        draw_bullets(self._flow, texts, style, signs)

    def blank(self, label: str, text: str, hint: str, lines: int) -> None:
        """Add something to fill in: a label, a hint, and a frame with ``text`` and free lines."""
        draw_blank(self._flow, label, text, hint, lines)

    def signature_lines(self, captions: Sequence[str], *, beside: int = 2) -> None:
        """Add a line to sign on for each caption, ``beside`` of them side by side."""
        draw_signatures(self._flow, captions, beside)

    def keep(self, height: float) -> None:
        """Go on with a new page unless this one has ``height`` points left."""
        self._flow.need(height)

    @contextmanager
    def part(self, title: str = "") -> Iterator[None]:
        """Make what is added inside one part of the document for those who have it read out.

        Its ``title`` stands in the header of the pages on which it goes on. A part is written when
        it is complete; a long document is kept in memory less that way.
        """
        with self._flow.surface.element("Sect"):
            self._flow.running = " ".join(self._shown(title).split())
            yield
            self._flow.running = ""

    @contextmanager
    def language_part(self, language: str, margins: Margins) -> Iterator[None]:
        """Make what is added inside a part in its own language, on pages of its own.

        Its anchors are its own, so each part may use the names that the others use.
        """
        self._flow.turn(landscape=False)
        self._flow.speak(margins)
        surface = self._flow.surface
        surface.scope = f"{language} "
        with surface.element("Sect", f"/Lang {surface.string(language)}"):
            yield
        surface.scope = ""

    def page_break(self) -> None:
        """Go on with a new page, unless this one is still empty."""
        if not self._flow.at_top:
            self._flow.end_page()

    def section(self, *, landscape: bool) -> None:
        """Go on with a new page that stands or lies."""
        self._flow.turn(landscape=landscape)

    def contents(self, title: str, *, deepest: int = 2) -> None:
        """Put the table of contents here, on pages of its own; it lists the headings to come."""
        if self._contents:
            raise ValueError("a document has one table of contents")
        self._flow.end_page()
        tree = self._flow.surface.tree
        self._contents = Contents(
            title=self._shown(title),
            deepest=deepest + self._depth,
            place=self.page_count,
            shape=self._flow.shape,
            element=tree.child(tree.current, "TOC"),
            margins=self._flow.margins,
        )
        if self._part:
            self._contents.add(self._part)

    def finish(self) -> None:
        """Write contents, page labels and what ties the file together; it is complete then."""
        if not self.page_count:
            self._flow.begin_page()
        self._flow.end_page()
        if self._contents:
            draw_contents(self._flow, self._contents)
        missing = self._flow.surface.missing_anchors()
        if missing:
            raise ValueError(f"links lead to anchors that do not exist: {missing[:5]}")
        self._flow.write_labels()
        self._flow.surface.finish()


def _shown_about(about: About, shown: ShownTexts) -> About:
    """Return the description without characters that no reader can show."""
    return replace(
        about,
        title=shown(about.title),
        author=shown(about.author),
        subject=shown(about.subject),
    )
