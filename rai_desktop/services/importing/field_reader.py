"""Reading one cell of a list into a row: as a value, as a name, or as a note."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Answer
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import FieldKind, FieldSpec, Privacy
from rai_desktop.domain.synonyms import names_in
from rai_desktop.domain.texts import N_, Sentence
from rai_desktop.services.importing.habits import USUAL, Habit
from rai_desktop.services.importing.mapping import plain_name
from rai_desktop.services.importing.row import ReadRow
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.tables import CellKind, SourceCell
from rai_desktop.services.typed_days import DAY_FIRST, DayOrder
from rai_desktop.services.typed_numbers import read_amount, rounded
from rai_desktop.services.typed_values import UnknownNameError, ValueReader

KEPT = N_("{problem} It was kept as a note.")
IN_PART = N_("Only “{read}” was taken over; the whole text was kept as a note.")
ROUNDED = N_("“{value}” was rounded to {number}; the exact amount was kept as a note.")
OTHER_SCALE = N_("The column has a scale of its own, not 1 to 5. “{value}” was kept as a note.")
NO_NAME = N_("“{value}” is no name. It was kept as a note.")

_NUMERIC = (CellKind.NUMBER, CellKind.FORMULA)
_BLANKS = " \u00a0"
_PARTS = re.compile(r"[;|\n]")
_WORDS = re.compile(r"[;|,\n]")
_ANSWER_AND_MORE = re.compile(r"\W*(?P<head>\w+)\s*[.,;:(\n–—-].*", re.DOTALL)
_CHOICE_AND_MORE = re.compile(r"(?P<head>[^(\[\n]+?)\s*[(\[\n].*", re.DOTALL)
_LONGEST_NAME = 80
_NOTHING = frozenset(names_in("-|--|---|–|—|/|./.|n/a|n.a.|na|k.a.|k.a|ka|#n/v|#nv"))
_NOBODY = frozenset(
    names_in(
        "nn|n n|tbd|tba|offen|noch offen|unklar|unbekannt|vakant|vacant|unknown|open|niemand|"
        "nobody|"
        "none|keiner|keine|nicht benannt|noch zu klaren|alle|all|various|diverse|intern|internal|"
        "extern|external|eigenentwicklung|in house|inhouse|ja|nein|yes|no|x"
    )
)


class FieldReader:
    """Reads cells; ``nothing`` counts by column those that only say that there is nothing."""

    def __init__(
        self, project: OpenProject, labels: Sequence[Labels], habits: Mapping[str, Habit]
    ) -> None:
        self.values = ValueReader(project, labels)
        self.nothing: Counter[str] = Counter()
        self._habits = habits

    def read(self, row: ReadRow, column: str, spec: FieldSpec, cell: SourceCell) -> None:
        """Put what ``cell`` says into ``row``; an error of the source has been told already."""
        if cell.kind is CellKind.ERROR:
            return
        text = cell.text.strip(_BLANKS) if spec.kind is FieldKind.TEXT else cell.text
        habit = self._habits.get(column, USUAL)
        if habit.own_scale:
            row.keep(column, text, OTHER_SCALE, {"value": text.strip()[:60]})
            return
        try:
            value = self.value(spec, cell, text, habit.order)
        except UnknownNameError:
            self._name(row, column, spec, text)
        except UserError as error:
            exact = cell.kind in _NUMERIC
            if not self._less_strictly(row, column, spec, text, exact=exact):
                row.keep(column, text, KEPT, {"problem": _sentence(error)})
        else:
            row.values[spec.key] = value

    def value(
        self, spec: FieldSpec, cell: SourceCell, text: str, order: DayOrder = DAY_FIRST
    ) -> Value:
        """Return the value that ``text`` of ``cell`` is; raises as ``ValueReader`` does."""
        return self.values.read(spec, text, exact=cell.kind in _NUMERIC, order=order)

    # names ---------------------------------------------------------------------

    def _name(self, row: ReadRow, column: str, spec: FieldSpec, text: str) -> None:
        """Refer to an entry that is not there yet; what is no name becomes a note."""
        if self._says_nothing(column, text):
            return
        parts = [part.strip() for part in _PARTS.split(text) if part.strip()]
        first = " ".join(parts[0].split()) if parts else ""
        if not _is_name(first):
            row.keep(column, text, NO_NAME, {"value": text.strip()[:60]})
            return
        try:
            row.values[spec.key] = self.values.read(spec, first)
        except UnknownNameError as unknown:
            row.names[spec.key] = unknown.name
        except UserError as error:
            row.keep(column, text, KEPT, {"problem": _sentence(error)})
            return
        if len(parts) > 1:
            row.keep(column, text, IN_PART, {"read": first})

    # values ----------------------------------------------------------------------

    def _less_strictly(
        self, row: ReadRow, column: str, spec: FieldSpec, text: str, *, exact: bool
    ) -> bool:
        """Take over what can be understood of a cell, and return whether anything could."""
        if self._says_nothing(column, text):
            return True
        if spec.kind is FieldKind.NUMBER and spec.privacy is Privacy.COST:
            return self._round(row, column, spec, text, exact=exact)
        if spec.kind is FieldKind.MULTI_CHOICE:
            return self._known_words(row, column, spec, text)
        if spec.kind is FieldKind.CHOICE:
            return self._first_word(row, column, spec, text)
        return False

    def _says_nothing(self, column: str, text: str) -> bool:
        nothing = says_nothing(text)
        self.nothing[column] += nothing
        return nothing

    def _round(self, row: ReadRow, column: str, spec: FieldSpec, text: str, *, exact: bool) -> bool:
        amount = read_amount(text.strip(), exact=exact)
        if amount is None or not spec.minimum <= amount <= spec.maximum:
            return False
        row.values[spec.key] = number = rounded(amount)
        row.keep(column, text, ROUNDED, {"value": text.strip(), "number": number})
        return True

    def _known_words(self, row: ReadRow, column: str, spec: FieldSpec, text: str) -> bool:
        codes: set[str] = set()
        words: list[str] = []
        for word in filter(str.strip, _WORDS.split(text)):
            try:
                found = self.values.read(spec, word)
            except UserError:
                continue
            codes.update(found if isinstance(found, tuple) else ())
            words.append(word.strip())
        if not codes:
            return False
        row.values[spec.key] = tuple(sorted(codes))
        row.keep(column, text, IN_PART, {"read": ", ".join(words)})
        return True

    def _first_word(self, row: ReadRow, column: str, spec: FieldSpec, text: str) -> bool:
        pattern = _ANSWER_AND_MORE if spec.choices is Answer else _CHOICE_AND_MORE
        match = pattern.fullmatch(text.strip())
        if match is None:
            return False
        try:
            row.values[spec.key] = self.values.read(spec, match["head"])
        except UserError:
            return False
        row.keep(column, text, IN_PART, {"read": match["head"].strip()})
        return True


def _sentence(error: UserError) -> Sentence:
    return Sentence(text=error.text, values=error.values)


def _is_name(text: str) -> bool:
    has_letter = any(character.isalpha() for character in text)
    return has_letter and len(text) <= _LONGEST_NAME and plain_name(text) not in _NOBODY


def says_nothing(text: str) -> bool:
    """Return whether a text only says that there is nothing: “n/a”, “–”."""
    return "".join(text.casefold().split()) in _NOTHING or plain_name(text) == "keine angabe"
