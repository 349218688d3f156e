"""Decisions as a JSON file: made by hand for the command line, or kept while a merge is paused."""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rai_desktop.domain.canonical import to_plain
from rai_desktop.domain.errors import UsageError, UserError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.merge import Conflict
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import read_plain
from rai_desktop.services.merging.decisions import Decision, Decisions, Take

LARGEST = 16 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PausedMerge:
    """A merge that was begun: the copy at ``path``, what it was called, and what was decided.

    ``document`` is a comparison in JSON form, see ``told.document``.
    """

    path: Path
    name: str
    document: Mapping[str, Any]


def read_decisions(path: Path, decisions: Decisions) -> None:
    """Take over what a file decides, as far as the same two values are still in conflict.

    The file is the answer of ``merge --dry-run --json`` with “take” filled in: mine, theirs, or
    edited with the “value” beside it.

    Raises:
        UsageError: the file cannot be read, or a decision does not fit.
    """
    try:
        made = _made(path)
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise UsageError(
            N_(
                "{path} holds no decisions. Make the file with “merge --dry-run --json”, fill in "
                "“take” and try again."
            ),
            path=path.name,
        ) from error
    take_document(made, decisions)


def _made(path: Path) -> dict[tuple[Uid, str], Any]:
    """Return the decisions of a file in JSON form, by field; an error when it is another file."""
    with path.open("rb") as file:
        text = file.read(LARGEST + 1)
    if len(text) > LARGEST:
        raise ValueError(path)
    return _by_place(json.loads(text))


def _by_place(document: Mapping[str, Any]) -> dict[tuple[Uid, str], Any]:
    listed: list[Any] = list(document["conflicts"])
    return {(Uid(str(each["uid"])), str(each["field"])): each for each in listed}


def continue_merge(paused: PausedMerge, decisions: Decisions) -> None:
    """Take over what was decided before the pause, where the two values are still the same."""
    with suppress(KeyError, TypeError, ValueError, UserError):  # it is only a help
        take_document(_by_place(paused.document), decisions)


def take_document(made: Mapping[tuple[Uid, str], Any], decisions: Decisions) -> None:
    """Take over decisions in JSON form, by field, as far as they are about the same two values.

    Raises:
        UsageError: a decision does not fit.
    """
    for conflict in decisions.comparison.conflicts:
        one = made.get(conflict.place)
        if not one or not one.get("take") or not _is_about(one, conflict):
            continue
        if one["take"] not in list(Take):
            raise UsageError(
                N_("“take” says {take}. Possible: mine, theirs, edited."), take=str(one["take"])
            )
        if one["take"] == Take.EDITED:
            spec = decisions.comparison.project.field(conflict.kind, conflict.key)
            decisions.edit(conflict.place, read_plain(spec, one.get("value")))
        else:
            decisions.made[conflict.place] = Decision(Take(one["take"]))


def _is_about(one: Mapping[str, Any], conflict: Conflict) -> bool:
    """Return whether neither copy has another value than when the decision was made."""
    both = {"mine": to_plain(conflict.mine), "theirs": to_plain(conflict.theirs)}
    return all(one.get(side, value) == value for side, value in both.items())
