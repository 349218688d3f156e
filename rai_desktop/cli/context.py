"""What every command works with: options, words, places and output."""

import io
import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeVar

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.errors import ExitCode, SurroundingsError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.domain.texts import N_, Sentence
from rai_desktop.services.clock import RandomUids, SystemClock
from rai_desktop.services.jobs import Progress
from rai_desktop.services.labels import Labels
from rai_desktop.services.people import author_settings
from rai_desktop.services.ports import Catalogue, ProjectStore
from rai_desktop.services.project import OpenProject
from rai_desktop.storage.folders import Folders
from rai_desktop.words import LANGUAGES, Words, words_for
from rai_desktop.words.language import folded

Listed = TypeVar("Listed")

if TYPE_CHECKING:
    from rai_desktop.storage.admission import Admit

KEPT_HERE = N_(
    "{problem} Your change is kept on this computer. It comes into the file with the next "
    "command that may write it."
)


@dataclass(slots=True, kw_only=True)
class Surroundings:
    """Where the program runs: folders, streams and the language of its messages."""

    folders: Folders
    language: str
    out: TextIO
    err: TextIO


class Context:
    """One run of the command line."""

    def __init__(self, options: Namespace, surroundings: Surroundings) -> None:
        self.options = options
        self.surroundings = surroundings
        self.words: Words = words_for(surroundings.language)
        self.clock = SystemClock(judged_by=options.on)
        self.uids = RandomUids()
        self._answer = ""
        self._opened: OpenProject | None = None

    @cached_property
    def catalogue(self) -> Catalogue:
        """The content packs."""
        from rai_desktop.catalogue.content import Content

        return Content()

    @cached_property
    def _own_labels(self) -> Labels:
        return self.labels()

    def labels(self, language: str | None = None) -> Labels:
        """Return words for fields and values, in the language of messages or another."""
        words = words_for(language) if language else self.words
        labels = Labels(words, self.catalogue)
        if self._opened is not None:
            labels.keep(self._opened)
        return labels

    def all_labels(self) -> list[Labels]:
        """Return words in every language, to understand what people typed."""
        return [self.labels(language) for language in LANGUAGES]

    @contextmanager
    def project(self, path: Path, *, read_only: bool = False) -> Iterator[OpenProject]:
        """Open a project, and publish and close it at the end."""
        from rai_desktop.storage.opening import open_project

        folders = self.surroundings.folders
        store = open_project(path, folders, read_only=read_only, admit=self._admit())
        try:
            self._tell_notices(store)
            project = OpenProject(store, self.clock, self.uids)
            self._opened = project
            project.name_by(lambda entity: self._own_labels.title(entity))
            yield project
        except BaseException:
            store.close()
            raise
        try:
            store.close()
        except SurroundingsError as error:
            problem = Sentence(text=error.text, values=error.values)
            raise SurroundingsError(KEPT_HERE, problem=problem) from error

    @contextmanager
    def other(self, path: Path) -> Iterator[OpenProject]:
        """Open another copy for reading only, and close it at the end."""
        from rai_desktop.storage.opening import open_project

        folders = self.surroundings.folders
        store = open_project(path, folders, read_only=True, admit=self._admit())
        try:
            yield OpenProject(store, self.clock, self.uids)
        finally:
            store.close()

    def _admit(self) -> "Admit":
        """Return what lets in files from elsewhere: our own command line as a limited child."""
        from rai_desktop.cli.program import own_command
        from rai_desktop.storage.child import COMMAND
        from rai_desktop.storage.limited import LimitedAdmission

        return LimitedAdmission(command=tuple(own_command(COMMAND)))

    def use_author(self, project: OpenProject) -> list[FieldSetting]:
        """Let ``--author`` be the author; a new name comes back as settings of a person."""
        uid, settings = author_settings(project, self.options.author or "")
        project.author = uid
        return settings

    def answer(self, document: Plain, text: str | Sequence[str]) -> ExitCode:
        """Set the result: ``document`` with ``--json``, otherwise the text.

        It is given when the command has ended well, for until then it may still fail.
        """
        if self.options.json:
            self._answer = json_text(document)
        else:
            lines = [text] if isinstance(text, str) else text
            self._answer = "".join(f"{terminal_text(line)}\n" for line in lines)
        return ExitCode.DONE

    def answer_lines(
        self,
        found: Iterable[tuple[str, Listed]],
        document: Callable[[Listed], Plain],
        none: str = "",
    ) -> ExitCode:
        """Set lines and what they tell of as the result, with ``--where`` only those with a text.

        ``none`` is what is said where nothing was found to begin with.
        """
        wanted = folded(self.options.where or "")
        shown = [(line, each) for line, each in found if wanted in folded(line)]
        if wanted or not none:
            none = N_("No entry contains this text.")
        lines = [line for line, _ in shown] or [self.words(none)]
        return self.answer([document(each) for _, each in shown], lines)

    def tell_progress(self, progress: Progress) -> None:
        """Tell the program that started this one how far it is, as a line of JSON."""
        line = json.dumps({"done": progress.done, "total": progress.total})
        self.surroundings.out.write(f"{line}\n")
        self.surroundings.out.flush()

    def tell_result(self, document: Plain) -> None:
        """Give the result to the program that started this one, as a line of JSON."""
        self.surroundings.out.write(json.dumps({"result": document}) + "\n")

    def give_answer(self) -> None:
        """Write the result, once the command has ended."""
        self.surroundings.out.write(self._answer)

    def tell(self, text: str) -> None:
        """Say something beside the result, on standard error."""
        self.surroundings.err.write(f"{terminal_text(text)}\n")

    def _tell_notices(self, store: ProjectStore) -> None:
        for notice in store.notices:
            self.tell(self.words.told(notice.text, notice.values))


