"""An inventory of 1,000 AI systems with 5,000 risks."""

import shutil

from benchmarks.projects import Place
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page
from rai_desktop.ui.pages.plan import SHOWN

SIZE = 1000


def large_project(private, kept):
    """Return a copy of the made-up inventory; made when it is not kept yet."""
    place = Place(kept=kept, private=private, repeat=1)
    return shutil.copyfile(place.project(SIZE), private / "Tausend KI-Systeme.rai")


def take_large(studio):
    path = large_project(studio.private, studio.private.parent / "kept")
    studio.window.opening.open_file(path, is_kept=True)
    studio.wait_for_project()
    for key in SHOWN:
        studio.show(key)
        studio.take(f"70-large-{key}")
    studio.show(EntityKind.SYSTEM)
    studio.part("rows").selectAll()
    studio.wait_until(lambda: studio.space.list_page.bulk.is_settled)
    studio.take("70-large-several")
    for key in Page.RESPONSIBLE, Page.ALREADY_USED:
        studio.show(key)
        studio.take(f"70-large-{key}")
