"""A paper: everything that a document says, in the order in which it is read.

Builders in ``services`` make papers, writers in ``export`` lay them out; a paper holds no markup
and looks nothing up later.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rai_desktop.services.brand import NO_BRAND, Brand
from rai_desktop.services.pictures.colours import Meaning
from rai_desktop.services.pictures.display_list import Align, Drawing
from rai_desktop.services.pictures.fitting import TextWidth
from rai_desktop.services.registers.model import Fact

DRAWN_FOR_WIDTH = 480.0
"""How many points wide a picture may be without being made smaller on an upright page."""


class Tone(StrEnum):
    """How a paragraph speaks: as running text, as an opening, in small print, or as a notice."""

    BODY = "body"
    LEAD = "lead"
    SMALL = "small"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of level 1 to 3; ``mark`` is a word beside it, such as a level, with its label.

    ``listed`` headings stand in the outline and the table of contents.
    """

    text: str
    level: int = 1
    mark_label: str = ""
    mark: str = ""
    mark_meaning: Meaning | None = None
    listed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of plain text; its line feeds are kept."""

    text: str
    tone: Tone = Tone.BODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Pairs of label and text, in one or two columns."""

    facts: tuple[Fact, ...]
    columns: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list."""

    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperColumn:
    """A column of a table; ``weight`` is its share of the width.

    ``lines`` are texts, such as days and words of a status, that should stand on one line; of the
    texts in ``holds`` no word should be broken.
    """

    title: str
    weight: float = 1.0
    align: Align = Align.START
    lines: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    badges: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperCell:
    """A cell that is more than plain text: a badge, or bold."""

    text: str
    meaning: Meaning | None = None
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table; the head is repeated on every page. ``empty`` stands there when it has no rows.

    ``rows`` may be written only when they are asked for, so that long tables need no memory.
    """

    columns: tuple[PaperColumn, ...]
    rows: Sequence[Sequence[str | PaperCell]]
    empty: str


Picture = Drawing | Callable[[TextWidth], Drawing]
"""A picture, or what draws it as soon as the writer tells how wide its texts become."""


def drawn(picture: Picture, measure: TextWidth) -> Drawing:
    """Return a picture with texts as wide as ``measure`` says."""
    return picture if isinstance(picture, Drawing) else picture(measure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Pictures beside each other, each below its caption; what they show is in their words, too."""

    captioned: tuple[tuple[str, Picture], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """Something a person fills in: a label, what is known already, a hint, and free lines.

    ``source`` says where ``text`` was taken from, or which rule asks for it.
    """

    label: str
    text: str = ""
    hint: str = ""
    source: str = ""
    lines: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """Boxes to tick, each with whether it is ticked already."""

    choices: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatures:
    """Lines to sign on, ``beside`` of them side by side."""

    captions: tuple[str, ...]
    beside: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Keep:
    """What follows begins on a new page unless this one has ``height`` points left."""

    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPage:
    """What follows begins on a new page, which stands or lies."""

    landscape: bool = False


Block = (
    Heading
    | Paragraph
    | Facts
    | Bullets
    | Grid
    | Figures
    | Blank
    | Ticks
    | Signatures
    | Keep
    | NewPage
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperLabels:
    """Words that writers need around the blocks."""

    page: str
    fingerprint: str
    cut_off: str
    contents: str
    substituted: str
    filled_from: str
    darkened: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A document in one language.

    ``banner`` must not be overlooked, such as the mark of a draft; ``note`` is quieter.
    ``fingerprint`` and ``state`` name the state of the project it was made from; empty for papers
    that come from none. ``created`` is the only time in the file. With ``has_cover`` the title has
    a page of its own, otherwise the text begins below it; with ``has_contents`` a table of
    contents follows. A paper that ``is_compact`` has to get along with very few pages.
    """

    key: str
    language: str
    title: str
    organisation: str
    created: datetime
    cut_off: date
    labels: PaperLabels
    blocks: Iterable[Block]
    subtitle: str = ""
    kicker: str = ""
    banner: str = ""
    note: str = ""
    facts: tuple[Fact, ...] = ()
    fingerprint: str = ""
    state: str = ""
    has_cover: bool = False
    has_contents: bool = False
    is_compact: bool = False
    brand: Brand = NO_BRAND
