"""Words by which lists rate likelihood and impact, and which steps of a scale of five they are.

A scale of five words is our scale in its order. Three words may be the whole scale or its middle;
that has to be said. Single words are plain only beside the scales of the method we bring along.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from rai_desktop.domain.synonyms import names_in


@dataclass(frozen=True, slots=True)
class WordScale:
    """Words in their order, the lowest first; ``source`` says where people know them from."""

    source: str
    steps: tuple[str, ...]

    def levels(self) -> dict[str, int]:
        """Return the place of each word, from 1 on."""
        named = enumerate(map(names_in, self.steps), start=1)
        return {word: place for place, words in named for word in words}


FIVE_STEPS = (
    WordScale(
        "NIST SP 800-30 Rev. 1 (2012), tables G-2 and H-3; in German as commonly translated",
        (
            "very low | sehr gering | sehr niedrig | sehr klein",
            "low | gering | niedrig | klein",
            "moderate | medium | mittel | moderat",
            "high | hoch | gross",
            "very high | sehr hoch | sehr gross",
        ),
    ),
    WordScale(
        "AS/NZS 4360:2004, qualitative measures of likelihood; in German as commonly translated",
        (
            "rare | selten",
            "unlikely | unwahrscheinlich",
            "possible | moglich",
            "likely | wahrscheinlich",
            "almost certain | fast sicher | nahezu sicher",
        ),
    ),
    WordScale(
        "AS/NZS 4360:2004, qualitative measures of consequence; in German as commonly translated",
        (
            "insignificant | unbedeutend",
            "minor | geringfugig",
            "moderate | massig",
            "major | gross",
            "catastrophic | katastrophal",
        ),
    ),
)
"""Scales of five words."""

THREE_STEPS = WordScale(
    "FIPS 199 (2004): low, moderate, high; in German as BSI standards and most company lists have",
    (
        "low | gering | niedrig | klein",
        "moderate | medium | mittel | moderat",
        "high | hoch | gross",
    ),
)
"""Three words, which leave open how they lie on five steps."""

READINGS: Mapping[str, tuple[int, int, int]] = {"middle": (2, 3, 4), "whole": (1, 3, 5)}
"""How three words may lie on five steps: in the middle, as in a scale with “very”, or over all."""

_SINGLE: Mapping[str, Mapping[int, str]] = {
    "likelihood": {
        1: "very unlikely | sehr unwahrscheinlich | ausserst selten | nahezu ausgeschlossen",
        2: "unwahrscheinlich",
        3: "gelegentlich | occasional",
        4: "haufig | probable",
        5: "sehr haufig | very frequent | fast sicher | nahezu sicher | very likely",
    },
    "impact_persons": {1: "vernachlassigbar | unbedeutend | insignificant", 5: "katastrophe"},
    "impact_business": {
        1: "vernachlassigbar | unbedeutend | insignificant",
        5: "existenzgefahrdend | ruinos",
    },
}
"""Words beside the labels of our own method; “häufig”, “vernachlässigbar”: BSI standard 200-3."""


def single_words(scale: str) -> dict[str, int]:
    """Return further words of a scale of the method that the program brings along."""
    found = _SINGLE.get(scale, {}).items()
    return {word: level for level, words in found for word in names_in(words)}


def readings_of(words: frozenset[str]) -> dict[str, dict[str, int]]:
    """Return the ways to read ``words`` as one scale, by name; none where none fits.

    One alone means that they are plain.
    """
    if words <= (places := THREE_STEPS.levels()).keys():
        ways = {name: {w: on[places[w] - 1] for w in words} for name, on in READINGS.items()}
    else:
        known = [(scale.source, scale.levels()) for scale in FIVE_STEPS]
        ways = {
            source: {w: levels[w] for w in words}
            for source, levels in known
            if words <= levels.keys()
        }
    different = {tuple(sorted(way.items())): name for name, way in reversed(ways.items())}
    return {name: dict(way) for way, name in different.items()}


def known_words(scale: str) -> frozenset[str]:
    """Return all words that may rate on a scale of the method that the program brings along."""
    scales = (*FIVE_STEPS, THREE_STEPS)
    return frozenset(word for each in scales for word in each.levels()) | single_words(scale).keys()
