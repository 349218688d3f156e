"""Comments: what an auditor or colleague wrote beside an entry, in the file or in an export."""

from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec, Privacy
from rai_desktop.domain.ids import Uid, natural_uid
from rai_desktop.domain.kinds.base import DELETED, Entity, KindSpec
from rai_desktop.domain.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment(Entity):
    """A comment on ``subject``; ``source`` says where it stood, such as the name of a file."""

    subject: Uid | None = None
    text: str = ""
    checked_on: date | None = None
    source: str = ""
    written_by: str = ""


def comment_uid(project: Uid, subject: Uid, text: str) -> Uid:
    """Return the uid that a comment has in every copy, so that reading it twice adds it once."""
    return natural_uid(project, EntityKind.COMMENT, subject, text)


COMMENT = KindSpec(
    kind=EntityKind.COMMENT,
    entity=Comment,
    label=N_("Comment"),
    plural=N_("Comments"),
    fields=(
        FieldSpec(key="subject", kind=FieldKind.REFERENCE, label=N_("Belongs to"), required=True),
        FieldSpec(
            key="text",
            kind=FieldKind.LONG_TEXT,
            label=N_("Audit note"),
            privacy=Privacy.COMMENT,
        ),
        FieldSpec(
            key="checked_on",
            kind=FieldKind.DATE,
            label=N_("checked on"),
            privacy=Privacy.COMMENT,
        ),
        FieldSpec(
            key="source",
            kind=FieldKind.TEXT,
            label=N_("Read in from"),
            privacy=Privacy.COMMENT,
        ),
        FieldSpec(
            key="written_by",
            kind=FieldKind.TEXT,
            label=N_("Written by"),
            privacy=Privacy.PERSONAL,
        ),
        DELETED,
    ),
)
