"""Plays scenes in the real window while another process reads it; see ``__main__``."""

import argparse
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

from PySide6.QtTest import QTest

from rai_desktop.ui import beside, workspace
from rai_desktop.ui.application import Look, make_application
from rai_desktop.ui.parts import slices
from tests.access.asking import Reader
from tests.access.doing import done_wrong
from tests.access.judging import faults, text_of
from tests.pictures.appearance import Appearance
from tests.pictures.scenes import SCENES
from tests.pictures.studio import Studio

LOCALES = {"de": "de_DE", "en": "en_GB"}
ON_ITS_WAY = 60
"""Milliseconds that keys take over the bus and back."""

ACTIVE = 3_000


class SeenStudio(Studio):
    """A studio on a real screen, where things take time."""

    def take(self, scene, widget=None):
        QTest.qWaitForWindowActive((widget or self.window).window(), ACTIVE)
        super().take(scene, widget)

    def leave(self, dialog):
        QTest.qWaitForWindowActive(dialog, ACTIVE)
        super().leave(dialog)

    def settle(self):
        super().settle()
        QTest.qWait(ON_ITS_WAY)
        super().settle()


class Play:
    """Plays scenes and gathers what is wrong with them."""

    def __init__(self, folder, language):
        self.found = []
        self.count = 0
        self._folder = folder
        self._appearance = Appearance(language=language)
        self._look = Look(make_application(["access"], bundled_font=True), "light")
        self._reader = Reader()

    def scenes(self, only):
        """Play the scenes with one of these words in their name."""
        for name, take in SCENES.items():
            if name != "large" and any(word in name for word in only.split(",")):
                self._play(name, lambda studio, take=take: self._take(take, studio))

    def doing(self):
        """Use the window over the bus."""
        self._play("doing", lambda studio: self._note("doing", done_wrong(studio, self._reader)))

    def end(self):
        self._reader.stop()

    def _take(self, take, studio):
        take(studio)
        studio.leave_all()

    def _play(self, name, play):
        with tempfile.TemporaryDirectory() as private:
            studio = SeenStudio(Path(private), self._look, self._appearance, self._looked)
            try:
                play(studio)
            except Exception:
                last = traceback.format_exc().strip().splitlines()[-1]
                self._note(name, [f"does not play: {last}"])
            finally:
                studio.close()
                studio.window.deleteLater()

    def _looked(self, scene, _widget):
        tree = self._reader.ask("tree")
        (self._folder / f"{scene}.txt").write_text(text_of(tree), "utf-8")
        self.count += 1
        self._note(scene, faults(tree, LOCALES[self._appearance.language]))

    def _note(self, scene, found):
        for fault in found:
            self.found.append(fault)
            print(f"{scene} | {fault}", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--language", default="de")
    wanted = parser.parse_args()
    slices.AT_ONCE = beside.AT_ONCE = 10.0
    workspace.AHEAD_PAUSE = 3_600_000
    manager = subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL)
    try:
        play = Play(wanted.folder, wanted.language)
        play.scenes(wanted.only)
        play.doing()
        play.end()
    finally:
        manager.terminate()
        manager.wait()
    print(f"{play.count} screens read, {len(play.found)} findings: {wanted.folder}")
    return 1 if play.found else 0


if __name__ == "__main__":
    sys.exit(main())
