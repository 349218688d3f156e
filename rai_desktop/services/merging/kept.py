"""Decisions as a JSON file: made by hand for the command line, or kept while a merge is paused."""

import json
from pathlib import Path
from typing import Any

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import read_plain
from rai_desktop.services.merging.decisions import Decision, Decisions, Take

LARGEST = 16 << 20


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
    listed: list[Any] = list(json.loads(text)["conflicts"])
    return {(Uid(str(each["uid"])), str(each["field"])): each for each in listed}


def take_document(made: dict[tuple[Uid, str], Any], decisions: Decisions) -> None:
    """Take over decisions in JSON form, by field.

    Raises:
        UsageError: a decision does not fit.
    """
    for conflict in decisions.comparison.conflicts:
        one = made.get(conflict.place)
        if not one or not one.get("take"):
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
