"""When trainings were held, and which have to be held again."""

from datetime import date

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.training import Training
from rai_desktop.services.project import OpenProject


def last_training(project: OpenProject, day: date) -> date | None:
    """Return the day of the last training that was held by ``day``."""
    trainings = project.entities(EntityKind.TRAINING)
    days = [one.held_on for one in trainings if isinstance(one, Training) and one.held_on]
    return max((held for held in days if held <= day), default=None)


def is_repeated(training: Training, last: date | None) -> bool:
    """Return whether a training was held since the day on which one had to be repeated."""
    due = training.repeat_on
    return due is not None and last is not None and last >= due
