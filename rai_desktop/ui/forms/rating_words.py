"""What the steps of a scale mean, below the field in which one is chosen."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.fields import FieldSpec
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.risks.scale_words import step_lines, step_title
from rai_desktop.ui.icons import picture
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label, let_go, show_icon, show_pixmap
from rai_desktop.ui.theme import Theme


class RatingWords(QWidget):
    """Tells what the chosen step means, on demand all steps, and what is odd about the choice."""

    def __init__(self, spec: FieldSpec, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName(f"words_{spec.key}")
        self._spec = spec
        self._labels = labels
        self._theme = theme
        self._level: int | None = None
        self._all: QWidget | None = None
        self._sign: QLabel = label("sign")
        self._note = label(f"note_{spec.key}", "", wraps=True)
        self._chosen = label(f"meaning_{spec.key}", "muted", wraps=True)
        self.more = ShortButton(f"explain_{spec.key}", "quiet")
        self.more.setCheckable(True)
        self.more.toggled.connect(self._on_toggled)
        self._column = QVBoxLayout(self)
        self._build()
        self.show_note("")
        self.apply_theme(theme)
        self.retranslate(labels)

    def show_level(self, value: Value) -> None:
        """Tell what a step means; nothing without one."""
        self._level = value if isinstance(value, int) else None
        self._show_chosen()

    def show_note(self, text: str) -> None:
        """Tell what is odd about the choice; an empty text tells nothing."""
        self._note.setText(text)
        for part in (self._sign, self._note):
            part.setVisible(bool(text))

    @property
    def note(self) -> str:
        """What is told to be odd."""
        return self._note.text()

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        self._labels = labels
        self.more.setText(labels.words(N_("Explain all steps")))
        name = f"{labels.field(self._spec)}: {self.more.text()}"
        self.more.setAccessibleName(name)
        self._on_toggled()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        self._column.setSpacing(theme.em(0.25))
        show_pixmap(self._sign, picture("warn", theme, "warn", 1.2, self.devicePixelRatioF()))
        self._show_folded()

    def _build(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._note, 1)
        self._column.addLayout(row)
        self._column.addWidget(self._chosen)
        self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def _show_chosen(self) -> None:
        steps = self._labels.method().scale(self._spec.scale)
        chosen = next((step for step in steps if step.level == self._level), None)
        words = self._labels.words
        lines = step_lines(words, self._spec.scale, chosen) if chosen else ()
        self._chosen.setText("\n".join(lines))
        self._chosen.setVisible(bool(lines) and not self.more.isChecked())

    def _on_toggled(self) -> None:
        if self._all is not None:
            let_go(self._all)
            self._all = None
        if self.more.isChecked():
            self._all = self._made_all()
            self._column.addWidget(self._all)
            self._all.show()
        self._show_chosen()
        self._show_folded()

    def _made_all(self) -> QWidget:
        words, em = self._labels.words, self._theme.em
        made = QWidget(self)
        made.setObjectName(f"steps_{self._spec.key}")
        column = QVBoxLayout(made)
        column.setContentsMargins(em(1), 0, 0, em(0.3))
        column.setSpacing(em(0.15))
        for step in self._labels.method().scale(self._spec.scale):
            title = label(f"step_{self._spec.key}_{step.level}", "field", wraps=True)
            title.setText(step_title(words, step))
            text = label(f"step_text_{self._spec.key}_{step.level}", "muted", wraps=True)
            text.setText("\n".join(step_lines(words, self._spec.scale, step)))
            column.addWidget(title)
            column.addWidget(text)
        return made

    def _show_folded(self) -> None:
        sign = "down" if self.more.isChecked() else "right"
        show_icon(self.more, sign, self._theme, "muted")
