"""What leads stands beside what follows, or above it; the room asked for is the room needed."""

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from rai_desktop.ui.parts.led import LedLayout
from rai_desktop.ui.parts.widgets import label

TEXT = "Neue Produkthaftung gilt auch für Software und künstliche Intelligenz " * 2


@pytest.fixture
def led(qtbot):
    """A day before a text that goes on in the next lines, in a column."""
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.lead, holder.text = QLabel("02.12.2026"), label("text", wraps=True)
    holder.text.setText(TEXT)
    row = QWidget()
    layout = LedLayout(holder.lead, holder.text)
    layout.set_lengths(10, 200)
    row.setLayout(layout)
    column = QVBoxLayout(holder)
    column.addWidget(row)
    column.addStretch(1)
    holder.show()
    return holder


def at_width(led, width):
    led.resize(width, 600)
    QApplication.processEvents()
    return led.lead.geometry(), led.text.geometry()


def test_a_wide_row_has_the_lead_beside_the_text(led):
    lead, text = at_width(led, 600)
    assert text.left() >= lead.right() + 10
    assert text.top() == lead.top()


def test_a_narrow_row_has_the_lead_above_the_text(led):
    lead, text = at_width(led, 250)
    assert text.left() == lead.left()
    assert text.top() > lead.bottom()


def test_a_text_without_a_lead_has_the_whole_width(led):
    led.lead.hide()
    _, text = at_width(led, 250)
    assert text.left() == 0


@pytest.mark.parametrize("width", range(200, 640, 40))
def test_the_text_is_whole_at_every_width_also_when_it_comes_from_another(led, width):
    at_width(led, 840 - width)
    _, text = at_width(led, width)
    assert led.text.heightForWidth(text.width()) <= text.height()
