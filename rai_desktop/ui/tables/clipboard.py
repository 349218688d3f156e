"""Rows as text that spreadsheets take when it is pasted."""

from collections.abc import Iterator, Sequence

from rai_desktop.domain.ids import Uid
from rai_desktop.services.listing import EntityListing, ListColumn, ListKind

_FORMULA_SIGNS = ("=", "+", "-", "@")


def rows_as_text(listing: EntityListing, columns: Sequence[ListColumn], uids: Sequence[Uid]) -> str:
    """Return rows with their headings: one line each, cells divided by tabs.

    A text that begins like a formula gets a space in front, so that a spreadsheet takes it for a
    text; one that begins with a quotation mark is quoted, so that it does not swallow its
    neighbours.
    """
    lines = ["\t".join(_as_text(column.title) for column in columns)]
    lines += ("\t".join(_cells(listing, columns, uid)) for uid in uids)
    return "\n".join(lines) + "\n"


def _cells(listing: EntityListing, columns: Sequence[ListColumn], uid: Uid) -> Iterator[str]:
    for column in columns:
        text = listing.text(uid, column.key)
        yield text if column.kind is ListKind.NUMBER else _as_text(text)


def _as_text(text: str) -> str:
    line = " ".join(text.split())
    if line.startswith(_FORMULA_SIGNS):
        return " " + line
    if line.startswith('"'):
        return '"' + line.replace('"', '""') + '"'
    return line
