"""Reads yearly reports of members: nothing in them is trusted, each fault has its sentence."""

import json
import re
from collections import Counter
from collections.abc import Mapping
from math import isfinite
from pathlib import Path
from typing import Any

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.schema_check import UnfitError
from rai_desktop.domain.texts import N_, Sentence
from rai_desktop.domain.yearly_report import (
    FORMAT,
    SEAL,
    VERSION,
    ReportContentError,
    YearlyReport,
    report_of,
    seal_fits,
)
from rai_desktop.imports.cells import storable
from rai_desktop.imports.refusal import ImportRefused
from rai_desktop.services.alliance.model import Refusal, ReportFile
from rai_desktop.services.alliance.schema import report_check

MOST_BYTES = 2_000_000

UNREADABLE = N_("“{name}” cannot be read. Check that the file is there and that you may open it.")
TOO_LARGE = N_("“{name}” is larger than a yearly report can be. Ask the member for the right file.")
BROKEN = N_(
    "“{name}” is damaged or no JSON file (line {line}). Ask the member to send the report again."
)
NO_REPORT = N_(
    "“{name}” is not a yearly report of this program. Ask the member for the JSON file "
    "that “Yearly report” wrote."
)
NEWER = N_("“{name}” comes from a newer version of the program. Update the program and read again.")
CHANGED = N_(
    "“{name}” was changed after it was made, or was damaged on its way. "
    "Ask the member to send the report again."
)
NOT_FITTING = N_("“{name}” does not have the form of a yearly report: {problem}")

_REPEATED = N_("“{key}” is there twice in one place.")
_NUMBER = N_("It holds a number that is not valid or has too many digits.")
_LETTERS = N_("It holds characters that are not valid.")
_DEEP = N_("It is nested too deeply.")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SHOWN = 60
_LONGEST_NUMBER = 100


class ReportRefused(ImportRefused):
    """A file that is not taken; ``reason`` tells programs what the sentence tells people.

    ``member`` is the member number that stands in it, where one can be seen.
    """

    member = ""

    def __init__(self, reason: Refusal, text: str, **values: object) -> None:
        super().__init__(text, **values)
        self.reason = reason


def report_file(path: Path, name: str = "") -> ReportFile:
    """Return what the file at ``path`` holds: a report, or why it does not count as one.

    ``name`` is what the file is called, where its own name does not tell enough.
    """
    name = storable(name or path.name or str(path))
    try:
        return ReportFile(name=name, report=report_in(_content(path, name), name))
    except ReportRefused as error:
        return ReportFile(name=name, error=error, reason=error.reason, member=error.member)


def read_report(path: Path) -> YearlyReport:
    """Return the report in ``path``.

    Raises:
        ReportRefused: it is none, damaged, changed by hand, too new or too large; with what to do.
    """
    name = path.name or str(path)
    return report_in(_content(path, name), name)


def report_in(content: bytes, name: str) -> YearlyReport:
    """Return the report that the bytes of a file hold; ``name`` is what people call the file.

    Raises:
        ReportRefused: as ``read_report`` does.
    """
    try:
        return _report(_parsed(content, name), name)
    except RecursionError as error:
        problem = Sentence(text=_DEEP, values={})
        raise ReportRefused(Refusal.NOT_FITTING, NOT_FITTING, name=name, problem=problem) from error


def _report(plain: object, name: str) -> YearlyReport:
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise ReportRefused(Refusal.FOREIGN, NO_REPORT, name=name)
    try:
        return _sound(plain, name)
    except ReportRefused as error:
        error.member = _member_number(plain)
        raise


def _sound(plain: Mapping[str, Any], name: str) -> YearlyReport:
    version = plain.get("version")
    if type(version) is int and version > VERSION:
        raise ReportRefused(Refusal.NEWER, NEWER, name=name)
    if version == VERSION and isinstance(plain.get(SEAL), str) and not seal_fits(plain):
        raise ReportRefused(Refusal.CHANGED, CHANGED, name=name)
    return _fitting(plain, name)


def _member_number(plain: Mapping[str, Any]) -> str:
    """Return the member number that a refused report gives; empty when it gives none."""
    member = plain.get("member")
    number = member.get("number") if isinstance(member, dict) else None
    if not isinstance(number, str) or len(number) > _LONGEST_NUMBER:
        return ""
    return storable(number)


def _content(path: Path, name: str) -> bytes:
    """Return the bytes of a plain file that is not too large."""
    try:
        if not path.is_file():
            raise ReportRefused(Refusal.UNREADABLE, UNREADABLE, name=name)
        with path.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise ReportRefused(Refusal.UNREADABLE, UNREADABLE, name=name) from error
    if len(content) > MOST_BYTES:
        raise ReportRefused(Refusal.TOO_LARGE, TOO_LARGE, name=name)
    return content


class _StrangeError(ValueError):
    """Something in the JSON that no report holds."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text)
        self.sentence = Sentence(text=text, values=values)


def _parsed(content: bytes, name: str) -> object:
    """Return what the JSON in ``content`` says; keys that stand twice are refused, not merged."""
    try:
        text = content.decode("utf-8-sig")
        if "\\ud" in text or "\\uD" in text:
            _refuse_halves(text)
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=_number,
            parse_float=_number,
            parse_int=_whole,
        )
    except _StrangeError as error:
        raise ReportRefused(
            Refusal.NOT_FITTING, NOT_FITTING, name=name, problem=error.sentence
        ) from error
    except ValueError as error:
        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        raise ReportRefused(Refusal.BROKEN, BROKEN, name=name, line=line) from error


def _refuse_halves(text: str) -> None:
    """Refuse halves of characters: no text and no digest can hold them."""
    if _SURROGATE.search(json.dumps(json.loads(text), ensure_ascii=False)):
        raise _StrangeError(_LETTERS)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        counts = Counter(key for key, _ in pairs)
        raise _StrangeError(_REPEATED, key=counts.most_common(1)[0][0][:_SHOWN])
    return found


def _number(text: str) -> float:
    found = float(text)
    if not isfinite(found):
        raise _StrangeError(_NUMBER)
    return found


_MOST_DIGITS = 18


def _whole(text: str) -> int:
    if len(text) > _MOST_DIGITS:
        raise _StrangeError(_NUMBER)
    return int(text)


def _fitting(plain: Mapping[str, Any], name: str) -> YearlyReport:
    try:
        report_check()(plain, "")
        return report_of(plain)
    except (UnfitError, ReportContentError) as error:
        raise ReportRefused(
            Refusal.NOT_FITTING, NOT_FITTING, name=name, problem=_sentence(error)
        ) from error


def _sentence(error: UserError) -> Sentence:
    return Sentence(text=error.text, values=error.values)
