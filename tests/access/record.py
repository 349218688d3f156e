"""What was read and found so far, kept in a file: it outlives a window that breaks."""

import json

NAME = "found.json"


class Record:
    """The scenes that were begun, how many screens were read in them, and what is wrong."""

    def __init__(self, folder):
        self._folder = folder
        self._file = folder / NAME
        kept = json.loads(self._file.read_text("utf-8")) if self._file.exists() else {}
        self.begun = kept.get("begun", [])
        self.screens = kept.get("screens", [])
        self.found = kept.get("found", [])

    def is_played(self, name):
        return name in self.begun

    def begin(self, name):
        """Say which scene is played now."""
        self.begun.append(name)
        self._write()

    def keep(self, screen, text, faults):
        """Keep what there is to read on a screen, and what is wrong with it."""
        (self._folder / f"{screen}.txt").write_text(text, "utf-8")
        self.screens.append(screen)
        self.note(screen, faults)

    def note(self, screen, faults):
        """Tell what is wrong, and keep it."""
        for fault in faults:
            self.found.append(f"{screen} | {fault}")
            print(self.found[-1], flush=True)
        self._write()

    def go_on(self):
        """Play the scene again that was begun last: somebody broke it off."""
        self.begun = self.begun[:-1]
        self._write()

    def forget(self):
        """Begin anew."""
        self._file.unlink(missing_ok=True)
        self.begun, self.screens, self.found = [], [], []

    def _write(self):
        kept = {"begun": self.begun, "screens": self.screens, "found": self.found}
        self._file.write_text(json.dumps(kept, ensure_ascii=False, indent=1), "utf-8")
