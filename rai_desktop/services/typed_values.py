"""Reading values as people type them, in either language: codes, words, days, numbers, names."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Answer
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.person import Person
from rai_desktop.domain.kinds.registry import title_of
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import ValueRefusedError, check_value, clean_text
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.words.language import folded

_YES = frozenset({"ja", "yes", "y", "j", "x", "true", "wahr", "1", "✓", "✔"})
_NO = frozenset({"nein", "no", "n", "false", "falsch", "0", "-"})
_UNKNOWN = frozenset({"?", "unbekannt", "unklar", "unknown", "weiss nicht", "don't know"})

_ANSWERS = {Answer.YES: _YES, Answer.NO: _NO, Answer.UNKNOWN: _UNKNOWN}

_DAY_FORMATS = ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y", "%Y/%m/%d", "%d %b %Y", "%d %B %Y")
_SEPARATORS = re.compile(r"[;|\n]")
_MONTHS = (
    (("januar", "jan"), "Jan"),
    (("februar", "feb"), "Feb"),
    (("märz", "maerz", "mrz"), "Mar"),
    (("april", "apr"), "Apr"),
    (("mai",), "May"),
    (("juni", "jun"), "Jun"),
    (("juli", "jul"), "Jul"),
    (("august", "aug"), "Aug"),
    (("september", "sep", "sept"), "Sep"),
    (("oktober", "okt"), "Oct"),
    (("november", "nov"), "Nov"),
    (("dezember", "dez"), "Dec"),
)


class UnknownNameError(UsageError):
    """A name that no entry has; an import makes a new entry of it."""

    def __init__(self, kind: EntityKind, name: str) -> None:
        super().__init__(N_("There is no entry named {name}."), name=name[:80])
        self.kind = kind
        self.name = name


class ValueReader:
    """Turns typed text into values of fields."""

    def __init__(self, project: OpenProject, labels: Sequence[Labels]) -> None:
        self._project = project
        self._labels = labels
        self._words = cache(self._choice_words)
        self._names: dict[EntityKind, dict[str, Uid]] = {}

    def read(self, spec: FieldSpec, text: str) -> Value:
        """Return the value that ``text`` stands for; an empty text empties the field.

        Raises:
            ValueRefusedError: the text fits nothing the field can hold.
            UnknownNameError: the field refers to an entry and no entry has this name.
        """
        stripped = text.strip()
        if spec.is_text:
            return check_value(spec, clean_text(text))
        if spec.kind is FieldKind.REFERENCE and stripped:
            return self.reference(spec, stripped)
        return check_value(spec, self._typed(spec, stripped) if stripped else None)

    def _typed(self, spec: FieldSpec, text: str) -> Value:
        if spec.kind is FieldKind.DATE:
            return read_day(spec, text)
        if spec.kind is FieldKind.NUMBER:
            return _number(spec, text)
        if spec.kind is FieldKind.RATING:
            return int(self._code(spec, text))
        if spec.kind is FieldKind.MULTI_CHOICE:
            parts = [part.strip() for part in _split(text) if part.strip()]
            return tuple(self._code(spec, part) for part in parts)
        if spec.kind is FieldKind.FLAG:
            return folded(text) in _YES
        return self._code(spec, text)

    def reference(self, spec: FieldSpec, text: str) -> Uid | None:
        """Return the uid of the entry that is called ``text``: number, name, e-mail or function."""
        assert spec.reference is not None  # noqa: S101 - a field that refers to something
        names = self._names_of(spec.reference)
        uid = names.get(folded(text))
        if uid is None:
            raise UnknownNameError(spec.reference, text)
        return uid

    def forget_names(self) -> None:
        """Look names up anew, as entries were added."""
        self._names.clear()

    def _names_of(self, kind: EntityKind) -> dict[str, Uid]:
        if kind not in self._names:
            names: dict[str, Uid] = {}
            for entity in self._project.entities(kind):
                own = [title_of(entity), entity.uid, self._project.number(entity)]
                if isinstance(entity, Person):
                    own += [entity.email, entity.function]
                for name in own:
                    if name.strip():
                        names.setdefault(folded(name.strip()), entity.uid)
            self._names[kind] = names
        return self._names[kind]

    def _code(self, spec: FieldSpec, text: str) -> str:
        words = self._words(spec)
        wanted = _plain(text)
        if wanted in words:
            return words[wanted]
        if spec.choices is Answer:
            for code, spellings in (
                (Answer.YES, _YES),
                (Answer.NO, _NO),
                (Answer.UNKNOWN, _UNKNOWN),
            ):
                if folded(text) in spellings:
                    return code
        raise ValueRefusedError(
            N_("{value} is not a choice of {field}. Possible: {choices}."),
            value=text[:60],
            field=spec.key,
            choices=", ".join(dict.fromkeys(words.values())),
        )

    def _choice_words(self, spec: FieldSpec) -> Mapping[str, str]:
        words: dict[str, str] = {}
        for labels in self._labels:
            for code, label in labels.choices(spec):
                words[_plain(code)] = code
                words.setdefault(_plain(label), code)
                words.setdefault(_plain(label.split(" – ")[-1]), code)
                words.setdefault(_plain(label.split(" (")[0]), code)
        return words


def _plain(text: str) -> str:
    return " ".join(folded(text).replace("_", " ").split())


def _split(text: str) -> Iterable[str]:
    parts = _SEPARATORS.split(text)
    return parts if len(parts) > 1 else text.split(",")


def read_day(spec: FieldSpec, text: str) -> date:
    """Return the day that ``text`` names: ISO, German or English, also with a time behind it.

    Raises:
        ValueRefusedError: it is no day.
    """
    candidate = text.strip()
    try:
        return datetime.fromisoformat(candidate).date()
    except ValueError:
        pass
    candidate = _english_month(candidate)
    for pattern in _DAY_FORMATS:
        try:
            return datetime.strptime(candidate, pattern).date()  # noqa: DTZ007 - a day only
        except ValueError:
            continue
    raise ValueRefusedError(
        N_("{value} is no day that {field} can hold. Write it as 2026-12-31."),
        value=text[:60],
        field=spec.key,
    )


def _english_month(text: str) -> str:
    spaced = text.replace(". ", " ").replace(",", " ")
    words = spaced.split()
    for place, word in enumerate(words):
        for names, english in _MONTHS:
            if word.lower().rstrip(".") in names:
                words[place] = english
    return " ".join(words)


def _number(spec: FieldSpec, text: str) -> int:
    """Return a whole number; separators of thousands and a decimal part of zeros are understood."""
    digits = text.replace("\u00a0", "").replace(" ", "").replace("€", "")
    if re.fullmatch(r"-?\d{1,3}([.,]\d{3})+([.,]0{1,2})?", digits):
        digits = re.sub(r"[.,]0{1,2}$", "", digits) if digits[-3:-2] in ".," else digits
        digits = re.sub(r"[.,]", "", digits)
    digits = re.sub(r"[.,]0+$", "", digits)
    if not re.fullmatch(r"-?\d{1,15}", digits):
        raise ValueRefusedError(
            N_("{value} is no whole number for {field}."), value=text[:60], field=spec.key
        )
    return int(digits)
