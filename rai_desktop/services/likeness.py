"""How alike two names are: spellings of one thing are found, different things are not.

The one answer for hints, cards and lists that are read in.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from re import compile as pattern

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from rai_desktop.domain.product_names import (
    COMMON,
    EDITIONS,
    LEGAL_FORMS,
    MAKERS,
    PRODUCTS,
    SHORT_FORMS,
    SMALL,
)
from rai_desktop.domain.synonyms import names_in
from rai_desktop.words.language import folded

SURE = 95
"""From here on two names differ in nothing but spelling and legal form."""
ALIKE = 80
"""From here on two names most likely mean the same."""
LEAST = 70
"""Names less alike than this are not worth a question."""

_SAME, _SPELLED, _SAME_PRODUCT, _OTHER_MAKER, _MOST_TYPED = 100, 97, 94, 92, 92
_OTHER_SIGNS = 78
_OTHER_FORM, _OTHER_COMMON, _OPEN_EDITION, _OTHER_EDITION, _ONE_IS_LONGER = 85, 85, 78, 74, 72
_WORDS = pattern(r"[^\W_]+")
_PARTS = pattern(r"\d+|[^\W\d_]+")
_LONG, _SHORT = 10, 5
"""Letters of a word from which on two, or one, may be mistyped."""
_SIGNS = pattern(r"[+#]|(?<!\w)[-−](?=\d)")
_SUITE = "365"


@dataclass(frozen=True, slots=True)
class PlainName:
    """A name without what spelling adds.

    ``words`` tell what is meant, ``whole`` are all letters but small words and legal form;
    ``product`` is what the product is usually called, empty for an unknown one. ``signs`` are those
    that make another name of a word, as in “C++” and “C#”, or stand before a number.
    """

    words: tuple[str, ...]
    whole: str = ""
    product: str = ""
    makers: frozenset[str] = frozenset()
    editions: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    forms: frozenset[str] = frozenset()
    signs: str = ""

    @property
    def joined(self) -> str:
        """The telling words without spaces, as “Chat GPT” and “ChatGPT” are one."""
        return "".join(self.words)

    @property
    def key(self) -> str:
        """What spellings of one name have in common; empty for a name without letters."""
        product = " ".join((self.product, *sorted(self.editions)))
        return f"{product if self.product else self.whole} {self.signs}".strip()


def likeness(first: str, second: str) -> int:
    """Return how surely two names mean the same, from 0 (not at all) to 100 (surely)."""
    return likeness_of(plain(first), plain(second))


def likeness_of(one: PlainName, other: PlainName) -> int:
    """Return how surely two names mean the same.

    Case, accents, umlauts, most signs, spaces, order of words and the legal form count for
    nothing. A maker, an edition or a common word more makes it less sure, a number or another word
    unlikely.
    """
    if not one.whole or not other.whole:
        return 0
    if one.signs != other.signs:
        return min(_of_names(one, other), _OTHER_SIGNS)
    return _of_names(one, other)


def _of_names(one: PlainName, other: PlainName) -> int:
    """Return how alike two names are, whatever signs stand in them."""
    if one.whole == other.whole:
        return min(_SAME if one == other else _SPELLED, _least(one, other))
    if one.product and other.product:
        return min(_SAME_PRODUCT, _least(one, other)) if one.product == other.product else 0
    if sorted(one.words) == sorted(other.words):
        return min(_SPELLED, _least(one, other))
    return min(_of_words(one, other), _least(one, other))


@lru_cache(maxsize=50_000)
def plain(name: str) -> PlainName:
    """Return the parts of what a system, a supplier or another entry is called."""
    words = _words(name)
    signs = "".join(_SIGNS.findall(name))
    named = _without(words, SMALL, LEGAL_FORMS)
    telling, rest = _telling(named)
    return PlainName(
        words=tuple(telling),
        whole="".join(named),
        product=_product(named),
        makers=MAKERS.intersection(rest),
        editions=EDITIONS.intersection(rest),
        common=COMMON.intersection(rest),
        forms=LEGAL_FORMS.intersection(words),
        signs=signs,
    )


def _words(name: str) -> list[str]:
    """Return the words of a name without accents; ae, oe and ue are the umlauts."""
    text = folded(name).replace("ae", "a").replace("oe", "o").replace("ue", "u")
    spelled = [SHORT_FORMS.get(word, word) for word in _WORDS.findall(text)]
    return list(dict.fromkeys(_PARTS.findall(" ".join(spelled))))


def _without(words: Sequence[str], *kinds: frozenset[str]) -> Sequence[str]:
    """Return the words that are of none of ``kinds``; all of them where nothing else is left."""
    return [word for word in words if not any(word in kind for kind in kinds)] or words


def _telling(words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Return the words that tell what is meant, and the others.

    Where nothing but a maker, an edition or a common word is there, that is the name.
    """
    for kinds in ((EDITIONS, COMMON, MAKERS), (EDITIONS, COMMON), (EDITIONS,), ()):
        found = [word for word in words if not any(word in kind for kind in kinds)]
        if len(found) > 1 and _SUITE in found and not words[0].isdigit():
            found = [word for word in found if word not in (_SUITE, "office")] or found
        if found:
            return found, [word for word in words if word not in found]
    return words, ()


