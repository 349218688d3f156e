"""Reading a foreign list in a limited child: what it does to the reader hurts nobody."""

import contextlib
import json
import signal
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from subprocess import Popen, TimeoutExpired
from time import monotonic
from typing import Any, TextIO

from rai_desktop.domain.errors import ExitCode, SurroundingsError, UserError
from rai_desktop.domain.texts import N_
from rai_desktop.imports.limits import (
    TOO_LARGE,
    TOO_LONG,
    USUAL_LIMITS,
    Limits,
    apply_process_limits,
)
from rai_desktop.imports.reading import UNNAMED_COLUMN, read_source
from rai_desktop.imports.refusal import ImportRefused
from rai_desktop.imports.wire import LONGEST_LINE, DocumentListener, MisspokenError, lines_for
from rai_desktop.services.children import LOOK_EVERY, error_of, lines_of, plain_error, running_child
from rai_desktop.services.collecting import no_collecting
from rai_desktop.services.jobs import Progress, Tell
from rai_desktop.services.tables import SourceDocument

COMMAND = "read-list"
"""First argument of our own command line that means this; people never type it."""

ENDED = N_(
    "Reading “{name}” ended unexpectedly ({code}), so nothing of it was taken. "
    "Copy the list alone into a new workbook and import that."
)
NOT_STARTED = N_(
    "“{name}” comes from elsewhere and is read apart from the rest of the program, but that "
    "cannot be started ({reason}). Install the program where you may run it."
)

_PATIENCE = 2.0
_IDLE = 4
"""How many times its seconds of the processor a child may take by the clock."""
_OUT_OF_TIME = getattr(signal, "SIGXCPU", None)
_KINDS: Mapping[str, type[UserError]] = {
    kind.__name__: kind for kind in (ImportRefused, SurroundingsError)
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitedReading:
    """Runs ``command`` with a list and puts together what it says.

    ``tell`` hears how far it is, ten times a second; when it raises an error, the child is ended.
    """

    command: tuple[str, ...]
    limits: Limits = USUAL_LIMITS
    tell: Tell | None = None

    def __call__(
        self,
        path: Path,
        *,
        unnamed: str = UNNAMED_COLUMN,
        headers: Mapping[str, int] | None = None,
        is_whole: bool = False,
    ) -> SourceDocument:
        """Return the lists in ``path`` as ``read_source`` does.

        Raises:
            UserError: the file is refused, asks for too much, or ended the child.
        """
        wish = {
            "unnamed": unnamed,
            "headers": dict(headers or {}),
            "is_whole": is_whole,
            "limits": asdict(self.limits),
        }
        command = [*self.command, str(path), json.dumps(wish)]
        listener = DocumentListener()
        with contextlib.ExitStack() as stack:
            try:
                child = stack.enter_context(running_child(command))
            except OSError as error:
                reason = error.strerror or type(error).__name__
                raise SurroundingsError(NOT_STARTED, name=path.name, reason=reason) from error
            try:
                with no_collecting():
                    self._listen(child, listener)
                    return listener.document()
            except MisspokenError as error:
                raise self._ended(path, _code(child)) from error

    def _listen(self, child: "Popen[bytes]", listener: DocumentListener) -> None:
        """Hear all of what the child says; refuse what takes too long."""
        deadline = monotonic() + _IDLE * self.limits.most_seconds
        progress, told = Progress(done=0, total=0), 0.0
        most = 2 * self.limits.memory_bytes
        for line in lines_of(child, longest=LONGEST_LINE, most=most):
            if "error" in line:
                raise _refusal(line["error"])
            progress = _progress(line) or progress
            listener.hear(line)
            now = monotonic()
            if self.tell and ("done" in line or now - told >= LOOK_EVERY):
                told = now
                self.tell(progress)
            if now > deadline:
                raise self._too_long()

    def _too_long(self) -> ImportRefused:
        return ImportRefused(TOO_LONG, seconds=round(self.limits.most_seconds))

    def _ended(self, path: Path, code: int) -> ImportRefused:
        if _OUT_OF_TIME is not None and code == -_OUT_OF_TIME:
            return self._too_long()
        return ImportRefused(ENDED, name=path.name, code=code)


def _progress(line: Mapping[str, Any]) -> Progress | None:
    try:
        return Progress(done=int(line["done"]), total=int(line["total"])) if line else None
    except KeyError:
        return None
    except (TypeError, ValueError) as error:
        raise MisspokenError from error


def _code(child: "Popen[bytes]") -> int:
    """Return what a child ended with; one that says nothing any more is ended."""
    try:
        return child.wait(_PATIENCE)
    except TimeoutExpired:
        child.kill()
        return child.wait()


def _refusal(plain: Mapping[str, Any]) -> UserError:
    try:
        return error_of(plain, _KINDS)
    except (TypeError, ValueError, LookupError, AttributeError) as error:
        raise MisspokenError from error


def read_for_parent(path: Path, wish: str, out: TextIO) -> ExitCode:
    """Read ``path`` within bounds; ``out`` hears what comes of it, in lines of JSON."""

    def say(line: str) -> None:
        out.write(line + "\n")
        out.flush()

    def tell(progress: Progress) -> None:
        say(json.dumps({"done": progress.done, "total": progress.total}))

    wished = json.loads(wish)
    limits = _limits(wished["limits"])
    apply_process_limits(limits)
    try:
        with no_collecting():
            document = read_source(
                path,
                limits,
                unnamed=wished["unnamed"],
                headers=wished["headers"],
                is_whole=wished["is_whole"],
                tell=tell,
            )
            for line in lines_for(document):
                if len(line) > LONGEST_LINE // 4:
                    raise ImportRefused(TOO_LARGE)
                say(line)
    except UserError as error:
        say(json.dumps({"error": plain_error(error)}))
        return error.exit_code
    except MemoryError:
        say(json.dumps({"error": plain_error(ImportRefused(TOO_LARGE))}))
        return ExitCode.REFUSED
    return ExitCode.DONE


def _limits(plain: Mapping[str, object]) -> Limits:
    known = {field.name for field in fields(Limits)}
    return Limits(**{key: value for key, value in plain.items() if key in known})  # type: ignore[arg-type]
