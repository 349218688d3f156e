import pytest
from PySide6.QtCore import QPoint, Qt

from rai_desktop.domain.fields import EntityKind
from rai_desktop.ui.application import Look, make_application
from rai_desktop.ui.tables import EntityTable
from rai_desktop.ui.tables.state import TableState, state_text
from tests.ui.tables.fake import add_systems, listing_of, new_project

MANY = (
    *("number", "name", "=level", "=risks", "purpose", "department", "owner", "source", "vendor"),
    *("status", "people_data", "record_type", "influence", "roles", "in_use_since", "approval"),
    "review_due_on",
)
"""More columns of systems than there is room for."""


@pytest.fixture(scope="session")
def look(qapp):
    made = Look(make_application(bundled_font=True), "light")
    made.speak("en")
    return made


@pytest.fixture
def make_table(qtbot, look):
    """Return what shows a table of a project and waits until it is on the screen."""

    def make(project, kind=EntityKind.SYSTEM, language="en", state=None):
        listing = listing_of(project, kind, language)
        if state is None:
            state = state_text(TableState(columns=MANY)) if kind is EntityKind.SYSTEM else ""
        table = EntityTable(listing, listing.labels.words, look.theme, state)
        qtbot.addWidget(table)
        table.resize(1280, 800)
        with qtbot.waitExposed(table):
            table.show()
        table.activateWindow()
        table._view.setFocus()
        return table

    return make


@pytest.fixture
def project():
    return new_project()


@pytest.fixture
def three(project, make_table):
    """Return a table of three systems: Chat, Leser and Bild."""
    add_systems(
        project,
        {"name": "Chat", "status": "in_use", "department": "Vertrieb"},
        {"name": "Leser", "status": "pilot", "department": "Buchhaltung"},
        {"name": "Bild", "status": "in_use"},
    )
    return make_table(project)


@pytest.fixture
def click_heading(qtbot):
    """Return what clicks the heading of a column."""

    def click(table, key):
        header = table._view.headings
        section = table.export_columns().index(key)
        place = QPoint(header.sectionViewportPosition(section) + 20, 10)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)

    return click


@pytest.fixture
def type_filter(qtbot):
    """Return what types into the filter of a column and waits until it has taken hold."""

    def type_text(table, key, text):
        editor = table._filters.editor(key)
        editor.setFocus()
        with qtbot.waitSignal(table._filters.filters_changed):
            qtbot.keyClicks(editor, text)

    return type_text


def titles(table):
    """Return the names of the rows shown."""
    return [table._listing.title(uid) for uid in table.visible_uids()]


def cell(table, row, key):
    """Return the text of a cell as the model gives it."""
    return table._model.index(row, table.export_columns().index(key)).data()
