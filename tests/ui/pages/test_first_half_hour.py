"""The first half hour through the real window and a real file, by mouse and by keyboard alone."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page
from rai_desktop.ui.main_window import MainWindow
from tests.ui.closing import close_later
from tests.ui.conftest import child
from tests.ui.own_session import OwnSession
from tests.ui.pages.cards import owners

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
MOST_CLICKS = 12
PATIENCE = 60_000


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


class Hand(QObject):
    """Counts what a person does: clicks with the mouse, or keys that are no typed letters."""

    def __init__(self, qtbot, window):
        super().__init__()
        self.qtbot = qtbot
        self.window = window
        self.done = []

    def click(self, name, parent=None):
        part = child(parent or self.window, name)
        assert part.isVisible(), name
        assert part.isEnabled(), name
        self.qtbot.mouseClick(part, LEFT)
        self.done.append(f"click {name}")

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        focused = QApplication.focusWidget()
        assert focused is not None, f"nothing has the keyboard after {self.done[-3:]}"
        self.qtbot.keyClick(focused, key, modifier)
        self.done.append(f"press {key.name}")

    def type(self, text):
        for letter in text:  # the first one may open an editor that takes the others
            self.qtbot.keyClicks(QApplication.focusWidget(), letter)

    def tab_to(self, name):
        """Go by the Tab key until the part of this name has the keyboard."""
        for _ in range(120):
            focused = QApplication.focusWidget()
            if focused is not None and focused.objectName() == name:
                return
            self.press(Qt.Key.Key_Tab)
        pytest.fail(f"Tab never came to {name}")

    def arrow_to(self, name):
        """Go by the arrow key from card to card until the part of this name has the keyboard."""
        for _ in range(60):
            if QApplication.focusWidget().objectName() == name:
                return
            self.press(Qt.Key.Key_Right)
        pytest.fail(f"arrows never came to {name}")


@pytest.fixture
def hand(qtbot, window):
    return Hand(qtbot, window)


def systems(window):
    return [entity.name for entity in window.desk.project.entities(EntityKind.SYSTEM)]


def head(window, template):
    return child(child(window, f"card_{template}"), "card_head")


def export(qtbot, window, asker, session, ending, act):
    """Write a register by ``act`` and wait until it is there."""
    asker.path = session.documents / f"register.{ending}"
    with qtbot.waitSignal(window.desk.exporter.finished, timeout=PATIENCE):
        act()
    assert asker.path.stat().st_size > 1000
    window.activateWindow()  # without a screen, the wait has taken the keyboard away
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def test_by_mouse_from_nothing_to_both_registers(qtbot, window, hand, asker, session):
    hand.click("start_new")
    hand.type("Muster GmbH")
    hand.click("field_name", child(window, "card_yourself"))
    hand.type("Leitung IT")
    hand.click("new_next")
    assert window.desk.workspace.key is Page.ALREADY_USED
    qtbot.mouseClick(head(window, "T-01"), LEFT)
    hand.done.append("click card_T-01")
    hand.click("product_example", child(window, "card_T-01"))
    hand.click("create_systems")
    assert systems(window) == ["ChatGPT"]
    assert len(hand.done) <= MOST_CLICKS, f"{len(hand.done)} clicks: {', '.join(hand.done)}"
    assert window.desk.workspace.key is Page.RESPONSIBLE
    hand.type("Leitung Vertrieb")
    hand.press(Qt.Key.Key_Return)
    assert owners(window) == ["Leitung Vertrieb"]
    hand.click("responsible_next")
    assert window.desk.workspace.key is Page.CLASSIFY
    hand.click("go_registers")
    export(qtbot, window, asker, session, "xlsx", lambda: hand.click("write_xlsx"))
    export(qtbot, window, asker, session, "pdf", lambda: hand.click("write_pdf"))
    assert child(window, "written_name").text() == "register.pdf"
    assert len(hand.done) <= 17, f"{len(hand.done)} clicks: {', '.join(hand.done)}"


def test_by_keyboard_alone_from_nothing_to_both_registers(qtbot, window, hand, asker, session):
    assert QApplication.focusWidget().objectName() == "start_new"
    hand.press(Qt.Key.Key_Space)
    hand.type("Muster GmbH")
    hand.press(Qt.Key.Key_Tab)
    hand.type("Leitung IT")
    hand.press(Qt.Key.Key_Return)
    assert window.desk.workspace.key is Page.ALREADY_USED
    hand.tab_to("tick_T-01")
    hand.arrow_to("tick_T-14")
    hand.press(Qt.Key.Key_Space)
    hand.tab_to("product_name")
    hand.type("DeepL")
    hand.tab_to("create_systems")
    hand.press(Qt.Key.Key_Space)
    assert systems(window) == ["DeepL"]
    hand.type("Leitung Vertrieb")
    hand.press(Qt.Key.Key_Return)
    assert owners(window) == ["Leitung Vertrieb"]
    hand.tab_to("responsible_next")
    hand.press(Qt.Key.Key_Space)
    assert window.desk.workspace.key is Page.CLASSIFY
    hand.press(Qt.Key.Key_7, CTRL)
    assert window.desk.workspace.key is Page.REGISTERS
    write = lambda: hand.press(Qt.Key.Key_Space)  # noqa: E731 - the same act twice
    hand.tab_to("write_xlsx")
    export(qtbot, window, asker, session, "xlsx", write)
    hand.tab_to("write_pdf")
    export(qtbot, window, asker, session, "pdf", write)
    assert len(hand.done) <= 160, f"{len(hand.done)} keys: {', '.join(hand.done)}"


def test_a_register_is_three_clicks_away_from_anywhere(qtbot, window, hand, asker, session):
    window.open_example()
    window.desk.workspace.show_page(EntityKind.RISK)
    hand.click("go_registers")
    export(qtbot, window, asker, session, "xlsx", lambda: hand.click("write_xlsx"))
    assert len(hand.done) + 1 <= 3, "two clicks and the file dialog"


def test_the_author_is_known_when_the_file_is_opened_again(qtbot, window, hand, session):
    hand.click("start_new")
    hand.type("Muster GmbH")
    hand.press(Qt.Key.Key_Tab)
    hand.type("Leitung IT")
    hand.press(Qt.Key.Key_Return)
    path, author = window.desk.project.store.path, window.desk.project.author
    window.close_project()
    window.open_file(path)
    assert window.desk.project.author == author
    assert window.desk.project.name(author) == "Leitung IT"


def test_the_suggested_place_overwrites_nothing(qtbot, window, hand, session):
    taken = session.documents / "KI-Verzeichnis Muster GmbH.rai"
    taken.write_text("somebody's file", "utf-8")
    hand.click("start_new")
    hand.type("Muster GmbH")
    hand.press(Qt.Key.Key_Tab)
    hand.type("Leitung IT")
    assert child(window, "place_name").text() == "KI-Verzeichnis Muster GmbH (2).rai"
    hand.press(Qt.Key.Key_Return)
    assert window.desk.project.store.path.name == "KI-Verzeichnis Muster GmbH (2).rai"
    assert taken.read_text("utf-8") == "somebody's file"


def test_another_place_is_kept_whatever_the_name_becomes(qtbot, window, hand, asker, tmp_path):
    hand.click("start_new")
    hand.type("Muster")
    asker.path = tmp_path / "own.rai"
    hand.click("place_change")
    assert child(window, "place_name").text() == "own.rai"
    child(child(window, "card_company"), "field_name").setFocus()
    hand.type(" GmbH")
    assert child(window, "place_name").text() == "own.rai"


def test_what_was_asked_is_kept_by_going_back(qtbot, window, hand):
    hand.click("start_new")
    hand.type("Muster GmbH")
    hand.click("new_back")
    hand.click("start_new")
    assert child(child(window, "card_company"), "field_name").text() == "Muster GmbH"


def test_clearing_the_list_forgets_every_place(qtbot, window, hand, session, tmp_path):
    hand.click("start_new")
    hand.type("Geheim GmbH")
    hand.press(Qt.Key.Key_Tab)
    hand.type("Leitung IT")
    hand.press(Qt.Key.Key_Return)
    window.close_project()
    hand.click("recent_clear")
    assert session.recent() == []
    assert not child(window, "recent").isVisible()
    assert "Geheim" not in (tmp_path / "data" / "settings.json").read_text("utf-8")


def test_how_to_check_names_the_folders(qtbot, window, hand, tmp_path):
    hand.click("welcome_check")
    dialog = child(window, "check")
    assert str(tmp_path / "data") in child(dialog, "check_places").text()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_dropped_project_is_opened(qtbot, window, session):
    from PySide6.QtCore import QMimeData, QPointF, QUrl
    from PySide6.QtGui import QDropEvent

    made = session.new_project(session.documents / "own.rai", {"name": "Muster"}, {"name": "IT"})
    session.close_project(made)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(session.documents / "own.rai"))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        dropped,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
        QEvent.Type.Drop,
    )
    window.dropEvent(event)
    qtbot.waitUntil(lambda: window.desk is not None)
    assert window.desk.project.organisation().name == "Muster"
