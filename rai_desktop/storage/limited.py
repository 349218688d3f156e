"""Letting a file from outside in by a limited child: what it does to the checker hurts nobody."""

import contextlib
import json
import queue
import signal
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Thread
from typing import IO, Any

from rai_desktop.domain.errors import SurroundingsError, UserError
from rai_desktop.domain.texts import N_, Sentence
from rai_desktop.services.jobs import Progress, Tell
from rai_desktop.storage.admission import Admitted
from rai_desktop.storage.child import TooLargeError
from rai_desktop.storage.database import storage_errors
from rai_desktop.storage.foreign import DamagedError, NotAProjectError, TooNewError
from rai_desktop.storage.watch import TooLongError, Watch

_LOOK_EVERY = 0.1
_LONGEST_LINE = 1 << 20
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
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
            for line in _lines(child):
                answer |= line
                if "done" in line:
                    progress = Progress(done=int(line["done"]), total=int(line["total"]))
                if self.tell:
                    self.tell(progress)
            code = child.wait()
        if "error" in answer:
            raise _error(answer["error"])
        if code or "result" not in answer:
            raise _ended(source, code)
        result = answer["result"]
        return Admitted(head=result["head"], remarks=tuple(map(_sentence, result["remarks"])))


@contextlib.contextmanager
def _child(source: Path, command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    """Run a child process; it has ended when the block has, however that ends."""
    try:
        child = subprocess.Popen(  # noqa: S603 - our own command line
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_WINDOW,
        )
    except OSError as error:
        raise SurroundingsError(
            N_(
                "{path} comes from elsewhere and has to be checked, but the check cannot be "
                "started ({reason}). Install the program where you may run it."
            ),
            path=source,
            reason=error.strerror or type(error).__name__,
        ) from error
    try:
        yield child
    finally:
        child.kill()
        child.wait()
        if child.stdout:
            child.stdout.close()


def _lines(child: subprocess.Popen[bytes]) -> Iterator[dict[str, Any]]:
    """Yield what the child says; an empty line when it is silent for a while."""
    assert child.stdout is not None  # noqa: S101 - a pipe
    said: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    Thread(target=_listen, args=(child.stdout, said), daemon=True).start()
    while True:
        try:
            line = said.get(timeout=_LOOK_EVERY)
        except queue.Empty:
            yield {}
            continue
        if line is None:
            return
        with contextlib.suppress(ValueError):
            yield json.loads(line)


def _listen(stream: IO[bytes], said: "queue.SimpleQueue[bytes | None]") -> None:
    with contextlib.suppress(OSError, ValueError):  # closed, as the child was ended
        while line := stream.readline(_LONGEST_LINE):
            said.put(line)
    said.put(None)


def _error(plain: Mapping[str, Any]) -> UserError:
    sentence = _sentence(plain)
    return _KINDS.get(plain["kind"], UserError)(sentence.text, **sentence.values)


def _sentence(plain: Mapping[str, Any]) -> Sentence:
    values = {k: _sentence(v) if isinstance(v, dict) else v for k, v in plain["values"].items()}
    return Sentence(text=plain["text"], values=values)


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
