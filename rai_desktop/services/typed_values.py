"""Reading values as people type them, in either language: codes, words, days, numbers, names."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.choice_words import other_words
from rai_desktop.domain.codes import Answer
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.person import Person
from rai_desktop.domain.kinds.registry import KINDS, title_of
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.synonyms import names_in
from rai_desktop.domain.texts import N_, Listed, Named
from rai_desktop.domain.times import check_time
from rai_desktop.domain.values import ValueRefusedError, check_value, clean_text
from rai_desktop.services.labels import Labels
from rai_desktop.services.person_names import may_be, person_name
from rai_desktop.services.project import OpenProject
from rai_desktop.services.typed_days import DAY_FIRST, DayOrder, read_day
from rai_desktop.services.typed_numbers import read_amount
from rai_desktop.words.language import folded

_ANSWERS = {
    Answer.YES: "yes y ja j true wahr x 1 ✓ ✔ ☑ ✅",
    Answer.NO: "no n nein false falsch 0 ☐ ✗ ✘ ❌",
    Answer.UNKNOWN: "unknown unbekannt unklar offen ? - – k.a. n/a",
}
_ANSWER_OF_WORD = {word: code for code, words in _ANSWERS.items() for word in words.split()}

_SPACES = re.compile("[\\s\u00a0\u202f]")
_BULLET = re.compile(r"(?:[(\[]?\w{1,2}[)\].]|[•·▪*–-])\s*(?=[^\W\d_])")
_LEVEL_AND_WORD = re.compile(r"(?P<level>\d)\W+(?P<word>[^\W\d_][^()\d]*?)\s*\)?")
_WORD_AND_LEVEL = re.compile(r"(?P<word>[^\W\d_][^()\d]*?)\W+(?P<level>\d)\s*\)?")
_LEVEL = re.compile(r"\d{1,3}(?:[.,]\d)?\s*%?")
_LEVEL_WORDS = frozenset(
    names_in(
        "sehr gering|gering|sehr niedrig|niedrig|klein|mittel|moderat|massig|hoch|gross|sehr hoch|"
        "kritisch|very low|low|minor|medium|moderate|high|major|very high|critical|extreme"
    )
)
"""Words that add nothing to the number beside them; alone they are no level of our scales."""
_SIGN = "\N{VARIATION SELECTOR-16}"


class UnknownNameError(UsageError):
    """A name that no entry has; an import makes a new entry of it."""

    def __init__(self, kind: EntityKind, name: str) -> None:
        super().__init__(
            N_("There is no entry named “{name}”. Add it first, or look it up with “list”."),
            name=name[:80],
        )
        self.kind = kind
        self.name = name


class ValueReader:
    """Turns typed text into values of fields."""

    def __init__(self, project: OpenProject, labels: Sequence[Labels]) -> None:
        self._project = project
        self._labels = labels
        self._words = cache(self._choice_words)
        self._named = cache(self._named_choices)
        self._names = cache(self._names_of)
        self._people = cache(self._people_by_key)

    def read(
        self, spec: FieldSpec, text: str, *, exact: bool = False, order: DayOrder = DAY_FIRST
    ) -> Value:
        """Return the value that ``text`` stands for; an empty text empties the field.

        ``exact`` says that a program wrote a number: a point in it begins decimals. ``order`` is
        the one of days and months where both are numbers.

        Raises:
            ValueRefusedError: the text fits nothing the field can hold.
            UnknownNameError: the field refers to an entry and no entry has this name.
            UsageError: several entries have this name.
        """
        if spec.is_text:
            check_time(spec, text)
            return check_value(spec, clean_text(text))
        stripped = text.strip()
        if not stripped:
            return check_value(spec, None)
        if spec.kind is FieldKind.REFERENCE:
            assert spec.reference is not None  # noqa: S101 - a field that refers to something
            return self.entry(spec.reference, stripped)
        if spec.kind is FieldKind.DATE:
            return check_value(spec, read_day(spec, stripped, order))
        return check_value(spec, self._typed(spec, stripped, exact=exact))

    def _typed(self, spec: FieldSpec, text: str, *, exact: bool) -> Value:
        if spec.kind is FieldKind.NUMBER:
            return _number(spec, text, exact=exact)
        if spec.kind is FieldKind.RATING:
            return int(_rated(text, self._words(spec)) or self._code(spec, text))
        if spec.kind is FieldKind.MULTI_CHOICE:
            return tuple(self._codes(spec, text))
        if spec.kind is FieldKind.FLAG:
            return _flag(spec, text)
        return self._code(spec, text)

    def entry(self, kind: EntityKind, text: str) -> Uid:
        """Return the uid of the entry that is called ``text``.

        Number, uid and name count first, then the e-mail of a person or the own reference of a
        system, then function or product, then other ways to write the name of a person. Where a
        number stands before a name, as exports write it, and belongs to nobody of that name, the
        name alone counts: numbers of another project mean nothing here.

        Raises:
            UnknownNameError: there is none.
            UsageError: there are several.
        """
        for found in self._candidates(kind, text):
            if len(found) == 1:
                return found[0]
            if found:
                raise UsageError(
                    N_("Several entries are called “{name}”. Write the number instead."),
                    name=text[:80],
                )
        name = _without_number(kind, text)
        if name != text:
            return self.entry(kind, name)
        raise UnknownNameError(kind, text)

    def _candidates(self, kind: EntityKind, text: str) -> Iterator[list[Uid]]:
        """Yield the entries that may be meant, those of the plainest names first."""
        names = self._names(kind)
        yield from (known.get(_folded(text), []) for known in names)
        if kind is EntityKind.PERSON:
            written = person_name(text)
            yield names[1].get(_folded(written.email), []) if written.email else []
            yield [p.uid for p in self._people().get(written.key, []) if may_be(p, written)]

    def _people_by_key(self) -> Mapping[str, list[Person]]:
        """Return people by what the ways to write their names have in common."""
        known: defaultdict[str, list[Person]] = defaultdict(list)
        for person in self._project.entities(EntityKind.PERSON):
            if isinstance(person, Person):
                known[person_name(person.name).key].append(person)
        return known

    def _names_of(self, kind: EntityKind) -> tuple[Mapping[str, list[Uid]], ...]:
        """Return the entries by their names, the names that count first in front."""
        ranks: tuple[defaultdict[str, list[Uid]], ...] = tuple(defaultdict(list) for _ in range(3))
        for entity in self._project.entities(kind):
            for names, rank in zip(self._own_names(entity), ranks, strict=True):
                for name in {_folded(own) for own in names} - {""}:
                    rank[name].append(entity.uid)
        return ranks

    def _own_names(self, entity: Entity) -> tuple[Sequence[str], ...]:
        title, number = title_of(entity), self._project.number(entity)
        first = (title, entity.uid, number, f"{number} {title}")
        if isinstance(entity, Person):
            return first, (entity.email,), (entity.function,)
        if isinstance(entity, AiSystem):
            return first, (entity.own_id,), (entity.product,)
        return first, (), ()

    def _code(self, spec: FieldSpec, text: str) -> str:
        code = self._known_code(spec, text)
        if code is None:
            raise ValueRefusedError(
                N_("“{value}” is not a choice of “{field}”. Possible: {choices}."),
                value=text[:60],
                field=spec.named,
                choices=self._named(spec),
            )
        return code

    def _named_choices(self, spec: FieldSpec) -> Listed:
        """Return what a field can hold, by its words in every language."""
        words = {each.words.language: dict(each.choices(spec)) for each in self._labels}
        codes = next(iter(words.values()), {})
        named = (
            Named(key=code, texts={language: known[code] for language, known in words.items()})
            for code in codes
        )
        return Listed(tuple(named))

    def _known_code(self, spec: FieldSpec, text: str) -> str | None:
        for written in (text, _BULLET.sub("", text, count=1) if _BULLET.match(text) else ""):
            code = self._words(spec).get(_letters(written)) if written else None
            if code is None and written and spec.choices is Answer:
                code = _answer(written)
            if code is not None:
                return code
        return None

    def _codes(self, spec: FieldSpec, text: str) -> Iterator[str]:
        """Yield the codes of a list; a comma may also be part of a word."""
        for part in re.split(r"[;|\n]", text):
            pieces = part.split(",")
            while pieces:
                longest = len(pieces)
                while longest > 1 and self._known_code(spec, ",".join(pieces[:longest])) is None:
                    longest -= 1
                word = ",".join(pieces[:longest]).strip()
                if word:
                    yield self._code(spec, word)
                del pieces[:longest]

    def _choice_words(self, spec: FieldSpec) -> Mapping[str, str]:
        """Return the code behind each word; of the shortened words only those that are plain."""
        words: dict[str, str] = {}
        short: dict[str, set[str]] = {}
        for labels in self._labels:
            for code, label in labels.choices(spec):
                words[_letters(code)] = code
                words.setdefault(_letters(label), code)
                for part in (label.split(" – ")[-1], label.split(" (")[0]):
                    short.setdefault(_letters(part), set()).add(code)
        found = {_letters(word): code for word, code in other_words(spec.choices)}
        found |= {word: min(codes) for word, codes in short.items() if len(codes) == 1}
        return found | words


def _without_number(kind: EntityKind, text: str) -> str:
    """Return ``text`` without the number before it, such as ``PE-0007``, if there is one."""
    number, _, name = text.strip().partition(" ")
    prefix, _, digits = number.partition("-")
    is_number = prefix == KINDS[kind].prefix and digits[:1].isdecimal()
    return name.strip() or text if is_number else text


def _folded(text: str) -> str:
    return folded(" ".join(text.split()))


def _letters(text: str) -> str:
    """Return letters and digits of ``text``, as spelling and punctuation vary; else all of it."""
    spaced = "".join(c if c.isalnum() else " " for c in folded(text))
    return " ".join(spaced.split()) or text.strip()


def reads_like_rating(text: str) -> bool:
    """Return whether ``text`` is a number, a word for high or low, or both."""
    written = text.strip()
    match = _LEVEL_AND_WORD.fullmatch(written) or _WORD_AND_LEVEL.fullmatch(written)
    word = _letters(match["word"] if match else written)
    return word in _LEVEL_WORDS or bool(_LEVEL.fullmatch(written))


def _rated(text: str, words: Mapping[str, str]) -> str | None:
    """Return the level of a rating such as “4 – hoch”, unless its word is that of another one."""
    match = _LEVEL_AND_WORD.fullmatch(text) or _WORD_AND_LEVEL.fullmatch(text)
    if match is None:
        return None
    word, level = _letters(match["word"]), match["level"]
    return level if level in words and (word in _LEVEL_WORDS or words.get(word) == level) else None


def _answer(text: str) -> Answer | None:
    return _ANSWER_OF_WORD.get(folded(_SPACES.sub("", text).removesuffix(_SIGN)))


def _flag(spec: FieldSpec, text: str) -> bool:
    answer = _answer(text)
    if answer not in (Answer.YES, Answer.NO):
        raise ValueRefusedError(
            N_("“{value}” does not fit the field “{field}”. Enter what the field is meant for."),
            value=text[:60],
            field=spec.named,
        )
    return answer is Answer.YES


def _number(spec: FieldSpec, text: str, *, exact: bool) -> int:
    """Return a whole number; separators of thousands and decimals of zero are understood."""
    amount = read_amount(text, exact=exact)
    if amount is None or amount % 1:
        raise ValueRefusedError(
            N_(
                "“{value}” is not a whole number for “{field}”. Write only the digits, "
                "such as 1200."
            ),
            value=text[:60],
            field=spec.named,
        )
    return int(amount)
