"""An excerpt of one register: some of its columns and rows, in the order in which they are seen."""

from collections.abc import Sequence
from dataclasses import replace

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.registers.model import Column, Fact, Register, Row, Table
from rai_desktop.services.registers.tables import REGISTER_KINDS
from rai_desktop.words import Words


def register_of(kind: EntityKind) -> str:
    """Return the name of the register that lists entries of ``kind``."""
    return next(name for name, listed in REGISTER_KINDS if listed is kind)


def excerpt(
    register: Register, words: Words, columns: Sequence[str], uids: Sequence[Uid] | None
) -> Register:
    """Return ``register`` with these columns and rows alone.

    No columns mean all of them, of which those are printed that always are; ``None`` for ``uids``
    means all rows. What is told about the whole project beside the list is left out.

    Raises:
        UsageError: the register has several lists, or no such column.
    """
    if len(register.tables) != 1:
        raise UsageError(N_("Columns and entries belong to one register. Choose it."))
    whole = register.tables[0]
    rows = _rows(whole, uids)
    places = _places(whole, columns)
    table = replace(
        whole,
        columns=tuple(_shown(whole.columns[place]) for place in places)
        if columns
        else whole.columns,
        rows=tuple(_cut(row, places) for row in rows),
    )
    facts = register.facts
    if uids is not None:
        limit = words.filled(
            N_("{count} of {total} entries"),
            count=words.number(len(rows)),
            total=words.number(len(whole.rows)),
        )
        facts = (*facts, Fact(label=words(N_("Limited to")), text=limit))
    return replace(
        register,
        tables=(table,),
        facts=facts,
        summary=(),
        matrices=(),
        systems=(),
        unlinked_risks=(),
        open_points=(),
    )


def _rows(table: Table, uids: Sequence[Uid] | None) -> Sequence[Row]:
    if uids is None:
        return table.rows
    known = {row.uid: row for row in table.rows}
    return tuple(known[uid] for uid in dict.fromkeys(uids) if uid in known)


def _places(table: Table, keys: Sequence[str]) -> list[int]:
    known = {column.key: place for place, column in enumerate(table.columns)}
    for key in keys:
        if key not in known:
            text = N_("The register has no column {key}. Possible: {keys}.")
            raise UsageError(text, key=key, keys=", ".join(known))
    return [known[key] for key in dict.fromkeys(keys)] or list(known.values())


def _shown(column: Column) -> Column:
    return replace(column, in_print=True)


def _cut(row: Row, places: Sequence[int]) -> Row:
    return replace(row, cells=tuple(row.cells[place] for place in places))
