"""Plays scenes in the real window while another process reads it; see ``__main__``."""

import argparse
import faulthandler
import subprocess
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
from tests.access.record import Record
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

    def click(self, name, parent=None):
        self.settle()
        super().click(name, parent)

    def settle(self):
        super().settle()
        QTest.qWait(ON_ITS_WAY)
        super().settle()


class Play:
    """Plays scenes and gathers what is wrong with them; one that breaks is told and left."""

    def __init__(self, record, language):
        self._record = record
        self._appearance = Appearance(language=language)
        self._look = Look(make_application(["access"], bundled_font=True), "light")
        self._reader = Reader()

    def scenes(self, only):
        """Play the scenes with one of these words in their name, but not those played before."""
        for name, take in SCENES.items():
            if name != "large" and any(word in name for word in only.split(",")):
                self._play(name, lambda studio, take=take: self._take(take, studio))

    def doing(self):
        """Use the window over the bus."""
        self._play("doing", self._do)

    def end(self):
        self._reader.stop()

    def _take(self, take, studio):
        take(studio)
        studio.leave_all()

    def _do(self, studio):
        self._record.note("doing", done_wrong(studio, self._reader))

    def _play(self, name, play):
        if self._record.is_played(name):
            return
        self._record.begin(name)
        try:
            with tempfile.TemporaryDirectory() as private:
                self._play_in(Path(private), play)
        except Exception:
            last = traceback.format_exc().strip().splitlines()[-1]
            self._record.note(name, [f"does not play: {last}"])
        if not self._reader.is_there():
            self._reader = Reader()

    def _play_in(self, private, play):
        studio = SeenStudio(private, self._look, self._appearance, self._looked)
        try:
            play(studio)
        finally:
            studio.close()

    def _looked(self, scene, _widget):
        tree, found = self._read()
        if found:  # what changed while it was read is no fault
            found = [fault for fault in self._read()[1] if fault in found]
        self._record.keep(scene, text_of(tree), found)

    def _read(self):
        tree = self._reader.ask("tree")
        return tree, faults(tree, LOCALES[self._appearance.language])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--language", default="de")
    wanted = parser.parse_args()
    faulthandler.enable()
    slices.AT_ONCE = beside.AT_ONCE = 10.0
    workspace.AHEAD_PAUSE = 3_600_000
    manager = subprocess.Popen(["openbox"], stderr=subprocess.DEVNULL)
    try:
        play = Play(Record(wanted.folder), wanted.language)
        play.scenes(wanted.only)
        play.doing()
        play.end()
    finally:
        manager.terminate()
        manager.wait()


if __name__ == "__main__":
    main()
