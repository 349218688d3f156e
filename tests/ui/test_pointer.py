"""With the pointer: what is pressed by mistake is taken back by letting go elsewhere."""

import ast
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QToolButton

from rai_desktop.ui.pages.plan import GUIDED, SHOWN
from tests.ui.access import name_of

LEFT = Qt.MouseButton.LeftButton
UI = Path(__file__).parents[2] / "rai_desktop" / "ui"
DOWN = {"mousePressEvent", "mouseDoubleClickEvent"}


def pressable(window):
    """Return the buttons that can be seen, apart from those that open a menu."""
    found = window.findChildren(QAbstractButton)
    ready = [part for part in found if part.isEnabled() and not part.visibleRegion().isEmpty()]
    return [part for part in ready if not (isinstance(part, QToolButton) and part.menu())]


def test_pressing_a_button_and_letting_go_beside_it_does_nothing(example):
    space, acted, pressed = example.desk.workspace, [], 0
    for key in (*SHOWN, *GUIDED):
        space.show_page(key)
        QApplication.processEvents()
        for part in pressable(example):
            part.clicked.connect(lambda *_, part=part: acted.append(name_of(part)))
            beside = QPoint(-part.width(), -part.height())
            QTest.mousePress(part, LEFT)
            QTest.mouseMove(part, beside)
            QTest.mouseRelease(part, LEFT, pos=beside)
            pressed += 1
            assert space.key == key, name_of(part)
    assert pressed > 100
    assert acted == []


def test_nothing_of_the_program_acts_while_it_is_pressed():
    """Acting on the press could not be taken back."""
    found = []
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            is_override = isinstance(node, ast.FunctionDef) and node.name in DOWN
            is_signal = isinstance(node, ast.Attribute) and node.attr in {"pressed"}
            found += [path.name] if is_override or is_signal else []
    assert found == []
