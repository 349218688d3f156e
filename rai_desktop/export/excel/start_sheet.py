"""The first sheet: what the register is, what is not confirmed, and how to read the workbook."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil

from openpyxl.cell import Cell
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.texts import N_
from rai_desktop.export.excel.book import SheetWriter
from rai_desktop.export.excel.looks import Look
from rai_desktop.export.excel.pages import set_page
from rai_desktop.export.excel.table_sheet import TableSheet

SOME_CUT = N_("Some texts are too long for Excel and were cut. The sheet “{sheet}” lists them.")
WHAT_IT_HOLDS = N_("What it holds")
ABOUT_OVERVIEW = N_("How many there are of what, a chart, and the risk matrices.")
ABOUT_CHARTS = N_("Maturity, mitigations still to come and dates ahead, with their numbers.")
ABOUT_METHOD = N_("The scales in words, both matrices, and what each risk level asks for.")
ADVICE = (
    (
        N_("Filter and sort"),
        N_(
            "Use the arrows in the first row of a sheet. The sheets are not protected: "
            "filter, sort and comment as you like."
        ),
    ),
    (
        N_("Meaning of a column"),
        N_("Hold the pointer over the name of a column to read what it means."),
    ),
    (
        N_("Choices"),
        N_(
            "Cells with an arrow offer the words that are possible. Codes behind the words "
            "are on a hidden sheet."
        ),
    ),
    (
        N_("Grey headings"),
        N_("The program computes these columns. Changes in them are not read in."),
    ),
    (
        N_("Columns for the audit"),
        N_(
            "The two columns with light headings are free for the auditor. They are read "
            "in as audit notes."
        ),
    ),
    (
        N_("Further columns"),
        N_(
            "All other fields stand to the right of the columns for the audit. The small 1 at the "
            "upper left folds them away, the small 2 shows them again."
        ),
    ),
    (
        N_("Printing"),
        N_(
            "A sheet prints its most important columns and those for the audit on the width of "
            "one page. The PDF register tells of every field that is filled."
        ),
    ),
    (
        N_("Reading it in again"),
        N_(
            "Leave the hidden first column and the headings as they are: they tell which entry a "
            "row belongs to."
        ),
    ),
)

_WIDTHS = (2.5, 30.0, 90.0, 10.0)
_LAST = "D"
_TITLE_LETTERS, _ORGANISATION_LETTERS, _WARNING_LETTERS = 62, 105, 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Further:
    """Titles of sheets that not every workbook has; empty for those that are not there.

    ``cuts`` lists cut texts, ``method`` tells how risks are rated.
    """

    charts: str = ""
    method: str = ""
    cuts: str = ""


class StartSheet:
    """The start sheet; its rows are written last, when everything it tells is known."""

    def __init__(self, writer: SheetWriter) -> None:
        self._writer = writer
        self._looks = writer.book.looks.page
        self._words = writer.book.words
        self._labels = writer.book.register.labels

    def write(self, overview: str, sheets: Sequence[TableSheet], further: Further) -> None:
        """Write the sheet."""
        set_page(self._writer, landscape=False)
        self._writer.sheet.sheet_properties.tabColor = "1F5673"
        self._writer.set_widths(_WIDTHS)
        self._write_title(further.cuts)
        self._write_facts()
        self._write_contents(overview, sheets, further)
        self._write_levels()
        self._write_section(self._labels["how_to"])
        for label, text in ADVICE:
            self._write_pair(self._words(label), self._words(text))

    def _write_title(self, cut_sheet: str) -> None:
        register, words = self._writer.book.register, self._words
        self._writer.skip()
        self._write_wide(register.organisation, self._looks.organisation, 17, _ORGANISATION_LETTERS)
        self._write_wide(register.title, self._looks.title, 28, _TITLE_LETTERS)
        warnings = [
            self._labels["example"] if register.example else "",
            register.draft,
            words.filled(SOME_CUT, sheet=cut_sheet) if cut_sheet else "",
        ]
        for warning in filter(None, warnings):
            self._writer.append([], height=6)
            self._write_wide(warning, self._looks.warning, 20, _WARNING_LETTERS)

    def _write_facts(self) -> None:
        self._writer.skip()
        for fact in self._writer.book.register.facts:
            self._write_pair(fact.label, fact.text)

    def _write_contents(
        self, overview: str, sheets: Sequence[TableSheet], further: Further
    ) -> None:
        self._write_section(self._labels["contents"])
        small, number = self._looks.small_head, self._looks.small_head_number
        heads = (
            (self._labels["register"], small),
            (self._words(WHAT_IT_HOLDS), self._looks.small_head_text),
            (self._labels["rows"], number),
        )
        self._writer.append([None, *(self._writer.text(text, look) for text, look in heads)])
        self._write_link(overview, self._words(ABOUT_OVERVIEW), None)
        if further.charts:
            self._write_link(further.charts, self._words(ABOUT_CHARTS), None)
        for sheet in sheets:
            self._write_link(sheet.title, sheet.table.intro, len(sheet.table.rows))
        if further.method:
            self._write_link(further.method, self._words(ABOUT_METHOD), None)
        if further.cuts:
            self._write_link(further.cuts, "", len(self._writer.book.cuts))

    def _write_link(self, title: str, text: str, count: int | None) -> None:
        """Write a line of the contents: a link to a sheet of this workbook and what is there."""
        link = self._writer.text(title, self._looks.link)
        link.hyperlink = Hyperlink(ref="", location=f"{quote_sheetname(title)}!A1")
        about = self._writer.text(text, self._looks.paragraph)
        entries = self._writer.blank(self._looks.count)
        if count is not None:
            entries.value = count
        self._writer.append([None, link, about, entries])

    def _write_levels(self) -> None:
        """Write what the levels mean, each word in its colour."""
        register = self._writer.book.register
        if not register.legend:
            return
        self._write_section(self._labels["legend"])
        for fact in register.legend:
            level = _level_of(fact.label, register.level_words.items())
            words = self._writer.book.looks.levels.words
            look = words[level] if level else self._looks.label
            label = self._writer.text(fact.label, look)
            self._write_line(label, fact.text)

    def _write_section(self, text: str) -> None:
        self._writer.skip()
        cells = [self._writer.text(text, self._looks.section)]
        cells += [self._writer.blank(self._looks.section) for _ in _WIDTHS[2:]]
        self._writer.append([None, *cells], height=22)

    def _write_pair(self, label: str, text: str) -> None:
        self._write_line(self._writer.text(label, self._looks.label, label), text, label)

    def _write_line(self, left: Cell, text: str, place: str = "") -> None:
        right = self._writer.text(text, self._looks.paragraph, place)
        self._writer.append([None, left, right, self._writer.blank(self._looks.paragraph)])

    def _write_wide(self, text: str, look: Look, line_height: float, letters: int) -> None:
        """Write a text over the whole width, as high as it needs."""
        row = self._writer.row
        self._writer.sheet.merged_cells.add(f"B{row}:{_LAST}{row}")
        cells = [self._writer.text(text, look)]
        cells += [self._writer.blank(look) for _ in _WIDTHS[2:]]
        lines = sum(max(1, ceil(len(line) / letters)) for line in text.split("\n"))
        self._writer.append([None, *cells], height=min(400.0, line_height * lines))


def _level_of(word: str, level_words: Iterable[tuple[RiskLevel, str]]) -> RiskLevel | None:
    return next((level for level, own in level_words if own == word), None)
