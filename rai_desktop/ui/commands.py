"""All commands of the window with their keys, and the menus that show them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.targets import Page, PageKey
from rai_desktop.ui.application import SYSTEM
from rai_desktop.ui.kinds import NEW
from rai_desktop.ui.language import NAMES
from rai_desktop.ui.main_button import MAIN_KEYS
from rai_desktop.ui.pages.plan import SHORTCUTS, SHOWN
from rai_desktop.ui.parts.widgets import unmarked
from rai_desktop.words import Words


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, its words with the key of its menu entry, and its shortcuts.

    ``shown_key`` is a key that does it in one place only, such as Del in a list.
    """

    name: str
    text: str
    keys: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    shown_key: str = ""


SEPARATOR = Command("", "")
OPTION = ":"
"""Stands between the name of a command and what is chosen."""

LANGUAGES = tuple((language, name) for language, name in NAMES.items())
LOOKS = (
    (SYSTEM, N_("Same as the &system")),
    ("light", N_("&Light")),
    ("dark", N_("&Dark")),
    ("contrast", N_("High &contrast")),
)

_PAGES: Mapping[PageKey, str] = {
    Page.OVERVIEW: N_("&Overview"),
    EntityKind.SYSTEM: N_("&AI systems"),
    EntityKind.RISK: N_("&Risks"),
    EntityKind.MITIGATION: N_("&Mitigations"),
    EntityKind.PERSON: N_("&People"),
    EntityKind.VENDOR: N_("&Suppliers"),
    EntityKind.EVIDENCE: N_("&Evidence"),
    Page.REQUIREMENTS: N_("Re&quirements"),
    EntityKind.TASK: N_("Tas&ks"),
    EntityKind.OBLIGATION: N_("Obli&gations"),
    Page.CALENDAR: N_("&Legal dates"),
    EntityKind.INCIDENT: N_("I&ncidents"),
    EntityKind.TRAINING: N_("Tra&inings"),
    EntityKind.INQUIRY: N_("Inq&uiries"),
    EntityKind.PRACTICE: N_("Goo&d practices"),
    EntityKind.REVIEW: N_("Re&views"),
    EntityKind.FINDING: N_("&Findings"),
    EntityKind.ACCEPTANCE: N_("Risk a&cceptances"),
    Page.REGISTERS: N_("Repor&ts"),
    Page.HINTS: N_("&Hints"),
    Page.HISTORY: N_("Histor&y"),
    Page.BIN: N_("&Bin"),
}
GO = tuple(
    Command(f"go_{key}", _PAGES[key], (SHORTCUTS[key],) if key in SHORTCUTS else ())
    for key in SHOWN
)

