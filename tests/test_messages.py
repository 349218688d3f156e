"""Every error that people are told says what to do, or needs nothing to be done."""

import ast
import re
from pathlib import Path

import rai_desktop
from rai_desktop.domain.errors import UserError

ORDERS = ("Say", "First say", "Choose", "Enter", "Leave", "Write", "Answers have to be")
"""First words of sentences that are an advice as a whole."""

NOTHING_TO_DO = {
    "This acceptance was revoked before.",
    "This project is judged by the method of the program already.",
    "This state does not differ from the present one.",
    "These fields have their earlier values already.",
    "Nothing can be brought back here.",
    "“{field}” has this value already.",
    "{person} is erased already.",
}
"""What was wanted is so already."""


def error_kinds(trees):
    """Return the names of all errors that people are told."""
    made_of = {
        node.name: {getattr(base, "id", "") for base in node.bases}
        for tree in trees
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }
    kinds, found = set(), {UserError.__name__}
    while found != kinds:
        kinds = found
        found = kinds | {name for name, bases in made_of.items() if bases & kinds}
    return kinds


def errors_told():
    """Return the texts of the errors that are made in place, beside the command line's own."""
    folder = Path(rai_desktop.__file__).parent
    paths = [path for path in sorted(folder.rglob("*.py")) if "cli" not in path.parts]
    trees = [ast.parse(path.read_text("utf-8")) for path in paths]
    kinds = error_kinds(trees)
    for tree in trees:
        named = dict(_named_texts(tree))
        for made in ast.walk(tree):
            if isinstance(made, ast.Call) and getattr(made.func, "id", "") in kinds:
                yield from _texts_of(made, named)


def _named_texts(tree):
    for node in tree.body:
        text = _marked(getattr(node, "value", None))
        if isinstance(node, ast.Assign) and text:
            yield node.targets[0].id, text


def _texts_of(made, named):
    for argument in made.args:
        text = _marked(argument) or named.get(getattr(argument, "id", ""))
        if text:
            yield text


def _marked(node):
    is_text = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "N_"
    return node.args[0].value if is_text else ""


def says_what_to_do(text):
    return bool(re.search(r"[.!?)] \S|[:;] \S", text)) or text.startswith(ORDERS)


def test_every_error_says_what_to_do():
    told = set(errors_told())
    assert len(told) > 150
    without = {text for text in told if not says_what_to_do(text)}
    assert without == NOTHING_TO_DO
