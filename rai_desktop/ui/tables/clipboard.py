"""Rows in the two forms that spreadsheets take when they are pasted: text and a table."""

from collections.abc import Iterator, Sequence
from html import escape

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QStandardItemModel

from rai_desktop.domain.ids import Uid
from rai_desktop.services.listing import EntityListing, ListColumn, ListKind

_FORMULA_SIGNS = ("=", "+", "-", "@")
_NEEDS_QUOTES = ("\n", "\t", '"')
_BREAK = '<br style="mso-data-placement:same-cell;">'
_AS_TEXT = " style=\"mso-number-format:'\\@';\""

Cell = tuple[str, bool]
"""What stands in a cell, and whether it is a number or a day that a spreadsheet may read."""


def rows_as_text(listing: EntityListing, columns: Sequence[ListColumn], uids: Sequence[Uid]) -> str:
    """Return rows with their headings: one line each, cells divided by tabs.

    A text that begins like a formula gets a space in front, so that a spreadsheet takes it for a
    text. One with line breaks, tabs or quotation marks is quoted, so that it stays in its cell.
    """
    lines = ("\t".join(map(_quoted, row)) for row in _rows(listing, columns, uids))
    return "\n".join(lines) + "\n"


def rows_as_html(listing: EntityListing, columns: Sequence[ListColumn], uids: Sequence[Uid]) -> str:
    """Return the same rows as a table; texts are marked as texts, whatever they look like."""
    head, *rows = ("".join(map(_tagged, row)) for row in _rows(listing, columns, uids))
    lines = "".join(f"<tr>{row}</tr>\n" for row in rows)
    head = head.replace("<td", "<th").replace("</td", "</th")
    return (
        '<html><head><meta charset="utf-8"></head><body><table>\n'
        f"<tr>{head}</tr>\n{lines}</table></body></html>"
    )


def _rows(
    listing: EntityListing, columns: Sequence[ListColumn], uids: Sequence[Uid]
) -> Iterator[list[Cell]]:
    yield [(_one_kind_of_break(column.title), False) for column in columns]
    for uid in uids:
        yield [
            (_one_kind_of_break(listing.text(uid, column.key)), column.kind in _READ)
            for column in columns
        ]


_READ = (ListKind.NUMBER, ListKind.DATE)


def _one_kind_of_break(text: str) -> str:
    return "\n".join(text.splitlines()).replace("\0", "")


def _defused(text: str) -> str:
    return f" {text}" if text.lstrip().startswith(_FORMULA_SIGNS) else text


def _quoted(cell: Cell) -> str:
    text, is_read = cell
    text = text if is_read else _defused(text)
    if any(sign in text for sign in _NEEDS_QUOTES):
        return '"' + text.replace('"', '""') + '"'
    return text


def _tagged(cell: Cell) -> str:
    text, is_read = cell
    if is_read:
        return f"<td>{escape(text)}</td>"
    shown = escape(_defused(text)).replace("\n", _BREAK)
    shown = f"&nbsp;{shown[1:]}" if shown.startswith(" ") else shown
    return f"<td{_AS_TEXT}>{shown}</td>"


def put_rows(listing: EntityListing, columns: Sequence[ListColumn], uids: Sequence[Uid]) -> None:
    """Put rows with their headings on the clipboard, as text and as a table."""
    data = empty_data()
    data.setText(rows_as_text(listing, columns, uids))
    data.setHtml(rows_as_html(listing, columns, uids))
    QGuiApplication.clipboard().setMimeData(data)


def put_text(text: str) -> None:
    """Put the text of one cell on the clipboard; it stays a text where it looks like a formula."""
    data = empty_data()
    data.setText(_defused(_one_kind_of_break(text)))
    QGuiApplication.clipboard().setMimeData(data)


def empty_data() -> QMimeData:
    """Return data for the clipboard that Qt made itself.

    The clipboard may keep it until after Python has ended, and then take it apart: data made in
    Python would call back into Python, which crashes the program at its very end.
    """
    model = QStandardItemModel(1, 1)
    data = model.mimeData([model.index(0, 0)])
    data.clear()
    return data
