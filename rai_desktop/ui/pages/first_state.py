"""What the first half hour remembers of a project beside it: kept on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rai_desktop.domain.ids import Uid
    from rai_desktop.ui.session import Settings

_YES, _NO = "yes", "no"


class FirstState:
    """Whether registers of a project were written here, and whether its checklist is wanted."""

    def __init__(self, settings: Settings, project: Uid) -> None:
        self._settings = settings
        self._written = f"registers_written.{project}"
        self._checklist = f"checklist.{project}"
        self._first_pass = f"first_pass_left.{project}"

    @property
    def registers_written(self) -> bool:
        """Whether a register was written at least once."""
        return self._settings.get(self._written) == _YES

    def note_registers(self) -> None:
        """Remember that a register was written."""
        self._settings.set(self._written, _YES)

    @property
    def first_pass_left(self) -> int | None:
        """How many requirements of the first pass wait for an answer; ``None`` when unknown."""
        left = self._settings.get(self._first_pass)
        return int(left) if left.isdecimal() else None

    def note_first_pass(self, left: int) -> None:
        """Remember how many requirements of the first pass wait for an answer."""
        if left != self.first_pass_left:
            self._settings.set(self._first_pass, str(left))

    @property
    def checklist_wanted(self) -> bool | None:
        """Whether the person asked for the checklist or put it away; ``None`` for neither."""
        return {_YES: True, _NO: False}.get(self._settings.get(self._checklist))

    def want_checklist(self, *, is_wanted: bool) -> None:
        """Remember that the person asked for the checklist, or put it away."""
        self._settings.set(self._checklist, _YES if is_wanted else _NO)
