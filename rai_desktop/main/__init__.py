"""Starting the program: the window, or one command."""

import contextlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.domain.errors import ExitCode
from rai_desktop.domain.texts import N_

if TYPE_CHECKING:
    from collections.abc import Callable

    from rai_desktop.main.session import DesktopSession

COMMANDS = frozenset(
    {
        "new",
        "demo",
        "import",
        "questionnaire",
        "report",
        "add",
        "copy",
        "merge",
        "set",
        "remove",
        "undo",
        "redo",
        "link",
        "take",
        "erase",
        "hand-over",
        "list",
        "search",
        "show",
        "export",
        "classify",
        "review",
        "check",
        "verify",
        "year",
        "compare",
        "restore",
        "history",
        "packs",
        "send",
        "consolidate",
        "decrypt",
        "fields",
        "desktop",
    }
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code.

    Without arguments the window opens; a first argument that is no command is a file.
    """
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    if len(arguments) == 3 and arguments[0] == "admit-file":  # see storage.child
        return _admit_file(Path(arguments[1]), Path(arguments[2]))
    if len(arguments) == 3 and arguments[0] == "read-list":  # see imports.limited
        return _read_list(Path(arguments[1]), arguments[2])
    if len(arguments) == 1 and _is_file_name(arguments[0]):
        return _open_window(Path(arguments[0]))
    return _run_command(arguments) if arguments else _open_window(None)


def _is_file_name(argument: str) -> bool:
    """Return whether a lone argument is meant as a file; a mistyped command is not."""
    if argument in COMMANDS or argument.startswith("-"):
        return False
    path = Path(argument)
    return path.name.lower().endswith((".rai", ".rai.age")) or path.exists()


def language_of_surroundings() -> str:
    """Return the language that the system speaks: German or English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "de" if value.lower().startswith("de") else "en"
    import locale

    with contextlib.suppress(ValueError):  # Windows has no such variables
        return "de" if (locale.getlocale()[0] or "").lower().startswith(("de", "ger")) else "en"
    return "en"


def _run_command(arguments: Sequence[str]) -> int:
    from rai_desktop.cli.context import Surroundings, default_streams
    from rai_desktop.cli.run import run_command
    from rai_desktop.main.backup_place import take_choice
    from rai_desktop.main.places import own_folders
    from rai_desktop.main.settings import FileSettings

    out, err = default_streams()
    folders = own_folders()
    surroundings = Surroundings(
        folders=take_choice(FileSettings(folders.data / "settings.json", only_reads=True), folders),
        language=language_of_surroundings(),
        out=out,
        err=err,
    )
    try:
        code = run_command(arguments, surroundings)
        out.flush()
    except OSError:  # nobody reads any more, or the disk behind the output is full
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
        return ExitCode.SURROUNDINGS
    return code


def _admit_file(source: Path, target: Path) -> int:
    """Do what the child for foreign files is for; the parent reads its lines and exit code."""
    from rai_desktop.storage.child import admit_file

    return _as_child(lambda: admit_file(source, target, sys.stdout))


def _read_list(path: Path, wish: str) -> int:
    """Do what the child for foreign lists is for; the parent reads its lines."""
    import io

    from rai_desktop.imports.limited import read_for_parent

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    return _as_child(lambda: read_for_parent(path, wish, sys.stdout))


def _as_child(work: "Callable[[], int]") -> int:
    """Do the work of a child; a fault is written down, for nobody sees its errors."""
    try:
        return work()
    except BrokenPipeError:  # the parent ended
        return ExitCode.SURROUNDINGS
    except Exception as error:
        from rai_desktop.cli.faults import write_report
        from rai_desktop.main.places import own_folders

        write_report(error, own_folders())
        return ExitCode.FAULT


def _open_window(path: Path | None) -> int:
    if not _has_screen():
        from rai_desktop.words import words_for

        text = words_for(language_of_surroundings())(
            N_("There is no screen to show the window on. The commands work without one: --help.")
        )
        sys.stderr.write(f"{text}\n")
        return ExitCode.SURROUNDINGS
    from rai_desktop.main.places import own_folders
    from rai_desktop.main.plain_imports import plain_imports
    from rai_desktop.main.session import DesktopSession

    session = DesktopSession(own_folders())
    session.crashes.begin()
    try:
        with plain_imports():
            from rai_desktop.ui.run import run_window

        return run_window(session, language_of_surroundings(), path)
    except Exception as error:
        return _fail(error, session)


def _fail(error: Exception, session: "DesktopSession") -> int:
    """Write down why there is no window; the next one tells it."""
    from rai_desktop.services.faults import fault_of, report_of
    from rai_desktop.words import words_for

    session.crashes.write(report_of([(fault_of(error), 1)]))
    session.crashes.leave()
    text = N_("The program made a mistake and had to end. The next start tells more about it.")
    if sys.stderr is not None:
        sys.stderr.write(f"{words_for(language_of_surroundings())(text)}\n")
    return ExitCode.FAULT


def _has_screen() -> bool:
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in ("offscreen", "minimal"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
