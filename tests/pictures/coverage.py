"""What has to be seen in the pictures: every kind of dialog, and every page."""

import importlib
import pkgutil

from PySide6.QtWidgets import QDialog

from rai_desktop import ui
from rai_desktop.ui.pages.plan import SHOWN

BASES = {
    "ReadingDialog",
    "HandingDialog",
    "StoppableDialog",
    "BesideDialog",
    "OtherDialog",
    "FillingDialog",
    "BusyDialog",
    "DetailDialog",
}
"""Dialogs that others are made of."""


def kinds_to_see():
    """Return the names of all dialogs and pages of the program."""
    for module in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}."):
        importlib.import_module(module.name)
    dialogs = {name_of(kind) for kind in _below(QDialog) if kind.__name__ not in BASES}
    return dialogs | {f"page {key}" for key in SHOWN}


def kinds_in(widget, parts):
    """Return the names of the dialogs and the page that are seen."""
    dialogs = {name_of(type(part)) for part in (widget, *parts) if isinstance(part, QDialog)}
    desk = getattr(widget, "desk", None)
    return dialogs | ({f"page {desk.workspace.key}"} if desk is not None else set())


def name_of(kind):
    """Return how a kind of dialog is called here; two may have the same name."""
    return f"{kind.__module__.removeprefix('rai_desktop.ui.')}.{kind.__name__}"


def _below(kind):
    for below in kind.__subclasses__():
        if below.__module__.startswith("rai_desktop."):
            yield below
        yield from _below(below)
