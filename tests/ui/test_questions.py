"""Which questions the program asks, and why undo cannot take their place."""

import ast
from pathlib import Path

from rai_desktop import ui

REASONS = {
    "desk.py:_may_leave_unstored": "what was typed and cannot be stored would be lost",
    "desk.py:_may_end_export": "the file that is being written would not come",
    "desk.py:_may_leave_unpublished": "the file at the person's place stays old",
    "desk_exports.py:_may_replace": "a file outside the project would be replaced",
    "yearly_report/finish_step.py:may_replace": "a file outside the project would be replaced",
    "method/dialog.py:_may_drop": "changes that were not taken over would be lost",
    "evidence/files.py:_open": "another program opens a file that somebody else may have sent",
    "evidence/files.py:_open_link": "the browser goes to a place outside this computer",
}
"""Every question, and why it is asked: what it leads to cannot be undone."""


def functions_that_ask():
    """Return where a question is asked: the module and the function."""
    folder = Path(ui.__file__).parent
    for path in sorted(folder.rglob("*.py")):
        for function in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(function, ast.FunctionDef) and any(map(_asks, ast.walk(function))):
                yield f"{path.relative_to(folder).as_posix()}:{function.name}"


def _asks(node):
    """Return whether a node is the ``confirm`` of an asker, and not of a button called so."""
    if not (isinstance(node, ast.Attribute) and node.attr == "confirm"):
        return False
    asker = node.value
    name = asker.attr if isinstance(asker, ast.Attribute) else getattr(asker, "id", "")
    return name.lstrip("_") == "asker"


def test_a_question_is_asked_only_where_undo_cannot_help():
    assert set(functions_that_ask()) == set(REASONS)


def test_message_boxes_are_made_in_one_place():
    folder = Path(ui.__file__).parent
    found = [p.name for p in folder.rglob("*.py") if "QMessageBox" in p.read_text("utf-8")]
    assert found == ["asker.py"]
