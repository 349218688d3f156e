"""The part of the import command that is about own exports that come back."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.cli.arguments import decisions_argument
from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing import ImportPlan, ImportWish
from rai_desktop.services.importing.roundtrip.model import (
    MINE,
    TAKES,
    THEIRS,
    CellConflict,
    Place,
)
from rai_desktop.services.importing.roundtrip.told import (
    RowPlace,
    TripTeller,
    decisions_in,
    rows_in,
)
from rai_desktop.services.importing.wishes import RowWish
from rai_desktop.services.project import OpenProject

if TYPE_CHECKING:
    from rai_desktop.cli.arguments import Parser
    from rai_desktop.cli.context import Context
    from rai_desktop.words import Words

Decision = tuple[Place, str]
_LARGEST = 16 << 20
_MOST = 100


def trip_arguments(parser: "Parser", words: "Words") -> None:
    """Add the arguments about own exports."""
    parser.add_argument(
        "--prefer",
        choices=TAKES,
        default="",
        help=words(N_("own exports: decide every conflict for the project or the file")),
    )
    decisions_argument(parser, words)
    parser.add_argument(
        "--delete-missing",
        action="store_true",
        help=words(N_("own exports: entries whose rows were deleted go to the bin")),
    )
    parser.add_argument(
        "--as-new",
        action="store_true",
        help=words(N_("own exports of another project: their entries come in as new ones")),
    )


def with_trip(context: "Context", wish: ImportWish) -> ImportWish:
    """Return a wish with what was asked for about own exports."""
    options = context.options
    if options.decisions is not None and options.prefer:
        raise UsageError(N_("Give “--decisions” or “--prefer”, not both."))
    return replace(
        wish,
        prefer=options.prefer,
        delete_missing=options.delete_missing,
        as_new=options.as_new,
    )


def check_welcome(context: "Context", plan: ImportPlan) -> None:
    """Refuse entries of another project that nobody asked for; a dry run shows them.

    Raises:
        UsageError: it says how to let them in.
    """
    if plan.asks_as_new and not context.options.dry_run:
        raise UsageError(NOT_WELCOME)


def with_decisions(
    context: "Context", project: OpenProject, wish: ImportWish, plan: ImportPlan
) -> ImportWish:
    """Return a wish with what ``--decisions`` says, as far as it is about the same values as now.

    Raises:
        UsageError: the file cannot be read, or a decision does not fit.
    """
    path: Path | None = context.options.decisions
    if path is None:
        return wish
    made, rows = _read(path)
    for take in (*(take for take, _ in made.values()), *rows.values()):
        if take not in TAKES:
            raise UsageError(N_("“take” says {take}. Possible: mine, theirs."), take=take)
    teller = TripTeller(project, context.labels())
    found = dict(_of_rows(plan, rows, THEIRS))
    for conflict in plan.conflicts:
        take, about = made.get(conflict.place, ("", {}))
        if take and _is_about(teller, conflict, about):
            found[conflict.place] = take
    return replace(wish, decisions=found, lists=_left_rows(rows))


def _of_rows(plan: ImportPlan, rows: Mapping[RowPlace, str], take: str) -> Iterator[Decision]:
    """Yield the decisions about all conflicts of the rows that ``rows`` decides in that way."""
    for table in plan.tables:
        for row in table.rows:
            if rows.get((table.name, row.row)) == take:
                yield from ((conflict.place, take) for conflict in row.conflicts)


def _left_rows(rows: Mapping[RowPlace, str]) -> dict[str, RowWish]:
    """Return the rows that stay out, by list."""
    left: dict[str, set[int]] = {}
    for (name, row), take in rows.items():
        if take == MINE:
            left.setdefault(name, set()).add(row)
    return {name: RowWish(omitted=frozenset(found)) for name, found in left.items()}


def _is_about(teller: TripTeller, conflict: CellConflict, about: Mapping[str, object]) -> bool:
    now = teller.document(conflict)
    return all(about.get(side, now[side]) == now[side] for side in ("mine", "theirs"))


def _read(path: Path) -> tuple[dict[Place, tuple[str, Mapping[str, object]]], dict[RowPlace, str]]:
    try:
        with path.open("rb") as file:
            found = json.loads(file.read(_LARGEST))
            return decisions_in(found), rows_in(found)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UsageError(
            N_(
                "{path} holds no decisions. Make the file with “import --dry-run --json”, fill in "
                "“take” and try again."
            ),
            path=path.name,
        ) from error


class TripAnswer:
    """Tells what is to be decided about an own export, and what is missing in it."""

    def __init__(self, context: "Context", project: OpenProject, plan: ImportPlan) -> None:
        """Put everything into words before it is written, while both sides differ."""
        self._words = context.words
        self._plan = plan
        teller = TripTeller(project, context.labels())
        self._conflicts = [teller.conflict(each) for each in plan.conflicts]
        self._documents = [teller.document(each) for each in plan.conflicts]
        missing = plan.trip.missing if plan.trip else ()
        self._missing = [(each, teller.entry(each)) for each in missing]

    @property
    def is_open(self) -> bool:
        """Whether something is still to be decided."""
        return any(not each.take for each in self._conflicts)

    def document(self) -> dict[str, Plain]:
        """Return it in JSON form; nothing for a list from elsewhere."""
        trip = self._plan.trip
        if trip is None:
            return {}
        return {
            "base": trip.step,
            "same_project": trip.is_same_project,
            "conflicts": list(self._documents),
            "missing": [
                {
                    "uid": each.uid,
                    "kind": str(each.kind),
                    "entry": entry,
                    "changed_since": each.is_changed,
                    "deleted": each.is_deleted,
                }
                for each, entry in self._missing
            ],
            "comments": self._comments(),
        }

    def _comments(self) -> int:
        rows = (row for table in self._plan.tables for row in table.rows)
        beside = len(self._plan.trip.comments) if self._plan.trip else 0
        return beside + sum(len(row.comments) for row in rows)

    def lines(self) -> Iterator[str]:
        """Yield it as lines to read."""
        words = self._words
        is_open = [each for each in self._conflicts if not each.take]
        for each in is_open[:_MOST]:
            yield f"{each.entry} · {each.field}"
            yield f"    {words(N_('When the file was written'))}: {_short(each.base)}"
            yield f"    {words(N_('Project'))}: {_short(each.mine)}"
            yield f"    {words(N_('File'))}: {_short(each.theirs)}"
        if len(is_open) > _MOST:
            yield f"… {len(is_open) - _MOST}"
        for missing, entry in self._missing[:_MOST]:
            text = GOES if missing.is_deleted else STAYS
            yield words.filled(text, entry=entry)
        if len(self._missing) > _MOST:
            yield f"… {len(self._missing) - _MOST}"
        if count := self._comments():
            yield words.plural("{count} audit note", "{count} audit notes", count)
        if self._plan.asks_as_new:
            yield words(NOT_WELCOME)
        if is_open:
            yield words(TO_DECIDE)


GOES = N_("{entry}: the row was deleted in the file; the entry goes to the bin.")
STAYS = N_("{entry}: the row was deleted in the file; the entry stays. Choose --delete-missing.")
NOT_WELCOME = N_(
    "The file comes from another project, so nothing was read in. With “--as-new” its entries come "
    "in as new ones beside those that are here."
)
TO_DECIDE = N_(
    "Decide with “--prefer mine” (project), “--prefer theirs” (file) or “--decisions FILE”."
)


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 200 else f"{one_line[:199]}…"
