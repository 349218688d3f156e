"""Reading values as people type them, in either language: codes, words, days, numbers, names."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Answer
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.person import Person
from rai_desktop.domain.kinds.registry import title_of
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import ValueRefusedError, check_value, clean_text
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.typed_days import read_day
from rai_desktop.words.language import folded

_ANSWERS = {
    Answer.YES: "yes y ja j true wahr x 1 ✓ ✔ ☑ ✅",
    Answer.NO: "no n nein false falsch 0 ☐ ✗ ✘ ❌",
    Answer.UNKNOWN: "unknown unbekannt unklar offen ? - – k.a. n/a",
}
_ANSWER_OF_WORD = {word: code for code, words in _ANSWERS.items() for word in words.split()}

_SPACES = re.compile("[\\s\u00a0\u202f]")
_GROUPED = re.compile(r"([+-]?\d{1,3}(?:([.,'’])\d{3})(?:\2\d{3})*)(?:(?!\2)[.,]0{1,2})?")
_PLAIN = re.compile(r"([+-]?\d{1,15})(?:[.,]0+)?")
_SIGN = "\N{VARIATION SELECTOR-16}"


class UnknownNameError(UsageError):
    """A name that no entry has; an import makes a new entry of it."""

    def __init__(self, kind: EntityKind, name: str) -> None:
        super().__init__(
            N_("There is no entry named {name}. Add it first, or look it up with “list”."),
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
        self._names = cache(self._names_of)

    def read(self, spec: FieldSpec, text: str, *, exact: bool = False) -> Value:
        """Return the value that ``text`` stands for; an empty text empties the field.

        ``exact`` says that a program wrote a number: a point in it begins decimals.

        Raises:
            ValueRefusedError: the text fits nothing the field can hold.
            UnknownNameError: the field refers to an entry and no entry has this name.
            UsageError: several entries have this name.
        """
        if spec.is_text:
            return check_value(spec, clean_text(text))
        stripped = text.strip()
        if not stripped:
            return check_value(spec, None)
        if spec.kind is FieldKind.REFERENCE:
            return self.reference(spec, stripped)
        return check_value(spec, self._typed(spec, stripped, exact=exact))

    def _typed(self, spec: FieldSpec, text: str, *, exact: bool) -> Value:
        if spec.kind is FieldKind.DATE:
            return read_day(spec, text)
        if spec.kind is FieldKind.NUMBER:
            return _number(spec, text, exact=exact)
        if spec.kind is FieldKind.RATING:
            return int(self._code(spec, text))
        if spec.kind is FieldKind.MULTI_CHOICE:
            return tuple(self._codes(spec, text))
        if spec.kind is FieldKind.FLAG:
            return _flag(spec, text)
        return self._code(spec, text)

    def reference(self, spec: FieldSpec, text: str) -> Uid:
        """Return the uid of the entry that is called ``text``.

        Number, uid and name count first, then the e-mail, then the function of a person.
        """
        assert spec.reference is not None  # noqa: S101 - a field that refers to something
        for names in self._names(spec.reference):
            found = names.get(_folded(text), [])
            if len(found) == 1:
                return found[0]
            if found:
                raise UsageError(
                    N_("Several entries are called {name}. Write the number instead."),
                    name=text[:80],
                )
        raise UnknownNameError(spec.reference, text)

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
        return first, (), ()

    def _code(self, spec: FieldSpec, text: str) -> str:
        code = self._known_code(spec, text)
        if code is None:
            codes = dict.fromkeys(code for code, _ in self._labels[0].choices(spec))
            raise ValueRefusedError(
                N_("{value} is not a choice of {field}. Possible: {choices}."),
                value=text[:60],
                field=spec.key,
                choices=", ".join(codes),
            )
        return code

    def _known_code(self, spec: FieldSpec, text: str) -> str | None:
        code = self._words(spec).get(_letters(text))
        if code is None and spec.choices is Answer:
            return _answer(text)
        return code

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
        return {word: min(codes) for word, codes in short.items() if len(codes) == 1} | words


def _folded(text: str) -> str:
    return folded(" ".join(text.split()))


def _letters(text: str) -> str:
    """Return letters and digits of ``text``, as spelling and punctuation vary; else all of it."""
    spaced = "".join(c if c.isalnum() else " " for c in folded(text))
    return " ".join(spaced.split()) or text.strip()


def _answer(text: str) -> Answer | None:
    return _ANSWER_OF_WORD.get(folded(_SPACES.sub("", text).removesuffix(_SIGN)))


def _flag(spec: FieldSpec, text: str) -> bool:
    answer = _answer(text)
    if answer not in (Answer.YES, Answer.NO):
        raise ValueRefusedError(
            N_("{value} does not fit the field {field}."), value=text[:60], field=spec.key
        )
    return answer is Answer.YES


def _number(spec: FieldSpec, text: str, *, exact: bool) -> int:
    """Return a whole number; separators of thousands and decimals of zero are understood."""
    digits = _SPACES.sub("", text).replace("€", "")
    match = (None if exact else _GROUPED.fullmatch(digits)) or _PLAIN.fullmatch(digits)
    if match is None:
        raise ValueRefusedError(
            N_("{value} is no whole number for {field}."), value=text[:60], field=spec.key
        )
    return int(re.sub(r"[.,'’]", "", match[1]))
