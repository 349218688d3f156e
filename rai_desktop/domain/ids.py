"""Identities: random ones from outside, natural ones from what they stand for."""

from typing import NewType
from uuid import UUID, uuid5

Uid = NewType("Uid", str)
StepId = NewType("StepId", str)


def natural_uid(project: Uid, kind: str, *key: str) -> Uid:
    """Return the uid of an entity that is found by its content.

    The same project, kind and key give the same uid on every computer (UUID version 5), so that
    adding such an entity again, here or elsewhere, meets the old one.
    """
    return Uid(str(uuid5(UUID(project), "\x1f".join((kind, *key)))))
