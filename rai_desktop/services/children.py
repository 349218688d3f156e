"""Talking with a child process: it says lines of JSON, and has ended when nobody listens."""

import contextlib
import json
import queue
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from threading import Thread
from typing import IO, Any

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import Sentence

LOOK_EVERY = 0.1
"""Seconds of silence after which a listener gets an empty line, to look after something else."""

LONGEST_LINE = 1 << 20

_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


@contextlib.contextmanager
def running_child(command: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    """Run our own command line as a child; it has ended when the block has, however that ends.

    Raises:
        OSError: it cannot be started.
    """
    child = subprocess.Popen(  # noqa: S603 - our own command line
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=_NO_WINDOW,
    )
    try:
        yield child
    finally:
        child.kill()
        child.wait()
        if child.stdout:
            child.stdout.close()


def lines_of(
    child: subprocess.Popen[bytes], *, longest: int = LONGEST_LINE, most: float = float("inf")
) -> Iterator[dict[str, Any]]:
    """Yield what a child says; an empty line when it is silent for a while.

    No line may have more bytes than ``longest``, nor all together more than ``most``: the rest
    is not heard.
    """
    assert child.stdout is not None  # noqa: S101 - a pipe
    said: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    Thread(target=_listen, args=(child.stdout, said, longest, most), daemon=True).start()
    while True:
        try:
            line = said.get(timeout=LOOK_EVERY)
        except queue.Empty:
            yield {}
            continue
        if line is None:
            return
        with contextlib.suppress(ValueError, RecursionError):
            found = json.loads(line)
            if isinstance(found, dict):
                yield found


def _listen(
    stream: IO[bytes], said: "queue.SimpleQueue[bytes | None]", longest: int, most: float
) -> None:
    heard = 0
    with contextlib.suppress(OSError, ValueError):  # closed, as the child was ended
        while heard <= most and (line := stream.readline(longest)):
            heard += len(line)
            said.put(line)
    said.put(None)


def plain_sentence(sentence: Sentence | UserError) -> dict[str, object]:
    """Return a sentence as JSON can say it."""
    return {"text": sentence.text, "values": _plain_values(sentence.values)}


def _plain_values(values: Mapping[str, object]) -> dict[str, object]:
    return {
        key: plain_sentence(value)
        if isinstance(value, Sentence)
        else value
        if isinstance(value, int)
        else str(value)
        for key, value in values.items()
    }


def sentence_of(plain: Mapping[str, Any]) -> Sentence:
    """Return the sentence that ``plain_sentence`` made plain."""
    values = {k: sentence_of(v) if isinstance(v, dict) else v for k, v in plain["values"].items()}
    return Sentence(text=plain["text"], values=values)


def plain_error(error: UserError) -> dict[str, object]:
    """Return an error as JSON can say it, with the name of its kind."""
    return {"kind": type(error).__name__, **plain_sentence(error)}


def error_of(plain: Mapping[str, Any], kinds: Mapping[str, type[UserError]]) -> UserError:
    """Return the error that ``plain_error`` made plain, of one of ``kinds`` by name."""
    sentence = sentence_of(plain)
    return kinds.get(plain["kind"], UserError)(sentence.text, **sentence.values)
