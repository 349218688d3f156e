"""The program's own session, with what scenes need beyond it."""

import tempfile
import threading
from functools import cache
from pathlib import Path

from rai_desktop.main.session import DesktopSession
from rai_desktop.services.jobs import Progress
from rai_desktop.services.labels import Labels
from rai_desktop.storage.folders import Folders
from rai_desktop.words import words_for


@cache
def example_file(language):
    """Return the bytes of the example company's file; it is made only once."""
    with tempfile.TemporaryDirectory() as private:
        base = Path(private)
        session = DesktopSession(Folders(state=base / "state", data=base / "data"))
        project = session.new_example(base / "example.rai", language)
        path = project.store.path
        session.close_project(project)
        return path.read_bytes()


class StudioSession(DesktopSession):
    """Works in private folders; an opening can be held, and a second start can be played."""

    def __init__(self, private, words=words_for):
        super().__init__(Folders(state=private / "state", data=private / "data"))
        self.documents = private / "documents"
        self.documents.mkdir(parents=True)
        self.words = words
        self.runs_elsewhere = False
        self.held = None
        self.progress = Progress(done=37, total=100)

    def hold(self):
        """Let the next opening tell how far it is and wait until ``held`` is set."""
        self.held = threading.Event()

    def labels(self, language):
        return Labels(self.words(language), self.catalogue)

    def documents_folder(self):
        return self.documents

    def example_path(self, language):
        return self.documents / super().example_path(language).name

    def new_example(self, path, language, heed=None):
        path.write_bytes(example_file(language))
        return super().open_project(path)

    def ask_running(self, path):
        return self.runs_elsewhere or super().ask_running(path)

    def open_project(self, path, tell=None):
        if self.held is not None and tell is not None:
            tell(self.progress)
            self.held.wait()
            self.held = None
        return super().open_project(path, tell)
