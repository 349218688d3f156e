"""A file whose history somebody made anew: same project, other content, all digests right."""

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.clock import RandomUids, SystemClock
from rai_desktop.services.project import OpenProject
from rai_desktop.storage.beside import project_of
from rai_desktop.storage.opening import new_project


def rebuilt(folders, own, path):
    """Write at ``path`` what claims to be a copy of the project at ``own``."""
    store = new_project(path, folders, project_of(own))
    project = OpenProject(store, SystemClock(), RandomUids())
    project.add(EntityKind.ORGANISATION, {"name": "Own, but other"})
    store.close()
    return path
