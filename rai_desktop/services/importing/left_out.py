"""Rows of foreign lists that are no entries: sums, repeated headings, lines below the list."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from rai_desktop.domain.synonyms import names_in
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing.mapping import plain_name
from rai_desktop.services.importing.model import ImportNote, SourceList
from rai_desktop.services.tables import CellKind, RemarkCode, SourceCell, SourceRow, SourceTable
from rai_desktop.services.typed_numbers import read_amount

SUM = N_("A row of sums; it was left out.")
HEADING = N_("The headings again; the row was left out.")
BELOW = N_("A line below the list; it was left out: {text}")
SECTION = N_("A heading inside the list; it was left out: {text}")

_IN_ONE_ROW = re.compile(r"[A-Z]+(\d+):[A-Z]+\1")
_SUMS = frozenset(
    names_in(
        "summe|summen|gesamt|gesamtsumme|insgesamt|zwischensumme|total|totals|sum|subtotal|"
        "grand total|"
        "gesamtkosten|gesamtergebnis|overall|anzahl|count"
    )
)
_BELOW = re.compile(
    r"(stand|as of|quelle|quellen|source|hinweis|hinweise|note|legende|legend|anmerkung|erstellt|"
    r"created|last updated|zuletzt geändert|vertraulich|confidential|seite|page)\b|\*",
    re.IGNORECASE,
)


def without_left_out(source: SourceList) -> tuple[SourceList, tuple[ImportNote, ...]]:
    """Return a list without the rows that are no entries, and what there is to say about those."""
    if source.is_own:
        return source, ()
    table, merged = source.table, _merged_rows(source.table)
    rows: list[SourceRow] = []
    notes: list[ImportNote] = []
    for place, row in enumerate(table.rows):
        text = _reason(table, place, merged)
        if text is None:
            rows.append(row)
        else:
            values = {"text": _filled(row)[0].text.strip()[:200]}
            notes.append(ImportNote(text=text, values=values, row=row.number))
    return replace(source, table=replace(table, rows=tuple(rows))), tuple(notes)


def _reason(table: SourceTable, place: int, merged: Collection[int]) -> str | None:
    """Return why the row at ``place`` is no entry; ``None`` if it is one, or blank."""
    row = table.rows[place]
    filled = _filled(row)
    if not filled:
        return None
    if [cell.text.strip() for cell in row.cells] == list(table.header):
        return HEADING
    if plain_name(filled[0].text) in _SUMS and len(filled) > 1:
        numbers = (c.kind is CellKind.NUMBER or read_amount(c.text) is not None for c in filled[1:])
        return SUM if all(numbers) else None
    if len(filled) > 1:
        return None
    if row.number in merged:
        return SECTION
    is_below = _BELOW.match(filled[0].text) and _stands_below(table.rows, place)
    return BELOW if is_below else None


def _filled(row: SourceRow) -> list[SourceCell]:
    return [cell for cell in row.cells if cell.text.strip()]


def _merged_rows(table: SourceTable) -> frozenset[int]:
    """Return the rows of which several cells are one, as headings inside a list are written."""
    found = (remark for remark in table.remarks if remark.code is RemarkCode.MERGED_CELLS)
    matches = (_IN_ONE_ROW.fullmatch(str(remark.values.get("cells"))) for remark in found)
    return frozenset(int(match[1]) for match in matches if match)


def _stands_below(rows: Sequence[SourceRow], place: int) -> bool:
    """Return whether nothing but such lines follows, and rows with more than a name came before."""
    lone = all(len(_filled(row)) <= 1 for row in rows[place:])
    return lone and any(len(_filled(row)) > 1 for row in rows[:place])
