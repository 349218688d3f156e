"""Rows of a list put together by what stands in one of their columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.listing.entity_listing import EntityListing
from rai_desktop.services.listing.sums import column_sums

EMPTY = N_("(empty)")


@dataclass(frozen=True, slots=True, kw_only=True)
class RowGroup:
    """Rows with the same cell; ``name`` tells the group from others, ``title`` is for people."""

    name: str
    title: str
    uids: tuple[Uid, ...]


def row_groups(listing: EntityListing, uids: Sequence[Uid], key: str) -> list[RowGroup]:
    """Return ``uids`` in groups by the column ``key``, each in the order given.

    Groups come in the order of the column, rows with an empty cell last. How a word is written
    makes no difference, only which word it is.
    """
    found: dict[str, list[Uid]] = {}
    for uid, name in zip(uids, listing.all_folded(uids, key), strict=True):
        found.setdefault(name, []).append(uid)
    order = sorted(found, key=lambda name: listing.sort_key(found[name][0], key))
    empty = listing.labels.words(EMPTY)
    return [
        RowGroup(name=name, title=_title(listing.text(found[name][0], key)) or empty, uids=rows)
        for name, rows in ((name, tuple(found[name])) for name in order)
    ]


def group_line(listing: EntityListing, group: RowGroup, keys: Sequence[str]) -> str:
    """Return the line above a group: what its rows share, how many they are, and sums."""
    count = listing.labels.words.plural("{count} entry", "{count} entries", len(group.uids))
    sums = column_sums(listing.project, listing.labels, listing.kind, keys, group.uids)
    return " · ".join((group.title, count, *sums))


def _title(text: str) -> str:
    return " ".join(text.split())
