"""The register of audit notes: what was written beside entries, and where it came from."""

from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.kinds.comment import Comment
from rai_desktop.domain.texts import N_
from rai_desktop.services.registers.computed import Source
from rai_desktop.services.registers.model import CellValue, ColumnKind, Row, Table
from rai_desktop.services.registers.redaction import entry_shown
from rai_desktop.services.registers.told_columns import printed_columns

COMMENTS = "comments"


def comments_table(source: Source) -> Table | None:
    """Return the audit notes on entries in the export; ``None`` where there are none to tell."""
    if Privacy.COMMENT in source.left_out:
        return None
    found = [
        each
        for each in source.project.entities(EntityKind.COMMENT)
        if isinstance(each, Comment) and each.subject and each.subject in source.scope
    ]
    if not found:
        return None
    words = source.labels.words
    columns = (
        ("entry", N_("Entry"), ColumnKind.TEXT, 1.5),
        ("text", N_("Audit note"), ColumnKind.LONG_TEXT, 3.0),
        ("checked_on", N_("Audited on"), ColumnKind.DATE, 0.8),
        ("source", N_("Read in from"), ColumnKind.TEXT, 1.0),
    )
    return Table(
        key=COMMENTS,
        title=words(N_("Audit notes")),
        intro=words(N_("What was noted beside entries when they were checked.")),
        columns=printed_columns(words, columns),
        rows=tuple(Row(uid=each.uid, cells=_cells(source, each), codes={}) for each in found),
        empty="",
    )


def _cells(source: Source, comment: Comment) -> tuple[CellValue, ...]:
    entry = entry_shown(source.project, source.labels, comment.subject, source.left_out)
    return entry, comment.text, comment.checked_on, comment.source
