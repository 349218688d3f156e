"""Checking the history of a project file: the chain of steps and what each of them set."""

import json
import sqlite3
from collections.abc import Iterable, Set
from datetime import datetime

from rai_desktop.domain.canonical import canonical_json, digest_of_text
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.ids import StepId
from rai_desktop.domain.steps import STEP_FORMAT, Step, committed_digest
from rai_desktop.domain.texts import N_
from rai_desktop.storage.findings import BAD, Inspection
from rai_desktop.storage.reading import read_step
from rai_desktop.storage.watch import Watch

_Row = tuple[int, str, str, str, str, str]
Expected = dict[tuple[int, str, str], str]
"""Digest of each committed payload, by step number, uid and privacy class."""


def check_history(connection: sqlite3.Connection, found: Inspection, watch: Watch) -> None:
    """Check every step and every payload of a file with a sound schema."""
    expected: Expected = {}
    erased: set[str] = set()
    tips: set[StepId] = set()
    steps = connection.execute("SELECT seq, id, header, author, time FROM step ORDER BY seq")
    for row in watch.rows(steps):
        number = row[0]
        if number != found.steps + 1:
            found.add(N_("Steps before step {number} are missing."), number=number)
        found.steps = number
        step = _sound_step(*row[1:])
        if step is None:
            found.add(N_("Step {number} of the history was changed."), number=number)
            continue
        if not all(parent in found.roots for parent in step.parents):
            found.add(N_("Step {number} names a step that is missing."), number=number)
        found.roots[StepId(row[1])] = step.root
        tips.difference_update(step.parents)
        tips.add(StepId(row[1]))
        erased.update(step.erased)
        for part in step.commitments:
            expected[number, part.uid, part.privacy] = part.digest
    _check_head(found, tips)
    payloads = connection.execute("SELECT seq, uid, privacy, kind, salt, body FROM payload")
    _check_payloads(watch.rows(payloads), expected, erased, found)


def _sound_step(step_id: str, header: str, author: str, time: str) -> Step | None:
    """Return the step of a row, or ``None`` when the row is not as we would write it."""
    try:
        step = read_step(header, author, time)
        if step.time:
            datetime.fromisoformat(step.time)
        is_sound = (
            step.format == STEP_FORMAT
            and canonical_json(step.header()) == header
            and digest_of_text(header) == step_id
            and (step.author, step.time) == (author, time)
        )
    except BAD:
        return None
    return step if is_sound else None


def _check_head(found: Inspection, tips: set[StepId]) -> None:
    head, root = StepId(found.facts["head"]), found.facts["root"]
    if not head and not found.steps:
        return
    if tips != {head}:
        found.add(N_("The history does not end with the newest step."))
    elif found.roots.get(head) != root:
        found.add(N_("The newest step does not fit the entries."))


def _body_digest(salt: str, kind: str, uid: str, privacy: str, body: str) -> str:
    """Return what the step has to say about a payload.

    Raises:
        one of ``BAD``: the payload is not as we would write it.
    """
    values = json.loads(body)
    if not isinstance(values, dict) or kind not in _KINDS or privacy not in _PRIVACIES:
        raise TypeError(body)
    if canonical_json(values) != body:
        raise ValueError(body)
    return committed_digest(salt, kind, uid, privacy, body)


_KINDS = frozenset(map(str, EntityKind))
_PRIVACIES = frozenset(map(str, Privacy))


def _check_payloads(
    payloads: Iterable[_Row], expected: Expected, erased: Set[str], found: Inspection
) -> None:
    """Check each payload against its commitment; what was left out or erased is no damage."""
    for seq, uid, privacy, kind, salt, body in payloads:
        try:
            digest = _body_digest(salt, kind, uid, privacy, body)
        except BAD:
            digest = ""
        if not digest or expected.get((seq, uid, privacy)) != digest:
            found.add(N_("What step {number} changed was altered."), number=seq)
        elif digest in erased:
            text = N_("Step {number} holds values that were erased for good. They are left out.")
            found.remark(text, number=seq)
