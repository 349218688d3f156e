"""Editors for choices: one from a list, several, yes or no, a step on a scale."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
    QWidget,
)

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.fields import FieldSpec
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.ui.forms.editors.base import Editor
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.choice_box import NamedComboBox
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.keys import keeps_opening_key
from rai_desktop.ui.parts.short import ShortButton, ShortCheckBox, ShortRadioButton
from rai_desktop.ui.parts.widgets import show_tip, unmarked
from rai_desktop.ui.theme import Theme


class CalmComboBox(NamedComboBox):
    """A list of choices that the mouse wheel scrolls past and never changes."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(QStyledItemDelegate(self))  # draws the list like all other lists

    @override
    def event(self, event: QEvent) -> bool:
        return keeps_opening_key(event) or super().event(event)

    @override
    def showPopup(self) -> None:
        self.view().setAccessibleName(self.accessibleName())
        super().showPopup()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Shorten what does not fit with an ellipsis rather than cutting it off."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        style, part = self.style(), QStyle.SubControl.SC_ComboBoxEditField
        room = style.subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        is_none = self.currentIndex() < 0 and not self.isEditable()
        text = self.placeholderText() if is_none else str(option.currentText)
        fitting = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        option.currentText = fitting
        show_tip(self, text if fitting != text else "")
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class ChoiceEditor(Editor):
    """One of several words, or none."""

    says_several = True

    def __init__(self, spec: FieldSpec, labels: Labels, theme: Theme) -> None:
        super().__init__(spec, labels, theme)
        self._box = CalmComboBox()
        self._box.setObjectName(f"field_{spec.key}")
        self._box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._box.setMinimumContentsLength(8)
        self._box.activated.connect(self._on_activated)
        self._value: str | None = None
        self._is_open = False
        self.row.addWidget(self._box)
        self.retranslate(labels)

    def entry(self) -> QWidget:
        """Return the list."""
        return self._box

    def show_several(self, text: str) -> None:
        """Show no word as chosen, but ``text``; every choice is told then, also that of none."""
        self.show_value(None)
        self._is_open = True
        self._box.setPlaceholderText(text)
        self._box.setCurrentIndex(-1)

    def show_value(self, value: Value) -> None:
        """Show the word of a code; a code that no list knows is shown as it is."""
        self._value = str(value) if value else None
        self._is_open = False
        place = self._box.findData(self._value or "")
        if place < 0:
            self._box.addItem(self.labels.choice(self.spec, str(value)), str(value))
            place = self._box.count() - 1
        self._box.setCurrentIndex(place)

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        super().retranslate(labels)
        self._box.clear()
        self._box.addItem(labels.words(N_("Not stated")), "")
        for code, word in labels.offered(self.spec):
            self._box.addItem(word, code)
        self.show_value(self._value)

    def _on_activated(self, place: int) -> None:
        value = self._box.itemData(place) or None
        if value != self._value or self._is_open:
            self._value, self._is_open = value, False
            self.edited.emit(value)


class FlagEditor(Editor):
    """Yes or not yes."""

    def __init__(self, spec: FieldSpec, labels: Labels, theme: Theme) -> None:
        super().__init__(spec, labels, theme)
        self._box = QCheckBox()
        self._box.setObjectName(f"field_{spec.key}")
        self._box.clicked.connect(self._on_clicked)
        self.row.addWidget(self._box)
        self.row.addStretch(1)
        self.retranslate(labels)

    def entry(self) -> QWidget:
        """Return the check box."""
        return self._box

    def show_value(self, value: Value) -> None:
        """Show whether it is set."""
        self._box.setChecked(value is True)

    def retranslate(self, labels: Labels) -> None:
        """Say yes in another language."""
        super().retranslate(labels)
        self._box.setText(labels.words(N_("Yes")))
        self._box.setAccessibleName(f"{self._spoken_name()}: {self._box.text()}")

    def _on_clicked(self, checked: bool) -> None:
        self.edited.emit(checked)


