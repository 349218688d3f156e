"""Lists of entities: columns, cells, search, filter and order, ready for ten thousand rows."""

from rai_desktop.services.listing.columns import ListColumn, ListKind
from rai_desktop.services.listing.entity_listing import EntityListing
from rai_desktop.services.listing.filters import (
    ChoiceFilter,
    DateFilter,
    FilterValue,
    NumberFilter,
    TextFilter,
    UnreadableFilterError,
    read_dates,
    read_numbers,
)

__all__ = [
    "ChoiceFilter",
    "DateFilter",
    "EntityListing",
    "FilterValue",
    "ListColumn",
    "ListKind",
    "NumberFilter",
    "TextFilter",
    "UnreadableFilterError",
    "read_dates",
    "read_numbers",
]
