"""Which commands can be used: by what is open, and by the page that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.review_copies import NEW_KINDS
from rai_desktop.services.targets import Page
from rai_desktop.ui.commands import (
    BY_HAND,
    CHANGING,
    NOT_REVIEWING,
    OF_LIST,
    OF_PEOPLE,
    OF_PROJECT,
    OF_TASKS,
    OPENING,
)
from rai_desktop.ui.kinds import NEW

if TYPE_CHECKING:
    from rai_desktop.ui.commands import Commands
    from rai_desktop.ui.desk import Desk
    from rai_desktop.words import Words


def allow(commands: Commands, desk: Desk | None, *, is_opening: bool = False) -> None:
    """Offer what the open project allows; nothing of it while another file is opened."""
    commands.allow(OPENING, is_allowed=not is_opening)
    commands.allow(OF_PROJECT, is_allowed=desk is not None and not is_opening)
    if desk is not None and not is_opening and desk.project.store.read_only:
        commands.allow(CHANGING, is_allowed=False)
    if desk is not None and desk.project.is_review:
        commands.allow(NOT_REVIEWING, is_allowed=False)


def offer_on_page(commands: Commands, desk: Desk | None, words: Words) -> None:
    """Name what can be added on the page that is shown, and offer what only a list can do."""
    kind = desk.workspace.kind if desk else None
    commands.allow(OF_LIST, is_allowed=kind is not None)
    if desk is not None and desk.project.is_review:
        _offer_reviewing(commands, desk, kind)
    elif desk is not None and not desk.project.store.read_only:
        commands.allow(BY_HAND, is_allowed=kind is None or kind in NEW)
        commands.allow(("fill_down",), is_allowed=kind is not None)
        commands.allow(OF_TASKS, is_allowed=kind is EntityKind.TASK)
        commands.allow(OF_PEOPLE, is_allowed=kind is EntityKind.PERSON)
        if desk.workspace.key is Page.BIN:
            commands.allow(("erase_person",), is_allowed=True)
        if kind is EntityKind.SYSTEM:
            desk.workspace.table.offered = [commands["assess_again"]]
        if kind is EntityKind.RISK:
            desk.workspace.table.offered = [commands["method"]]
    name_new(commands, desk, words)


def _offer_reviewing(commands: Commands, desk: Desk, kind: EntityKind | None) -> None:
    """Offer in a review copy only what may come back with it."""
    may_add = kind in NEW_KINDS and kind in NEW and not desk.project.store.read_only
    commands.allow(("new",), is_allowed=may_add)
    commands.allow(NOT_REVIEWING, is_allowed=False)
    top = desk.workspace.top
    top.new.setEnabled(may_add)
    for part in (top.classify, top.attach):
        part.setEnabled(False)


def name_new(commands: Commands, desk: Desk | None, words: Words) -> None:
    """Name what the command for something new adds."""
    kind = desk.workspace.kind if desk else None
    commands.name_new(words, kind or EntityKind.SYSTEM)
