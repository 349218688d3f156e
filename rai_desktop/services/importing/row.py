"""One row while it is read: what it sets, what becomes a note, and what there is to say."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.services.importing.model import ImportNote


@dataclass(slots=True, kw_only=True)
class ReadRow:
    """The parts of a row; ``entity`` is the entry it stands for, once that is known."""

    number: int
    entity: Entity | None = None
    values: dict[str, Value] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    links: dict[tuple[LinkRole, Uid], None] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    problems: list[ImportNote] = field(default_factory=list)
    remarks: list[ImportNote] = field(default_factory=list)

    def refuse(self, column: str, text: str, **values: object) -> None:
        """Say why the row cannot be imported."""
        note = ImportNote(text=text, values=values, row=self.number, column=column)
        self.problems.append(note)

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