KIND_NAMES = {
    "systems": EntityKind.SYSTEM,
    "risks": EntityKind.RISK,
    "mitigations": EntityKind.MITIGATION,
    "people": EntityKind.PERSON,
    "vendors": EntityKind.VENDOR,
    "evidence": EntityKind.EVIDENCE,
    "tasks": EntityKind.TASK,
    "findings": EntityKind.FINDING,
    "incidents": EntityKind.INCIDENT,
    "trainings": EntityKind.TRAINING,
    "inquiries": EntityKind.INQUIRY,
    "practices": EntityKind.PRACTICE,
}
"""Kinds as the command line calls them; the singular is understood, too."""

FOLLOWING_NAMES = {
    "classifications": EntityKind.CLASSIFICATION,
    "obligations": EntityKind.OBLIGATION,
    "acceptances": EntityKind.ACCEPTANCE,
    "reviews": EntityKind.REVIEW,
}
"""Kinds that can be listed, but not added: they follow from what was decided."""

LISTED_NAMES = {**KIND_NAMES, **FOLLOWING_NAMES}

COMPUTED_NAMES = ("requirements", "proposals", "hints", "due", "indicators")
"""What can be listed, too, but is computed and no kind of entries."""


def kind_named(name: str) -> EntityKind | None:
    """Return the kind that a word of the command line means."""
    singular = {str(kind): kind for kind in LISTED_NAMES.values()}
    return LISTED_NAMES.get(name) or singular.get(name)


_CONTROLS = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}
_MARKS = (
    {code: 0x2400 + code for code in range(0x20)}
    | {0x7F: 0x2421}
    | dict.fromkeys(range(0x80, 0xA0), "\N{REPLACEMENT CHARACTER}")
    | {ord("\t"): "\t", ord("\n"): "\n    "}
)


def json_text(document: Plain) -> str:
    """Return a document as JSON that no terminal can take for an order."""
    return json.dumps(document, ensure_ascii=False, indent=2).translate(_CONTROLS) + "\n"


def terminal_text(line: str) -> str:
    """Return a line with marks for control characters; further lines of it are indented."""
    return line.replace("\r\n", "\n").translate(_MARKS)


def default_streams() -> tuple[TextIO, TextIO]:
    """Return standard output and error, able to write every character."""
    streams = sys.stdout or io.StringIO(), sys.stderr or io.StringIO()
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return streams
