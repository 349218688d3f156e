"""Choices for the columns of a list, kept so that the next list of its kind needs none."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.importing.mapping import plain_name
from rai_desktop.services.importing.wish_files import WishFileError, wish_from_json, wish_to_json
from rai_desktop.services.importing.wishes import ColumnChoice, ColumnUse, ImportWish

SHELF_KEY = "imports"

_PRIVATE = (EntityKind.PERSON,)
_MOST = 50
_LEAST_SHARE = 0.8


class MappingShelf(Protocol):
    """Where choices are kept between two imports: JSON text by key."""

    def load(self, key: str) -> str | None:
        """Return the text kept under ``key``, ``None`` when there is none."""

    def save(self, key: str, text: str) -> None:
        """Keep ``text`` under ``key`` in place of what was there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedMapping:
    """Choices made before; ``columns`` by the names of the list at hand.

    ``is_exact`` says that the list has just the columns that the choices were made for.
    """

    kind: EntityKind | None = None
    columns: Mapping[str, ColumnChoice] = field(default_factory=dict)
    rest: ColumnUse = ColumnUse.NOTES
    words: Mapping[tuple[str, str], Value] = field(default_factory=dict)
    spellings: Mapping[tuple[EntityKind, str], str] = field(default_factory=dict)
    three_steps: str = ""
    is_exact: bool = True

    def applied(self, wish: ImportWish) -> ImportWish:
        """Return ``wish`` with these choices; what it says already counts before them."""
        return replace(
            wish,
            kind=wish.kind or self.kind,
            columns={**self.columns, **wish.columns},
            rest=self.rest,
            words={**self.words, **wish.words},
            spellings={**self.spellings, **wish.spellings},
            three_steps=wish.three_steps or self.three_steps,
        )


def remembered(shelf: MappingShelf, header: Sequence[str]) -> SavedMapping | None:
    """Return the choices made for a list with these columns, or nearly these; ``None`` if none."""
    names = {plain_name(name): name for name in header}
    best: tuple[float, ImportWish] | None = None
    for known, wish in _kept(shelf):
        alike = len(known & names.keys()) / max(len(known), len(names), 1)
        if alike >= _LEAST_SHARE and (best is None or alike > best[0]):
            best = (alike, wish)
    if best is None:
        return None
    share, wish = best
    return SavedMapping(
        kind=wish.kind,
        columns={names[name]: use for name, use in wish.columns.items() if name in names},
        rest=wish.rest,
        words=wish.words,
        spellings=wish.spellings,
        three_steps=wish.three_steps,
        is_exact=share == 1,
    )


def remember(shelf: MappingShelf, header: Sequence[str], wish: ImportWish) -> None:
    """Keep what ``wish`` says about the columns of a list; the newest choices count.

    Names, matches and corrected cells belong to one list and one project and are not kept, nor
    are names of people: who is erased from a project shall not stay on the computer.
    """
    names = frozenset(map(plain_name, header))
    kept = [(known, old) for known, old in _kept(shelf) if known != names]
    columns = {plain_name(name): use for name, use in wish.columns.items()}
    mine = ImportWish(
        kind=wish.kind,
        columns=columns,
        rest=wish.rest,
        words=wish.words,
        spellings={p: name for p, name in wish.spellings.items() if p[0] not in _PRIVATE},
        three_steps=wish.three_steps,
    )
    entries = [(names, mine), *kept][:_MOST]
    lists = [{"header": sorted(known), "wish": wish_to_json(each)} for known, each in entries]
    shelf.save(SHELF_KEY, json.dumps({"lists": lists}, ensure_ascii=False))


def _kept(shelf: MappingShelf) -> list[tuple[frozenset[str], ImportWish]]:
    """Return what is kept, the newest first; what cannot be read is as good as not there."""
    try:
        found = json.loads(shelf.load(SHELF_KEY) or "{}")
        lists = found["lists"] if isinstance(found, dict) and "lists" in found else []
        return [
            (frozenset(map(str, each["header"])), wish_from_json(each["wish"])) for each in lists
        ]
    except (ValueError, KeyError, TypeError, RecursionError, WishFileError):
        return []
