"""The program's own session in a folder of the test."""

from rai_desktop.main.session import DesktopSession
from rai_desktop.storage.folders import Folders


class OwnSession(DesktopSession):
    """Keeps documents in a folder of the test."""

    def __init__(self, folder):
        super().__init__(Folders(state=folder / "state", data=folder / "data"))
        self.documents = folder / "documents"
        self.documents.mkdir()
        self._words = None

    def documents_folder(self):
        return self.documents
