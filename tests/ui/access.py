"""What keeps people from using a screen by keyboard, with a screen reader, or with a shaky hand.

Each check gives the faults of what is shown at the moment, as texts; ``docs/accessibility.md``
tells which clause of the standard each of them serves.
"""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QAbstractAnimation, QLocale, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QKeySequence, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QProgressBar,
    QScrollArea,
    QScrollBar,
    QTableView,
    QTextEdit,
    QWidget,
)

from rai_desktop.ui.parts.reading_order import reading_order
from rai_desktop.ui.pictures import PictureView

TEXT, ROLE = QAccessible.Text, QAccessible.Role
SMALLEST = 24
"""Width and height in pixels of what is clicked."""

SLACK = 6
"""Pixels by which a part may stand higher or further left and still count as in one line."""

HEADINGS = ("hero", "title", "heading")
TIP = "<p>"
"""How tool tips begin; what people typed may hold any other mark."""

NO_ROLE = {ROLE.NoRole, ROLE.Client, ROLE.Window, ROLE.Pane}


@dataclass(frozen=True)
class Seen:
    """A window with what can be seen of it, and what Tab goes through in its order."""

    window: QWidget
    parts: list[QWidget]
    stops: list[QWidget]

    def of(self, *kinds):
        return [part for part in self.parts if isinstance(part, kinds)]


def faults(window, checks):
    """Give what is wrong, by the name of each check that found something."""
    seen = Seen(window, list(_visible(window)), stops(window))
    found = {check.__name__.replace("_", " "): sorted(set(check(seen))) for check in checks}
    return {name: parts for name, parts in found.items() if parts}


def _visible(part):
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    for below in part.findChildren(QWidget, options=direct):
        is_seen = not below.isHidden() and not below.isWindow()
        if is_seen and not isinstance(below, QCalendarWidget):  # Qt's own
            yield below
            yield from _visible(below)


def stops(window):
    """Return what Tab goes through, in its order, beginning at the top left.

    The chain of Tab itself is not walked: what PySide makes for each part in it takes items of
    flowing layouts along when it goes. Windows put the chain into this order before each step.
    """
    area = window.centralWidget() if isinstance(window, QMainWindow) else window
    return [part for part in reading_order(area) if part.isEnabled() and part.isVisible()]


def name_of(part):
    """Return how a fault calls a part."""
    return part.objectName() or f"{type(part).__name__} in {part.parentWidget().objectName()}"


def without_name_or_role(seen):
    """Give what takes the keyboard and does not tell a screen reader what it is."""
    for part in seen.stops:
        found = QAccessible.queryAccessibleInterface(part)
        is_pane = isinstance(part, (QScrollArea, PictureView))  # as Qt calls what is neither
        if found is None or (found.role() in NO_ROLE and not is_pane):
            yield f"{name_of(part)} has no role"
        elif not found.text(TEXT.Name).strip():
            yield f"{name_of(part)} has no name"


def without_label(seen):
    """Give lists of choices that say what is chosen, but not what for.

    On Linux their name is what is chosen; what it is chosen for comes from the label alone.
    """
    for part in seen.of(QComboBox):
        found = QAccessible.queryAccessibleInterface(part)
        labels = [one for one, how in found.relations(QAccessible.RelationFlag.Label)]
        if not any(label.text(TEXT.Name).strip() for label in labels):
            yield f"{name_of(part)} has no label"


def without_their_words(seen):
    """Give buttons and fields whose name lacks the words that are seen on or before them."""
    for button in seen.of(QAbstractButton):
        if not _has_words(button.accessibleName(), button.text()):
            yield f"{name_of(button)}: {button.accessibleName()!r} for {button.text()!r}"
    labelled = [(label.buddy(), label.text()) for label in seen.of(QLabel) if label.buddy()]
    for field, text in labelled:
        is_said = isinstance(field, QAbstractButton) or _has_words(field.accessibleName(), text)
        if field.isVisible() and not is_said:
            yield f"{name_of(field)}: {field.accessibleName()!r} for {text!r}"


def _has_words(name, seen):
    return not name or _plain(seen) in _plain(name)


def _plain(text):
    """Return the words of a text alone, without signs and Alt letters."""
    letters = text.replace("&&", " ").replace("&", "").replace("\u200b", "").casefold()
    return " ".join("".join(one if one.isalnum() else " " for one in letters).split())


def told_with_markup(seen):
    """Give what a screen reader would hear with the marks of a tool tip in it."""
    for part in seen.parts:
        told = part.accessibleName(), part.accessibleDescription() or part.toolTip()
        yield from (f"{name_of(part)}: {text}" for text in told if text.startswith(TIP))


def headings_told_as_text(seen):
    """Give headings that are not told as headings, so that nobody can go from one to the next."""
    for part in seen.of(QLabel):
        is_inside = isinstance(part.parent(), QAbstractButton)
        is_heading = part.property("role") in HEADINGS and part.text()
        if is_heading and not is_inside and _role(part) is not ROLE.Heading:
            yield name_of(part)


def painted_without_a_role(seen):
    """Give what has a name of its own and no parts in it, and does not tell what it is."""
    for part in seen.parts:
        if part.accessibleName() and not part.findChildren(QWidget) and _role(part) in NO_ROLE:
            yield f"{name_of(part)}: {part.accessibleName()}"


def _role(part):
    return QAccessible.queryAccessibleInterface(part).role()


def in_another_language(seen):
    """Give parts that tell screen readers another language than the program speaks."""
    spoken = QLocale()
    yield from (name_of(part) for part in seen.parts if part.locale() != spoken)


