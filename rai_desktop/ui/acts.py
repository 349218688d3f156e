"""What each command, and the first page, does to the main window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rai_desktop.services.targets import Page, PageKey
from rai_desktop.ui import handing
from rai_desktop.ui.application import ZOOM_STEP
from rai_desktop.ui.main_button import press_main
from rai_desktop.ui.pages.plan import SHOWN
from rai_desktop.ui.session import ExportKind
from rai_desktop.ui.sizes import move_line, widen_column

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from rai_desktop.ui.desk import Desk
    from rai_desktop.ui.main_window import MainWindow
    from rai_desktop.ui.session import Session
    from rai_desktop.ui.welcome import WelcomePage


def acts(window: MainWindow) -> Mapping[str, Callable[[], object]]:
    """Return what each command does, by its name."""
    on = window.on_desk

    def goer(key: PageKey) -> Callable[[], object]:
        return lambda: on(lambda desk: desk.workspace.show_page(key))

    return {
        "new_inventory": window.start_inventory,
        "open": window.ask_for_file,
        "example": window.open_example,
        "backups": window.show_backups,
        "check_file": window.check_file,
        "merge": window.merge_file,
        "copy_entries": window.copy_entries,
        "save": lambda: on(lambda desk: desk.save()),
        "save_copy": lambda: on(lambda desk: desk.save_copy()),
        "send": lambda: on(_send),
        "export_xlsx": lambda: window.export(ExportKind.XLSX),
        "export_pdf": lambda: window.export(ExportKind.PDF),
        "export_both": lambda: on(lambda desk: desk.exports.export_both()),
        "export_list_xlsx": lambda: window.export_list(ExportKind.XLSX),
        "export_list_csv": lambda: window.export_list(ExportKind.CSV),
        **_handing_acts(window),
        "settings": window.show_settings,
        "close": window.close_project,
        "quit": window.close,
        **_entry_acts(window),
        **{f"go_{key}": goer(key) for key in SHOWN},
        "search_all": window.search_everywhere,
        "filters": lambda: on(lambda desk: desk.workspace.focus_filters()),
        "company": goer(Page.COMPANY),
        "everyday": goer(Page.EVERYDAY),
        "own_fields": lambda: on(lambda desk: _show_own_fields(window, desk)),
        "who": lambda: on(lambda desk: desk.who.ask()),
        "hand_over": lambda: on(lambda desk: desk.people.hand_over()),
        "erase_person": lambda: on(lambda desk: desk.people.erase()),
        "find": lambda: on(lambda desk: desk.workspace.focus_search()),
        "larger": lambda: window.zoom_by(ZOOM_STEP),
        "smaller": lambda: window.zoom_by(-ZOOM_STEP),
        "usual_size": lambda: window.zoom_to(100),
        "checklist": lambda: on(lambda desk: desk.workspace.show_checklist()),
        "next_pane": lambda: on(lambda desk: desk.workspace.next_pane(1)),
        "previous_pane": lambda: on(lambda desk: desk.workspace.next_pane(-1)),
        "divider_right": lambda: move_line(window.words, 1),
        "divider_left": lambda: move_line(window.words, -1),
        "column_wider": lambda: widen_column(window.words, 1),
        "column_narrower": lambda: widen_column(window.words, -1),
        "alliance": window.show_alliance,
        "packs": window.show_packs,
        "method": lambda: on(lambda desk: _show_method(window, desk)),
        "help_here": window.show_help_here,
        "manual": window.show_manual,
        **{name: _shower(window, name) for name in ("keys", "glossary", "news")},
        "about": window.show_about,
    }


def _entry_acts(window: MainWindow) -> Mapping[str, Callable[[], object]]:
    """Return what is done to entries and steps of the open project."""
    on = window.on_desk
    return {
        "undo": lambda: on(lambda desk: desk.undo()),
        "redo": lambda: on(lambda desk: desk.redo()),
        "new": lambda: on(lambda desk: desk.start_new()),
        "duplicate": lambda: on(lambda desk: desk.workspace.duplicate()),
        "delete": lambda: on(lambda desk: desk.delete_selected()),
        "attach": lambda: on(lambda desk: desk.workspace.attach()),
        "fill_down": lambda: on(lambda desk: desk.workspace.table.fill_wanted.emit()),
        "read_list": lambda: on(lambda desk: desk.workspace.read_list()),
        "main_button": lambda: press_main(window),
        "task_done": lambda: on(lambda desk: desk.workspace.finish_tasks()),
        "task_postpone": lambda: on(lambda desk: desk.workspace.postpone_tasks()),
        "entry_history": lambda: on(lambda desk: desk.workspace.show_history()),
        "classify": lambda: on(lambda desk: desk.workspace.classify()),
        "assess_again": lambda: on(lambda desk: _assess_again(window, desk)),
        "next_entry": lambda: on(lambda desk: desk.workspace.go_on(1)),
        "previous_entry": lambda: on(lambda desk: desk.workspace.go_on(-1)),
    }


def _handing_acts(window: MainWindow) -> Mapping[str, Callable[[], object]]:
    """Return what hands something out beside registers."""
    on = window.on_desk
    return {
        "auditor_pack": lambda: on(handing.show_pack),
        "calendar_file": lambda: on(handing.show_calendar),
        "public_page": lambda: on(handing.show_public),
    }


def _shower(window: MainWindow, page: str) -> Callable[[], object]:
    return lambda: window.show_manual(page)


def connect_menus(window: MainWindow) -> None:
    """Let menus say what is known only when they open, and F1 work where no menu is reached."""
    from rai_desktop.ui.help.keys import DialogKeys

    DialogKeys(window, window.show_help_here)

    def name_who() -> None:
        window.commands.name_who(window.words, window.desk.who.name if window.desk else "")

    window.commands.menu("edit").aboutToShow.connect(name_who)


def _assess_again(window: MainWindow, desk: Desk) -> None:
    from rai_desktop.ui.reassessing import show_reassessing

    show_reassessing(window, desk)


def _send(desk: Desk) -> None:
    from rai_desktop.ui.sending import show_sending

    show_sending(desk)


def _show_method(window: MainWindow, desk: Desk) -> None:
    from rai_desktop.ui.method import show_method

    show_method(window, desk)


def _show_own_fields(window: MainWindow, desk: Desk) -> None:
    from rai_desktop.ui.own_fields import show_own_fields

    desk.workspace.flush()
    page = desk.workspace.page
    show_own_fields(window, desk.project, page.labels, page.theme, desk.workspace.kind)


def choices(window: MainWindow) -> Mapping[str, Callable[[str], object]]:
    """Return what each choice of a menu does with what was chosen, by its name."""
    return {
        "language": window.set_language,
        "export_language": window.choose_export_language,
        "look": window.choose_look,
    }


def connect_welcome(window: MainWindow, page: WelcomePage, session: Session) -> None:
    """Let the first page do what its buttons say."""

    def remove(path: Path) -> None:
        session.forget(path)
        page.show_recent(session.recent())

    def clear() -> None:
        session.clear_recent()
        page.show_recent(session.recent())
        page.focus_first()

    page.new_wanted.connect(window.start_inventory)
    page.example_wanted.connect(window.open_example)
    page.open_wanted.connect(window.ask_for_file)
    page.file_chosen.connect(window.open_file)
    page.file_removed.connect(remove)
    page.files_cleared.connect(clear)
    page.check_wanted.connect(window.show_check)
    page.language_chosen.connect(window.set_language)
