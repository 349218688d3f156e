"""One setting on the page: its name, what to choose, what it does, and the way back."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.parts.elided import ElidedLabel
from rai_desktop.ui.parts.short import ShortButton, ShortCheckBox
from rai_desktop.ui.parts.widgets import icon_button, label, name_button, show_icon
from rai_desktop.ui.settings.known import MOST_LETTERS, NO, YES, Kind, Setting
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


class SettingRow(QWidget):
    """Shows a setting; ``changed`` carries its key and the new value, as soon as it is chosen.

    ``folder_wanted`` asks for another folder.
    """

    changed = Signal(str, str)
    folder_wanted = Signal()

    def __init__(self, setting: Setting, words: Words, theme: Theme) -> None:
        super().__init__()
        self.setting = setting
        self.setObjectName(f"row_{setting.key}")
        self._words = words
        self._value = setting.default
        self._place = ElidedLabel(f"folder_{setting.key}")
        self._reset = icon_button(f"reset_{setting.key}")
        self.editor = self._made_editor()
        self._name_parts()
        show_icon(self._reset, "undo", theme, "muted")
        self._lay_out(theme)

    def show_value(self, value: str, told: str = "") -> None:
        """Show ``value`` and tell nobody; ``told`` is how a folder is called."""
        self._value = value
        editor = self.editor
        with QSignalBlocker(editor):
            if isinstance(editor, QLineEdit):
                editor.setText(value)
            elif isinstance(editor, QComboBox):
                editor.setCurrentIndex(editor.findData(value))
            elif isinstance(editor, QCheckBox):
                editor.setChecked(value == YES)
        self._place.show_text(told or value)
        self._reset.setVisible(value != self.setting.default)

    def flush(self) -> None:
        """Take over what is being typed."""
        if isinstance(self.editor, QLineEdit):
            self._tell(self.editor.text().strip())

    # parts ---------------------------------------------------------------------

    def _made_editor(self) -> QWidget:
        makers = {
            Kind.CHOICE: self._made_box,
            Kind.TEXT: self._made_line,
            Kind.YES_NO: self._made_tick,
            Kind.FOLDER: self._made_chooser,
        }
        return makers[self.setting.kind]()

    def _made_box(self) -> QWidget:
        box = CalmComboBox()
        for value, text in self.setting.options:
            box.addItem(self._words(text), value)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.activated.connect(lambda: self._tell(str(box.currentData())))
        return box

    def _made_line(self) -> QWidget:
        line = QLineEdit()
        line.setMaxLength(MOST_LETTERS)
        line.editingFinished.connect(self.flush)
        return line

    def _made_tick(self) -> QWidget:
        tick = ShortCheckBox()
        tick.setText(self._words(self.setting.title))
        tick.toggled.connect(lambda is_on: self._tell(YES if is_on else NO))
        return tick

    def _made_chooser(self) -> QWidget:
        choose = ShortButton("")
        choose.setText(self._words(N_("Choose a folder…")))
        choose.clicked.connect(self.folder_wanted)
        return choose

    def _name_parts(self) -> None:
        words, setting = self._words, self.setting
        title = words(setting.title)
        self.editor.setObjectName(f"set_{setting.key}")
        if setting.kind is not Kind.FOLDER:
            self.editor.setAccessibleName(title)
        self.editor.setAccessibleDescription(words(setting.help))
        told = N_("Reset: {setting}")
        name_button(self._reset, words.filled(told, setting=title))
        self._reset.clicked.connect(lambda: self._tell(setting.default))

    def _lay_out(self, theme: Theme) -> None:
        words, setting, em = self._words, self.setting, theme.em
        policy = self._reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._reset.setSizePolicy(policy)
        across = QHBoxLayout()
        across.setSpacing(em(0.6))
        is_folder = setting.kind is Kind.FOLDER
        if is_folder:
            across.addWidget(self._place, 1)
        across.addWidget(self.editor, 0 if is_folder else 1)
        across.addWidget(self._reset, 0, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.25))
        if setting.kind is not Kind.YES_NO:
            title = label(f"title_{setting.key}", "field", wraps=True)
            title.setText(words(setting.title))
            title.setBuddy(self.editor)
            column.addWidget(title)
        column.addLayout(across)
        told = label(f"help_{setting.key}", "muted", wraps=True)
        told.setText(words(setting.help))
        column.addWidget(told)

    def _tell(self, value: str) -> None:
        if value != self._value:
            self.changed.emit(self.setting.key, value)
