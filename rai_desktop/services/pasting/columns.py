"""Which column of a pasted block is which field."""

from collections.abc import Sequence

from rai_desktop.domain.fields import EntityKind, FieldSpec
from rai_desktop.services.importing.mapping import NUMBER_COLUMN, ColumnGuesser
from rai_desktop.services.labels import Labels
from rai_desktop.services.pasting.block import Block
from rai_desktop.services.pasting.model import PasteTarget
from rai_desktop.services.project import OpenProject

Keys = tuple[str | None, ...]


def pasted_fields(project: OpenProject, kind: EntityKind) -> tuple[FieldSpec, ...]:
    """Return the fields that cells can be pasted into."""
    return tuple(spec for spec in project.fields(kind) if spec.is_entered)


def heading_keys(
    project: OpenProject, labels: Sequence[Labels], kind: EntityKind, header: Sequence[str]
) -> Keys:
    """Return the fields that headings name, ``None`` where one names none; each field once."""
    found = ColumnGuesser(project, labels).columns(kind, header).keys
    possible = {NUMBER_COLUMN, *(spec.key for spec in pasted_fields(project, kind))}
    keys: list[str | None] = []
    for name in header:
        key = found.get(name)
        keys.append(key if key in possible and key not in keys else None)
    return tuple(keys)


def has_headings(block: Block, keys: Keys, title: str) -> bool:
    """Return whether the first row of ``block`` are headings, as far as can be told.

    ``keys`` are the fields that they would name, ``title`` is the one that names entries. One
    other word that means a field may be a value as well.
    """
    named = sum(key is not None for key in keys)
    filled = sum(bool(cell.strip()) for cell in block.rows[0])
    is_plain = named > 1 or title in keys or filled == 1 == named
    return len(block.rows) > 1 and 2 * named >= filled and is_plain


def placed_keys(project: OpenProject, target: PasteTarget, width: int) -> Keys:
    """Return the fields of the columns beside the current one, as in a spreadsheet."""
    possible = {spec.key for spec in pasted_fields(project, target.kind)}
    keys = [key if key in possible else None for key in target.columns[:width]]
    return (*keys, *[None] * (width - len(keys)))
