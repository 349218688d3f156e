"""A mistake of the program on the command line: one sentence, and a report without content."""

from pathlib import Path

from rai_desktop.domain.errors import ExitCode, UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.faults import fault_of, kind_of, report_of
from rai_desktop.storage.crashes import write_command_report
from rai_desktop.storage.folders import Folders


class MistakeError(UserError):
    """The program made a mistake; all a person can do is to pass the report on."""

    exit_code = ExitCode.FAULT


def write_report(error: Exception, folders: Folders) -> Path | None:
    """Write down where ``error`` happened; return the file, if there is one."""
    return write_command_report(folders, report_of([(fault_of(error), 1)]))


def mistake(error: Exception, folders: Folders) -> MistakeError:
    """Return what people are told of ``error``, after writing the report on it."""
    path, kind = write_report(error, folders), kind_of(error)
    if path is None:
        return MistakeError(
            N_(
                "The program made a mistake ({kind}). What was stored before is kept. A report "
                "could not be written."
            ),
            kind=kind,
        )
    return MistakeError(
        N_(
            "The program made a mistake ({kind}). What was stored before is kept. A report "
            "without any content of your file is in {path}; please pass it on."
        ),
        kind=kind,
        path=path,
    )
