"""Answer sheets: what was answered to one catalogue about one subject."""

from collections.abc import Mapping

from rai_desktop.domain.canonical import Plain, Value
from rai_desktop.domain.conditions import Answer
from rai_desktop.domain.fields import ANSWER_PREFIX, EntityKind, answer_key
from rai_desktop.domain.ids import Uid, natural_uid
from rai_desktop.domain.kinds.internal import AnswerSheet
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.project import OpenProject

Answered = dict[str, Answer]


def sheet_uid(project: Uid, catalogue: str, subject: Uid, year: int | None = None) -> Uid:
    """Return the uid of the one sheet for a catalogue and a subject in every copy.

    Only what is asked anew each year has a ``year``.
    """
    key = (catalogue, subject) if year is None else (catalogue, subject, str(year))
    return natural_uid(project, EntityKind.ANSWER_SHEET, *key)


def answers_of(project: OpenProject, catalogue: str, subject: Uid) -> Answered:
    """Return the answers by question; none when nothing was answered yet."""
    uid = sheet_uid(project.uid, catalogue, subject)
    return read_sheet(project.store.extra_values(uid)) if is_used(project, uid) else {}


def is_used(project: OpenProject, sheet: Uid) -> bool:
    """Return whether a sheet counts: undoing its first answers puts it into the bin as it is."""
    found = project.store.entity(sheet)
    return found is not None and not found.deleted


def read_sheet(extra: Mapping[str, Plain]) -> Answered:
    """Return the answers in the extra values of a sheet."""
    begins = len(ANSWER_PREFIX)
    return {
        key[begins:]: tuple(map(str, value)) if isinstance(value, list) else str(value)
        for key, value in extra.items()
        if key.startswith(ANSWER_PREFIX)
    }


def answer_settings(
    project: OpenProject,
    catalogue: str,
    version: str,
    subject: Uid,
    answers: Mapping[str, Answer | None],
    year: int | None = None,
) -> list[FieldSetting]:
    """Return the settings that change answers; ``None`` takes an answer back.

    Answers that stay as they are make no setting; nothing at all is returned when all do.
    """
    uid = sheet_uid(project.uid, catalogue, subject, year)
    held = read_sheet(project.store.extra_values(uid))
    if is_used(project, uid):
        changed = _changed(uid, held, answers)
        is_needed = bool(changed)
    else:  # what an undone answer left behind stays behind
        changed = _changed(uid, held, {**dict.fromkeys(held), **answers})
        is_needed = any(map(_value, answers.values()))
    if not is_needed:
        return []
    wanted: dict[str, Value] = {
        "catalogue": catalogue,
        "pack_version": version,
        "subject": subject,
        "year": year,
        "deleted": False,
    }
    return [*_head(project, uid, wanted), *changed]


def _changed(
    uid: Uid, held: Mapping[str, Answer], answers: Mapping[str, Answer | None]
) -> list[FieldSetting]:
    return [
        FieldSetting(EntityKind.ANSWER_SHEET, uid, answer_key(question), _value(answer))
        for question, answer in answers.items()
        if _value(answer) != _value(held.get(question))
    ]


def _head(project: OpenProject, uid: Uid, wanted: Mapping[str, Value]) -> list[FieldSetting]:
    """Return what names the sheet, as far as it is not so already."""
    sheet = project.store.entity(uid)
    known = sheet if isinstance(sheet, AnswerSheet) else AnswerSheet(uid=uid)
    return [
        FieldSetting(EntityKind.ANSWER_SHEET, uid, key, value)
        for key, value in wanted.items()
        if getattr(known, key) != value
    ]


def _value(answer: Answer | None) -> Value:
    """Return an answer as it is kept: several codes sorted, nothing as nothing."""
    return tuple(sorted(answer)) if isinstance(answer, tuple) else answer or None
