"""The hidden sheet that says where a workbook comes from, so that reading it in needs no guess."""

import json
from base64 import b64encode
from collections.abc import Iterator, Sequence
from uuid import UUID

from rai_desktop.export.excel.book import SheetWriter
from rai_desktop.export.excel.table_sheet import HEADER_ROW, TableSheet
from rai_desktop.services.registers.model import Table, Written

FORMAT = "rai-desktop-register-1"

_UIDS_IN_CELL = 1_000


def write_meta(writer: SheetWriter, sheets: Sequence[TableSheet]) -> None:
    """Write a key and its value in each row.

    The sheets are numbered from 1: ``sheet.1``, ``sheet.1.table`` … Column keys are a JSON list
    from the left, as are the headings above them; ``sheet.1.lists`` tells by column key which list
    holds its words and codes, ``sheet.1.uids.1`` … which entries the rows stand for, so that
    deleted rows are noticed.
    """
    look = writer.book.looks.page.paragraph
    writer.sheet.sheet_state = "hidden"
    writer.set_widths([28, 90])
    for key, value in (*_about(writer), *_about_sheets(sheets)):
        writer.append([writer.text(key, look), writer.text(value, look, key)])


def _about(writer: SheetWriter) -> Iterator[tuple[str, str]]:
    register = writer.book.register
    yield "format", FORMAT
    yield "project", register.project
    yield "head", register.head
    yield "fingerprint", register.fingerprint
    yield "language", register.language
    yield "title", register.title
    yield "cut_off", register.cut_off.isoformat()
    yield "created", register.created.isoformat()
    yield "lists", writer.book.lists.sheet_title


def _about_sheets(sheets: Sequence[TableSheet]) -> Iterator[tuple[str, str]]:
    yield "sheets", str(len(sheets))
    for number, sheet in enumerate(sheets, start=1):
        name = f"sheet.{number}"
        yield name, sheet.title
        yield f"{name}.table", sheet.table.key
        yield f"{name}.rows", str(len(sheet.table.rows))
        yield f"{name}.header_row", str(HEADER_ROW)
        yield f"{name}.columns", _json([column.key for column in sheet.columns])
        yield f"{name}.headings", _json([column.heading for column in sheet.columns])
        yield f"{name}.lists", _json(sheet.lists)
        for place, uids in enumerate(_uids(sheet.table), start=1):
            yield f"{name}.uids.{place}", uids
        if not sheet.table.rows:
            yield f"{name}.empty", sheet.table.empty


def _uids(table: Table) -> Iterator[str]:
    """Yield the entries of the rows in a short form, as many at a time as a cell can hold."""
    rows = table.rows
    uids = rows.uids if isinstance(rows, Written) else tuple(row.uid for row in rows)
    for first in range(0, len(uids), _UIDS_IN_CELL):
        some = uids[first : first + _UIDS_IN_CELL]
        try:
            held = b"".join(UUID(uid).bytes for uid in some)
        except ValueError:
            return
        yield b64encode(held).decode("ascii")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
