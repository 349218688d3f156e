"""What the cells of a workbook mean: shared texts, number formats, dates, formulas and errors."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from rai_desktop.imports.cells import CellWriter, moment_text, number_text
from rai_desktop.imports.limits import Budget
from rai_desktop.imports.package import (
    DamagedPart,
    Element,
    Package,
    PartHandler,
    elements_of,
    local_name,
    whole_number,
)
from rai_desktop.services.tables import EMPTY_CELL, CellKind, RemarkCode, SourceCell

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LOCAL_DATES = frozenset((*range(27, 37), *range(50, 59)))
_FALSE = frozenset(("0", "false"))
_ISO_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(T00:00:00(\.0+)?)?Z?", re.ASCII)


class Shown(Enum):
    """What a number is shown as, by the format of its cell."""

    NUMBER = "number"
    MOMENT = "moment"
    DURATION = "duration"


def unescaped(text: str) -> str:
    """Return a workbook's text with its escaped characters, such as ``_x000D_``, put back."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


class SharedTexts(PartHandler):
    """Collects the texts that cells refer to by number; leaves out phonetic readings."""

    def __init__(self, budget: Budget) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._budget = budget
        self._pieces: list[str] = []
        self._is_text = False
        self._is_phonetic = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Begin a text, or a piece of it."""
        self.depth += 1
        name = local_name(name)
        if name == "si":
            self._pieces = []
        elif name == "rPh":
            self._is_phonetic = True
        self._is_text = name == "t" and not self._is_phonetic

    def text(self, content: str) -> None:
        """Add to the text."""
        if self._is_text:
            self._pieces.append(content)

    def end(self, name: str) -> None:
        """Keep the text when it is complete."""
        self.depth -= 1
        self._is_text = False
        name = local_name(name)
        if name == "rPh":
            self._is_phonetic = False
        elif name == "si":
            text = unescaped("".join(self._pieces))
            self._budget.count_text(text)
            self.texts.append(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """By the number of a cell style: what its numbers are shown as, and whether it is bold."""

    shown: Mapping[str, Shown]
    bold: frozenset[str]


NO_STYLES = Styles(shown={}, bold=frozenset())


def styles_of(package: Package, part: str) -> Styles:
    """Return what the cell styles in ``part`` mean."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS

    found = elements_of(package, part, "numFmt", "xf", "font", "b")
    formats = dict(BUILTIN_FORMATS)
    for element in found:
        if element.name == "numFmt":
            number = whole_number(element.attributes.get("numFmtId", ""))
            formats[number] = element.attributes.get("formatCode", "")
    styles = [one for one in found if one.name == "xf" and one.parent == "cellXfs"]
    numbers = [whole_number(one.attributes.get("numFmtId", "0")) for one in styles]
    known = {number: _shown(number, formats.get(number, "General")) for number in set(numbers)}
    bold = _bold_fonts(found)
    return Styles(
        shown={str(place): known[number] for place, number in enumerate(numbers)},
        bold=frozenset(
            str(place)
            for place, style in enumerate(styles)
            if style.attributes.get("fontId") in bold
        ),
    )


def _bold_fonts(found: Sequence[Element]) -> set[str]:
    """Return the numbers of the fonts in bold letters."""
    bold: set[str] = set()
    fonts = -1
    for element in found:
        if element.name == "font" and element.parent == "fonts":
            fonts += 1
        is_on = element.attributes.get("val", "1") not in _FALSE
        if element.name == "b" and element.parent == "font" and is_on:
            bold.add(str(fonts))
    return bold


def _shown(number: int, code: str) -> Shown:
    from openpyxl.styles.numbers import is_date_format, is_timedelta_format

    if is_timedelta_format(code):
        return Shown.DURATION
    return Shown.MOMENT if number in _LOCAL_DATES or is_date_format(code) else Shown.NUMBER


@dataclass(slots=True)
class WrittenCell:
    """A cell as it stands in the part: ``value`` is ``None`` where nothing was stored."""

    type: str
    style: str
    value: str | None = None
    is_formula: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CellReader:
    """Turns what is written in a sheet into cells, and notes what must not be trusted."""

    shared: Sequence[str]
    styles: Styles
    epoch: datetime
    writer: CellWriter

    def cell(self, written: WrittenCell, row: int, place: int) -> SourceCell:
        """Return the cell that ``written`` means at ``row`` and ``place``."""
        text, kind = self._meaning(written)
        notes = self.writer.notes
        if kind is CellKind.ERROR:
            notes.add(RemarkCode.CELL_ERROR, row, place, error=text)
        elif written.is_formula:
            kind = CellKind.FORMULA
            is_stored = bool(written.value) or (written.value == "" and written.type == "str")
            code = RemarkCode.FORMULA if is_stored else RemarkCode.FORMULA_WITHOUT_RESULT
            notes.add(code, row, place)
        if kind is CellKind.EMPTY:
            return EMPTY_CELL
        return self.writer.cell(text, kind, row, place)

    def _meaning(self, written: WrittenCell) -> tuple[str, CellKind]:
        """Return the text and the kind of a cell, formula or not."""
        raw = written.value
        if raw is None or raw == "":
            return "", CellKind.EMPTY
        match written.type:
            case "n":
                return self._number(raw, written.style)
            case "s":
                return self._shared(raw), CellKind.TEXT
            case "str" | "inlineStr":
                return unescaped(raw), CellKind.TEXT
            case "b":
                return ("true" if raw in {"1", "true"} else "false"), CellKind.BOOL
            case "e":
                return raw, CellKind.ERROR
            case "d":
                day = _ISO_DAY.fullmatch(raw)
                return (day[1] if day else raw), CellKind.DATE
            case unknown:
                raise DamagedPart(unknown)

    def _shared(self, raw: str) -> str:
        number = whole_number(raw)
        if number >= len(self.shared):
            raise DamagedPart(raw)
        return self.shared[number]

    def _number(self, raw: str, style: str) -> tuple[str, CellKind]:
        text = number_text(raw)
        if text is None:
            return raw, CellKind.ERROR
        shown = self.styles.shown.get(style, Shown.NUMBER)
        if shown is Shown.NUMBER:
            return text, CellKind.NUMBER
        return self._moment(float(raw), text, is_duration=shown is Shown.DURATION)

    def _moment(self, value: float, text: str, *, is_duration: bool) -> tuple[str, CellKind]:
        """Return a serial number as day, time or duration; one outside the calendar is an error."""
        from openpyxl.utils.datetime import from_excel

        try:
            moment = from_excel(value, self.epoch, timedelta=is_duration)
        except (OverflowError, ValueError):
            return text, CellKind.ERROR
        kind = CellKind.TEXT if is_duration else CellKind.DATE
        return moment_text(moment), kind
