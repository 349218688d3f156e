"""Every screen and dialog in both languages, with texts twice as long, in large and small windows.

The scenes are those of the pictures, played in a real window with real files.
"""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from rai_desktop.words import words_for
from tests.pictures.appearance import SMALL, USUAL, Appearance
from tests.pictures.scenes import SCENES
from tests.pictures.studio import Studio
from tests.ui.fakes import Doubled
from tests.ui.looking import cut_off, names_of, shortened_in_silence, too_wide, unnamed

PLAYED = [name for name in SCENES if name != "large"]


def doubled(language):
    return Doubled(language, words_for(language)._catalogue)


class Critic(QObject):
    """Looks at each scene and remembers what is wrong with it."""

    def __init__(self):
        super().__init__()
        self.studio = None
        self.seen = []
        self.wrong = []

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Show and _is_loose(watched):
            self.wrong.append(f"{names_of([watched])} flashed up as a window of its own")
        return False

    def look(self, scene, widget):
        self.seen.append(scene)
        faults = {
            "cut off": names_of(cut_off(widget)),
            "shortened in silence": names_of(shortened_in_silence(widget)),
            "too wide": names_of(too_wide(widget)),
            "without a name": unnamed(widget),
            "too large for a small screen": _excess(widget),
        }
        self.wrong += [f"{scene}: {fault}: {parts}" for fault, parts in faults.items() if parts]


def _is_loose(watched):
    """Tell whether a part of the window is shown although it does not lie in it yet."""
    is_part = isinstance(watched, QWidget) and not isinstance(watched, (QMainWindow, QDialog))
    kinds = (Qt.WindowType.Window, Qt.WindowType.Widget)
    return is_part and watched.isWindow() and watched.windowType() in kinds


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
        critic = Critic()
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
