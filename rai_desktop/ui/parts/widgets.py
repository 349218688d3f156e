"""Labels, buttons and frames with a role; what a role looks like stands in the style sheet."""

import re
from collections.abc import Sequence
from html import escape
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from rai_desktop.ui.icons import GAP_EM, ICON_EM, icon
from rai_desktop.ui.theme import Theme

LEAST_TARGET = 24
"""Width and height in pixels that what is clicked has at least."""

_TOLD = "told_tip"


def label(name: str, role: str = "", *, wraps: bool = False) -> QLabel:
    """Return a label that shows its text as it is, never as markup."""
    made = QLabel()
    made.setObjectName(name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wraps)
    if wraps:
        made.setSizePolicy(wrapping_policy())
    return made


def breakable(text: str) -> str:
    """Let long paths go on in a new line after a separator, so that they never widen a window."""
    return re.sub(r"(?<=[/\\_])(?=\w)", "\u200b", text)


def with_breaks(text: str) -> str:
    """Let words go on in a new line that are longer than any line, such as names users gave."""
    return re.sub(r"(\w{24})(?=\w)", "\\1\u200b", text)


def let_wrap(inside: QWidget) -> None:
    """Let the texts of an area that scrolls be as high as they are at its width, no higher."""
    for text in inside.findChildren(QLabel):
        policy = text.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
        text.setSizePolicy(policy)


def wrapping_policy() -> QSizePolicy:
    """Return how a text that wraps takes its room: as wide as can be, as high as it must."""
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    return policy


def button(name: str, role: str = "") -> QPushButton:
    """Return a push button."""
    made = QPushButton()
    made.setObjectName(name)
    made.setProperty("role", role)
    made.setAutoDefault(False)
    return made


def icon_button(name: str) -> QToolButton:
    """Return a button that shows only a sign; ``name_button`` says what it does."""
    made = QToolButton()
    made.setObjectName(name)
    made.setProperty("role", "icon")
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def name_button(made: QToolButton, text: str, shortcut: str = "") -> None:
    """Say what a sign does, to eyes and to screen readers."""
    made.setAccessibleName(text)
    show_tip(made, f"{text} ({shortcut})" if shortcut else text)


def show_icon(
    made: QToolButton | QPushButton,
    name: str,
    theme: Theme,
    meaning: str = "text",
    *,
    has_words: bool = True,
) -> None:
    """Put an icon on a button, in the size of the theme, with room before the words beside it.

    With layout from right to left the icon stands behind the words.
    """
    gap = theme.em(GAP_EM) if has_words and made.property("role") != "icon" else 0
    is_behind = made.layoutDirection() is Qt.LayoutDirection.RightToLeft
    before, after = (gap, 0) if is_behind else (0, gap)
    made.setIcon(icon(name, theme, meaning, before=before, after=after))
    made.setIconSize(QSize(theme.em(ICON_EM) + gap, theme.em(ICON_EM)))


def frame(name: str, role: str) -> QFrame:
    """Return a surface to put things on."""
    made = QFrame()
    made.setObjectName(name)
    made.setProperty("role", role)
    made.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    return made


def scrolled(inside: QWidget, name: str) -> QScrollArea:
    """Return an area that scrolls up and down where ``inside`` is higher than the window."""
    area = QScrollArea(inside.parentWidget())  # not into another window and back: that is slow
    area.setObjectName(name)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    inside.setObjectName("inside")
    area.setWidget(inside)
    return area


def reveal(part: QWidget) -> None:
    """Scroll the page so that ``part`` can be seen."""
    above = part.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    if isinstance(above, QScrollArea):
        above.ensureWidgetVisible(part, 0, 20)


def set_property(widget: QWidget, name: str, value: str) -> None:
    """Change what the style sheet looks at, and show it at once."""
    if (widget.property(name) or "") != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def announce(widget: QWidget, text: str = "", *, at_once: bool = False) -> None:
    """Let screen readers say ``text``, or else the name of what has just come up.

    They finish their sentence before, unless this must be heard ``at_once``.
    """
    found = QAccessible.queryAccessibleInterface(widget)
    told = QAccessibleAnnouncementEvent(widget, text or found.text(QAccessible.Text.Name))
    politeness = QAccessible.AnnouncementPoliteness
    told.setPoliteness(politeness.Assertive if at_once else politeness.Polite)
    QAccessible.updateAccessibility(told)


def tab_stops(area: QWidget) -> list[QWidget]:
    """Return what the Tab key reaches in ``area``, in the order in which it was put there."""
    return [
        part
        for part in area.findChildren(QWidget)
        if part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and part.focusProxy() is None
        and part.window() is area.window()
    ]


def chain_tab_stops(stops: Sequence[QWidget]) -> None:
    """Let the Tab key go from one to the next, also to what was put there later."""
    for first, second in pairwise(stops):
        QWidget.setTabOrder(first, second)


def take_focus(area: QWidget) -> bool:
    """Put the keyboard into the first part of ``area`` that can have it; tell whether one can."""
    for part in tab_stops(area):
        if part.isVisibleTo(area) and part.isEnabled():
            part.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
    return False


def let_go(part: QWidget) -> None:
    """Take a part out of the window for good; the keyboard goes on to what comes next."""
    part.hide()
    part.setParent(None)
    part.deleteLater()


def plain_tip(*texts: str) -> str:
    """Return paragraphs for a tool tip, so that nothing in them is taken for markup."""
    return "".join(f"<p>{escape(text)}</p>" for text in texts if text)


def show_tip(part: QWidget, *texts: str) -> None:
    """Show ``texts`` where the pointer rests on ``part``, and tell them to screen readers.

    Those get the tip with its markup where nothing else describes a part.
    """
    told, before = " ".join(text for text in texts if text), part.property(_TOLD) or ""
    part.setToolTip(plain_tip(*texts))
    if part.accessibleDescription() == before:
        part.setAccessibleDescription(told)
        part.setProperty(_TOLD, told)


def unmarked(text: str) -> str:
    """Return ``text`` for buttons and menus, so that its ampersands are no mnemonics."""
    return text.replace("&", "&&")


def show_pixmap(made: QLabel, pixmap: QPixmap) -> None:
    """Show a drawing that only repeats what the words beside it say."""
    made.setPixmap(pixmap)
    made.setFixedSize(pixmap.deviceIndependentSize().toSize())
