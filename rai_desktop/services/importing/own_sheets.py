"""What a workbook of the program says about its sheets, found again after they were edited."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rai_desktop.services.importing.mapping import UID_COLUMN, plain_name
from rai_desktop.services.tables import SourceDocument, SourceTable

AUDITOR_MARK = "=audit"
_LEAST_SHARE = 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSheet:
    """A sheet as it was written: ``keys`` below ``headings``, ``empty`` said there are no rows."""

    name: str
    title: str
    table: str
    keys: Sequence[str]
    headings: Sequence[str]
    empty: str

    def heading(self, key: str) -> str:
        """Return what a column was called when it was written."""
        return dict(zip(self.keys, self.headings, strict=False)).get(key, key)

    def found(self, header: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield heading and key of each column that stands in ``header``, in whatever place."""
        known = dict(zip(map(plain_name, self.headings), self.keys, strict=False))
        exact = dict(zip(self.headings, self.keys, strict=False))
        for name in header:
            key = exact.get(name) or known.get(plain_name(name))
            if key:
                yield name, key

    def likeness(self, table: SourceTable) -> float:
        """Return which share of the columns a sheet still has."""
        return len(dict(self.found(table.header))) / max(1, len(self.headings))

    def is_mostly(self, names: Collection[str]) -> bool:
        """Return whether so many of its headings were found that no other row is meant."""
        return len(names) >= _LEAST_SHARE * len(self.headings)


def written_sheets(document: SourceDocument) -> list[tuple[WrittenSheet, SourceTable]]:
    """Return the sheets that are still there with their tables; renamed ones by their headings."""
    written = list(described_sheets(document.meta))
    tables = {table.name: table for table in document.tables}
    found = {each.name: tables[each.title] for each in written if each.title in tables}
    free = [
        table for table in document.tables if table.name not in {t.name for t in found.values()}
    ]
    for each in written:
        if each.name in found:
            continue
        alike = max(free, key=each.likeness, default=None)
        if alike is not None and each.likeness(alike) >= _LEAST_SHARE:
            found[each.name] = alike
            free.remove(alike)
    return [(each, found[each.name]) for each in written if each.name in found]


def described_sheets(meta: Mapping[str, str]) -> Iterator[WrittenSheet]:
    """Yield the sheets that a workbook says it was written with."""
    for number in range(1, _count(meta) + 1):
        name = f"sheet.{number}"
        yield WrittenSheet(
            name=name,
            title=meta.get(name, ""),
            table=meta.get(f"{name}.table", ""),
            keys=_texts(meta.get(f"{name}.columns", "")),
            headings=_texts(meta.get(f"{name}.headings", "")) or (UID_COLUMN,),
            empty=meta.get(f"{name}.empty", ""),
        )


def _count(meta: Mapping[str, str]) -> int:
    text = meta.get("sheets", "")
    return min(int(text), len(meta)) if text.isdecimal() else 0


def _texts(text: str) -> Sequence[str]:
    try:
        found = json.loads(text)
    except ValueError:
        return ()
    return [str(each) for each in found] if isinstance(found, list) else ()
