"""Reading one cell of a list into a row: as a value, as a name, or as a note."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Answer
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec, Privacy
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.synonyms import names_in
from rai_desktop.domain.texts import N_, Sentence
from rai_desktop.domain.values import check_value
from rai_desktop.services.importing.habits import USUAL, Habit
from rai_desktop.services.importing.mapping import plain_name, plain_word
from rai_desktop.services.importing.row import ReadRow
from rai_desktop.services.importing.understood import Understood
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
THREE_STEPS = N_(
    "The column rates in three steps; which of the five “{value}” is has to be said once for the "
    "list. It was kept as a note."
)
AS_WISHED = N_("“{value}” was kept as a note, as you chose.")
NO_NAME = N_("“{value}” is not a name. It was kept as a note.")

_NUMERIC = (CellKind.NUMBER, CellKind.FORMULA)
_WORDED = (FieldKind.CHOICE, FieldKind.MULTI_CHOICE, FieldKind.RATING, FieldKind.FLAG)
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
        self,
        project: OpenProject,
        labels: Sequence[Labels],
        habits: Mapping[str, Habit],
        understood: Understood,
    ) -> None:
        self.values = ValueReader(project, labels)
        self.nothing: Counter[str] = Counter()
        self._habits = habits
        self._understood = understood
        self._read: dict[tuple[str, str, bool, DayOrder], Value | UserError] = {}

    def read(self, row: ReadRow, column: str, spec: FieldSpec, cell: SourceCell) -> None:
        """Put what ``cell`` says into ``row``; an error of the source has been told already."""
        if cell.kind is CellKind.ERROR:
            return
        text = cell.text.strip(_BLANKS) if spec.kind is FieldKind.TEXT else cell.text
        habit = self._habits.get(column, USUAL)
        if self._was_told(row, column, spec, text):
            return
        if habit.own_scale:
            self._understood.note_word(spec.key, text)
            row.keep(column, text, OTHER_SCALE, {"value": text.strip()[:60]})
            return
        if spec.kind is FieldKind.RATING and self._is_rated(row, column, spec, text, habit):
            return
        try:
            value = self.value(spec, cell, text, habit.order)
        except UnknownNameError:
            self._name(row, column, spec, text)
        except UserError as error:
            exact = cell.kind in _NUMERIC
            if not self._less_strictly(row, column, spec, text, exact=exact):
                if spec.kind is not FieldKind.MULTI_CHOICE:  # its words were counted one by one
                    self._note_word(spec, text)
                row.keep(column, text, KEPT, {"problem": _sentence(error)})
        else:
            row.values[spec.key] = value

    def value(
        self, spec: FieldSpec, cell: SourceCell, text: str, order: DayOrder = DAY_FIRST
    ) -> Value:
        """Return the value that ``text`` of ``cell`` is; raises as ``ValueReader`` does."""
        exact = cell.kind in _NUMERIC
        if spec.is_text or len(text) > _LONGEST_NAME:
            return self.values.read(spec, text, exact=exact, order=order)
        place = (spec.key, text, exact, order)
        if place not in self._read:
            try:
                self._read[place] = self.values.read(spec, text, exact=exact, order=order)
            except UserError as error:
                self._read[place] = error
        found = self._read[place]
        if isinstance(found, UserError):
            raise found.with_traceback(None)
        return found

    # what somebody said -----------------------------------------------------------

    def _was_told(self, row: ReadRow, column: str, spec: FieldSpec, text: str) -> bool:
        """Take what somebody said about a word or a name, and return whether anybody did."""
        known = self._understood
        if spec.reference is not None and known.is_name(spec.reference, text):
            self._take(row, column, spec, text, known.name(spec.reference, text))
        elif known.has_words and known.is_word(spec.key, text):
            self._take(row, column, spec, text, known.word(spec.key, text))
        elif known.has_words and spec.kind is FieldKind.MULTI_CHOICE:
            return self._told_words(row, spec, text)
        else:
            return False
        return True

    def _take(self, row: ReadRow, column: str, spec: FieldSpec, text: str, value: Value) -> None:
        """Set what somebody chose; where nothing was chosen, the cell stays a note."""
        if value is None:
            row.keep(column, text, AS_WISHED, {"value": text.strip()[:60]})
            return
        try:
            row.values[spec.key] = check_value(spec, _as_typed(spec, value))
        except UserError as error:
            row.keep(column, text, KEPT, {"problem": _sentence(error)})

    def _told_words(self, row: ReadRow, spec: FieldSpec, text: str) -> bool:
        """Read several words of which somebody explained some, and return whether all are clear."""
        codes: set[str] = set()
        for word in filter(str.strip, _WORDS.split(text)):
            try:
                told = self._understood.is_word(spec.key, word)
                found = (
                    _as_typed(spec, self._understood.word(spec.key, word))
                    if told
                    else self.values.read(spec, word)
                )
            except UserError:
                return False
            codes.update(found if isinstance(found, tuple) else ())
        if codes:
            row.values[spec.key] = tuple(sorted(codes))
        return bool(codes)

    def _note_word(self, spec: FieldSpec, text: str) -> None:
        """Count a text that is no word of a choice, so that somebody can say what it means."""
        if spec.kind in _WORDED and len(text) <= _LONGEST_NAME:
            self._understood.note_word(spec.key, text)

    def _is_rated(
        self, row: ReadRow, column: str, spec: FieldSpec, text: str, habit: Habit
    ) -> bool:
        """Take the level that a word means in its column, and return whether it is a known one."""
        word = plain_word(text)
        level = habit.levels.get(word)
        if word in habit.three:
            place = habit.three[word]
            self._understood.note_step(spec.key, place, text)
            level = self._understood.three_steps(place)
        elif level is None:
            return False
        if level is None:
            row.keep(column, text, THREE_STEPS, {"value": text.strip()[:60]})
        else:
            row.values[spec.key] = level
        return True

    # names ---------------------------------------------------------------------

    def _name(self, row: ReadRow, column: str, spec: FieldSpec, text: str) -> None:
        """Refer to an entry that is not there yet; what is no name becomes a note."""
        if self.says_nothing(column, text):
            return
        parts = [part.strip() for part in _PARTS.split(text) if part.strip()]
        first = " ".join(parts[0].split()) if parts else ""
        if not _is_name(first):
            row.keep(column, text, NO_NAME, {"value": text.strip()[:60]})
            return
        try:
            value = self._entry(spec, first)
        except UnknownNameError as unknown:
            self._understood.note_name(unknown.kind, unknown.name)
            same = self._entry_like(unknown.kind, unknown.name)
            if same is None:
                row.names[spec.key] = unknown.name
            else:
                row.values[spec.key] = same
        except UserError as error:
            row.keep(column, text, KEPT, {"problem": _sentence(error)})
            return
        else:
            if value is None:
                row.keep(column, text, AS_WISHED, {"value": text.strip()[:60]})
                return
            row.values[spec.key] = value
        if len(parts) > 1:
            row.keep(column, text, IN_PART, {"read": first})

    def _entry_like(self, kind: EntityKind, name: str) -> Uid | None:
        """Return the entry that is spelled otherwise, as somebody said or as is plain."""
        spelled = self._understood.spelled(kind, name)
        if not spelled:
            return self._understood.taken(kind, name)
        try:
            return self.values.entry(kind, spelled)
        except UserError:
            return None

    def _entry(self, spec: FieldSpec, name: str) -> Value:
        known, kind = self._understood, spec.reference
        if kind is not None and known.is_name(kind, name):
            return known.name(kind, name)
        return self.values.read(spec, name)

    # values ----------------------------------------------------------------------

    def _less_strictly(
        self, row: ReadRow, column: str, spec: FieldSpec, text: str, *, exact: bool
    ) -> bool:
        """Take over what can be understood of a cell, and return whether anything could."""
        if self.says_nothing(column, text):
            return True
        if spec.kind is FieldKind.NUMBER and spec.privacy is Privacy.COST:
            return self._round(row, column, spec, text, exact=exact)
        if spec.kind is FieldKind.MULTI_CHOICE:
            return self._known_words(row, column, spec, text)
        if spec.kind is FieldKind.CHOICE:
            return self._first_word(row, column, spec, text)
        return False

    def says_nothing(self, column: str, text: str) -> bool:
        """Return whether a cell only says that there is nothing, and count it then."""
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
                self._note_word(spec, word)
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


def _as_typed(spec: FieldSpec, value: Value) -> Value:
    """Return a chosen value as the field keeps it: a code of several as a list of one."""
    if spec.kind is FieldKind.MULTI_CHOICE and isinstance(value, str):
        return (value,)
    return value


def says_nothing(text: str) -> bool:
    """Return whether a text only says that there is nothing: “n/a”, “–”."""
    return "".join(text.casefold().split()) in _NOTHING or plain_name(text) == "keine angabe"
