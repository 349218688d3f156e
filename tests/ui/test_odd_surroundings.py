"""Settings of others, files that are gone, screens of all kinds: it starts, works, and says so."""

import os
import subprocess
import sys

import pytest
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication, QLabel

from rai_desktop.ui import application, colours, style_sheet
from rai_desktop.ui.application import make_application
from rai_desktop.ui.colours import PLAIN, has_theme, theme_colours
from rai_desktop.ui.pages.plan import SHOWN
from rai_desktop.ui.settings.dialog import SettingsDialog
from rai_desktop.ui.settings.known import SETTINGS
from rai_desktop.ui.settings.telling import tell_settings
from rai_desktop.ui.theme import load_theme
from tests.ui.conftest import show_example
from tests.ui.fakes import FakeSettings

NONSENSE = ("{", "9" * 40, "-1 null", "[]")


class OddSettings(FakeSettings):
    """Has nonsense for everything that was never set, and other nonsense for the next key."""

    def get(self, key, default=""):
        return self.values.get(key, NONSENSE[sum(map(ord, key)) % len(NONSENSE)])


def test_nonsense_in_every_setting_stops_nothing(make_window, session):
    session.settings = OddSettings()
    window = show_example(make_window())
    for key in SHOWN:
        window.desk.workspace.show_page(key)
    window.commands["settings"].trigger()
    dialog = window.findChild(SettingsDialog)
    assert set(dialog.page.rows) == {setting.key for setting in SETTINGS}
    assert window.export_language == "en"
    dialog.close()
    assert window.close()


def banners_of(window):
    return " ".join(text.text() for text in window.banners.findChildren(QLabel))


@pytest.fixture
def no_themes(monkeypatch, tmp_path):
    for module in (colours, style_sheet):
        monkeypatch.setattr(module, "resource", lambda *parts: tmp_path.joinpath(*parts))
    return tmp_path / "themes"


def test_without_files_of_themes_the_window_is_black_on_white_and_says_so(
    make_window, session, looks, no_themes
):
    window = make_window()
    looks.choose("dark")
    assert looks.theme.hex("window") == "#FFFFFF"
    assert not looks.theme.is_dark
    tell_settings(window, session)
    assert "black on white" in banners_of(window)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"window": 5}', '{"window": "red"}'])
def test_a_broken_theme_is_none(qapp, no_themes, text):
    no_themes.mkdir()
    (no_themes / "light.json").write_text(text, "utf-8")
    assert not has_theme("light")
    assert theme_colours("light") == PLAIN


def test_what_stands_in_for_a_theme_knows_every_meaning(qapp):
    assert set(PLAIN) == set(load_theme("light", qapp.font()).colours)


def test_a_computer_without_fonts_gets_the_bundled_one_and_is_told(
    make_window, session, looks, monkeypatch
):
    used = []
    monkeypatch.setattr(QFontDatabase, "families", list)
    monkeypatch.setattr(application, "_use_bundled_font", used.append)
    make_application()
    assert used == [QApplication.instance()]
    window = make_window()
    tell_settings(window, session)
    assert "no fonts" in banners_of(window)
    QApplication.instance().setProperty("computer_without_fonts", False)


def test_nothing_is_told_where_nothing_is_wrong(make_window, session):
    window = make_window()
    tell_settings(window, session)
    assert banners_of(window) == ""


STARTED = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from rai_desktop.main.session import DesktopSession
from rai_desktop.storage.folders import Folders
from rai_desktop.ui.run import run_window
base = Path(sys.argv[1])
session = DesktopSession(Folders(state=base / "state", data=base / "data"))
def look():
    window = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "main_window")
    if not window._is_filled or "welcome" not in window.__dict__:
        QTimer.singleShot(20, look)
        return
    print(window.theme.em(1), window.devicePixelRatioF(), window.welcome.isVisible())
    window.close()
QTimer.singleShot(0, look)
sys.exit(run_window(session, "de"))
"""


@pytest.mark.parametrize(("dots", "scale"), [("31", "2.75")])
def test_screens_with_odd_numbers_of_dots_show_the_window(tmp_path, dots, scale):
    surroundings = {**os.environ, "QT_FONT_DPI": dots, "QT_SCALE_FACTOR": scale}
    ended = subprocess.run(
        [sys.executable, "-P", "-c", STARTED, str(tmp_path)],
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ended.returncode == 0, ended.stderr
    em, ratio, is_visible = ended.stdout.split()
    assert int(em) >= 1
    assert float(ratio) > 0
    assert is_visible == "True"
