"""Promises that the source shows, and faults that only another system has."""

import ast
import sys
from pathlib import Path

import pytest

from rai_desktop.domain.errors import SurroundingsError, UserError
from tests.storage.building import add_system, closed, made, names_in, opened

PACKAGE = Path(__file__).parents[1] / "rai_desktop"
NETWORK = {
    *("socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "imaplib", "poplib"),
    *("telnetlib", "xmlrpc", "socketserver", "asyncio", "requests", "httpx", "urllib3"),
    *("PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebEngineWidgets"),
}
DECODERS = {"QImageReader", "QMovie", "loadFromData", "fromData", "QSvgRenderer", "QTextDocument"}
"""What would read pictures or markup that came with a file."""


def trees():
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path, ast.parse(path.read_text("utf-8"))


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def named(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr


def test_nothing_that_knows_a_network_is_imported():
    found = {(path.name, name) for path, tree in trees() for name in imported(tree)}
    assert [use for use in sorted(found) if use[1] in NETWORK] == []


def test_pictures_of_others_are_never_decoded():
    """So no picture bomb and no drawing with outside references reaches a decoder.

    Icons and manual come with the program; the manual loads its own pictures only. Documents on the
    screen are made of texts and of pictures that the program draws.
    """
    ui = PACKAGE / "ui"
    papers = [ui / "papers" / f"{name}.py" for name in ("document", "preview", "printing")]
    own = (ui / "icons.py", ui / "help" / "browser.py", *papers)
    uses = {
        (str(path.relative_to(PACKAGE)), name)
        for path, tree in trees()
        if path not in own
        for name in named(tree)
        if name in DECODERS
    }
    assert sorted(uses) == []


def test_nothing_is_evaluated_or_unpickled():
    forbidden = {"eval", "exec", "pickle", "marshal", "shelve"}
    uses = [(path.name, n) for path, tree in trees() for n in imported(tree) if n in forbidden]
    uses += [
        (path.name, node.func.id)
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in forbidden
    ]
    assert uses == []


windows = pytest.mark.skipif(sys.platform != "win32", reason="only Windows knows this")


@windows
def test_a_target_that_a_scanner_holds_open_is_replaced_later(tmp_path):
    """A virus scanner or a cloud folder holds the file for a moment: saving fails, work stays."""
    project = opened(closed(tmp_path))
    add_system(project, "neu")
    with project.store.path.open("rb"), pytest.raises(SurroundingsError):
        project.store.publish()
    assert project.store.publish() is not None
    project.store.close()
    assert names_in(project.store.path)[-1] == "neu"


@windows
def test_a_reserved_name_is_refused_in_a_sentence(tmp_path):
    with pytest.raises(UserError):
        made(tmp_path, "CON.rai")
