"""Pictures of every page, to be looked at: ``python -m tests.pictures [FOLDER]``."""

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WIDTH, HEIGHT = 1280, 800
LANGUAGES = ("de", "en")
THEMES = ("light", "dark")


def surround(private):
    """Let nothing of this computer show in the pictures."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        folder = private / name.lower()
        folder.mkdir()
        os.environ[name] = str(folder)
    os.environ.update(LC_ALL="C.UTF-8", TZ="UTC", QT_QPA_PLATFORM="offscreen", QT_SCALE_FACTOR="1")
    os.environ["PYTHONPATH"] = str(ROOT)


class Studio:
    """A window that goes from page to page and is photographed on each."""

    def __init__(self, folder, private, language, theme, zoom=100):
        from rai_desktop.main.session import DesktopSession
        from rai_desktop.storage.folders import default_folders
        from rai_desktop.ui.application import Look, make_application
        from rai_desktop.ui.main_window import MainWindow

        self.app = make_application(["pictures"], bundled_font=True)
        self.folder = folder
        self.private = private
        self.name = f"{language}-{theme}" + (f"-{zoom}" if zoom != 100 else "")
        self.look = Look(self.app, theme, zoom)
        self.session = DesktopSession(default_folders())
        self.target = private / f"own-{self.name}.rai"
        self.window = MainWindow(self.session, self.look, language, self)
        self.window.resize(WIDTH, HEIGHT)
        self.window.show()
        self.window.activateWindow()

    def open_path(self, title, filters):
        return self.target

    def save_path(self, title, suggestion, filters):
        return self.target

    def confirm(self, title, text, verb):
        return True

    def settle(self):
        for _ in range(12):
            self.app.processEvents()

    def open_example(self):
        """Open the example company and wait until it is shown."""
        self.window.open_example()
        self.wait_for_project()

    def wait_for_project(self):
        """Wait until a project that is being opened or made is shown."""
        from PySide6.QtCore import QEventLoop

        while self.window.opening.is_busy:
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self.settle()

    def take(self, page, widget=None):
        """Write the picture of the window, or of one part of it."""
        self.settle()
        path = self.folder / f"{page}-{self.name}.png"
        (widget or self.window).grab().save(str(path))

    def part(self, name):
        from PySide6.QtWidgets import QWidget

        found = self.window.findChild(QWidget, name)
        assert found is not None, name
        return found

    def take_start(self):
        self.take("1-welcome")
        self.window.start_inventory()
        self.part("new_next").click()
        self.take("2-new-missing")
        form = self.window.new_page.form
        for card, text in (("card_company", "Muster GmbH"), ("card_yourself", "Leitung IT")):
            field = self.part(card).findChild(type(form.row("organisation", "name").editor.field))
            field.setText(text)
        self.part("new_next").click()
        self.wait_for_project()
        self.take("3-empty")
        self.window.commands["new"].trigger()
        self.take("4-new-system")
        self.window.close_project()
        self.take("5-welcome-recent")

    def take_overview(self):
        """The overview of the example from top to bottom, in a narrow window, and its keyboard."""
        from PySide6.QtWidgets import QScrollArea, QWidget

        self.open_example()
        space = self.window.desk.workspace
        area = space.findChild(QScrollArea, "overview_scroll")
        self.take("5-overview")
        space.findChild(QWidget, "matrix").setFocus()
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        self.take("5-overview-matrix")
        for name in ("checklist_all", "due_more", "more"):
            space.findChild(QWidget, name).click()
        area.verticalScrollBar().setValue(0)
        self.take("5-overview-unfolded")
        self.window.resize(HEIGHT, WIDTH)
        self.take("5-overview-narrow")
        self.window.resize(WIDTH, HEIGHT)
        self.window.close_project()

    def take_example(self):
        from rai_desktop.domain.fields import EntityKind

        self.open_example()
        space = self.window.desk.workspace
        space.show_page(EntityKind.SYSTEM)
        self.take("6-list")
        space.form.set_open_sections(["use", "technology", "data", "people", "law"])
        space.table.select(space.table.visible_uids()[5])
        space.go_to(space.table.visible_uids()[5])
        space.form.row("roles").editor.entry().setFocus()
        self.take("7-form")
        owner = space.form.row("owner")
        owner.editor.field.setText("Leitung Vertrieb")
        owner.editor.flush()
        day = space.form.row("review_due_on")
        day.editor.field.setText("31.2.2026")
        day.editor.flush()
        owner.editor.field.setFocus()
        self.take("8-hints")
        owner.show_value(None)
        day.show_value(None)

    def take_lists(self):
        from PySide6.QtWidgets import QAbstractItemView, QScrollArea

        from rai_desktop.domain.fields import EntityKind

        space = self.window.desk.workspace
        space.show_page(EntityKind.SYSTEM)
        bar = space.form.findChild(QScrollArea, "form_scroll").verticalScrollBar()
        bar.setValue(bar.maximum())
        self.take("15-linked")
        self.part("linked_new_risk").click()
        self.take("16-new-linked")
        space.show_page(EntityKind.MITIGATION)
        self.take("17-mitigations")
        space.table.findChild(QAbstractItemView, "rows").selectAll()
        self.settle()
        self.take("18-several")
        space.show_page(EntityKind.SYSTEM)

    def take_requirements(self):
        """The minimum requirements of the example: each view, with something answered."""
        from rai_desktop.domain.fields import EntityKind
        from rai_desktop.services.targets import Page
        from rai_desktop.ui.pages.requirements.page_head import View

        space = self.window.desk.workspace
        space.show_page(Page.REQUIREMENTS)
        page = space.page
        while not page.summary():
            self.app.processEvents()
        for code in "231":
            page.form.answer(code)
            page.list.step(1)
        for number, view in enumerate(View, start=19):
            page.show_view(view)
            self.take(f"{number}-requirements-{view}")
        space.show_page(EntityKind.SYSTEM)

    def take_messages(self):
        from PySide6.QtCore import QEventLoop

        from rai_desktop.ui.session import ExportKind

        desk = self.window.desk
        desk.delete(desk.workspace.table.visible_uids()[:1])
        self.take("9-deleted")
        desk.undo()
        self.target = self.private / f"register-{self.name}.xlsx"
        loop = QEventLoop()
        desk.exporter.ended.connect(loop.quit)
        self.window.export(ExportKind.XLSX)
        self.take("10-exporting")
        loop.exec()
        self.take("11-exported")
        desk.project.store.path.parent.mkdir(exist_ok=True)
        desk.workspace.focus_search()
        self.part("search").setText("xyz")
        desk.workspace._search()
        self.take("12-nothing-found")

    def take_dialogs(self):
        self.window.show_about()
        self.take("13-about", self.part("about"))
        self.part("about").close()
        menu = self.part("menu_file")
        menu.popup(self.window.mapToGlobal(self.window.rect().center()))
        self.take("14-menu", menu)
        menu.close()

    def close(self):
        self.window.close()
        self.settle()


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="rai-desktop-pictures-") as made:
        looks = [(language, theme, 100) for language in LANGUAGES for theme in THEMES]
        for language, theme, zoom in [*looks, ("de", "light", 200)]:
            private = Path(tempfile.mkdtemp(dir=made))
            surround(private)
            studio = Studio(folder, private, language, theme, zoom)
            studio.take_start()
            studio.take_overview()
            studio.take_example()
            studio.take_lists()
            studio.take_requirements()
            studio.take_messages()
            studio.take_dialogs()
            studio.close()
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "pictures"))
