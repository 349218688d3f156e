"""The commands of the window as they are searched: by their German and their English names."""

from collections.abc import Iterator

from PySide6.QtGui import QAction, QKeySequence

from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.searching.model import Article, Sort
from rai_desktop.ui.commands import (
    CHANGING,
    MENUS,
    NOT_REVIEWING,
    OF_PROJECT,
    OPTION,
    Command,
    Commands,
)
from rai_desktop.ui.desk import Desk
from rai_desktop.words import LANGUAGES, words_for

SELF = "search_all"


def command_articles(commands: Commands, desk: Desk | None, labels: Labels) -> list[Article]:
    """Return all commands and choices of the menus, with their keys and what hinders them."""
    found: list[Article] = []
    for _, menu, entries in MENUS:
        for command in entries:
            if command.name and command.name != SELF:
                found += _of_command(commands, desk, labels, menu, command)
    return found


def plain(text: str) -> str:
    """Return the text of a menu without the mark of its key."""
    return text.partition("\t")[0].replace("&&", "\0").replace("&", "").replace("\0", "&")


def _of_command(
    commands: Commands, desk: Desk | None, labels: Labels, menu: str, command: Command
) -> Iterator[Article]:
    words = labels.words
    place = plain(words(menu))
    if not command.options:
        action = commands[command.name]
        yield Article(
            sort=Sort.COMMAND,
            key=command.name,
            title=plain(action.text()),
            names=_names(command.text),
            note=" · ".join((place, *_keys(action, labels, command))),
            hindrance="" if action.isEnabled() else words(_hindrance(command.name, desk)),
        )
        return
    is_offered = commands.submenu(command.name).isEnabled()
    for option, text in command.options:
        yield Article(
            sort=Sort.COMMAND,
            key=f"{command.name}{OPTION}{option}",
            title=f"{plain(words(command.text))}: {plain(words(text))}",
            names=tuple(
                f"{name} {plain(words_for(language)(text))}"
                for name, language in zip(_names(command.text), LANGUAGES, strict=True)
            ),
            note=place,
            hindrance="" if is_offered else words(_hindrance(command.name, desk)),
        )


def _names(text: str) -> tuple[str, ...]:
    return tuple(plain(words_for(language)(text)) for language in LANGUAGES)


def _keys(action: QAction, labels: Labels, command: Command) -> tuple[str, ...]:
    shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    keys = shown or labels.words(command.shown_key)
    return (keys,) if keys else ()


def _hindrance(name: str, desk: Desk | None) -> str:
    if desk is None and name in OF_PROJECT:
        return N_("Open an inventory first")
    if desk is not None and desk.project.store.read_only and name in CHANGING:
        return N_("Open for reading only")
    if desk is not None and desk.project.is_review and name in NOT_REVIEWING:
        return N_("Not possible in a review copy")
    return N_("Not possible here at the moment")
