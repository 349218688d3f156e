"""The part of the import command that is about own exports that come back."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.texts import N_
from rai_desktop.services.importing import ImportPlan, ImportWish
from rai_desktop.services.importing.roundtrip.model import TAKES, CellConflict, Place
from rai_desktop.services.importing.roundtrip.told import TripTeller, decisions_in
from rai_desktop.services.project import OpenProject

if TYPE_CHECKING:
    from rai_desktop.cli.arguments import Parser
    from rai_desktop.cli.context import Context
    from rai_desktop.words import Words

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
    parser.add_argument(
        "--decisions",
        type=Path,
        metavar="FILE",
        help=words(N_("a JSON file that decides: the answer of a dry run with “take” filled in")),
    )
    parser.add_argument(
        "--delete-missing",
        action="store_true",
        help=words(N_("own exports: entries whose rows were deleted go to the bin")),
    )


def with_trip(context: "Context", wish: ImportWish) -> ImportWish:
    """Return a wish with what was asked for about own exports."""
    options = context.options
    if options.decisions is not None and options.prefer:
        raise UsageError(N_("Give “--decisions” or “--prefer”, not both."))
    return replace(wish, prefer=options.prefer, delete_missing=options.delete_missing)


def decided(context: "Context", project: OpenProject, plan: ImportPlan) -> Mapping[Place, str]:
    """Return what ``--decisions`` says, as far as it is about the same values as now.

    Raises:
        UsageError: the file cannot be read, or a decision does not fit.
    """
    path: Path | None = context.options.decisions
    if path is None:
        return {}
    made = _read(path)
    teller = TripTeller(project, context.labels())
    found: dict[Place, str] = {}
    for conflict in plan.conflicts:
        take, about = made.get(conflict.place, ("", {}))
        if take and take not in TAKES:
            raise UsageError(N_("“take” says {take}. Possible: mine, theirs."), take=take)
        if take and _is_about(teller, conflict, about):
            found[conflict.place] = take
    return found


def _is_about(teller: TripTeller, conflict: CellConflict, about: Mapping[str, object]) -> bool:
    now = teller.document(conflict)
    return all(about.get(side, now[side]) == now[side] for side in ("mine", "theirs"))


def _read(path: Path) -> dict[Place, tuple[str, Mapping[str, object]]]:
    try:
        with path.open("rb") as file:
            return decisions_in(json.loads(file.read(_LARGEST)))
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
        if is_open:
            yield words(TO_DECIDE)


GOES = N_("{entry}: the row was deleted in the file; the entry goes to the bin.")
STAYS = N_("{entry}: the row was deleted in the file; the entry stays. Choose --delete-missing.")
TO_DECIDE = N_(
    "Decide with “--prefer mine” (project), “--prefer theirs” (file) or “--decisions FILE”."
)


def _short(text: str) -> str:
    one_line = " ".join(text.split())
    return one_line if len(one_line) <= 200 else f"{one_line[:199]}…"
