"""What a table remembers between starts: columns, their order and widths, and the order of rows."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rai_desktop.services.listing import ListColumn
from rai_desktop.services.listing.columns import CLASSIFICATION

NARROWEST, WIDEST = 2.0, 80.0

_FIRST = ("number", "name", "title", CLASSIFICATION, "status")
"""Columns that stand at the left at first; the others follow in the order of the listing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """By which column rows are sorted."""

    key: str
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableState:
    """The arrangement of a table; widths are in multiples of the font's height.

    ``group`` is the column that rows are put together by; empty for none. ``has_totals`` tells
    that sums are wanted below the rows.
    """

    columns: tuple[str, ...]
    widths: Mapping[str, float] = field(default_factory=dict)
    order: Order | None = None
    group: str = ""
    has_totals: bool = True


def usual_columns(columns: Sequence[ListColumn]) -> tuple[str, ...]:
    """Return the keys of the columns that a table shows at first."""
    keys = [column.key for column in columns if column.default_visible]
    return (*(key for key in _FIRST if key in keys), *(key for key in keys if key not in _FIRST))


def state_text(state: TableState) -> str:
    """Return ``state`` as text to keep."""
    plain = {
        "columns": list(state.columns),
        "widths": {key: round(width, 2) for key, width in sorted(state.widths.items())},
        "sort": [state.order.key, state.order.descending] if state.order else None,
        "group": state.group,
        "totals": state.has_totals,
    }
    return json.dumps(plain, ensure_ascii=False)


def read_state(text: str, columns: Sequence[ListColumn]) -> TableState:
    """Return the arrangement kept as ``text``; what cannot be read or is gone is left out."""
    try:
        plain = json.loads(text) if text else {}
    except ValueError:
        plain = {}
    kept = plain if isinstance(plain, dict) else {}
    known = {column.key for column in columns}
    return TableState(
        columns=_keys(kept.get("columns"), known) or usual_columns(columns),
        widths=_widths(kept.get("widths"), known),
        order=_order(kept.get("sort"), known),
        group=_group(kept.get("group"), known),
        has_totals=kept.get("totals") is not False,
    )


def _keys(kept: object, known: set[str]) -> tuple[str, ...]:
    keys = kept if isinstance(kept, list) else []
    return tuple(dict.fromkeys(key for key in keys if isinstance(key, str) and key in known))


def _group(kept: object, known: set[str]) -> str:
    return kept if isinstance(kept, str) and kept in known else ""


def _widths(kept: object, known: set[str]) -> dict[str, float]:
    widths = kept if isinstance(kept, dict) else {}
    return {
        key: min(WIDEST, max(NARROWEST, float(width)))
        for key, width in widths.items()
        if key in known and isinstance(width, (int, float))
    }


def _order(kept: object, known: set[str]) -> Order | None:
    match kept:
        case [str(key), bool(descending)] if key in known:
            return Order(key=key, descending=descending)
    return None
