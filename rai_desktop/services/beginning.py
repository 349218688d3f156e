"""Where an empty list begins: with what it follows from."""

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.project import OpenProject
from rai_desktop.services.targets import Page, Target


def first_step(project: OpenProject, kind: EntityKind) -> Target:
    """Return the page from which the first entries of a kind come.

    Obligations follow from classifying, and that needs AI systems.
    """
    is_classified = kind is EntityKind.OBLIGATION and bool(project.entities(EntityKind.SYSTEM))
    return Target(page=Page.CLASSIFY if is_classified else Page.ALREADY_USED)
