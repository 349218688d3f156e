"""Rows of foreign lists that are no entries: sums, repeated headings, lines below the list."""

import re
from collections.abc import Sequence

from rai_desktop.domain.synonyms import names_in
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing.mapping import plain_name
from rai_desktop.services.tables import CellKind, SourceRow, SourceTable
from rai_desktop.services.typed_numbers import read_amount

SUM = N_("A row of sums; it was left out.")
HEADING = N_("The headings again; the row was left out.")
BELOW = N_("A line below the list; it was left out: {text}")

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


def left_out(table: SourceTable, place: int) -> tuple[str, str] | None:
    """Return why the row at ``place`` is no entry, with what it says; ``None`` if it is one."""
    row = table.rows[place]
    filled = [cell for cell in row.cells if cell.text.strip()]
    if [cell.text.strip() for cell in row.cells] == list(table.header):
        return HEADING, ""
    if plain_name(filled[0].text) in _SUMS and len(filled) > 1:
        numbers = (c.kind is CellKind.NUMBER or read_amount(c.text) is not None for c in filled[1:])
        return (SUM, "") if all(numbers) else None
    if len(filled) == 1 and _BELOW.match(filled[0].text) and _stands_below(table.rows, place):
        return BELOW, filled[0].text.strip()
    return None


def _stands_below(rows: Sequence[SourceRow], place: int) -> bool:
    """Return whether nothing but such lines follows, and rows with more than a name came before."""
    rest = rows[place:]
    lone = all(sum(bool(cell.text.strip()) for cell in row.cells) == 1 for row in rest)
    return lone and any(sum(bool(c.text.strip()) for c in row.cells) > 1 for row in rows[:place])
