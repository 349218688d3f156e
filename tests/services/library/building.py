"""Systems with traits, and a library whose texts have changed."""

from rai_desktop.catalogue.catalogue import Catalogue
from rai_desktop.catalogue.content import Content
from rai_desktop.domain.fields import EntityKind
from rai_desktop.resources import resource
from tests.services.building import CATALOGUE

OFFICE = ("external_content", "generative", "vendor_cloud")


def add_system(project, name="Chat", traits=OFFICE, **values):
    return project.add(EntityKind.SYSTEM, {"name": name, "traits": tuple(sorted(traits)), **values})


def changed_library(*changes, pack="risks"):
    """Return the catalogue with other texts in one pack; each change is (before, after)."""
    text = resource("catalogue").joinpath(f"{pack}.yaml").read_text("utf-8")
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    return Content(Catalogue(more=[(f"{pack}.yaml", text.encode())]))


def title_of_risk(entry, language="en", catalogue=CATALOGUE):
    return catalogue.library().risks[entry].title[language]
