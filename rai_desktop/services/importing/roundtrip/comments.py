"""The auditor's columns: what stands there comes back as comments, never as changes."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.comment import Comment, comment_uid
from rai_desktop.domain.kinds.registry import built_in_field
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.domain.values import MAX_TEXT
from rai_desktop.services.importing.roundtrip.model import FoundComment
from rai_desktop.services.project import OpenProject
from rai_desktop.services.tables import SourceRow, SourceTable
from rai_desktop.services.typed_days import DAY_FIRST, read_day

NOTE_KEY, DAY_KEY = "=auditor_note", "=audited_on"


class AuditorColumns:
    """Reads the auditor's columns of one sheet; ``columns`` are their keys by heading."""

    def __init__(self, table: SourceTable, columns: Mapping[str, str]) -> None:
        places = {key: table.header.index(name) for name, key in columns.items()}
        self._note = places.get(NOTE_KEY)
        self._day = places.get(DAY_KEY)

    def found(self, row: SourceRow, subject: Uid | None) -> FoundComment | None:
        """Return what the auditor wrote beside a row; ``None`` for nothing.

        What is no day where the day stands is kept in the text.
        """
        text = self._text(row, self._note)
        written = self._text(row, self._day)
        day = _day(written)
        if written and day is None:
            text = "\n".join(part for part in (text, written) if part)
        if not text and day is None:
            return None
        return FoundComment(subject=subject, text=text[:MAX_TEXT], checked_on=day, row=row.number)

    @staticmethod
    def _text(row: SourceRow, place: int | None) -> str:
        return row.cells[place].text.strip() if place is not None else ""


def _day(text: str) -> date | None:
    spec = built_in_field(EntityKind.COMMENT, "checked_on")
    if not text or spec is None:
        return None
    with suppress(UserError):
        found = read_day(spec, text, DAY_FIRST)
        return found if isinstance(found, date) else date.fromisoformat(str(found))
    return None


def new_comments(project: OpenProject, found: Sequence[FoundComment]) -> list[FoundComment]:
    """Return those that are not in the project as they stand; removed ones stay away."""
    return [each for each in found if each.subject is None or _differs(project, each)]


def _differs(project: OpenProject, found: FoundComment) -> bool:
    assert found.subject is not None  # noqa: S101 - asked before
    known = project.store.entity(_uid(project, found.subject, found))
    if not isinstance(known, Comment):
        return True
    is_later = found.checked_on is not None and (
        known.checked_on is None or found.checked_on > known.checked_on
    )
    return is_later and not known.deleted


def comment_settings(
    project: OpenProject, subject: Uid, found: FoundComment, source: str
) -> Iterator[FieldSetting]:
    """Yield what makes the comment, or gives the one that is there its newer day."""
    uid, kind = _uid(project, subject, found), EntityKind.COMMENT
    if project.store.entity(uid) is None:
        yield FieldSetting(kind, uid, "subject", subject)
        if found.text:
            yield FieldSetting(kind, uid, "text", found.text)
        yield FieldSetting(kind, uid, "source", source)
    if found.checked_on is not None:
        yield FieldSetting(kind, uid, "checked_on", found.checked_on)


def _uid(project: OpenProject, subject: Uid, found: FoundComment) -> Uid:
    """Return the uid of a comment; a day alone is told apart by that day."""
    day = found.checked_on.isoformat() if found.checked_on else ""
    return comment_uid(project.uid, subject, found.text or day)
