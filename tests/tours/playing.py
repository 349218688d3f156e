"""Playing one task in a window of its own."""

from rai_desktop.ui import beside
from rai_desktop.ui.parts import slices
from tests.pictures.studio import Studio
from tests.tours.person import Person


def play(task, private, look, appearance, studio_type=Studio):
    """Return what the task took; what it was to bring about is checked in it."""
    before = slices.AT_ONCE, beside.AT_ONCE
    slices.AT_ONCE = beside.AT_ONCE = 10.0
    studio = studio_type(private, look, appearance, lambda *_: None)
    try:
        task.prepare(studio)
        person = Person(studio)
        task.play(person)
    finally:
        studio.close()
        slices.AT_ONCE, beside.AT_ONCE = before
    return person.effort
