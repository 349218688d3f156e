"""Writing the copy: a snapshot, a child process, and what comes of it."""

import os
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject

from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.left_out import LeftOut
from rai_desktop.domain.texts import N_
from rai_desktop.services.mailing import WrittenCopy
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.child_runner import NO_PLACE, ChildRunner
from rai_desktop.ui.overriding import override
from rai_desktop.ui.session import Session

FAILED = N_("The copy could not be written. Try again, or choose another place.")
PHRASE = "phrase.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class SendOrder:
    """What copy is written, and where to; ``spoken`` is the language of messages."""

    target: Path
    left_out: frozenset[LeftOut]
    is_review: bool
    phrase: str
    spoken: str


class CopyWriter(ChildRunner):
    """Writes one copy at a time; ``finished`` carries which copy was written."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(session, FAILED, parent)
        self._target, self._snapshot = Path(), Path()

    def start(self, project: OpenProject, order: SendOrder) -> None:
        """Write a copy of the project as it is now.

        Raises:
            UserError: the snapshot cannot be written.
        """
        with self._snapshot_of(project) as snapshot:
            phrase = _phrase(order.phrase, snapshot.parent)
        options = (*_options(order), *_author(project), *phrase)
        command = self._session.send_command(snapshot, order.target, options)
        self._target, self._snapshot = order.target, snapshot
        self._run(command, (snapshot.parent,), order.spoken, lambda told: _written(order, told))

    @override
    def _tidy(self) -> None:
        self._session.remove_parts(self._target, self._snapshot)


def _written(order: SendOrder, told: object) -> WrittenCopy:
    result = told if isinstance(told, dict) else {}
    return WrittenCopy(
        path=order.target,
        size=int(result.get("size", 0)),
        fingerprint=str(result.get("fingerprint", "")),
        is_encrypted=bool(order.phrase),
        is_review=bool(result.get("review")),
    )


def _options(order: SendOrder) -> tuple[str, ...]:
    names = ",".join(part for part in LeftOut if part in order.left_out)
    without = (f"--without={names}",) if names else ()
    return (*without, *(("--review",) if order.is_review else ()))


def _author(project: OpenProject) -> tuple[str, ...]:
    """Return who sends, by the number that the person has."""
    person = project.store.entity(Uid(project.author)) if project.author else None
    return (f"--author={project.number(person)}",) if person is not None else ()


def _phrase(phrase: str, folder: Path) -> tuple[str, ...]:
    """Hand the pass phrase to the child in a private file: everybody can read command lines."""
    if not phrase:
        return ()
    path = folder / PHRASE
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(phrase)
    except OSError as error:
        raise SurroundingsError(NO_PLACE) from error
    return ("--password-file", str(path))
