"""What may happen to rows and cells, as signs, colours and words; and the groups people look at."""

from collections.abc import Mapping
from dataclasses import dataclass

from rai_desktop.domain.texts import N_
from rai_desktop.services.importing import RowOutcome, RowPlan


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """A sign in the colour of a meaning, with the words that say the same."""

    sign: str
    meaning: str
    text: str


ROWS: Mapping[RowOutcome, Look] = {
    RowOutcome.NEW: Look(sign="add", meaning="accent", text=N_("New")),
    RowOutcome.CHANGED: Look(sign="edit", meaning="accent", text=N_("Changed")),
    RowOutcome.UNCHANGED: Look(sign="ok", meaning="ok", text=N_("Unchanged")),
    RowOutcome.SKIPPED: Look(sign="lock", meaning="muted", text=N_("Stays as it is")),
    RowOutcome.CONFLICTING: Look(sign="denied", meaning="warn", text=N_("Conflicting")),
    RowOutcome.INVALID: Look(sign="warn", meaning="danger", text=N_("Cannot be read in")),
}
OMITTED = Look(sign="close", meaning="muted", text=N_("Left out"))

ALL, LOOK_AT, LEFT_OUT = "all", "look_at", "left_out"
CHIPS: Mapping[str, str] = {
    ALL: N_("All: {count}"),
    LOOK_AT: N_("To look at: {count}"),
    RowOutcome.NEW: N_("New: {count}"),
    RowOutcome.CHANGED: N_("Changed: {count}"),
    RowOutcome.UNCHANGED: N_("Unchanged: {count}"),
    RowOutcome.SKIPPED: N_("Here with other values: {count}"),
    RowOutcome.CONFLICTING: N_("Conflicting: {count}"),
    RowOutcome.INVALID: N_("Cannot be read in: {count}"),
    LEFT_OUT: N_("Left out: {count}"),
}
"""The groups that rows can be filtered by, with what their buttons say."""
GROUPS: Mapping[str, Look] = {
    ALL: Look(sign="table", meaning="muted", text=""),
    LOOK_AT: Look(sign="finding", meaning="warn", text=""),
    **{str(outcome): look for outcome, look in ROWS.items()},
    LEFT_OUT: OMITTED,
}
"""The signs of the groups that rows can be filtered by."""


def is_to_look_at(row: RowPlan) -> bool:
    """Return whether somebody should look at a row before it is read in."""
    refused = row.outcome in (RowOutcome.INVALID, RowOutcome.CONFLICTING)
    return bool(refused or row.suggestions or row.problems or row.remarks)


def group_of(rows: list[RowPlan], key: str) -> list[RowPlan]:
    """Return the rows of one group: all, those to look at, left out, or of one outcome."""
    if key == ALL:
        return rows
    if key == LEFT_OUT:
        return [row for row in rows if row.omitted]
    kept = [row for row in rows if not row.omitted]
    if key == LOOK_AT:
        return [row for row in kept if is_to_look_at(row)]
    return [row for row in kept if row.outcome == key]
