"""What the cells of a column tell about it, where its name says nothing."""

import re
from collections.abc import Iterator, Sequence, Set
from itertools import islice

from rai_desktop.domain.codes import Answer, CustomKind
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.synonyms import names_in
from rai_desktop.services.importing.link_columns import LINK_COLUMNS
from rai_desktop.services.importing.mapping import NUMBER_COLUMN, plain_name
from rai_desktop.services.importing.part_columns import PART_KIND, PART_TITLE, has_parts
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.tables import CellKind, SourceCell, SourceTable
from rai_desktop.services.typed_days import read_day
from rai_desktop.services.typed_numbers import read_amount
from rai_desktop.services.typed_values import ValueReader

_LOOKED_AT = 300
_MOST = 0.9
_MOST_OPTIONS = 12
_LONGEST_OPTION = 60
_LONGEST_LINE = 120
_LARGEST = 1_000_000_000
_ADDRESS = re.compile(r"[^\s@;,]+@[^\s@;,]+\.[^\s@;,.]+")
_NUMBER = re.compile(r"(?P<prefix>[A-Z]{2})-\d{4,}")
_UNNAMED = re.compile(
    r"(spalte|column|unnamed|feld|field|col|f|c)?( ?[a-z]{1,2}| ?\d{1,3})?( \d{1,2})?"
)
_EMPTY_NAMES = frozenset(
    names_in(
        "wer|who|was|what|person|personen|people|info|infos|angabe|angaben|wert|value|daten|data|"
        "sonstiges|other|eintrag|entry|x"
    )
)
_DAY = FieldSpec(key="day", kind=FieldKind.DATE, label="")


def filled_cells(table: SourceTable, column: str) -> list[SourceCell]:
    """Return the cells of a column that say something."""
    place = table.header.index(column)
    cells = (row.cells[place] for row in table.rows)
    return [cell for cell in cells if cell.text.strip()]


class ContentReader:
    """Tells from cells what a column holds."""

    def __init__(self, project: OpenProject, labels: Sequence[Labels]) -> None:
        self._project = project
        self._values = ValueReader(project, labels)

    def key(self, kind: EntityKind, column: str, table: SourceTable, taken: Set[str]) -> str:
        """Return the field that the cells of a column belong to; empty when they do not tell.

        ``taken`` are fields that other columns have already.
        """
        cells = list(islice(filled_cells(table, column), _LOOKED_AT))
        texts = {cell.text.strip() for cell in cells}
        if len(texts) < 2:
            return ""
        plain = plain_name(column)
        is_unnamed = plain in _EMPTY_NAMES or bool(_UNNAMED.fullmatch(plain))
        keys = self._likely(kind, texts, is_unnamed=is_unnamed)
        return next((key for key in keys if key not in taken), "")

    def custom_kind(self, cells: Sequence[SourceCell]) -> CustomKind:
        """Return what a new field for these cells would hold."""
        looked = list(islice(cells, _LOOKED_AT))
        texts = [cell.text.strip() for cell in looked]
        if not texts:
            return CustomKind.TEXT
        if _mostly(_is_whole_number(cell) for cell in looked):
            return CustomKind.NUMBER
        if _mostly(cell.kind is CellKind.DATE or _is_day(cell.text) for cell in looked):
            return CustomKind.DATE
        if _mostly(self._is_entry(EntityKind.PERSON, text) for text in texts):
            return CustomKind.PERSON
        if _is_choice(texts, {cell.text.strip() for cell in cells}):
            return CustomKind.CHOICE
        is_long = any(len(text) > _LONGEST_LINE or "\n" in text for text in texts)
        return CustomKind.LONG_TEXT if is_long else CustomKind.TEXT

    def _likely(self, kind: EntityKind, texts: Set[str], *, is_unnamed: bool) -> Iterator[str]:
        """Yield the fields that texts may belong to, the likeliest first."""
        yield from self._by_number(kind, texts)
        specs = [spec for spec in KINDS[kind].fields if spec.is_entered]
        if _mostly(bool(_ADDRESS.fullmatch(text)) for text in texts):
            yield from (s.key for s in specs if s.kind is FieldKind.EMAIL)
            yield from (s.key for s in specs if s.reference is EntityKind.PERSON and is_unnamed)
        if is_unnamed:
            yield from self._by_choice(specs, texts)
            yield from self._by_entry(specs, texts)

    def _by_number(self, kind: EntityKind, texts: Set[str]) -> Iterator[str]:
        """Yield what columns of numbers such as KI-0007 are."""
        found = [match for text in texts if (match := _NUMBER.fullmatch(text.upper()))]
        prefixes = {match["prefix"] for match in found}
        if len(found) < len(texts) or len(prefixes) != 1:
            return
        if prefixes == {KINDS[kind].prefix}:
            yield NUMBER_COLUMN
        link = LINK_COLUMNS.get(kind)
        if link is not None and prefixes == {KINDS[link.kind].prefix}:
            yield link.key
        if has_parts(kind) and prefixes == {KINDS[PART_KIND].prefix}:
            yield PART_TITLE

    def _by_choice(self, specs: Sequence[FieldSpec], texts: Set[str]) -> Iterator[str]:
        """Yield the one choice whose words all the texts are; yes and no fit too many."""
        kinds = (FieldKind.CHOICE, FieldKind.MULTI_CHOICE)
        wanted = [s for s in specs if s.kind in kinds and s.choices is not Answer]
        fitting = [spec.key for spec in wanted if all(self._fits(spec, text) for text in texts)]
        if len(fitting) == 1:
            yield fitting[0]

    def _by_entry(self, specs: Sequence[FieldSpec], texts: Set[str]) -> Iterator[str]:
        for spec in specs:
            reference = spec.reference
            if reference and _mostly(self._is_entry(reference, text) for text in texts):
                yield spec.key

    def _fits(self, spec: FieldSpec, text: str) -> bool:
        try:
            return bool(self._values.read(spec, text))
        except UserError:
            return False

    def _is_entry(self, kind: EntityKind, text: str) -> bool:
        try:
            return bool(self._values.entry(kind, text.strip()))
        except UserError:
            return False


def _mostly(answers: Iterator[bool]) -> bool:
    told = list(answers)
    return bool(told) and sum(told) >= _MOST * len(told)


def _is_whole_number(cell: SourceCell) -> bool:
    """Return whether a cell is a whole number; with zeros in front it is a code."""
    text = cell.text.strip()
    if text.startswith("0") and len(text) > 1:
        return False
    amount = read_amount(text, exact=cell.kind is CellKind.NUMBER)
    return amount is not None and not amount % 1 and abs(amount) < _LARGEST


def _is_day(text: str) -> bool:
    if not any(character.isdigit() for character in text):
        return False
    try:
        return bool(read_day(_DAY, text.strip()))
    except UserError:
        return False


def _is_choice(texts: Sequence[str], words: Set[str]) -> bool:
    """Return whether few short words come again and again."""
    is_short = all(len(word) <= _LONGEST_OPTION and "\n" not in word for word in words)
    return is_short and len(words) <= _MOST_OPTIONS and len(texts) >= 2 * len(words)
