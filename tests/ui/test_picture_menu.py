"""Pictures of the window can be copied and saved, by the right button and by the keyboard."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QMenu

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page
from rai_desktop.ui.pictures import PictureView
from tests.ui.conftest import show_example

MOUSE, KEYBOARD = QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard


@pytest.fixture
def view(qtbot, window):
    show_example(window)
    project = window.desk.project
    project.add(
        EntityKind.RISK,
        {"title": "Wrong answers", "current_likelihood": 3, "current_persons": 3},
    )
    window.desk.workspace.show_page(Page.OVERVIEW)
    page = window.desk.workspace.page

    def found():
        views = page.findChildren(PictureView)
        return next((v for v in views if v.isVisible() and v.drawing is not None), None)

    qtbot.waitUntil(lambda: found() is not None)
    return found()


def ask(view, reason):
    """Ask for the menu of a picture and return it."""
    middle = view.rect().center()
    event = QContextMenuEvent(reason, middle, view.mapToGlobal(middle))
    QApplication.sendEvent(view, event)
    return view.window().findChild(QMenu, "picture_menu")


def chosen(menu, key):
    next(action for action in menu.actions() if action.objectName() == key).trigger()
    menu.close()


def test_keyboard_opens_the_menu_of_the_picture_that_it_is_on(view):
    view.setFocus()
    menu = ask(view, KEYBOARD)
    assert [a.text() for a in menu.actions()] == [
        "Copy picture",
        "Save picture as PNG…",
        "Save picture as SVG…",
    ]
    menu.close()


def test_copied_picture_is_as_large_as_for_print(window, view):
    window.desk.pictures.copy(view, view.drawing)
    image = QGuiApplication.clipboard().image()
    assert image.width() == round(view.drawing.width * 3)
    assert "clipboard" in window.desk.workspace.notice.text


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_saved_picture_appears_and_is_told(window, view, asker, tmp_path, ending):
    asker.path = tmp_path / f"picture.{ending}"
    chosen(window.desk.pictures.menu_of(view, view.drawing), f"save_{ending}")
    data = asker.path.read_bytes()
    if ending == "png":
        assert QImage.fromData(data).width() == round(view.drawing.width * 3)
    else:
        assert view.drawing.alt_text.split(":")[0].encode() in data
    assert asker.path.name in window.desk.workspace.notice.text


def test_picture_that_cannot_be_saved_says_what_to_do(window, view, asker, tmp_path):
    asker.path = tmp_path / "missing" / "picture.svg"
    window.desk.pictures.save(view, view.drawing, "svg")
    assert window.desk.workspace.banners.keys()


def test_elsewhere_there_is_no_such_menu(window, view):
    place = QPoint(2, 2)
    event = QContextMenuEvent(MOUSE, place, window.desk.workspace.mapToGlobal(place))
    QApplication.sendEvent(window.desk.workspace, event)
    assert window.findChild(QMenu, "picture_menu") is None
