"""Filtering the history by words, person and days, without reading values."""

from collections.abc import Generator
from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import NUMBERED_KINDS
from rai_desktop.services.ports import StepHead
from rai_desktop.services.project import OpenProject
from rai_desktop.services.step_heads import HeadTeller, moment_of
from rai_desktop.words.language import folded

ASKED_AT_ONCE = 200
"""Entries that are looked for together, or looked up in one step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepFilter:
    """What is asked for; ``author`` is a uid, empty for steps whose person is not stated."""

    text: str = ""
    author: str | None = None
    since: date | None = None
    until: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return self == StepFilter(text=self.text) and not self.looks_at_words

    @property
    def looks_at_words(self) -> bool:
        """Whether names decide, which may change with any step."""
        return bool(self.text.strip())


class StepMatcher:
    """Finds out whether steps fit a filter; whoever waits for it can pause at each ``yield``."""

    def __init__(self, project: OpenProject, teller: HeadTeller, wanted: StepFilter) -> None:
        self._project = project
        self._teller = teller
        self._wanted = wanted
        self._words = folded(wanted.text).split()
        self._entries: dict[Uid, str] = {}
        self._found: dict[tuple[str, ...], list[Uid]] = {}

    def fits(self, head: StepHead) -> Generator[None, None, bool]:
        """Return whether a step fits."""
        wanted = self._wanted
        if wanted.author is not None and head.author != wanted.author:
            return False
        if not self._is_in_time(head):
            return False
        return not self._words or (yield from self._has_words(head))

    def _is_in_time(self, head: StepHead) -> bool:
        since, until = self._wanted.since, self._wanted.until
        if since is None and until is None:
            return True
        moment = moment_of(head)
        if moment is None:
            return False
        day = moment.date()
        return (since is None or since <= day) and (until is None or day <= until)

    def _has_words(self, head: StepHead) -> Generator[None, None, bool]:
        told = folded("\n".join((self._teller.what(head), self._teller.author(head))))
        missing = tuple(word for word in self._words if word not in told)
        if missing and head.touched is not None:
            told = "\n".join(self._entry(uid) for _, uid in head.touched)
            return all(word in told for word in missing)
        return not missing or (yield from self._touches(head, missing))

    def _touches(self, head: StepHead, words: tuple[str, ...]) -> Generator[None, None, bool]:
        """Return whether a step with very many entries touched one that has all these words."""
        if words not in self._found:
            self._found[words] = yield from self._named(words)
        found = self._found[words]
        for start in range(0, len(found), ASKED_AT_ONCE):
            if self._project.store.touches(head.number, found[start : start + ASKED_AT_ONCE]):
                return True
            yield
        return False

    def _named(self, words: tuple[str, ...]) -> Generator[None, None, list[Uid]]:
        found = []
        for kind in NUMBERED_KINDS:
            for place, uid in enumerate(tuple(self._project.store.entities(kind))):
                told = self._entry(uid)
                if all(word in told for word in words):
                    found.append(uid)
                if place % ASKED_AT_ONCE == 0:
                    yield
        return found

    def _entry(self, uid: Uid) -> str:
        if uid not in self._entries:
            self._entries[uid] = folded(self._teller.changes.entry(uid))
        return self._entries[uid]
