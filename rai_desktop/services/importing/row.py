"""One row while it is read: what it sets, what becomes a note, and what there is to say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.services.importing.model import ImportNote, PartPlan


@dataclass(slots=True, kw_only=True)
class ReadRow:
    """The parts of a row; ``entity`` is the entry it stands for, once that is known.

    ``parts`` are column and text of what is said about mitigations, by key; ``mitigations`` what
    that comes to. Of an entry in the bin ``restores`` says that it comes back, ``stays_away`` that
    it does not although the row was edited.
    """

    number: int
    entity: Entity | None = None
    values: dict[str, Value] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    links: dict[tuple[LinkRole, Uid], None] = field(default_factory=dict)
    parts: dict[str, tuple[str, str]] = field(default_factory=dict)
    mitigations: list[PartPlan] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    problems: list[ImportNote] = field(default_factory=list)
    remarks: list[ImportNote] = field(default_factory=list)
    clashes: bool = False
    restores: bool = False
    stays_away: bool = False

    def refuse(self, column: str, text: str, **values: object) -> None:
        """Say why the row cannot be imported."""
        note = ImportNote(text=text, values=values, row=self.number, column=column)
        self.problems.append(note)

    def clash(self, column: str, text: str, **values: object) -> None:
        """Say why the row contradicts another one."""
        self.refuse(column, text, **values)
        self.clashes = True

    def remark(self, column: str, text: str, values: Mapping[str, object] | None = None) -> None:
        """Say something worth knowing about the row."""
        note = ImportNote(text=text, values=values or {}, row=self.number, column=column)
        self.remarks.append(note)

    def keep(self, column: str, written: str, text: str, values: Mapping[str, object]) -> None:
        """Keep a cell as a note and say why."""
        self.add_note(column, written)
        note = ImportNote(
            text=text, values=values, row=self.number, column=column, kept=written.strip()
        )
        self.remarks.append(note)

    def add_note(self, column: str, written: str) -> None:
        """Keep a cell as a note under its heading."""
        self.notes.append(f"{column}: {written.strip()}")

    def add_once(self, other: "ReadRow") -> None:
        """Take over the notes and remarks of a part of the row, each once."""
        self.notes += [note for note in other.notes if note not in self.notes]
        self.remarks += [remark for remark in other.remarks if remark not in self.remarks]
