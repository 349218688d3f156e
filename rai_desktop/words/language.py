"""One mechanism for the texts of window, command line and exports."""

import gettext
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import Listed, Named, Sentence
from rai_desktop.resources import resource

LANGUAGES = ("de", "en")
BOTH = "both"
"""All languages in one file, one after the other."""

_DOMAIN = "rai_desktop"


class Words:
    """Texts, dates and numbers in one language; the object itself translates a text.

    English texts are their own keys. A text without translation appears in English.
    """

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def __call__(self, text: str) -> str:
        """Return ``text`` in this language; an empty text stays empty."""
        return self._catalogue.gettext(text) if text else ""

    def filled(self, text: str, **values: object) -> str:
        """Return ``text`` in this language with its ``{name}`` places filled."""
        return self(text).format(**values)

    def plural(self, one: str, many: str, count: int) -> str:
        """Return the text for ``count`` things, with ``{count}`` filled."""
        return self._catalogue.ngettext(one, many, count).format(count=self.number(count))

    def of_error(self, error: UserError, *, keys: bool = False) -> str:
        """Return the sentence of ``error`` in this language; ``keys`` as for ``told``."""
        return self.told(error.text, error.values, keys=keys)

    def told(self, text: str, values: Mapping[str, object], *, keys: bool = False) -> str:
        """Return ``text`` with its places filled in this language.

        ``keys`` puts the key behind each name, for whoever has to type it.
        """
        shown = {key: self._shown(value, keys=keys) for key, value in values.items()}
        return self(text).format(**shown) if shown else self(text)

    def _shown(self, value: object, *, keys: bool) -> object:
        if isinstance(value, Sentence):
            return self.told(value.text, value.values, keys=keys)
        if isinstance(value, Listed):
            return ", ".join(str(self._shown(item, keys=keys)) for item in value.items)
        if isinstance(value, Named):
            return self._name(value, with_key=keys)
        return self.moment(value.astimezone()) if isinstance(value, datetime) else value

    def _name(self, named: Named, *, with_key: bool) -> str:
        name = self.pick(named.texts) if named.texts else self(named.label)
        is_plain = folded(name) == folded(named.key) or name.startswith(f"{named.key} ")
        return name if is_plain or not with_key else f"{name} ({named.key})"

    def pick(self, texts: Mapping[str, str]) -> str:
        """Return this language's text of a catalogue entry."""
        return texts.get(self.language) or next(iter(texts.values()), "")

    def day(self, day: date | None) -> str:
        """Return a day as people write it here; empty for ``None``."""
        return _format_day(day, self.language) if day else ""

    def moment(self, moment: datetime) -> str:
        """Return a day with time, to the minute."""
        return f"{self.day(moment.date())}, {moment:%H:%M}"

    def number(self, number: int) -> str:
        """Return a whole number with the separators of this language."""
        return f"{number:,}".replace(",", "." if self.language == "de" else ",")

    def decimal(self, number: float) -> str:
        """Return a number with at most two decimals, without zeros at its end."""
        whole, _, part = f"{number:.2f}".partition(".")
        part = part.rstrip("0")
        return f"{whole}{',' if self.language == 'de' else '.'}{part}" if part else whole


@cache
def words_for(language: str) -> Words:
    """Return the words of ``language``; anything but German gives English."""
    if language != "de":
        return Words("en", gettext.NullTranslations())
    folder = resource("locale")
    return Words("de", gettext.translation(_DOMAIN, folder, ["de"], fallback=True))


def _format_day(day: date, language: str) -> str:
    if language == "de":
        return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"
    return f"{day.day} {_ENGLISH_MONTHS[day.month - 1]} {day.year:04d}"


_ENGLISH_MONTHS = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)


def folded(text: str) -> str:
    """Return ``text`` without case, accents and umlaut marks, to search and sort by.

    German umlauts sort with their base letters and sharp s as ss (DIN 5007, variant 1).
    """
    if text.isascii():
        return text.lower()
    split = unicodedata.normalize("NFKD", text.casefold())
    split = unicodedata.normalize("NFKD", split.casefold())  # signs such as ™ split into capitals
    return "".join(character for character in split if not unicodedata.combining(character))
