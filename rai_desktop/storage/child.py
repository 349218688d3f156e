"""What the child process for foreign files does; it tells about it in lines of JSON."""

import json
from pathlib import Path
from typing import TextIO

from rai_desktop.domain.errors import ExitCode, UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.children import plain_error, plain_sentence
from rai_desktop.services.jobs import Progress
from rai_desktop.storage.admission import admit
from rai_desktop.storage.foreign import check_header
from rai_desktop.storage.limits import limit_this_process
from rai_desktop.storage.watch import Watch

COMMAND = "admit-file"
"""First argument of our own command line that means this; people never type it."""


class TooLargeError(UserError):
    """Checking a file takes more memory than that of any project of its size."""


def admit_file(source: Path, target: Path, out: TextIO) -> ExitCode:
    """Check ``source`` and copy it to ``target`` within bounds; ``out`` hears what comes of it."""

    def say(**line: object) -> None:
        out.write(json.dumps(line) + "\n")
        out.flush()

    def tell(progress: Progress) -> None:
        say(done=progress.done, total=progress.total)

    try:
        check_header(source)
        limit_this_process(source.stat().st_size, Watch(source).seconds)
        admitted = admit(source, target, tell)
    except UserError as error:
        say(error=plain_error(error))
        return error.exit_code
    except MemoryError:
        say(error=plain_error(too_large(source)))
        return ExitCode.REFUSED
    say(
        result={
            "head": admitted.head,
            "remarks": [plain_sentence(remark) for remark in admitted.remarks],
        }
    )
    return ExitCode.DONE


def too_large(path: Path) -> TooLargeError:
    """Return what people are told when there is not enough memory."""
    return TooLargeError(
        N_(
            "Checking {path} took more memory than a project of this size may take, so it was "
            "stopped. The file was not changed. Open an earlier state of it, or ask the sender "
            "for the file again."
        ),
        path=path,
    )