MENUS: tuple[tuple[str, str, tuple[Command, ...]], ...] = (
    (
        "file",
        N_("&File"),
        (
            Command("new_inventory", N_("Start a new AI &inventory…")),
            Command("open", N_("&Open a file…"), ("Ctrl+O",)),
            Command("example", N_("Look at the &example company")),
            SEPARATOR,
            Command("save", N_("&Save now"), ("Ctrl+S",)),
            Command("save_copy", N_("Save a cop&y…"), ("Ctrl+Shift+S",)),
            Command("send", N_("Se&nd by e-mail…"), ("Ctrl+Shift+M",)),
            Command("merge", N_("&Merge with a copy…")),
            Command("copy_entries", N_("Entries o&f another inventory…")),
            Command("backups", N_("E&arlier states…")),
            Command("check_file", N_("C&heck the file…")),
            SEPARATOR,
            Command("read_list", N_("&Read in a list…"), ("Ctrl+Shift+I",)),
            Command("alliance", N_("Alliance vie&w…")),
            Command("packs", N_("Content pac&ks…")),
            Command("method", N_("Risk metho&d…")),
            SEPARATOR,
            Command("settings", N_("Settin&gs…"), ("Ctrl+,",)),
            SEPARATOR,
            Command("close", N_("&Close the inventory"), ("Ctrl+W",)),
            Command("quit", N_("&Quit"), ("Ctrl+Q",)),
        ),
    ),
    (
        "edit",
        N_("&Edit"),
        (
            Command("undo", N_("&Undo"), ("Ctrl+Z",)),
            Command("redo", N_("&Redo"), ("Ctrl+Shift+Z", "Ctrl+Y")),
            SEPARATOR,
            Command("new", N_("&New AI system"), ("Ctrl+N",)),
            Command("duplicate", N_("Dup&licate"), ("Ctrl+D",)),
            Command("fill_down", N_("Fill cells &below…"), ("Ctrl+Shift+D",)),
            Command("delete", N_("&Delete"), shown_key=N_("Del")),
            Command("attach", N_("&Attach a file…"), ("Ctrl+Shift+A",)),
            Command("task_done", N_("Tas&k done"), shown_key=N_("Ctrl+Enter")),
            Command("task_postpone", N_("P&ostpone the task…"), ("Ctrl+Shift+P",)),
            Command("entry_history", N_("&History of this entry"), ("Ctrl+H",)),
            Command("classify", N_("Classify the AI s&ystem"), ("Ctrl+Shift+K",)),
            Command("assess_again", N_("Classify a&gain…")),
            SEPARATOR,
            Command("next_entry", N_("Ne&xt entry"), ("Alt+Down", "Ctrl+PgDown")),
            Command("previous_entry", N_("&Previous entry"), ("Alt+Up", "Ctrl+PgUp")),
            SEPARATOR,
            Command("find", N_("&Find"), ("Ctrl+F",)),
            Command("filters", N_("Fil&ters"), ("Ctrl+Shift+F",)),
            Command("search_all", N_("Search every&where…"), ("Ctrl+K",)),
            SEPARATOR,
            Command("own_fields", N_("Custom f&ields…")),
            Command("company", N_("Your &company…")),
            Command("everyday", N_("Everyday tool&s…")),
            Command("who", N_("Your na&me…")),
            Command("hand_over", N_("Hand o&ver what a person is responsible for…")),
            Command("erase_person", N_("&Erase a person for good…")),
        ),
    ),
    (
        "view",
        N_("&View"),
        (
            Command("language", N_("&Language"), (), LANGUAGES),
            Command("look", N_("&Colours"), (), LOOKS),
            SEPARATOR,
            Command("larger", N_("La&rger"), ("Ctrl++", "Ctrl+=", "Ctrl+Shift+=")),
            Command("smaller", N_("&Smaller"), ("Ctrl+-",)),
            Command("usual_size", N_("&Usual size"), ("Ctrl+0",)),
            SEPARATOR,
            Command("checklist", N_("C&hecklist")),
            SEPARATOR,
            Command("next_pane", N_("Next &area"), ("F6",)),
            Command("previous_pane", N_("&Previous area"), ("Shift+F6",)),
            Command("main_button", N_("&Main button of the page"), MAIN_KEYS),
            Command("divider_right", N_("&Divider to the right"), ("F8",)),
            Command("divider_left", N_("Di&vider to the left"), ("Shift+F8",)),
            Command("column_wider", N_("Column &wider"), ("Ctrl+F8",)),
            Command("column_narrower", N_("Column &narrower"), ("Ctrl+Shift+F8",)),
        ),
    ),
    ("go", N_("&Go to"), GO),
    (
        "export",
        N_("E&xport"),
        (
            Command("export_xlsx", N_("Export as E&xcel…"), ("Ctrl+E",)),
            Command("export_pdf", N_("Export as &PDF…"), ("Ctrl+Shift+E",)),
            Command("export_both", N_("Excel and PDF to&gether…")),
            SEPARATOR,
            Command("export_list_xlsx", N_("Export this lis&t as Excel…")),
            Command("export_list_csv", N_("Export this list as CS&V…")),
            SEPARATOR,
            Command("auditor_pack", N_("Pack for the &auditor…")),
            Command("calendar_file", N_("&Deadlines as a calendar…")),
            Command("public_page", N_("Page for &everybody…")),
            SEPARATOR,
            Command("export_language", N_("&Language of the export"), (), LANGUAGES),
        ),
    ),
    (
        "help",
        N_("&Help"),
        (
            Command("help_here", N_("&Help for what you see"), ("F1",)),
            Command("manual", N_("&Manual")),
            Command("glossary", N_("&Glossary")),
            Command("keys", N_("&Keyboard")),
            Command("news", N_("What is &new")),
            SEPARATOR,
            Command("about", N_("&About RAI Desktop")),
        ),
    ),
)

