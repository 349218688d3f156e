"""What a review copy may bring back."""

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.review_copies import may_change


@pytest.mark.parametrize(
    ("kind", "key", "is_new"),
    [
        (EntityKind.REVIEW, "verdict", True),
        (EntityKind.FINDING, "title", True),
        (EntityKind.TASK, "title", True),
        (EntityKind.PERSON, "name", True),
        (EntityKind.SYSTEM, "notes", False),
        (EntityKind.SYSTEM, "review_due_on", False),
        (EntityKind.RISK, "review_due_on", False),
        (EntityKind.REVIEW, "notes", False),
    ],
)
def test_verdicts_and_notes_may_change(kind, key, is_new):
    assert may_change(kind, key, is_new=is_new)


@pytest.mark.parametrize(
    ("kind", "key", "is_new"),
    [
        (EntityKind.REVIEW, "verdict", False),
        (EntityKind.FINDING, "status", False),
        (EntityKind.SYSTEM, "name", False),
        (EntityKind.SYSTEM, "deleted", False),
        (EntityKind.SYSTEM, "name", True),
        (EntityKind.RISK, "notes", True),
        (EntityKind.PERSON, "notes", False),
        (EntityKind.PERSON, "name", False),
        (EntityKind.MITIGATION, "review_due_on", False),
        (EntityKind.ACCEPTANCE, "reason", True),
    ],
)
def test_nothing_else_may(kind, key, is_new):
    assert not may_change(kind, key, is_new=is_new)
