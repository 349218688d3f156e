"""Who looks at the scenes and remembers what is wrong with them."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMainWindow

from tests.pictures.appearance import SMALL
from tests.ui.looking import (
    bare_answers,
    cut_off,
    is_loose,
    names_of,
    shortened_heads,
    shortened_in_silence,
    too_wide,
    unnamed,
)


class Critic(QObject):
    """Looks at each scene and remembers what is wrong with it."""

    def __init__(self):
        super().__init__()
        self.seen = []
        self.wrong = []
        self.heads = []

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Show and is_loose(watched):
            self.wrong.append(f"{names_of([watched])} flashed up as a window of its own")
        return False

    def look(self, scene, widget):
        self.seen.append(scene)
        self.heads += [f"{scene}: {text}" for text in shortened_heads(widget)]
        faults = {
            "cut off": names_of(cut_off(widget)),
            "shortened in silence": names_of(shortened_in_silence(widget)),
            "too wide": names_of(too_wide(widget)),
            "without a name": unnamed(widget),
            "a bare answer": names_of(bare_answers(widget)),
            "too large for a small screen": _excess(widget),
        }
        self.wrong += [f"{scene}: {fault}: {parts}" for fault, parts in faults.items() if parts]


def _excess(widget):
    """Return by how much the least size of a window or dialog is too large."""
    least = widget.minimumSizeHint()
    if not isinstance(widget, QMainWindow):
        least = least.expandedTo(widget.minimumSize())
    return [
        f"{length} > {most}"
        for length, most in zip((least.width(), least.height()), SMALL, strict=True)
        if length > most
    ]
