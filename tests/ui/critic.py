"""Who looks at the scenes and remembers what is wrong with them."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QMainWindow

from tests.pictures.appearance import SMALL
from tests.pictures.coverage import kinds_in
from tests.ui import access
from tests.ui.looking import (
    bare_answers,
    cut_off,
    is_loose,
    names_of,
    overlapping,
    rival_buttons,
    seen,
    shortened_buttons,
    shortened_heads,
    shortened_in_silence,
    too_wide,
    unnamed,
)


class Critic(QObject):
    """Looks at each scene and remembers what is wrong with it."""

    def __init__(self, most=SMALL):
        super().__init__()
        self.most = most
        self.seen = []
        self.wrong = []
        self.heads = []
        self.buttons = []
        self.kinds = set()

    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Show and is_loose(watched):
            self.wrong.append(f"{names_of([watched])} flashed up as a window of its own")
        return False

    def look(self, scene, widget):
        self.seen.append(scene)
        parts = seen(widget)
        self.kinds |= kinds_in(widget, parts)
        self.heads += [f"{scene}: {text}" for text in shortened_heads(widget, parts)]
        self.buttons += [f"{scene}: {text}" for text in shortened_buttons(widget, parts)]
        faults = {
            "cut off": names_of(cut_off(widget, parts)),
            "shortened in silence": names_of(shortened_in_silence(widget, parts)),
            "too wide": names_of(too_wide(widget, parts)),
            "without a name": unnamed(widget),
            "a bare answer": names_of(bare_answers(widget)),
            "more than one main button": names_of(rival_buttons(widget, parts)),
            "too large for a small screen": _excess(widget, self.most),
            "overlapping": overlapping(widget, parts),
            **access.faults(widget, access.CHECKS),
        }
        self.wrong += [f"{scene}: {fault}: {names}" for fault, names in faults.items() if names]


def _excess(widget, room):
    """Return by how much the least size of a window or dialog is too large."""
    least = widget.minimumSizeHint()
    if not isinstance(widget, QMainWindow):
        least = least.expandedTo(widget.minimumSize())
    return [
        f"{length} > {most}"
        for length, most in zip((least.width(), least.height()), room, strict=True)
        if length > most
    ]
