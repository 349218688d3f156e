"""How alike two names are: spellings of one product are found, different products are not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from re import compile as pattern

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from rai_desktop.domain.product_names import EDITIONS, MAKERS, PRODUCTS, SHORT_FORMS
from rai_desktop.domain.synonyms import names_in
from rai_desktop.words.language import folded

ALIKE = 80
"""From here on two names most likely mean the same."""

_SAME, _SAME_BUT_MAKER, _DIFFERENT = 100, 92, 50
_MISSING_WORD, _UNSURE = 75, 70
_ROUGH = 55.0
_WORDS = pattern(r"[^\W_]+")
_PARTS = pattern(r"\d+|[^\W\d_]+")
_LONG, _SHORT = 8, 4
"""Letters of a word from which on two, or one, may be mistyped."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A name as it is compared: all its words, those that count, and the product it names."""

    words: tuple[str, ...]
    core: tuple[str, ...]
    numbers: frozenset[str]
    product: str
    joined: str
    text: str


def likeness(first: str, second: str) -> int:
    """Return how surely two names mean the same, from 0 (not at all) to 100 (surely).

    Case, accents, umlauts, signs, order of words, makers, editions and known spellings of products
    count for nothing; another number or a further word does.
    """
    one, other = _read(first), _read(second)
    if not one.words or not other.words:
        return 0
    if one.words == other.words:
        return _SAME
    if one.product and other.product:
        return _SAME if one.product == other.product else _DIFFERENT
    if one.core == other.core or one.joined == other.joined:
        return _of_same_core(one, other)
    return _of_words(one, other)


def similar(name: str, names: Iterable[str], least: int = ALIKE) -> list[tuple[str, int]]:
    """Return those of ``names`` that are at least so alike ``name``, the most alike first."""
    offered: Sequence[str] = list(names)
    texts = [_read(each).text for each in offered]
    rough = process.extract(
        _read(name).text, texts, scorer=fuzz.token_set_ratio, score_cutoff=_ROUGH, limit=None
    )
    scored = [(offered[place], likeness(name, offered[place])) for _, _, place in rough]
    return sorted(
        ((each, score) for each, score in scored if score >= least), key=lambda one: -one[1]
    )


def product_of(name: str) -> str:
    """Return what a product is usually called that has this name; empty for an unknown one."""
    return _read(name).product


@lru_cache(maxsize=50_000)
def _read(name: str) -> _Name:
    words = _words(name)
    named = [word for word in words if word not in EDITIONS] or words
    core = [word for word in named if word not in MAKERS] or named
    product = _BY_SPELLING.get(_key(words)) or _BY_SPELLING.get(_key(named), "")
    return _Name(
        words=tuple(sorted(words)),
        core=tuple(sorted(core)),
        numbers=frozenset(word for word in core if word.isdigit()),
        product=product,
        joined="".join(core),
        text=_key(_words(product) if product else core),
    )


def _words(name: str) -> list[str]:
    """Return the words of a name without accents; ae, oe and ue are the umlauts."""
    text = folded(name).replace("ae", "a").replace("oe", "o").replace("ue", "u")
    spelled = [SHORT_FORMS.get(word, word) for word in _WORDS.findall(text)]
    parts = _PARTS.findall(" ".join(spelled))
    return [word for word, _ in groupby(parts)]


def _key(words: Iterable[str]) -> str:
    return " ".join(sorted(words))


def _of_same_core(one: _Name, other: _Name) -> int:
    """Return the score of names that differ in maker or edition alone."""
    makers = [{word for word in name.words if word in MAKERS} for name in (one, other)]
    return _DIFFERENT if all(makers) and makers[0] != makers[1] else _SAME_BUT_MAKER


def _of_words(one: _Name, other: _Name) -> int:
    if one.numbers != other.numbers and one.numbers and other.numbers:
        return min(_DIFFERENT, _ratio(one, other))
    few, many = sorted((one.core, other.core), key=len)
    rest = list(many)
    for word in few:
        found = next((each for each in rest if _is_mistyped(word, each)), None)
        if found is None:
            return min(_UNSURE, _ratio(one, other))
        rest.remove(found)
    if rest:
        return min(_MISSING_WORD, _ratio(one, other))
    return max(ALIKE, _ratio(one, other))


def _ratio(one: _Name, other: _Name) -> int:
    return min(99, round(fuzz.ratio("".join(one.core), "".join(other.core))))


def _is_mistyped(word: str, other: str) -> bool:
    """Return whether two words are one, up to a typing error that no other word explains."""
    if word == other:
        return True
    shorter = min(len(word), len(other))
    if shorter < _SHORT or word[0] != other[0] or word.isdigit() or other.isdigit():
        return False
    return OSA.distance(word, other) <= (2 if shorter >= _LONG else 1)


def _spellings() -> dict[str, str]:
    found: dict[str, str] = {}
    for product, spellings in PRODUCTS.items():
        for spelling in (product, *names_in(spellings)):
            key = _key(_words(spelling))
            found[key] = "" if found.get(key, product) != product else product
    return found


_BY_SPELLING = _spellings()
