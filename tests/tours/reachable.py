"""Which commands are found by the palette, and which have a way by keys."""

import re

from rai_desktop.ui.commands import MENUS, OPTION
from rai_desktop.ui.searching.command_articles import SELF, command_articles
from tests.pictures.appearance import Appearance
from tests.pictures.studio import Studio

LETTER = re.compile(r"&\w")


def reached(private, look):
    """Yield for both ways how many commands they reach, and which not."""
    studio = Studio(private, look, Appearance(), lambda *_: None)
    studio.open_example()
    names = [c.name for _, _, commands in MENUS for c in commands if c.name]
    found = found_by_palette(studio)
    missing = [name for name in names if name not in found]
    yield _told("by the palette (Ctrl+K)", names, missing)
    missing = [name for name in names if not by_keys(studio.window.commands, name)]
    yield _told("by keyboard", names, missing)
    studio.close()


def found_by_palette(studio):
    """Return the names of all commands that the palette knows, and of itself."""
    labels = studio.session.labels(studio.window.words.language)
    articles = command_articles(studio.window.commands, studio.desk, labels)
    return {article.key.partition(OPTION)[0] for article in articles} | {SELF}


def by_keys(commands, name):
    """Whether a command has keys of its own, or a letter in a menu that has one, too."""
    if name in commands.actions:
        action = commands[name]
        menus = [o for o in action.associatedObjects() if hasattr(o, "menuAction") and o.title()]
        return bool(action.shortcut().toString()) or any(
            LETTER.search(action.text()) and LETTER.search(menu.title()) for menu in menus
        )
    return bool(LETTER.search(commands.submenu(name).title()))


def _told(way, names, missing):
    percent = 100 * (len(names) - len(missing)) // len(names)
    rest = f", but for {', '.join(missing)}" if missing else ""
    return f"{len(names)} commands {way}: {percent} %{rest}"