_ROLES = {
    "settings": QAction.MenuRole.PreferencesRole,
    "about": QAction.MenuRole.AboutRole,
    "quit": QAction.MenuRole.QuitRole,
}
"""What macOS shows in the menu of the program."""

OPENING = ("new_inventory", "open", "example")
"""What opens another project."""

OF_PROJECT = (
    "save",
    "save_copy",
    "send",
    "merge",
    "copy_entries",
    "backups",
    "check_file",
    "export_xlsx",
    "export_pdf",
    "export_both",
    "export_list_xlsx",
    "export_list_csv",
    "export_language",
    "auditor_pack",
    "calendar_file",
    "public_page",
    "read_list",
    "method",
    "close",
    "undo",
    "redo",
    "new",
    "duplicate",
    "fill_down",
    "delete",
    "attach",
    "task_done",
    "task_postpone",
    "entry_history",
    "classify",
    "assess_again",
    "next_entry",
    "previous_entry",
    "find",
    "filters",
    "checklist",
    "company",
    "everyday",
    "own_fields",
    "who",
    "hand_over",
    "erase_person",
    "next_pane",
    "previous_pane",
    *(command.name for command in GO),
)

EXPORTS = (("export_xlsx", "export_pdf", "export_both"), ("export_list_xlsx", "export_list_csv"))

OF_LIST = ("export_list_xlsx", "export_list_csv")

OF_TASKS = ("task_done", "task_postpone")

OF_PEOPLE = ("hand_over", "erase_person")

BY_HAND = ("new", "duplicate", "delete")
"""What cannot be done with entries that follow from others."""

CHANGING = (
    "merge",
    "copy_entries",
    "undo",
    "redo",
    "new",
    "duplicate",
    "fill_down",
    "delete",
    "attach",
    "read_list",
    "own_fields",
    "who",
    *OF_TASKS,
    *OF_PEOPLE,
)


NOT_REVIEWING = (
    "copy_entries",
    "duplicate",
    "fill_down",
    "delete",
    "attach",
    "read_list",
    "own_fields",
    "classify",
    "assess_again",
    *OF_TASKS,
    *OF_PEOPLE,
)
"""What cannot be done in a review copy."""