def tables_without_headings_or_place(seen):
    """Give lists that do not tell a reader where it is in them."""
    for view in seen.of(QAbstractItemView):
        model = view.model()
        if view.focusPolicy() is Qt.FocusPolicy.NoFocus or model is None or not model.rowCount():
            continue
        if not view.currentIndex().isValid() and not _takes_place(view):
            yield f"{name_of(view)} has no current entry"
        if isinstance(view, QTableView):
            yield from _unheaded(view)


def _takes_place(view):
    """Tell whether the first entry becomes the current one when the keyboard comes."""
    return bool(view.model().flags(view.model().index(0, 0)) & Qt.ItemFlag.ItemIsEnabled)


def _unheaded(view):
    """Give columns without a heading; the corner is the first child of a table, headings follow."""
    table = QAccessible.queryAccessibleInterface(view)
    for column in range(view.model().columnCount()):
        if not view.isColumnHidden(column):
            heading = table.child(1 + column)
            if heading.role() != ROLE.ColumnHeader or not heading.text(TEXT.Name).strip():
                yield f"{name_of(view)}: column {column} has no heading"


def smaller_than_a_finger(seen):
    """Give what is clicked and smaller than 24 pixels; what is scrolled away has no size."""
    for part in seen.of(QAbstractButton, QComboBox, QLineEdit):
        is_inside = isinstance(part.parent(), (QComboBox, QAbstractSpinBox, QTableView))
        is_sign = part.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        if not (is_inside or is_sign) and 0 < min(part.width(), part.height()) < SMALLEST:
            yield f"{name_of(part)}: {part.width()}×{part.height()}"


def without_an_order(seen):
    """Give dialogs of the program in which Tab does not follow the layout."""
    is_own = type(seen.window).__module__.startswith("rai_desktop.")
    if isinstance(seen.window, QDialog) and is_own and not hasattr(seen.window, "order_stops"):
        yield type(seen.window).__name__


def out_of_order(seen):
    """Give steps of the Tab key that go against the reading order: up, or to the left.

    One such step there must be, from the last part to the first.
    """
    stops = [part for part in seen.stops if part.width() and not _is_floating(part)]
    found = [
        f"{name_of(before)} → {name_of(after)}"
        for before, after in pairwise([*stops, *stops[:1]])
        if _goes_back(*_places(before, after, seen.window))
    ]
    return found if len(found) > 1 else []


def _is_floating(part):
    """Tell whether a part lies in a notice, which floats over the page; F6 leads to it."""
    return any(above.property("role") == "notice" for above in _line(part))


def _goes_back(one, other):
    goes_up = other.bottom() < one.top() + SLACK and other.left() < one.right() - SLACK
    is_one_line = min(one.bottom(), other.bottom()) - max(one.top(), other.top()) > SLACK
    return goes_up or (is_one_line and other.right() < one.left() + SLACK)


def _places(one, other, window):
    """Return the places of two parts, or of what holds each of them where they part ways."""
    above, below = _line(one), _line(other)
    shared = next(part for part in below if part in above)
    return _place(above, shared, window), _place(below, shared, window)


def _line(part):
    line = [part]
    while not part.isWindow():
        part = part.parentWidget()
        line.append(part)
    return line


def _place(line, shared, window):
    below = line[max(0, line.index(shared) - 1)]
    return QRect(below.mapTo(window, QPoint()), below.size())


def traps(seen):
    """Give what the Tab key does not get out of."""
    for part in seen.stops:
        is_typed = isinstance(part, (QPlainTextEdit, QTextEdit)) and not part.isReadOnly()
        is_cells = isinstance(part, QAbstractItemView) and part.tabKeyNavigation()
        if is_cells or (is_typed and not part.tabChangesFocus()):
            yield name_of(part)


def doubled_letters(seen):
    """Give Alt letters that two parts of one window have."""
    texts = [part.text() for part in seen.of(QAbstractButton) if part.isEnabled()]
    texts += [part.text() for part in seen.of(QLabel) if part.buddy() is not None]
    if isinstance(seen.window, QMainWindow):
        texts += [action.text() for action in seen.window.menuBar().actions()]
    letters = Counter(QKeySequence.mnemonic(text).toString() for text in texts)
    return [keys for keys, times in letters.items() if keys and times > 1]


def changed_by_the_wheel(seen):
    """Give choices and numbers that turning the wheel over them would change."""
    for part in seen.of(QComboBox, QAbstractSpinBox, QAbstractSlider):
        if not isinstance(part, QScrollBar) and part.isEnabled() and _takes_wheel(part):
            yield name_of(part)


def _takes_wheel(part):
    middle, turned = part.rect().center(), QPoint(0, -120)
    where = QPointF(middle), QPointF(part.mapToGlobal(middle))
    button, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    turn = QWheelEvent(*where, QPoint(), turned, button, keys, Qt.ScrollPhase.NoScrollPhase, False)
    part.wheelEvent(turn)
    return turn.isAccepted()


def moving_by_itself(seen):
    """Give what moves without an end; bars tell that work goes on, and go with it."""
    for moving in seen.window.findChildren(QAbstractAnimation):
        is_endless = moving.loopCount() < 0 or moving.duration() < 0
        if is_endless and not isinstance(moving.parent(), QProgressBar):
            yield f"{type(moving).__name__} of {type(moving.parent()).__name__}"
    yield from (name_of(part) for part in seen.of(QLabel) if part.movie() is not None)


CHECKS = (
    without_name_or_role,
    without_label,
    without_their_words,
    told_with_markup,
    headings_told_as_text,
    painted_without_a_role,
    in_another_language,
    tables_without_headings_or_place,
    smaller_than_a_finger,
    without_an_order,
    out_of_order,
    traps,
    doubled_letters,
    changed_by_the_wheel,
    moving_by_itself,
)
