"""Answers to requirements as they are kept: one sheet for the company, one for each system.

A requirement has several keys on its sheet: its id for the level, ``id:note`` and so on for the
rest. A level is a digit, ``unknown``, or ``not_applicable`` with a reason.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.fields import ANSWER_PREFIX, EntityKind
from rai_desktop.domain.ids import Uid, natural_uid
from rai_desktop.domain.requirements import COMPANY, RequirementAnswer
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.law.sheets import answer_settings, is_used, sheet_uid
from rai_desktop.services.project import OpenProject

UNKNOWN = "unknown"
NOT_APPLICABLE = "not_applicable"

NOTE_ENDING = ":note"
"""How the keys of notes end; notes are internal comments."""

_PARTS = ("reason", "note", "target", "person", "due", "evidence")


def subject_uid(project: OpenProject, subject: str) -> Uid:
    """Return the uid whose sheet holds the answers of a subject."""
    if subject == COMPANY:
        return natural_uid(project.uid, EntityKind.ORGANISATION)
    return Uid(subject)


class KnownAnswers:
    """Answers that were read before, by sheet; whoever keeps them tells what changed."""

    def __init__(self) -> None:
        self.sheets: dict[Uid, tuple[RequirementAnswer, ...]] = {}
        self.before: dict[Uid, tuple[RequirementAnswer, ...]] = {}

    def forget(self, sheets: Iterable[Uid]) -> None:
        """Read these sheets anew when they are asked for next."""
        for sheet in sheets:
            self.before.setdefault(sheet, self.sheets.pop(sheet, ()))

    def changed(self) -> set[str]:
        """Return the requirements whose answers differ on the sheets that were forgotten."""
        pairs = ((set(old), set(self.sheets.get(sheet, ()))) for sheet, old in self.before.items())
        return {answer.requirement for old, new in pairs for answer in old ^ new}


class SheetReader:
    """Reads the answers of many subjects; the sheets of one call are fetched at once."""

    def __init__(self, project: OpenProject, pack: str, known: KnownAnswers | None = None) -> None:
        self._project = project
        self._pack = pack
        self._known = (known or KnownAnswers()).sheets

    def answers(self, subjects: Mapping[str, Uid]) -> Iterator[RequirementAnswer]:
        """Yield what these subjects answered to the requirements."""
        uids = {sheet_uid(self._project.uid, self._pack, of): key for key, of in subjects.items()}
        used = [uid for uid in uids if is_used(self._project, uid)]
        missing = [uid for uid in used if uid not in self._known]
        read = self._project.store.extra_values_of(missing) if missing else {}
        for uid in missing:
            self._known[uid] = tuple(read_answers(read.get(uid, {}), uids[uid]))
        for uid in used:
            yield from self._known[uid]


def answers_of_subject(
    project: OpenProject, pack: str, subject: str
) -> Mapping[str, RequirementAnswer]:
    """Return the answers of one subject by requirement."""
    uid = sheet_uid(project.uid, pack, subject_uid(project, subject))
    extra = project.store.extra_values(uid) if is_used(project, uid) else {}
    found = read_answers(extra, subject)
    return {answer.requirement: answer for answer in found}


def read_answers(extra: Mapping[str, Plain], subject: str) -> Iterator[RequirementAnswer]:
    """Yield the answers in the extra values of a sheet; parts that make no sense are left out."""
    own = {
        key.removeprefix(ANSWER_PREFIX): value
        for key, value in extra.items()
        if key.startswith(ANSWER_PREFIX)
    }
    for requirement in dict.fromkeys(key.partition(":")[0] for key in own):
        yield _answer(requirement, subject, own)


def is_level_key(key: str) -> bool:
    """Return whether a key of a sheet is that of a level, beside notes and plans."""
    return key.startswith(ANSWER_PREFIX) and ":" not in key.removeprefix(ANSWER_PREFIX)


def _answer(requirement: str, subject: str, own: Mapping[str, Plain]) -> RequirementAnswer:
    level = _text(own.get(requirement))
    part = {name: own.get(f"{requirement}:{name}") for name in _PARTS}
    reason = _text(part["reason"]) if level == NOT_APPLICABLE else ""
    evidence = part["evidence"]
    return RequirementAnswer(
        requirement=requirement,
        subject=subject,
        level=_level(level),
        is_unknown=level == UNKNOWN,
        not_applicable=reason,
        note=_text(part["note"]),
        target=_level(_text(part["target"])),
        person=_text(part["person"]),
        due=_day(_text(part["due"])),
        evidence=tuple(map(str, evidence)) if isinstance(evidence, list) else (),
    )


def settings_of(
    project: OpenProject, pack: str, version: str, answer: RequirementAnswer, *, is_unknown: bool
) -> list[FieldSetting]:
    """Return the settings that keep ``answer``; none when it is kept so already.

    ``is_unknown`` tells that somebody looked and does not know the level.
    """
    level: str | None = str(answer.level) if answer.level is not None else None
    if answer.not_applicable:
        level = NOT_APPLICABLE
    elif level is None and is_unknown:
        level = UNKNOWN
    values: dict[str, str | tuple[str, ...] | None] = {
        answer.requirement: level,
        "reason": answer.not_applicable or None,
        "note": answer.note or None,
        "target": str(answer.target) if answer.target is not None else None,
        "person": answer.person or None,
        "due": answer.due.isoformat() if answer.due else None,
        "evidence": answer.evidence or None,
    }
    keyed = {
        key if key == answer.requirement else f"{answer.requirement}:{key}": value
        for key, value in values.items()
    }
    return answer_settings(project, pack, version, subject_uid(project, answer.subject), keyed)


def _text(value: Plain) -> str:
    return value if isinstance(value, str) else ""


def _level(text: str) -> int | None:
    return int(text) if text in tuple("01234") else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
