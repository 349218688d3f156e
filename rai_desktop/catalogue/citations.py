"""Citations of laws, written as each language is used to."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rai_desktop.catalogue.schema.library import Extent, Law

_LAW: Final = r"(?P<law>[A-Z][A-Za-z]*(?:[ -][A-Z][A-Za-z]*)*)"
_CITATION: Final = re.compile(
    rf"(?:{_LAW} )?(?P<kind>Art\.|Annex|Recital) (?P<number>\w+)(?: (?P<section>[ABC]))?"
    r"(?P<places>(?:\(\w+\))*)(?: (?P<how>exception|by contrast))?"
)
_PARAGRAPH: Final = re.compile(
    rf"{_LAW}(?: § (?P<number>\w+)(?:\((?P<part>\w+)\))?(?: Nr\. (?P<item>\w+))?)?"
)
_KINDS: Final = {"Art.": "Art.", "Annex": "Anhang", "Recital": "Erwägungsgrund"}
_HOW: Final = {"exception": "Ausnahme", "by contrast": "Umkehrschluss"}
_PARAGRAPHS: Final[tuple[str, ...]] = ("Abs.", "lit.", "Ziff.")
_NUMBERS: Final[tuple[str, ...]] = ("Nr.", "lit.", "Ziff.")


def cite(citation: str, laws: Iterable["Law"], language: str) -> str:
    """Return ``citation`` with the law's short name, as in "Art. 26 Abs. 1 KI-VO".

    German laws are cited by paragraphs, as in "§ 87 Abs. 1 Nr. 6 BetrVG".

    What is no citation is returned as it is.
    """
    found = _CITATION.fullmatch(citation)
    if found is None:
        return _cite_paragraph(citation, laws, language)
    law = _law(found["law"], laws)
    how = found["how"]
    if language != "de":
        name = law.short.en if law is not None and law.short is not None else found["law"]
        place = citation.removeprefix(f"{found['law']} ").removesuffix(f" {how}")
        return _joined(place, name, how)
    name = law.short.de if law is not None and law.short is not None else found["law"]
    return _joined(_german_place(found, law), name, _HOW.get(how or ""))


def cited_law(citation: str) -> str | None:
    """Return the name of the law that ``citation`` names; ``None`` when it names none."""
    found = _CITATION.fullmatch(citation) or _PARAGRAPH.fullmatch(citation)
    return found["law"] if found is not None else None


def is_within(citation: str, extent: "Extent") -> bool:
    """Return whether a law of this ``extent`` has the place that is cited, as far as is known."""
    found = _CITATION.fullmatch(citation)
    if found is None:
        return True
    place = citation.removeprefix(f"{found['law']} ")
    if any(place == gone or place.startswith((f"{gone}(", f"{gone} ")) for gone in extent.gone):
        return False
    number = found["number"]
    if found["kind"] == "Annex":
        return number in _ROMAN[: extent.annexes]
    if found["kind"] == "Recital":
        return number.isdecimal() and 1 <= int(number) <= extent.recitals
    is_counted = number.isdecimal() and 1 <= int(number) <= extent.articles
    return is_counted or number in extent.inserted


_ROMAN: Final = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"),
    *("XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"),
)


def _cite_paragraph(citation: str, laws: Iterable["Law"], language: str) -> str:
    found = _PARAGRAPH.fullmatch(citation)
    law = _law(found["law"], laws) if found is not None else None
    if found is None or law is None or law.short is None:
        return citation
    if found["number"] is None:
        return law.short.in_language(language)
    place = f"§ {found['number']}"
    if found["part"]:
        place += f" Abs. {found['part']}" if language == "de" else f"({found['part']})"
    if found["item"]:
        place += f" Nr. {found['item']}" if language == "de" else f" no. {found['item']}"
    return f"{place} {law.short.in_language(language)}"


def _law(name: str | None, laws: Iterable["Law"]) -> "Law | None":
    for law in laws:
        if (
            law.cited_without_name
            if name is None
            else law.short is not None and law.short.en == name
        ):
            return law
    return None


def _joined(place: str, law: str | None, how: str | None) -> str:
    text = f"{place} {law}" if law else place
    return f"{text} ({how})" if how else text


def _german_place(found: re.Match[str], law: "Law | None") -> str:
    start = f"{_KINDS[found['kind']]} {found['number']}"
    if found["section"]:
        start += f" Abschnitt {found['section']}"
    is_numbered = found["kind"] != "Art." or (
        law is not None and f"Art. {found['number']}" in law.numbered
    )
    words = _NUMBERS if is_numbered else _PARAGRAPHS
    places = re.findall(r"\w+", found["places"])
    if places and places[0].isalpha():
        words = words[1:]
    return " ".join(
        [start, *(f"{word} {place}" for word, place in zip(words, places, strict=False))]
    )
