"""The command that puts the program into the menu of a Linux desktop."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.domain.errors import ExitCode, SurroundingsError
from rai_desktop.domain.texts import N_

if TYPE_CHECKING:
    from rai_desktop.cli.arguments import Parser
    from rai_desktop.cli.context import Context
    from rai_desktop.words import Words

ELSEWHERE = N_("This is for Linux. On Windows and macOS the installation does it by itself.")
ADDED = N_("The program is in the menu of your desktop, and project files open with it.")
REMOVED = N_("The program is no longer in the menu of your desktop. Your project files stay.")


def desktop(context: "Context") -> ExitCode:
    """Put the program into the menu, or take it out again."""
    from rai_desktop.cli.desktop_entry import install_entry, remove_entry

    if not sys.platform.startswith("linux"):
        raise SurroundingsError(ELSEWHERE)
    is_removed = context.options.remove
    files = remove_entry(data_folder()) if is_removed else install_entry(data_folder())
    sentence = context.words(REMOVED if is_removed else ADDED)
    return context.answer({"files": [str(file) for file in files]}, sentence)


def data_folder() -> Path:
    """Return where this person's desktop looks for programs and kinds of files."""
    from platformdirs import user_data_path

    return user_data_path()


def desktop_arguments(parser: "Parser", words: "Words") -> None:
    """Add the option that takes it back."""
    text = words(N_("take it out again"))
    parser.add_argument("--remove", action="store_true", help=text)
