"""Reading the mitigations that a row of a risk list names, with their status, owner and day."""

import re
from dataclasses import replace

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_, Sentence
from rai_desktop.services.importing.field_reader import AS_WISHED, KEPT, FieldReader
from rai_desktop.services.importing.model import PartPlan
from rai_desktop.services.importing.part_columns import PART_FIELDS, PART_KIND, PART_TITLE
from rai_desktop.services.importing.row import ReadRow
from rai_desktop.services.importing.understood import Understood
from rai_desktop.services.tables import CellKind, SourceCell
from rai_desktop.services.typed_values import UnknownNameError

NO_MITIGATION = N_("There is no mitigation “{name}”. The cell was kept as a note.")
NO_PARTS = N_("The row names no mitigation that this could belong to. It was kept as a note.")
OTHER_COUNT = N_(
    "This does not say which of the mitigations of the row is meant. It was kept as a note."
)
OTHER_VALUE = N_("“{name}” is in row {first} with another value. This one was kept as a note.")

_SEPARATOR = re.compile(r"[;|\n]")
_BULLET = re.compile(r"^(?:\(?\d{1,2}[.)]\s+|\(?[a-z]\)\s+|[•·▪*–-]\s+)")
_NUMBER = re.compile(rf"{KINDS[PART_KIND].prefix}-\d+", re.IGNORECASE)
_LONGEST_TITLE = 120
_SENTENCE = re.compile(r"(?<=[.!?])\s")


class PartReader:
    """Makes mitigations of the columns about them; one named in several rows is the same."""

    def __init__(self, fields: FieldReader, understood: Understood) -> None:
        self._fields = fields
        self._understood = understood
        self._said: dict[str, dict[str, tuple[int, Value]]] = {}
        known = {spec.key: spec for spec in KINDS[PART_KIND].fields}
        self._specs = {key: replace(known[field], key=key) for key, field in PART_FIELDS.items()}

    def read(self, row: ReadRow) -> None:
        """Put the mitigations of ``row.parts`` into ``row``; what is not understood is a note."""
        column, text = row.parts.get(PART_TITLE, ("", ""))
        parts = self._titles(row, column, text)
        for key, (name, told) in row.parts.items():
            if key == PART_TITLE:
                continue
            texts = [each.strip() for each in _SEPARATOR.split(told) if each.strip()]
            if not parts:
                row.keep(name, told, NO_PARTS, {})
            elif len(texts) not in (1, len(parts)):
                row.keep(name, told, OTHER_COUNT, {})
            else:
                each = texts if len(texts) == len(parts) else texts * len(parts)
                parts = [
                    self._with(row, name, self._specs[key], part, text)
                    for part, text in zip(parts, each, strict=True)
                ]
        row.mitigations += [self._as_first(row, part) for part in parts]

    # titles ---------------------------------------------------------------------

    def _titles(self, row: ReadRow, column: str, text: str) -> list[PartPlan]:
        if not text or self._fields.says_nothing(column, text):
            return []
        found: dict[str, PartPlan] = {}
        for written in _SEPARATOR.split(text):
            plain = _BULLET.sub("", written.strip()).strip()
            part = self._part(row, column, plain) if plain else None
            if part is not None:
                found.setdefault(part.identity, part)
        return list(found.values())

    def _part(self, row: ReadRow, column: str, text: str) -> PartPlan | None:
        title = _title(text)
        try:
            uid = self._entry(title)
        except UnknownNameError:
            if _NUMBER.fullmatch(title):
                row.keep(column, text, NO_MITIGATION, {"name": title})
                return None
            self._understood.note_name(PART_KIND, title)
            values: dict[str, Value] = {"description": text} if title != text else {}
            return PartPlan(title=title, values=values)
        except UserError as error:
            problem = Sentence(text=error.text, values=error.values)
            row.keep(column, text, KEPT, {"problem": problem})
            return None
        if uid is None:
            row.keep(column, text, AS_WISHED, {"value": title[:60]})
            return None
        return PartPlan(title=title, uid=uid)

    def _entry(self, title: str) -> Uid | None:
        if self._understood.is_name(PART_KIND, title):
            return self._understood.name(PART_KIND, title)
        return self._fields.values.entry(PART_KIND, title)

    # what is said about them -------------------------------------------------------

    def _with(
        self, row: ReadRow, column: str, spec: FieldSpec, part: PartPlan, text: str
    ) -> PartPlan:
        """Return ``part`` with what a cell says about it."""
        read = ReadRow(number=row.number)
        self._fields.read(read, column, spec, SourceCell(text=text, kind=CellKind.TEXT))
        row.add_once(read)
        values = {PART_FIELDS[key]: value for key, value in read.values.items()}
        names = {PART_FIELDS[key]: name for key, name in read.names.items()}
        return replace(part, values={**part.values, **values}, names={**part.names, **names})

    def _as_first(self, row: ReadRow, part: PartPlan) -> PartPlan:
        """Return ``part`` without values that contradict an earlier row about the same one."""
        columns = {PART_FIELDS[key]: place for key, place in row.parts.items()}
        said = self._said.setdefault(part.identity, {})
        for field, value in (*part.values.items(), *part.names.items()):
            first, known = said.setdefault(field, (row.number, value))
            if known != value and field in columns:
                about = {"name": part.title[:60], "first": first}
                row.keep(*columns[field], OTHER_VALUE, about)
        return replace(
            part,
            values={k: v for k, v in part.values.items() if said[k][1] == v},
            names={k: v for k, v in part.names.items() if said[k][1] == v},
        )


def _title(text: str) -> str:
    """Return what a mitigation is called: its whole text, or the beginning of a long one."""
    line = " ".join(text.split())
    if len(line) <= _LONGEST_TITLE:
        return line
    sentence = _SENTENCE.split(line)[0]
    if len(sentence) <= _LONGEST_TITLE:
        return sentence
    return line[:_LONGEST_TITLE].rsplit(" ", 1)[0] + " …"
