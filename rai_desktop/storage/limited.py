"""Letting a file from outside in by a limited child: what it does to the checker hurts nobody."""

import contextlib
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rai_desktop.domain.errors import SurroundingsError, UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.children import error_of, lines_of, running_child, sentence_of
from rai_desktop.services.jobs import Progress, Tell
from rai_desktop.storage.admission import Admitted
from rai_desktop.storage.child import TooLargeError
from rai_desktop.storage.database import storage_errors
from rai_desktop.storage.foreign import DamagedError, NotAProjectError, TooNewError
from rai_desktop.storage.watch import TooLongError, Watch

_OUT_OF_TIME = getattr(signal, "SIGXCPU", None)
_KINDS: Mapping[str, type[UserError]] = {
    kind.__name__: kind
    for kind in (
        DamagedError,
        NotAProjectError,
        SurroundingsError,
        TooLargeError,
        TooLongError,
        TooNewError,
    )
}

OwnCommand = Callable[..., list[str]]
"""Returns the program and arguments that run our own command line with these arguments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitedAdmission:
    """Meets ``Admit``: runs ``command`` with the two paths and waits for what it says.

    ``tell`` hears how far it is, ten times a second; when it raises an error, the child is ended.
    """

    command: tuple[str, ...]
    tell: Tell | None = None

    def __call__(self, source: Path, target: Path) -> Admitted:
        """Check ``source`` and copy it by value into the new file ``target``.

        Raises:
            UserError: the file is no sound project, takes too much to check, or ended the child.
        """
        answer: dict[str, Any] = {}
        progress = Progress(done=0, total=0)
        command = [*self.command, str(source), str(target)]
        with storage_errors(source), _child(source, command) as child:
            for line in lines_of(child):
                answer |= line
                if "done" in line:
                    progress = Progress(done=int(line["done"]), total=int(line["total"]))
                if self.tell:
                    self.tell(progress)
            code = child.wait()
        if "error" in answer:
            raise error_of(answer["error"], _KINDS)
        if code or "result" not in answer:
            raise _ended(source, code)
        result = answer["result"]
        return Admitted(head=result["head"], remarks=tuple(map(sentence_of, result["remarks"])))


@contextlib.contextmanager
def _child(source: Path, command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    """Run the child that checks ``source``; say so when it cannot be started."""
    with contextlib.ExitStack() as stack:
        try:
            child = stack.enter_context(running_child(command))
        except OSError as error:
            raise SurroundingsError(
                N_(
                    "{path} comes from elsewhere and has to be checked, but the check cannot be "
                    "started ({reason}). Install the program where you may run it."
                ),
                path=source,
                reason=error.strerror or type(error).__name__,
            ) from error
        yield child


def _ended(path: Path, code: int) -> UserError:
    """Return what people are told when the child ended without a word."""
    if _OUT_OF_TIME is not None and code == -_OUT_OF_TIME:
        return Watch(path).too_long()
    return DamagedError(
        N_(
            "Checking {path} ended unexpectedly ({code}), so it was not opened. It was not "
            "changed. Try again. If that does not help, open an earlier state of it, or ask the "
            "sender for the file again."
        ),
        path=path,
        code=code,
    )
