"""What the window says about steps, files and exports."""

from collections.abc import Mapping
from datetime import datetime

from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.ports import UndoEntry
from rai_desktop.words import Words

_NAMED: Mapping[Action, str] = {
    Action.ADD: N_("added “{title}”"),
    Action.EDIT: N_("changed “{title}”"),
    Action.DELETE: N_("deleted “{title}”"),
    Action.RESTORE: N_("restored “{title}”"),
    Action.RESCUE: N_("rescued from a damaged file"),
    Action.LINK: N_("linked “{title}”"),
    Action.UNLINK: N_("removed a link of “{title}”"),
    Action.IMPORT: N_("imported “{title}”"),
    Action.ATTACH: N_("attached a file to “{title}”"),
    Action.CLASSIFY: N_("classified “{title}”"),
    Action.TAKE_PROPOSAL: N_("took “{title}” from the library"),
    Action.DISMISS: N_("dismissed a proposal for “{title}”"),
    Action.HAND_OVER: N_("handed over what “{title}” was responsible for"),
    Action.REVIEW: N_("reviewed “{title}”"),
    Action.CLOSE_YEAR: N_("closed the year {title}"),
    Action.RESTORE_BACKUP: N_("brought an earlier state of “{title}” back"),
}

_UNNAMED: Mapping[Action, str] = {
    Action.ADD: N_("added an entry"),
    Action.EDIT: N_("changed an entry"),
    Action.DELETE: N_("deleted entries"),
    Action.RESTORE: N_("restored entries"),
    Action.RESTORE_BACKUP: N_("went back to an earlier state"),
    Action.RESCUE: N_("rescued from a damaged file"),
    Action.LINK: N_("linked entries"),
    Action.UNLINK: N_("removed a link"),
    Action.BULK_EDIT: N_("changed several entries"),
    Action.IMPORT: N_("imported a list"),
    Action.ATTACH: N_("attached a file"),
    Action.CLASSIFY: N_("classified an AI system"),
    Action.MERGE: N_("merged a file"),
}

_ADDED: Mapping[EntityKind, str] = {
    EntityKind.PERSON: N_("“{name}” was added to the people."),
    EntityKind.VENDOR: N_("“{name}” was added to the suppliers."),
}

LONGEST_TITLE = 40


def undo_name(words: Words, entry: UndoEntry | None) -> str:
    """Return what an entry of the undo menu is called; empty for none."""
    if entry is None:
        return ""
    named = _NAMED.get(entry.action)
    if named and entry.title:
        return words.filled(named, title=shortened(entry.title))
    return words(_UNNAMED.get(entry.action, N_("a change")))


def deleted_text(words: Words, name: str, count: int) -> str:
    """Return what is said after deleting."""
    if count == 1:
        return words.filled(N_("“{name}” was deleted."), name=shortened(name))
    return words.plural("{count} entry was deleted.", "{count} entries were deleted.", count)


def added_text(words: Words, kind: EntityKind, name: str) -> str:
    """Return what is said after a person or supplier was added from a field."""
    return words.filled(_ADDED.get(kind, N_("“{name}” was added.")), name=shortened(name))


def restored_text(words: Words, moment: datetime, erased: int) -> str:
    """Return what is said after going back to an earlier state; ``erased`` people stay erased."""
    shown = words.moment(moment.astimezone())
    text = words.filled(N_("The state of {moment} is there again."), moment=shown)
    if not erased:
        return text
    stays = words.plural(
        "{count} person who was erased for good since then stays erased.",
        "{count} people who were erased for good since then stay erased.",
        erased,
    )
    return f"{text} {stays}"


def shortened(text: str) -> str:
    """Return ``text`` in one line of moderate length."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1]}…"


def size_text(words: Words, size: int) -> str:
    """Return a size in bytes as people read it."""
    if size < 1000:
        return words.plural("{count} byte", "{count} bytes", size)
    if size < 1_000_000:
        return words.filled(N_("{size} kB"), size=words.number(round(size / 1000)))
    whole, tenth = divmod(round(size / 100_000), 10)
    sign = "," if words.language == "de" else "."
    return words.filled(N_("{size} MB"), size=f"{words.number(whole)}{sign}{tenth}")