def _least(one: PlainName, other: PlainName) -> int:
    """Return how alike names can be at most that differ in what stands beside the telling words."""
    if one.whole == other.whole:
        return _OTHER_FORM if one.forms and other.forms and one.forms != other.forms else _SAME
    makers = one.makers | other.makers
    if makers not in (one.makers, other.makers):
        return 0
    limits = [_SAME]
    is_product = bool(one.product) and one.product == other.product
    if one.makers != other.makers and not is_product:
        limits.append(_OTHER_MAKER)
    if one.forms and other.forms and one.forms != other.forms:
        limits.append(_OTHER_FORM)
    if one.common != other.common and not is_product:
        limits.append(_OTHER_COMMON)
    if one.editions != other.editions:
        both = one.editions and other.editions
        limits.append(_OTHER_EDITION if both else _OPEN_EDITION)
    return min(limits)


def _of_words(one: PlainName, other: PlainName) -> int:
    if one.joined == other.joined:
        return _SPELLED
    if _numbers(one) != _numbers(other):
        return 0
    shorter, longer = sorted((one.words, other.words), key=len)
    rest = list(longer)
    for word in shorter:
        found = next((each for each in rest if _is_mistyped(word, each)), None)
        if found is None:
            return _of_letters(one, other)
        rest.remove(found)
    if not rest:
        return _typed(one, other)
    return _ONE_IS_LONGER if len(shorter) > 1 and len(rest) == 1 else 0


def _numbers(name: PlainName) -> list[str]:
    """Return the numbers, which must not differ: GPT-3 is not GPT-4."""
    return sorted(word for word in name.words if word.isdigit())


def _of_letters(one: PlainName, other: PlainName) -> int:
    """Return how alike names are whose words are apart in one and together in the other."""
    is_spaced = len(one.words) != len(other.words)
    has_letters = min(map(len, (*one.words, *other.words))) > 1
    is_typed = is_spaced and has_letters and _is_mistyped(one.joined, other.joined)
    return _typed(one, other) if is_typed else 0


def _typed(one: PlainName, other: PlainName) -> int:
    alike = round(ratio("".join(sorted(one.words)), "".join(sorted(other.words))))
    return max(ALIKE, min(_MOST_TYPED, alike))


def _is_mistyped(word: str, other: str) -> bool:
    """Return whether two words are one, up to a typing error."""
    if word == other:
        return True
    shorter = min(len(word), len(other))
    if shorter < _SHORT or word[0] != other[0] or word.isdigit() or other.isdigit():
        return False
    return OSA.distance(word, other) <= (2 if shorter >= _LONG else 1)


def _key(words: Iterable[str]) -> str:
    return " ".join(sorted(words))


def _product(named: Sequence[str]) -> str:
    """Return the product of a name: as it stands, without its edition, without common words."""
    for kinds in ((), (EDITIONS,), (EDITIONS, COMMON)):
        words = _without(named, *kinds)
        found = _BY_SPELLING.get(_key(words)) or _BY_LETTERS.get("".join(words))
        if found:
            return found
    return ""


def _spellings() -> tuple[dict[str, str], dict[str, str]]:
    """Return products by the words and by the letters of their spellings; doubtful ones not."""
    by_words: dict[str, str] = {}
    by_letters: dict[str, str] = {}
    for product, spellings in PRODUCTS.items():
        for spelling in (product, *names_in(spellings)):
            words = _without(_words(spelling), SMALL, LEGAL_FORMS)
            for known, key in ((by_words, _key(words)), (by_letters, "".join(words))):
                known[key] = "" if known.get(key, product) != product else product
    return by_words, by_letters


_BY_SPELLING, _BY_LETTERS = _spellings()
