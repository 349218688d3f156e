"""How alike two names are: spellings of one product, not products of one maker."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.fuzz import ratio

from rai_desktop.domain.synonyms import names_in
from rai_desktop.services.importing.mapping import plain_name

LEAST = 70
"""Names less alike than this are not worth a question."""

_SAME = 100
_SPELLED = 95
_OTHER_EDITION = 75
_ONE_IS_LONGER = 72
_LEAST_TYPED = 85
_SHORTEST_TYPED = 5
_DIGIT = re.compile(r"\d")

_WHOLE = {
    "microsoft 365": "", "office 365": "", "ms 365": "", "m365": "", "o365": "",
    "ms": "microsoft", "chat gpt": "chatgpt", "open ai": "openai", "git hub": "github",
    "deep l": "deepl", "aws": "amazon", "gcp": "google",
}  # fmt: skip
_FILLING = frozenset(
    names_in(
        "for|fur|der|die|das|the|of|von|und|and|mit|with|in|im|by|a|an|gmbh|ag|se|kg|inc|ltd|llc|"
        "corp|co|ki|ai|tool|system|software|app|anwendung|application|assistent|assistant|"
        "losung|solution|plattform|platform|service|dienst|version|cloud|online|web"
    )
)
_EDITIONS = frozenset(
    names_in(
        "pro|plus|team|teams|enterprise|business|free|premium|basic|standard|personal|"
        "professional|starter|lite|advanced|ultimate|edu|education|beta|preview|max"
    )
)
_MAKERS = frozenset(
    names_in(
        "microsoft|google|openai|amazon|adobe|ibm|sap|meta|apple|oracle|salesforce|anthropic|"
        "nvidia|atlassian"
    )
)


@dataclass(frozen=True, slots=True)
class PlainName:
    """A name without what spelling adds: its telling words, and those of edition and maker."""

    words: tuple[str, ...]
    editions: frozenset[str]
    makers: frozenset[str]

    @property
    def joined(self) -> str:
        """The telling words without spaces, as “Chat GPT” and “ChatGPT” are one."""
        return "".join(self.words)


def product_name(text: str) -> PlainName:
    """Return the parts of what a system, a supplier or another entry is called."""
    plain = f" {plain_name(text)} "
    for written, meant in _WHOLE.items():
        plain = plain.replace(f" {written} ", f" {meant} ")
    words = plain.split()
    telling = [w for w in words if w not in _FILLING and w not in _EDITIONS and w not in _MAKERS]
    editions, makers = _EDITIONS.intersection(words), _MAKERS.intersection(words)
    if not telling:  # nothing but a maker, an edition or a common word: that is the name, then
        return PlainName(tuple(words), frozenset(), frozenset())
    return PlainName(tuple(telling), editions, makers)


def likeness(one: PlainName, other: PlainName) -> int:
    """Return how alike two names are, from 0 to 100; 0 where they mean different things."""
    if len(one.makers | other.makers) > max(len(one.makers), len(other.makers)):
        return 0
    words = _likeness_of_words(one, other)
    if not words or one.editions == other.editions:
        return words
    is_open = not one.editions or not other.editions
    return min(words, _SPELLED - 10 if is_open else _OTHER_EDITION)


def _likeness_of_words(one: PlainName, other: PlainName) -> int:
    if set(one.words) == set(other.words):
        return _SAME if one.makers == other.makers else _SPELLED
    if one.joined == other.joined:
        return _SPELLED
    if _digits(one) != _digits(other):
        return 0
    longer, shorter = sorted((one.words, other.words), key=len, reverse=True)
    rest = _unmatched(shorter, longer)
    if rest is None:
        return _typed(one.joined, other.joined)
    if not rest:
        return max(_LEAST_TYPED, _typed(one.joined, other.joined))
    is_telling = len(shorter) > 1 and len(rest) == 1
    return _ONE_IS_LONGER if is_telling else 0


def _digits(name: PlainName) -> list[str]:
    """Return the words with figures, which must not differ: GPT-3 is not GPT-4."""
    return sorted(word for word in name.words if _DIGIT.search(word))


def _unmatched(shorter: Sequence[str], longer: Sequence[str]) -> list[str] | None:
    """Return the words of the longer name that are left; ``None`` if one of the shorter is."""
    left = list(longer)
    for word in shorter:
        found = next((each for each in left if _is_spelled_alike(word, each)), None)
        if found is None:
            return None
        left.remove(found)
    return left


def _is_spelled_alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < _SHORTEST_TYPED or one[0] != other[0]:
        return False
    return OSA.distance(one, other) <= 1 + (min(len(one), len(other)) >= 2 * _SHORTEST_TYPED) or (
        JaroWinkler.similarity(one, other) >= 0.97
    )


def _typed(one: str, other: str) -> int:
    """Return how alike two names are that may differ by a typing error."""
    if min(len(one), len(other)) < _SHORTEST_TYPED:
        return 0
    if OSA.distance(one, other) > 1 + (min(len(one), len(other)) >= 2 * _SHORTEST_TYPED):
        return 0
    return max(_LEAST_TYPED, round(ratio(one, other)))
