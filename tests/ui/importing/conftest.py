import pytest
from PySide6.QtWidgets import QDialog

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page
from rai_desktop.ui.main_window import MainWindow
from tests.ui.closing import close_later
from tests.ui.conftest import child
from tests.ui.own_session import OwnSession

PATIENCE = 60_000


class Assistant:
    """The window with the example company, and the assistant in front of it."""

    def __init__(self, qtbot, window, asker, folder):
        self.qtbot = qtbot
        self.window = window
        self.asker = asker
        self.folder = folder
        window.open_example()

    @property
    def project(self):
        return self.window.desk.project

    @property
    def dialog(self):
        """The assistant that is open; one that was closed may still be there."""
        found = self.window.findChildren(QDialog, "import")
        return next((one for one in found if one.isVisible()), None)

    @property
    def rows(self):
        return self.dialog.preview.model

    def names(self, kind=EntityKind.SYSTEM):
        return [self.project.name(entity.uid) for entity in self.project.entities(kind)]

    def write(self, text, name="liste.csv"):
        path = self.folder / name
        path.write_text(text, "utf-8")
        return path

    def open(self, path, kind=EntityKind.SYSTEM):
        """Read ``path`` in on the page of a kind, and wait until it is planned."""
        self.asker.path = path
        self.window.desk.workspace.show_page(kind)
        self.window.desk.workspace.read_list()
        self.wait()
        self.activate()
        return self.dialog

    def activate(self):
        """Give the assistant the keyboard again, which a closed list took along."""
        self.dialog.activateWindow()
        self.qtbot.waitUntil(self.dialog.isActiveWindow)

    def open_text(self, text, kind=EntityKind.SYSTEM):
        return self.open(self.write(text), kind)

    def wait(self):
        self.qtbot.waitUntil(self._is_ready, timeout=PATIENCE)

    def _is_ready(self):
        return self.dialog is not None and not self.dialog.is_busy

    def click(self, name):
        part = child(self.dialog, name)
        assert part.isVisible(), name
        assert part.isEnabled(), name
        part.click()

    def column(self, name):
        """Return the line of a column: what it becomes, and how sure that is."""
        model = self.dialog.columns.columns.model()
        return next(line for line in model.lines if line.texts[0] == name)

    def choose(self, table, row, text):
        """Open the options of a row, and choose the one of this text."""
        table.open_options(row)
        box = child(table, "choice_editor")
        place = box.findText(text)
        assert place >= 0, text
        box.setCurrentIndex(place)
        box.activated.emit(place)
        box.hidePopup()
        self.wait()

    def choose_column(self, name, text):
        table = self.dialog.columns.columns
        names = [line.texts[0] for line in table.model().lines]
        self.choose(table, names.index(name), text)

    def outcomes(self):
        return [str(row.outcome) for row in self.rows.rows]

    def correct(self, row, column, text):
        """Type ``text`` into a cell of the preview."""
        place = self.rows.index(row, self.rows.column(column))
        self.rows.setData(place, text)
        self.wait()

    def read_in(self):
        """Read the rows in, and wait until that has happened."""
        dialog, closed = self.dialog, []
        dialog.finished.connect(lambda _: closed.append(True))
        self.click("import_accept")
        self.qtbot.waitUntil(lambda: bool(closed) or not dialog.is_busy, timeout=PATIENCE)


@pytest.fixture
def session(tmp_path):
    return OwnSession(tmp_path)


@pytest.fixture
def window(qtbot, looks, session, asker, opened):
    window = MainWindow(session, looks, "de", asker, opened.append)
    close_later(qtbot, window)
    window.resize(1280, 800)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


@pytest.fixture
def assistant(qtbot, window, asker, session):
    return Assistant(qtbot, window, asker, session.documents)


@pytest.fixture
def used_page(assistant):
    """Show the page on which people tick what they use; it reads lists in, too."""
    assistant.window.desk.workspace.show_page(Page.ALREADY_USED)
    return assistant.window.desk.workspace.page
