"""What helps people on their system goes on working while the window is open."""

import ast
from pathlib import Path

from PySide6.QtCore import Qt

PACKAGE = Path(__file__).parents[2] / "rai_desktop"
KEY = Qt.Key
OF_SCREEN_READERS = {KEY.Key_Insert, KEY.Key_CapsLock, KEY.Key_NumLock, KEY.Key_ScrollLock}
"""NVDA, JAWS and Orca take these; with Ctrl and Alt together VoiceOver and shortcuts of systems."""

TAKING = {
    *("grabKeyboard", "grabMouse", "grabShortcut", "setKeyboardInputInterval"),
    *("setDoubleClickInterval", "setCursorFlashTime", "setStartDragDistance"),
    *("SystemParametersInfoW", "SystemParametersInfoA"),
}
"""What would change settings of the system or keep keys and pointer from other programs."""


def combinations(window):
    actions = window.commands.actions.values()
    return [keys[0] for action in actions for keys in action.shortcuts()]


def test_no_command_takes_a_key_of_screen_readers_or_of_the_system(example):
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    taken = [
        keys
        for keys in combinations(example)
        if keys.key() in OF_SCREEN_READERS
        or keys.keyboardModifiers() & Qt.KeyboardModifier.MetaModifier
        or keys.keyboardModifiers() & both == both
    ]
    assert len(combinations(example)) > 20
    assert taken == []


def test_no_setting_of_the_system_is_changed_and_no_key_kept_from_others():
    found = []
    for path in PACKAGE.rglob("*.py"):
        tree = ast.walk(ast.parse(path.read_text("utf-8")))
        named = {node.attr for node in tree if isinstance(node, ast.Attribute)}
        found += [f"{path.name}: {name}" for name in sorted(named & TAKING)]
    assert found == []
