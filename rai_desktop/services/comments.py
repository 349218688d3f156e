"""Comments on entries, such as an auditor's notes that came back in an export."""

from datetime import date

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.comment import Comment
from rai_desktop.domain.kinds.registry import kind_of
from rai_desktop.domain.work_codes import FindingSource
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject

_TITLE = 80
_NAMED_IN_FINDINGS = {
    EntityKind.SYSTEM: "system",
    EntityKind.RISK: "risk",
    EntityKind.MITIGATION: "mitigation",
}


def comments_on(project: OpenProject, uid: Uid) -> list[Comment]:
    """Return the comments on an entry, the newest check first."""
    found = (
        project.store.entity(each)
        for each in project.referring.entries(EntityKind.COMMENT, "subject", uid)
    )
    comments = [each for each in found if isinstance(each, Comment)]
    return sorted(comments, key=lambda each: each.checked_on or date.min, reverse=True)


def comment_origin(labels: Labels, comment: Comment) -> str:
    """Return day, writer and file of a comment in one line."""
    day = labels.words.day(comment.checked_on) if comment.checked_on else ""
    return " · ".join(part for part in (day, comment.written_by, comment.source) if part)


def finding_of(project: OpenProject, comment: Comment) -> Uid:
    """Make a finding of a comment as one step and return its uid; the comment stays."""
    first = comment.text.strip().partition("\n")[0]
    title = first if len(first) <= _TITLE else f"{first[: _TITLE - 1]}…"
    values: dict[str, Value] = {
        "title": title or comment.source,
        "description": comment.text,
        "source": FindingSource.AUDIT,
        "found_on": comment.checked_on,
    }
    subject = project.store.entity(comment.subject) if comment.subject else None
    key = _NAMED_IN_FINDINGS.get(kind_of(subject)) if subject else None
    if subject is not None and key is not None:
        values[key] = subject.uid
    return project.add(EntityKind.FINDING, values)
