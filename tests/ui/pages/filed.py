"""A session whose projects are real files."""

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.creating import begin_project
from rai_desktop.services.project import OpenProject
from rai_desktop.storage.folders import Folders
from rai_desktop.storage.opening import new_project
from tests.services.building import CATALOGUE, CountedUids, FixedClock
from tests.ui.fakes import FakeSession


class FileSession(FakeSession):
    """Projects are real files, and the catalogue is the one that ships."""

    def __init__(self, folder):
        super().__init__(folder)
        self.catalogue = CATALOGUE

    def new_example(self, path, language, heed=None):
        folders = Folders(state=self.folder / "state", data=self.folder / "data")
        uids = CountedUids()
        store = new_project(self.folder / "p.rai", folders, uids.new_uid())
        project = OpenProject(store, FixedClock(), uids)
        begin_project(project, CATALOGUE, {"name": "Muster GmbH"})
        project.author = project.add(EntityKind.PERSON, {"name": "Leitung IT"})
        for name in ("Chat", "Invoice reader", "Bot"):
            project.add(EntityKind.SYSTEM, {"name": name, "owner": project.author})
        self.projects.append(project)
        return project
