"""Review copies: what somebody who was asked to review a copy may change in it."""

from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.steps import privacy_of

NEW_KINDS = frozenset(
    {
        EntityKind.REVIEW,
        EntityKind.FINDING,
        EntityKind.TASK,
        EntityKind.PERSON,
        EntityKind.COMMENT,
    }
)
"""Kinds of which a reviewer adds entries: verdicts, what follows from them, and who gave them."""

_DAYS = frozenset({"reviewed_on", "review_due_on"})
"""What a verdict sets at the entry that was reviewed."""

_REVIEWED = frozenset({EntityKind.SYSTEM, EntityKind.RISK})


def may_change(kind: EntityKind, key: str, *, is_new: bool) -> bool:
    """Return whether a review copy may bring a change of this field.

    ``is_new`` tells that the entry was made in the review copy: the sender does not have it.
    """
    if is_new:
        return kind in NEW_KINDS
    if kind in _REVIEWED and key in _DAYS:
        return True
    return privacy_of(kind, key) is Privacy.COMMENT
