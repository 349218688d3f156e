"""Two copies of the example company that were changed in the same twenty places."""

import shutil

from rai_desktop.domain.fields import EntityKind

PLACES = 20


def make_copies(studio):
    """Leave the example open, changed, and a copy in which somebody else changed the same."""
    studio.open_example()
    project = studio.desk.project
    project.store.publish()
    copy = studio.private / "Beispielfirma von Leitung Einkauf.rai"
    shutil.copyfile(project.store.path, copy)
    uids = [risk.uid for risk in project.entities(EntityKind.RISK)][:PLACES]
    other = studio.session.open_project(copy)
    other.author = other.entities(EntityKind.PERSON)[1].uid
    for place, uid in enumerate(uids, start=1):
        other.edit(uid, {"notes": f"Einkauf fragt nach, Punkt {place}."})
        project.edit(uid, {"notes": f"Technik hat es geprüft, Punkt {place}."})
    studio.session.close_project(other)
    studio.settle()
    studio.copy = copy
