"""What somebody said about words and names of a list, and those that nobody understood."""

from collections import Counter
from collections.abc import Callable, Container

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.rating_words import READINGS
from rai_desktop.services.importing.mapping import plain_word
from rai_desktop.services.importing.model import ThreeSteps, UnknownWord, same_name
from rai_desktop.services.importing.wishes import ImportWish

SureEntry = Callable[[EntityKind, str], Uid | None]

_MOST_WORDS = 500


class Understood:
    """Answers what a word or a name stands for, and counts what it does not know.

    ``sure`` finds the entry whose name differs in nothing but spelling.
    """

    def __init__(self, wish: ImportWish, sure: SureEntry | None = None) -> None:
        self._sure = sure
        self._spelled = {(kind, same_name(n)): name for (kind, n), name in wish.spellings.items()}
        self._taken: dict[tuple[EntityKind, str], Uid | None] = {}
        self._three_steps = wish.three_steps
        self._steps: dict[int, str] = {}
        self._step_keys: Counter[str] = Counter()
        self._words = {(key, plain_word(text)): value for (key, text), value in wish.words.items()}
        self._names = {(kind, same_name(name)): uid for (kind, name), uid in wish.names.items()}
        self._unknown: Counter[tuple[str, str]] = Counter()
        self._written: dict[tuple[str, str], str] = {}
        self._missing: Counter[tuple[EntityKind, str]] = Counter()
        self._called: dict[tuple[EntityKind, str], str] = {}

    @property
    def has_words(self) -> bool:
        """Whether anybody said what words stand for."""
        return bool(self._words)

    def is_word(self, key: str, text: str) -> bool:
        """Return whether somebody said what a text stands for in a field."""
        return (key, plain_word(text)) in self._words

    def word(self, key: str, text: str) -> Value:
        """Return what a text stands for; ``None`` when it shall stay a note."""
        return self._words[key, plain_word(text)]

    def is_name(self, kind: EntityKind, name: str) -> bool:
        """Return whether somebody said which entry a name means."""
        return bool(self._names) and (kind, same_name(name)) in self._names

    def name(self, kind: EntityKind, name: str) -> Uid | None:
        """Return the entry that a name means; ``None`` when it shall stay a note."""
        return self._names[kind, same_name(name)]

    def spelled(self, kind: EntityKind, name: str) -> str:
        """Return how somebody said a name is written; empty when nobody did."""
        return self._spelled.get((kind, same_name(name)), "")

    def taken(self, kind: EntityKind, name: str) -> Uid | None:
        """Return the entry that a name means by itself, for only its spelling differs."""
        place = (kind, same_name(name))
        if place not in self._taken:
            is_open = self._sure is not None and place not in self._spelled
            self._taken[place] = self._sure(kind, name) if is_open and self._sure else None
        return self._taken[place]

    def three_steps(self, place: int) -> int | None:
        """Return the level that the first, second or third of three steps is; ``None`` if open."""
        reading = READINGS.get(self._three_steps)
        return reading[place - 1] if reading else None

    def note_step(self, key: str, place: int, text: str) -> None:
        """Count a word of a scale of three steps."""
        self._steps.setdefault(place, text.strip())
        self._step_keys[key] += 1

    def steps(self) -> ThreeSteps | None:
        """Return what there is to decide about scales of three steps."""
        if not self._steps:
            return None
        return ThreeSteps(
            words=tuple(self._steps[place] for place in sorted(self._steps)),
            places=tuple(sorted(self._steps)),
            keys=tuple(self._step_keys),
            times=sum(self._step_keys.values()),
            reading=self._three_steps,
        )

    def note_word(self, key: str, text: str) -> None:
        """Count a text that no choice of a field is called."""
        place = (key, plain_word(text))
        if place in self._unknown or len(self._unknown) < _MOST_WORDS:
            self._unknown[place] += 1
            self._written.setdefault(place, text.strip())

    def note_name(self, kind: EntityKind, name: str) -> None:
        """Count a name that no entry has."""
        place = (kind, same_name(name))
        self._missing[place] += 1
        self._called.setdefault(place, " ".join(name.split()))

    def unknown_words(self, without: Container[str] = ()) -> tuple[UnknownWord, ...]:
        """Return the texts that nobody understood, the most frequent first.

        Those of the fields ``without`` do not count.
        """
        return tuple(
            UnknownWord(place[0], self._written[place], times)
            for place, times in self._unknown.most_common()
            if place[0] not in without
        )

    def unknown_names(self) -> list[tuple[EntityKind, str, int]]:
        """Return the names that no entry has, the most frequent first."""
        return [
            (place[0], self._called[place], times) for place, times in self._missing.most_common()
        ]
