"""A pack as plain tables: one sheet per section, and one per list inside its entries."""

from collections.abc import Iterator
from dataclasses import dataclass

from rai_desktop.catalogue.pack_tables.cells import Cell, cell_of, joined
from rai_desktop.catalogue.pack_tables.layout import (
    HEADER_SHEET,
    LANGUAGES,
    ColumnKind,
    Field,
    SheetLayout,
    sheets_of,
)
from rai_desktop.catalogue.packs import load_pack
from rai_desktop.catalogue.yaml_reader import Plain, id_of, read_yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A sheet: its name, the names of its columns, and its rows; the first row is number 2."""

    name: str
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables_of(data: bytes, name: str) -> tuple[Table, ...]:
    """Return the pack ``data`` as tables, or raise ``PackError``; ``name`` is its file."""
    load_pack(data, name)
    return tuple(_tables(read_yaml(data, name)))


def _tables(plain: dict[str, Plain]) -> Iterator[Table]:
    for section, value in plain.items():
        entries = [value] if section == HEADER_SHEET else value
        for layout in sheets_of(section):
            yield Table(
                name=layout.name,
                header=layout.columns,
                rows=tuple(_rows(layout, entries if isinstance(entries, list) else [])),
            )


def _rows(layout: SheetLayout, entries: list[Plain]) -> Iterator[tuple[Cell, ...]]:
    for entry in entries:
        if not isinstance(entry, dict):
            continue
        parts = entry.get(layout.part) if layout.part else [entry]
        for part in parts if isinstance(parts, list) else []:
            if isinstance(part, dict):
                owner = (id_of(entry),) if layout.part else ()
                cells = (cell for field in layout.fields for cell in _cells(field, part))
                yield (*owner, *cells)


def _cells(field: Field, entry: dict[str, Plain]) -> tuple[Cell, ...]:
    value = entry.get(field.key)
    if field.kind is ColumnKind.TEXT:
        return tuple(_word(value, language) for language in LANGUAGES)
    if field.kind is ColumnKind.TEXTS:
        texts = value if isinstance(value, list) else []
        return tuple(
            joined(str(_word(text, language)) for text in texts) if texts else None
            for language in LANGUAGES
        )
    return (cell_of(value, field.kind),)


def _word(text: Plain, language: str) -> Cell:
    word = text.get(language) if isinstance(text, dict) else None
    return word if isinstance(word, str) else None
