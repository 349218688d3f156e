"""Where an empty list begins: with what it follows from."""

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.project import OpenProject
from rai_desktop.services.targets import Page, Target


def first_step(project: OpenProject, kind: EntityKind) -> Target:
    """Return the page from which the first entries of a kind come.

    Risks are accepted where they stand, and reviews look at entries. Obligations follow from
    classifying, and that needs AI systems.
    """
    if kind is EntityKind.ACCEPTANCE:
        return Target(kind=EntityKind.RISK)
    if kind is EntityKind.REVIEW:
        return Target(kind=EntityKind.SYSTEM)
    is_classified = kind is EntityKind.OBLIGATION and bool(project.entities(EntityKind.SYSTEM))
    return Target(page=Page.CLASSIFY if is_classified else Page.ALREADY_USED)
