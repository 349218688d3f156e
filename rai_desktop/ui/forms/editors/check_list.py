"""Editor for several of many choices: a button that tells them, and a list to tick."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.fields import FieldSpec
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.ui.forms.editors.base import Editor
from rai_desktop.ui.icons import picture
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.keys import keeps_opening_key
from rai_desktop.ui.parts.widgets import show_tip, unmarked
from rai_desktop.ui.theme import Theme

_CODE = Qt.ItemDataRole.UserRole
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class CheckListEditor(Editor):
    """Several words; the list opens by click, Space or Alt+Down and closes by Esc."""

    def __init__(self, spec: FieldSpec, labels: Labels, theme: Theme) -> None:
        super().__init__(spec, labels, theme)
        self._button = _WordsButton()
        self._button.setObjectName(f"field_{spec.key}")
        self._button.clicked.connect(self.open_list)
        self._button.opening.connect(self.open_list)
        self._chosen: tuple[str, ...] = ()
        self.row.addWidget(self._button)
        self.apply_theme(theme)
        self.retranslate(labels)

    def entry(self) -> QWidget:
        """Return the button."""
        return self._button

    def show_value(self, value: Value) -> None:
        """Tell the chosen words on the button."""
        self._chosen = value if isinstance(value, tuple) else ()
        words = "; ".join(self.labels.choice(self.spec, code) for code in self._chosen)
        self._button.show_words(words or self.labels.words(N_("Not stated")))
        self._button.setAccessibleName(f"{self.labels.field(self.spec)}: {self._button.words}")

    def open_list(self) -> None:
        """Show the list below the button."""
        popup = CheckListPopup(self, self.spec, self.labels, self._chosen)
        popup.closed.connect(self._on_closed)
        popup.open_below(self._button)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        super().apply_theme(theme)
        self._button.apply_theme(theme)

    def retranslate(self, labels: Labels) -> None:
        """Tell the chosen words in another language."""
        super().retranslate(labels)
        self.show_value(self._chosen)

    def _on_closed(self, codes: tuple[str, ...]) -> None:
        if codes != self._chosen:
            self.show_value(codes)
            self.edited.emit(codes)


class CheckListPopup(QFrame):
    """A list of check boxes that tells what is ticked when it closes."""

    closed = Signal(object)

    def __init__(
        self, parent: QWidget, spec: FieldSpec, labels: Labels, chosen: tuple[str, ...]
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("check_list_popup")
        self.setProperty("role", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        self.list = _TickList()
        self.list.done.connect(self.close)
        self.list.setObjectName("check_list")
        self.list.setAccessibleName(labels.field(spec))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(_toggle)
        known = dict(labels.choices(spec))
        for code, word in {**known, **{c: c for c in chosen if c not in known}}.items():
            self._add(code, word, checked=code in chosen)
        self.list.setCurrentRow(0)
        column.addWidget(self.list)

    def open_below(self, field: QWidget) -> None:
        """Show the list under ``field``, as wide as it and inside of the screen."""
        screen = field.screen().availableGeometry()
        self.list.ensurePolished()
        self.list.doItemsLayout()
        line = max(self.list.sizeHintForRow(0), 1)
        height = min(line * self.list.count() + line, screen.height() // 2)
        width = max(field.width(), self.list.sizeHintForColumn(0) + 3 * line)
        self.resize(min(width, screen.width()), height)
        place = field.mapToGlobal(QPoint(0, field.height()))
        if place.y() + height > screen.bottom():
            place.setY(max(screen.top(), field.mapToGlobal(QPoint(0, 0)).y() - height))
        place.setX(max(screen.left(), min(place.x(), screen.right() - self.width())))
        self.move(place)
        self.show()
        self.list.setFocus()

    def codes(self) -> tuple[str, ...]:
        """Return the codes of what is ticked."""
        items = (self.list.item(row) for row in range(self.list.count()))
        ticked = (i.data(_CODE) for i in items if i.checkState() == Qt.CheckState.Checked)
        return tuple(sorted(ticked))

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit(self.codes())

    def _add(self, code: str, word: str, *, checked: bool) -> None:
        item = QListWidgetItem(word)
        item.setData(_CODE, code)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)
        self.list.addItem(item)


class _TickList(QListWidget):
    """Space ticks, Enter is done."""

    done = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None:
            _toggle(item)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        else:
            super().keyPressEvent(event)


def _toggle(item: QListWidgetItem) -> None:
    checked = item.checkState() == Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)


def _is_down(event: QEvent) -> bool:
    is_press = event.type() == QEvent.Type.KeyPress
    return is_press and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down


class _WordsButton(QToolButton):
    """Looks like an entry field and shortens what does not fit."""

    opening = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = ""
        self._theme: Theme | None = None
        self.setProperty("role", "field")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.installEventFilter(self)

    def show_words(self, words: str) -> None:
        """Tell ``words`` as far as they fit."""
        self.words = words
        show_tip(self, words)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 3 * self.fontMetrics().averageCharWidth() - self.height()
        fitting = self.fontMetrics().elidedText(self.words, Qt.TextElideMode.ElideRight, room)
        self.setText(unmarked(fitting))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        text, option.text = option.text, ""
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        if self._theme is None:
            return
        em, is_enabled = self._theme.em, self.isEnabled()
        inside = self.rect().adjusted(em(0.65), 0, -em(0.3), 0)
        painter.setPen(self._theme.colour("text" if is_enabled else "muted"))
        painter.drawText(inside, _LEFT, text.replace("&&", "&"))
        arrow = picture(
            "down", self._theme, "text" if is_enabled else "disabled", 1.1, self.devicePixelRatioF()
        )
        size = arrow.deviceIndependentSize().toSize()
        painter.drawPixmap(
            inside.right() - size.width(), (self.height() - size.height()) // 2, arrow
        )

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        if _is_down(event):
            self.opening.emit()
            return True
        return keeps_opening_key(event)
