"""Text that people typed is never markup: where the source could let it become that (T45, T46)."""

import ast
from pathlib import Path

UI = Path(__file__).resolve().parents[2] / "rai_desktop" / "ui"
SHOWS_MARKUP = {
    "help/browser.py": "the manual, which is a resource of the program",
    "tables/clipboard.py": "cells for other programs, each escaped",
}
"""Where markup is made on purpose, and of what."""
MARKUP = {
    "setHtml",
    "setMarkdown",
    "insertHtml",
    "appendHtml",
    "RichText",
    "MarkdownText",
    "AutoText",
}
GUESSES = {"QLabel", "QMessageBox", "QErrorMessage", "QTextBrowser", "QTextEdit"}
"""Widgets that guess whether a text is markup, unless they are told."""
PLAIN = {"PlainText", "setPlainText", "setMarkdown", "setAcceptRichText"}


def sources():
    for path in sorted(UI.rglob("*.py")):
        yield path.relative_to(UI).as_posix(), ast.parse(path.read_text("utf-8"))


def names_in(tree):
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} | {
        node.id for node in ast.walk(tree) if isinstance(node, ast.Name)
    }


def called(node):
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def is_plain(value):
    """Return whether a text is one of the program, or was made plain."""
    if isinstance(value, ast.IfExp):
        return is_plain(value.body) and is_plain(value.orelse)
    if not isinstance(value, ast.Call):
        return isinstance(value, ast.Constant)
    if called(value) in ("plain_tip", "toolTip"):
        return True
    return called(value).endswith("words") and len(value.args) == 1


def test_markup_is_made_only_where_it_is_meant():
    found = {name for name, tree in sources() if names_in(tree) & MARKUP}
    assert found == SHOWS_MARKUP.keys()


def test_widgets_that_guess_are_told_what_a_text_is():
    silent = [
        f"{name}:{node.lineno}"
        for name, tree in sources()
        if not names_in(tree) & PLAIN
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and called(node) in GUESSES
        and not (node.args and is_plain(node.args[0]))
    ]
    assert silent == []


def test_tips_are_words_of_the_program_or_made_plain():
    loose = [
        f"{name}:{node.lineno}: {ast.unparse(node)}"
        for name, tree in sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and called(node) == "setToolTip"
        and not all(is_plain(value) for value in node.args[-1:])
    ]
    assert loose == [], "\n".join(loose)