class FlowEditor(Editor):
    """Choices side by side that wrap like words; base of check boxes and scales."""

    def __init__(self, spec: FieldSpec, labels: Labels, theme: Theme) -> None:
        super().__init__(spec, labels, theme)
        self._space = QWidget()
        self._space.setObjectName(f"field_{spec.key}")
        self._flow = FlowLayout(self._space, theme.em(0.4))
        policy = self._space.sizePolicy()
        policy.setHeightForWidth(True)
        self._space.setSizePolicy(policy)
        self.row.addWidget(self._space)

    def place(self, widget: QWidget, name: str) -> None:
        """Put ``widget`` behind the others."""
        widget.setObjectName(f"{self.spec.key}_{name}")
        self._flow.addWidget(widget)


class FewChoicesEditor(FlowEditor):
    """Several of a few words, each with its check box."""

    def __init__(self, spec: FieldSpec, labels: Labels, theme: Theme) -> None:
        super().__init__(spec, labels, theme)
        self._boxes: dict[str, ShortCheckBox] = {}
        for code, _word in labels.choices(spec):
            self._add(code)
        self.retranslate(labels)

    def entry(self) -> QWidget:
        """Return the first check box."""
        return next(iter(self._boxes.values()), self)

    def show_value(self, value: Value) -> None:
        """Tick the chosen ones."""
        chosen = value if isinstance(value, tuple) else ()
        self._add_unknown(chosen)
        for code, box in self._boxes.items():
            box.setChecked(code in chosen)

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        self.labels = labels
        name = labels.field(self.spec)
        for code, box in self._boxes.items():
            word = labels.choice(self.spec, code)
            box.setText(unmarked(word))
            box.setAccessibleName(f"{name}: {word}")
            box.setAccessibleDescription(labels.help(self.spec))

    def _add(self, code: str) -> None:
        box = ShortCheckBox()
        box.clicked.connect(self._on_clicked)
        self._boxes[code] = box
        self.place(box, code)

    def _add_unknown(self, chosen: Iterable[str]) -> None:
        unknown = [code for code in chosen if code not in self._boxes]
        for code in unknown:
            self._add(code)
        if unknown:
            self.retranslate(self.labels)

    def _on_clicked(self) -> None:
        codes = (code for code, box in self._boxes.items() if box.isChecked())
        self.edited.emit(tuple(sorted(codes)))


class RatingEditor(FlowEditor):
    """A step on a scale, each with its word, or none."""

    def __init__(self, spec: FieldSpec, labels: Labels, theme: Theme) -> None:
        super().__init__(spec, labels, theme)
        self._steps: dict[int, ShortRadioButton] = {}
        self._group = QButtonGroup(self)
        for code, _word in labels.choices(spec):
            step = ShortRadioButton()
            self._steps[int(code)] = step
            self._group.addButton(step, int(code))
            self.place(step, code)
        self._group.idClicked.connect(self._on_clicked)
        self._clear = ShortButton("", "quiet")
        self._clear.clicked.connect(self._on_cleared)
        self.place(self._clear, "clear")
        self.retranslate(labels)
        self.show_value(None)

    def entry(self) -> QWidget:
        """Return the chosen step, or the first."""
        chosen = self._group.checkedButton()
        return chosen or next(iter(self._steps.values()), self)

    def show_value(self, value: Value) -> None:
        """Mark the step."""
        self._group.setExclusive(False)
        for level, step in self._steps.items():
            step.setChecked(level == value)
        self._group.setExclusive(True)
        self._clear.setVisible(value is not None)

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        self.labels = labels
        name = labels.field(self.spec)
        for code, word in labels.choices(self.spec):
            step = self._steps[int(code)]
            step.setText(unmarked(word))
            step.setAccessibleName(f"{name}: {word}")
            step.setAccessibleDescription(labels.help(self.spec))
        self._clear.setText(labels.words(N_("Remove rating")))
        self._clear.setAccessibleName(f"{name}: {self._clear.text()}")

    def _on_clicked(self, level: int) -> None:
        self._clear.setVisible(True)
        self.edited.emit(level)

    def _on_cleared(self) -> None:
        self.entry().setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_value(None)
        self.edited.emit(None)
