"""What holds for every test: a private, quiet surrounding without screen or network."""

import gc
import json
import logging
import os
import shutil
import socket
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings

FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "APPDATA": "home/roaming",
    "LOCALAPPDATA": "home/local",
    "XDG_CACHE_HOME": "cache",
    "XDG_CONFIG_HOME": "config",
    "XDG_DATA_HOME": "data",
    "XDG_RUNTIME_DIR": "runtime",
    "XDG_STATE_HOME": "state",
}
FIXED = {"LC_ALL": "C.UTF-8", "TZ": "UTC", "QT_SCALE_FACTOR": "1"}
SCREEN = {"name": "screen", "x": 0, "y": 0, "width": 2560, "height": 1600}
"""A screen that no dialog is too large for; Qt's own without a screen is smaller than a window."""

LEFT_OUT = {"DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "LANG", "LANGUAGE", "WAYLAND_DISPLAY"}
NETWORK = {
    "socket.bind",
    "socket.connect",
    "socket.getaddrinfo",
    "socket.gethostbyaddr",
    "socket.gethostbyname",
    "socket.sendto",
}

ROOT = Path(__file__).resolve().parent
SLOWEST = (
    "ui/test_every_screen.py",
    "test_benchmarks.py",
    "ui/importing/test_assistant.py",
    "services/roundtrip/test_trips.py",
    "imports/test_limited.py",
    "export/test_pdf_register_cases.py",
    "faults/test_damage.py",
    "catalogue/test_checks_library.py",
    "export/test_accessible.py",
    "ui/test_window.py",
    "cli/test_importing.py",
    "ui/pages/classifying/test_wizard.py",
    "ui/test_extremes.py",
    "faults/test_kills.py",
    "cli/test_states.py",
    "main/test_crash_seams.py",
    "ui/library/test_risk_panel.py",
    "services/test_packs.py",
    "main/test_crash_process.py",
)
"""Files of tests that take half a minute and more, the longest first."""

_look_no_more = gc.freeze
_kept_by_program = []
_private = Path(tempfile.mkdtemp(prefix="rai-desktop-tests-"))
_network_uses = []


def _surround():
    """Give this process, and its children, folders and settings of its own."""
    for name in list(os.environ):
        if name in LEFT_OUT or name.startswith(("QT_", "LC_")):
            del os.environ[name]
    for name, part in FOLDERS.items():
        folder = _private / part
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.environ[name] = str(folder)
    screens = _private / "screens.json"
    screens.write_text(json.dumps({"screens": [SCREEN]}), "utf-8")
    os.environ.update(FIXED, QT_QPA_PLATFORM=f"offscreen:configfile={screens}")
    if hasattr(time, "tzset"):
        time.tzset()


class NetworkUsedError(AssertionError):
    """The program reached for a network, which it promises never to do."""


def _refuse_network(event, arguments):
    if event not in NETWORK:
        return
    used = arguments[0]
    if isinstance(used, socket.socket) and used.family not in (socket.AF_INET, socket.AF_INET6):
        return
    use = f"{event} {arguments[1:] if isinstance(used, socket.socket) else arguments}"
    _network_uses.append(use)
    raise NetworkUsedError(use)


def _keep_for_the_program():
    """Keep what there is, as the program wants it, until the test is over."""
    _kept_by_program.append(True)
    _look_no_more()


_surround()
gc.freeze = _keep_for_the_program
sys.addaudithook(_refuse_network)
settings.register_profile("any speed", settings.default, deadline=None)
settings.load_profile("any speed")


class _Listener(logging.Handler):
    """Gathers log records of level WARNING and above."""

    def __init__(self):
        super().__init__(logging.WARNING)
        self.lines = []

    def emit(self, record):
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@contextmanager
def _nothing_unexpected(item):
    """Fail what runs inside when it logs a warning or tries the network, even if caught."""
    listener = _Listener()
    logging.getLogger().addHandler(listener)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(listener)
        uses = [f"network: {use}" for use in _network_uses]
        _network_uses.clear()
    complaints = uses + ([] if item.get_closest_marker("allow_log") else listener.lines)
    if complaints:
        pytest.fail("Unexpected:\n" + "\n".join(complaints), pytrace=False)


@pytest.fixture(scope="session")
def qapp_cls():
    """Windows are tested in the application that people start."""
    from rai_desktop.ui.first_window import Application

    return Application


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item):
    with _nothing_unexpected(item):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item):
    with _nothing_unexpected(item):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    with _nothing_unexpected(item):
        try:
            return (yield)
        finally:
            _let_go()
            if nextitem is None or nextitem.path != item.path:
                _speaks_english()
                pytest_collection_finish()


def pytest_collection_modifyitems(items):
    """Begin with the files that take longest, so that none of them is left for the end."""
    first = {ROOT / name: place for place, name in enumerate(SLOWEST)}
    items.sort(key=lambda item: first.get(item.path, len(first)))


def pytest_collection_finish():
    """Look once at what the tests, or a file of them, leave: it would be looked at ever again."""
    gc.collect()
    _look_no_more()


def _let_go():
    """Let what a test made go, also when the program meant to keep it."""
    if _kept_by_program:
        _kept_by_program.clear()
        gc.unfreeze()


def _speaks_english():
    """Find a window that a file of tests left behind: Qt would go on in its language."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    app = widgets.QApplication.instance() if widgets is not None else None
    if app is not None and app.translate("QPlatformTheme", "Cancel") != "Cancel":
        pytest.fail("A window was left whose language Qt goes on to speak.", pytrace=False)


def pytest_unconfigure():
    shutil.rmtree(_private, ignore_errors=True)
