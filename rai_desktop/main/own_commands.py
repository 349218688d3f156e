"""The own command line as the window starts it for long work: it prints JSON lines."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rai_desktop.ui.session import ExportKind


class OwnCommands:
    """The commands, each with what it works on."""

    def export_command(
        self,
        snapshot: Path,
        kind: "ExportKind",
        target: Path,
        language: str,
        limits: Sequence[str] = (),
    ) -> list[str]:
        """Return the program and arguments that export ``snapshot`` and print JSON lines."""
        options = ["--to", str(target), "--lang", language, "--progress-json", *limits]
        return _own("export", str(snapshot), *options)

    def verify_command(self, path: Path, *, is_deep: bool) -> list[str]:
        """Return the program and arguments that check a project file and print JSON lines."""
        deep = ["--deep"] if is_deep else []
        return _own("verify", str(path), "--progress-json", *deep)

    def send_command(self, snapshot: Path, target: Path, options: Sequence[str]) -> list[str]:
        """Return the program and arguments that write a copy of ``snapshot`` to be mailed."""
        return _own("send", str(snapshot), "--to", str(target), "--progress-json", *options)

    def report_command(self, snapshot: Path, options: Sequence[str]) -> list[str]:
        """Return the program and arguments that write a finished yearly report of ``snapshot``."""
        return _own("report", str(snapshot), "--progress-json", *options)

    def consolidate_command(self, options: Sequence[str]) -> list[str]:
        """Return the program and arguments that put yearly reports of members together."""
        return _own("consolidate", *options, "--progress-json")


def _own(*arguments: str) -> list[str]:
    from rai_desktop.cli.program import own_command

    return own_command(*arguments)
