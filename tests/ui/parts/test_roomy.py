"""What stands above others has the height it needs, and scrolls where they need the room."""

import pytest
from PySide6.QtWidgets import QApplication, QSizePolicy, QVBoxLayout, QWidget

from rai_desktop.ui.parts.roomy import TopArea
from rai_desktop.ui.parts.widgets import label

TEXT = "Wurden alle gefragt? " * 20


@pytest.fixture
def page(qtbot):
    """A text above a list that needs 200 pixels."""
    page = QWidget()
    qtbot.addWidget(page)
    page.text = label("text", wraps=True)
    page.text.setText(TEXT)
    page.above, page.list = TopArea(page.text, "area"), QWidget()
    page.list.setMinimumHeight(200)
    page.list.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
    column = QVBoxLayout(page)
    column.addWidget(page.above)
    column.addWidget(page.list, 1)
    page.show()
    return page


def at_size(page, width, height):
    page.resize(width, height)
    for _ in range(3):
        QApplication.processEvents()


def test_the_part_is_whole_and_no_higher_where_there_is_room(page):
    at_size(page, 400, 600)
    assert not page.above.verticalScrollBar().isVisible()
    assert page.text.height() == page.text.heightForWidth(page.text.width())


def test_the_part_grows_with_its_text(page):
    at_size(page, 400, 600)
    before = page.above.height()
    page.text.setText(TEXT * 2)
    at_size(page, 400, 600)
    assert page.above.height() > before


def test_the_part_scrolls_where_the_list_needs_the_room(page):
    at_size(page, 200, 300)
    assert page.above.verticalScrollBar().isVisible()
    assert page.list.height() >= 200
    assert page.above.height() > page.text.fontMetrics().height() * 3