class Commands:
    """The actions of a window by their names; ``option`` is told to those with a choice."""

    def __init__(
        self,
        window: QMainWindow,
        acts: Mapping[str, Callable[[], object]],
        choices: Mapping[str, Callable[[str], object]],
    ) -> None:
        self._window = window
        self._acts = acts
        self._choices = choices
        self._menus: list[tuple[QMenu, str]] = []
        self._texts: list[tuple[QAction, str]] = []
        self._shown_keys: dict[QAction, str] = {}
        self._submenus: dict[str, QMenu] = {}
        self._options: dict[tuple[str, str], QAction] = {}
        self.actions: dict[str, QAction] = {}
        for name, text, commands in MENUS:
            self._add_menu(name, text, commands)

    def __getitem__(self, name: str) -> QAction:
        """Return an action by its name."""
        return self.actions[name]

    def choose(self, name: str, option: str) -> None:
        """Choose an option as if it were clicked."""
        self._options[(name, option)].trigger()

    def run(self, key: str) -> None:
        """Do a command by its name, or choose by name and option, as if it were clicked."""
        name, _, option = key.partition(OPTION)
        if option:
            self.choose(name, option)
        else:
            self.actions[name].trigger()

    def mark(self, name: str, option: str) -> None:
        """Mark what is chosen now."""
        self._options[(name, option)].setChecked(True)

    def name_undo(self, words: Words, undo: str, redo: str) -> None:
        """Say in the menu what undo and redo would do; empty texts when there is nothing."""
        for name, told, plain, named in (
            ("undo", undo, N_("&Undo"), N_("&Undo: {what}")),
            ("redo", redo, N_("&Redo"), N_("&Redo: {what}")),
        ):
            text = words.filled(named, what=unmarked(told)) if told else words(plain)
            self.actions[name].setText(text)
            self.actions[name].setEnabled(bool(told))

    def name_new(self, words: Words, kind: EntityKind) -> None:
        """Say in the menu what kind of entry can be added."""
        self.actions["new"].setText(f"&{unmarked(words(NEW.get(kind, N_('New entry'))))}")

    def name_who(self, words: Words, name: str) -> None:
        """Say in the menu who works here; an empty name asks."""
        text = N_("Your na&me: {name}…")
        named = words.filled(text, name=unmarked(name)) if name else words(N_("Your na&me…"))
        self.actions["who"].setText(named)

    def allow(self, names: tuple[str, ...], *, is_allowed: bool) -> None:
        """Offer these commands, or grey them out."""
        for name in names:
            if name in self.actions:
                self.actions[name].setEnabled(is_allowed)
            else:
                self._submenus[name].setEnabled(is_allowed)

    def retranslate(self, words: Words) -> None:
        """Show the words in another language."""
        for menu, text in self._menus:
            menu.setTitle(words(text))
        for action, text in self._texts:
            shown = self._shown_keys.get(action)
            action.setText(f"{words(text)}\t{words(shown)}" if shown else words(text))

    def export_menu(self, parent: QWidget) -> QMenu:
        """Return a menu of all that can be exported, and in which language."""
        menu = QMenu(parent)
        for names in EXPORTS:
            menu.addActions([self.actions[name] for name in names])
            menu.addSeparator()
        menu.addAction(self._submenus["export_language"].menuAction())  # it stays the bar's
        return menu

    def menu(self, name: str) -> QMenu:
        """Return a menu of the window by its name."""
        return next(menu for menu, _ in self._menus if menu.objectName() == f"menu_{name}")

    def submenu(self, name: str) -> QMenu:
        """Return the menu of the options of a command."""
        return self._submenus[name]

    def _add_menu(self, name: str, text: str, commands: tuple[Command, ...]) -> None:
        menu = self._window.menuBar().addMenu("")
        menu.setObjectName(f"menu_{name}")
        self._menus.append((menu, text))
        for command in commands:
            if not command.name:
                menu.addSeparator()
            elif command.options:
                self._add_options(menu, command)
            else:
                self._add_action(menu, command)

    def _add_action(self, menu: QMenu, command: Command) -> None:
        action = QAction(self._window)
        action.setObjectName(f"do_{command.name}")
        action.setShortcuts([QKeySequence(key) for key in command.keys])
        action.setMenuRole(_ROLES.get(command.name, QAction.MenuRole.NoRole))
        act = self._acts[command.name]
        action.triggered.connect(lambda: act())
        menu.addAction(action)
        self.actions[command.name] = action
        self._texts.append((action, command.text))
        if command.shown_key:
            self._shown_keys[action] = command.shown_key

    def _add_options(self, menu: QMenu, command: Command) -> None:
        submenu = menu.addMenu("")
        submenu.setObjectName(f"menu_{command.name}")
        self._submenus[command.name] = submenu
        self._menus.append((submenu, command.text))
        group = QActionGroup(self._window)
        for option, text in command.options:
            action = QAction(text, group)
            action.setObjectName(f"{command.name}_{option}")
            action.setCheckable(True)
            action.triggered.connect(self._chooser(command.name, option))
            submenu.addAction(action)
            self._options[(command.name, option)] = action
            if text not in NAMES.values():
                self._texts.append((action, text))

    def _chooser(self, name: str, option: str) -> Callable[[], None]:
        return lambda: (self._choices[name](option), None)[1]
