"""Every screen and dialog in both languages, with texts twice as long, in large and small windows.

The scenes are those of the pictures, played in a real window with real files.
"""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow

from rai_desktop.words import words_for
from tests.pictures.appearance import SMALL, USUAL, Appearance
from tests.pictures.scenes import SCENES
from tests.pictures.studio import Studio
from tests.ui import access
from tests.ui.fakes import Doubled
from tests.ui.looking import (
    cut_off,
    is_loose,
    names_of,
    shortened_heads,
    shortened_in_silence,
    too_wide,
    unnamed,
)

PLAYED = [name for name in SCENES if name != "large"]


def doubled(language):
    return Doubled(language, words_for(language)._catalogue)


class Critic(QObject):
    """Looks at each scene and remembers what is wrong with it."""

    def __init__(self, checks):
        super().__init__()
        self.checks = checks
        self.studio = None
        self.seen = []
        self.wrong = []
        self.heads = []

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Show and is_loose(watched):
            self.wrong.append(f"{names_of([watched])} flashed up as a window of its own")
        return False

    def look(self, scene, widget):
        self.seen.append(scene)
        self.heads += [f"{scene}: {text}" for text in shortened_heads(widget)]
        faults = {
            "cut off": names_of(cut_off(widget)),
            "shortened in silence": names_of(shortened_in_silence(widget)),
            "too wide": names_of(too_wide(widget)),
            "without a name": unnamed(widget),
            "too large for a small screen": _excess(widget),
            **access.faults(widget, self.checks),
        }
        self.wrong += [f"{scene}: {fault}: {parts}" for fault, parts in faults.items() if parts]


def _excess(widget):
    """Return by how much the least size of a window or dialog is too large."""
    least = widget.minimumSizeHint()
    if not isinstance(widget, QMainWindow):
        least = least.expandedTo(widget.minimumSize())
    return [
        f"{length} > {most}"
        for length, most in zip((least.width(), least.height()), SMALL, strict=True)
        if length > most
    ]


@pytest.fixture
def play(tmp_path, looks):
    """Return what plays a scene, closes its window, and gives what was seen."""
    studios = []

    def play(scene, language, size, words=doubled):
        critic = Critic(access.CHECKS if size == USUAL else access.OF_WORDS)
        appearance = Appearance(language=language, size=size)
        studio = Studio(tmp_path, looks, appearance, critic.look, words)
        studios.append(studio)
        critic.studio = studio
        QApplication.instance().installEventFilter(critic)
        SCENES[scene](studio)
        QApplication.instance().removeEventFilter(critic)
        return critic

    yield play
    for studio in studios:
        studio.close()
        studio.window.deleteLater()
    QApplication.processEvents()


@pytest.mark.allow_log
@pytest.mark.parametrize(
    ("language", "size"),
    [("de", USUAL), ("de", SMALL), ("en", SMALL)],
    ids=["German", "German-small", "English-small"],
)
@pytest.mark.parametrize("scene", PLAYED)
def test_texts_twice_as_long_fit_and_everything_has_a_name(play, scene, language, size):
    critic = play(scene, language, size)
    assert critic.seen
    assert not critic.wrong, "\n".join(critic.wrong)


@pytest.mark.allow_log
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("scene", ["packs", "requirements", "backups", "history", "assess_again"])
def test_headings_of_small_tables_are_seen_as_a_whole(play, scene, language):
    critic = play(scene, language, USUAL, words_for)
    assert critic.seen
    assert critic.heads == []
