"""A risk method while somebody edits it: what may be changed, what was, and what does not fit."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.rating import Grid, Method, Perspective, falls, shortfalls
from rai_desktop.domain.texts import N_
from rai_desktop.services.ports import MethodEdits
from rai_desktop.services.registers.method_model import SCALE_TITLES
from rai_desktop.words import LANGUAGES, Words

Path = tuple[str | int, ...]
EditValue = str | int | float | None

ANCHOR_KEYS = {
    "likelihood": ("frequency", "help"),
    "impact_persons": ("rights", "health_safety"),
    "impact_business": ("financial_operational", "legal_reputation"),
}
"""Where a pack keeps the anchors of a scale, in their order."""

LIMIT_KEYS = {"likelihood": "events_per_year_max", "impact_business": "turnover_share_max"}
"""Where a pack keeps up to which value a step reaches."""

LANGUAGE_NAMES = {"de": "Deutsch", "en": "English"}
"""Languages by the names that they have themselves."""

DAYS = "action_within_days"
MOST_DAYS, MOST_MONTHS = 3650, 120


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftFault:
    """What does not fit, in a sentence, and where it stands."""

    path: Path
    text: str


class MethodDraft:
    """The values of a method that can be edited, by the keys that lead to them in a pack."""

    def __init__(self, method: Method) -> None:
        self.method = method
        self._before: dict[Path, EditValue] = dict(_values(method))
        self._now = dict(self._before)
        self._unread: dict[Path, str] = {}

    def value(self, path: Path) -> EditValue:
        """Return what stands there now."""
        return self._now[path]

    def text(self, path: Path) -> str:
        """Return a text that stands there now."""
        return str(self._now[path] or "")

    def put(self, path: Path, value: EditValue) -> None:
        """Change a level or text; spaces around a text do not count."""
        self._now[path] = value.strip() if isinstance(value, str) else value

    def put_number(self, path: Path, typed: str, factor: float = 1) -> None:
        """Change a number as somebody typed it, ``factor`` times as large as it is kept.

        An empty text means no limit.
        """
        self._unread.pop(path, None)
        if not typed.strip():
            self._now[path] = None
            return
        number = _number(typed)
        if number is None:
            self._unread[path] = typed.strip()
        elif not _is_same(self._before[path], number / factor):
            self._now[path] = _kept(path, number / factor)
        else:
            self._now[path] = self._before[path]

    def number(self, path: Path, words: Words, factor: float = 1) -> str:
        """Return a number as it is read in the language; empty for none."""
        if path in self._unread:
            return self._unread[path]
        value = self._now[path]
        if not isinstance(value, int | float):
            return ""
        text = f"{value * factor:.10g}"
        return text.replace(".", ",") if words.language == "de" else text

    @property
    def edits(self) -> MethodEdits:
        """All that differs from the method it began with."""
        return {path: now for path, now in self._now.items() if now != self._before[path]}

    @property
    def is_changed(self) -> bool:
        """Whether anything was changed, or typed that cannot be read."""
        return bool(self.edits or self._unread)

    def grid(self, perspective: Perspective) -> Grid:
        """Return a matrix as it is now."""
        return tuple(
            tuple(RiskLevel(self.text(("matrix", str(perspective), row, column))) for column in ALL)
            for row in ALL
        )

    def faults(self, words: Words) -> list[DraftFault]:
        """Return what does not fit: cells of the matrices first, then texts and numbers."""
        return [
            *self._of_grids(words),
            *self._missing(words),
            *self._of_limits(words),
            *self._of_counts(words),
        ]

    def _of_grids(self, words: Words) -> Iterator[DraftFault]:
        for perspective in Perspective:
            for place in falls(self.grid(perspective)):
                yield _of_cell(words, _FALLS[perspective], perspective, place)
        grids = [self.grid(perspective) for perspective in Perspective]
        for place in shortfalls(*grids):
            yield _of_cell(words, _BELOW, Perspective.PERSONS, place)

    def _missing(self, words: Words) -> Iterator[DraftFault]:
        for path, now in self._now.items():
            if path[-1] in LANGUAGES and not now:
                language = LANGUAGE_NAMES[str(path[-1])]
                text = words.filled(_MISSING, place=_place(words, path), language=language)
                yield DraftFault(path=path, text=text)

    def _of_limits(self, words: Words) -> Iterator[DraftFault]:
        for scale, key in LIMIT_KEYS.items():
            highest = 0.0
            for step in ALL[:-1]:
                path = (scale, step, key)
                now = self._now[path]
                if path in self._unread or not isinstance(now, int | float) or now <= highest:
                    yield DraftFault(
                        path=path, text=words.filled(_LIMIT, place=_place(words, path))
                    )
                else:
                    highest = float(now)

    def _of_counts(self, words: Words) -> Iterator[DraftFault]:
        for path, now in self._now.items():
            least, most = _bounds(path)
            if most is None or (now is None and path[-1] == DAYS and path not in self._unread):
                continue
            is_whole = isinstance(now, int) and path not in self._unread
            if not is_whole or not least <= int(now or 0) <= most:
                text = words.filled(_COUNT, place=_place(words, path), least=least, most=most)
                yield DraftFault(path=path, text=text)


ALL = range(5)
"""The places of the steps of a scale."""


def _values(method: Method) -> Iterator[tuple[Path, EditValue]]:
    for scale, keys in ANCHOR_KEYS.items():
        for at, step in enumerate(method.scale(scale)):
            texts = zip(("label", *keys), (step.label, *step.anchors), strict=True)
            for key, text in texts:
                yield from (((scale, at, key, language), text[language]) for language in LANGUAGES)
            if scale in LIMIT_KEYS:
                yield (scale, at, LIMIT_KEYS[scale]), step.most
    for at, level in enumerate(method.levels):
        for key, text in (("label", level.label), ("meaning", level.meaning)):
            yield from ((("levels", at, key, language), text[language]) for language in LANGUAGES)
        yield ("levels", at, DAYS), level.days
        months = method.reviews.by_level.get(level.level)
        yield ("review_months", "by_level", str(level.level)), months
    for perspective in Perspective:
        for row, cells in enumerate(method.grid(perspective)):
            for column, cell in enumerate(cells):
                yield ("matrix", str(perspective), row, column), str(cell)


def _number(typed: str) -> float | None:
    try:
        number = float(typed.strip().replace(",", "."))
    except ValueError:
        return None
    return number if math.isfinite(number) and 0 <= number < _TOO_LARGE else None


def _kept(path: Path, number: float) -> int | float:
    if _bounds(path)[1] is not None and number == int(number):
        return int(number)
    return round(number, 9)


def _is_same(before: EditValue, number: float) -> bool:
    return isinstance(before, int | float) and abs(before - number) < _NEAR


def _bounds(path: Path) -> tuple[int, int | None]:
    if path[-1] == DAYS:
        return 1, MOST_DAYS
    return (0, MOST_MONTHS) if path[0] == "review_months" else (0, None)


def _of_cell(
    words: Words, text: str, perspective: Perspective, place: tuple[int, int]
) -> DraftFault:
    likelihood, impact = place
    path = ("matrix", str(perspective), likelihood - 1, impact - 1)
    return DraftFault(path=path, text=words.filled(text, likelihood=likelihood, impact=impact))


def _place(words: Words, path: Path) -> str:
    if path[0] == "review_months":
        return words(_LEVELS)
    title = words(SCALE_TITLES.get(str(path[0]), _LEVELS))
    step = path[1] if isinstance(path[1], int) else 0
    return words.filled(_ROW, part=title, row=step + 1)


_NEAR = 1e-9
_TOO_LARGE = 1e9
_FALLS = {
    Perspective.PERSONS: N_(
        "For people, likelihood {likelihood}, impact {impact}: a lower rating has a higher risk "
        "level. Choose a higher one here, or a lower one there."
    ),
    Perspective.BUSINESS: N_(
        "For the business, likelihood {likelihood}, impact {impact}: a lower rating has a higher "
        "risk level. Choose a higher one here, or a lower one there."
    ),
}
_BELOW = N_(
    "Likelihood {likelihood}, impact {impact}: people have a lower risk level than the business. "
    "Choose a higher one for people."
)
_MISSING = N_("{place}: a text is missing in {language}. Fill it in.")
_LIMIT = N_("{place}: the limit has to be a number above that of the step before.")
_COUNT = N_("{place}: enter a whole number from {least} to {most}.")
_ROW = N_("{part}, row {row}")
_LEVELS = N_("Risk levels")
