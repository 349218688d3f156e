"""An own export that comes back, in words: what is to be decided, and what would go."""

from collections.abc import Mapping
from dataclasses import dataclass

from rai_desktop.domain.canonical import Plain, Value, to_plain
from rai_desktop.domain.fields import FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing.roundtrip.model import CellConflict, MissingEntry, Place
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject

UNKNOWN = N_("(not known)")
EMPTY = N_("(empty)")
DELETED_HERE = N_("Deleted here, edited in the file")
WAS_THERE = N_("in the inventory")
IN_BIN = N_("stays in the bin")
BACK = N_("comes back with the edits")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldConflict:
    """A conflict as people read it: what the field was, is here, and is in the file."""

    place: Place
    entry: str
    field: str
    base: str
    mine: str
    theirs: str
    take: str


class TripTeller:
    """Puts conflicts and missing entries into words."""

    def __init__(self, project: OpenProject, labels: Labels) -> None:
        self._project = project
        self._labels = labels

    def conflict(self, found: CellConflict) -> ToldConflict:
        """Return a conflict in words."""
        if found.is_about_bin:
            return self._about_bin(found)
        spec = self._project.field(found.kind, found.key)
        is_entry = bool(found.name or found.source)
        return ToldConflict(
            place=found.place,
            entry=self.entry(found),
            field=self.field(found),
            base=self._shown(spec, found.base) if found.is_known else self._labels.words(UNKNOWN),
            mine=self._shown(spec, found.mine),
            theirs=found.text if is_entry else self._shown(spec, found.theirs),
            take=found.take,
        )

    def field(self, found: CellConflict) -> str:
        """Return what the field in conflict is called."""
        if found.is_about_bin:
            return self._labels.words(DELETED_HERE)
        return self._labels.field(self._project.field(found.kind, found.key))

    def _about_bin(self, found: CellConflict) -> ToldConflict:
        words = self._labels.words
        return ToldConflict(
            place=found.place,
            entry=self.entry(found),
            field=self.field(found),
            base=words(WAS_THERE),
            mine=words(IN_BIN),
            theirs=words(BACK),
            take=found.take,
        )

    def entry(self, found: CellConflict | MissingEntry) -> str:
        """Return number and name of the entry that something is about."""
        entity = self._project.entity(found.uid)
        return f"{self._project.number(entity)} {self._project.name(found.uid)}".strip()

    def document(self, found: CellConflict) -> dict[str, Plain]:
        """Return a conflict in JSON form, for a file of decisions."""
        return {
            "uid": found.uid,
            "entry": self.entry(found),
            "field": found.key,
            "base": to_plain(found.base) if found.is_known else None,
            "base_is_known": found.is_known,
            "mine": to_plain(found.mine),
            "theirs": found.text if found.name or found.source else to_plain(found.theirs),
            "take": found.take or None,
        }

    def _shown(self, spec: FieldSpec, value: Value) -> str:
        text = self._labels.shown(self._project, spec, value)
        return text or self._labels.words(EMPTY)


def decisions_in(document: Mapping[str, object]) -> dict[Place, tuple[str, Mapping[str, object]]]:
    """Return what a file decides by field, with the values that it was decided about.

    Raises:
        KeyError, TypeError, ValueError: it is another file.
    """
    listed = document["conflicts"]
    if not isinstance(listed, list):
        raise TypeError(document)
    return {_place(each): (str(each["take"]), each) for each in listed if each.get("take")}


RowPlace = tuple[str, int]
"""A row: the name of its list and its number."""


def rows_in(document: Mapping[str, object]) -> dict[RowPlace, str]:
    """Return what a file decides about whole rows: ``mine`` leaves a row, ``theirs`` takes it.

    Raises:
        KeyError, TypeError, ValueError: it is another file.
    """
    listed = document.get("rows", [])
    if not isinstance(listed, list):
        raise TypeError(document)
    return {
        (str(each["table"]), int(each["row"])): str(each["take"])
        for each in listed
        if each.get("take")
    }


def _place(each: Mapping[str, object]) -> Place:
    return Uid(str(each["uid"])), str(each["field"])
