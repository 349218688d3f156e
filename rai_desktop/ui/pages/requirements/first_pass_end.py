"""The end of the first pass: what is open, law of today first, and where to go on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.requirements import NeedKind, RequirementScore
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.requirements.first_pass import FirstPass
from rai_desktop.services.requirements.rows import binding_text, level_text
from rai_desktop.ui.parts.rows import LineRow, Rows
from rai_desktop.ui.parts.widgets import button, label, scrolled
from rai_desktop.ui.theme import Theme


class FirstPassEnd(QWidget):
    """``requirement_wanted`` gives the id of a gap; the buttons lead to planning and to all."""

    requirement_wanted = Signal(str)

    def __init__(self, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("first_pass_end")
        self._labels = labels
        self._theme = theme
        self._pass = FirstPass(scores=())
        self._title = label("first_pass_end_title", "heading", wraps=True)
        self._text = label("first_pass_end_text", "muted", wraps=True)
        self._rows = Rows("first_pass_gaps", self._made)
        self.plan = button("first_pass_plan", "primary")
        self.all = button("first_pass_all")
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._build()
        self.apply_theme(theme)
        self.retranslate(labels)

    def show_gaps(self, found: FirstPass) -> None:
        """Show what is open."""
        self._pass = found
        gaps, words = found.gaps, self._labels.words
        law = sum(score.need.kind is NeedKind.MANDATORY_NOW for score in gaps)
        self._title.setText(
            words.plural(
                "{count} requirement of the starter set is open",
                "{count} requirements of the starter set are open",
                len(gaps),
            )
        )
        self._text.setText(
            words.plural("{count} of them is law today.", "{count} of them are law today.", law)
            if gaps
            else words(N_("Everything in the starter set is met. Look at the others now."))
        )
        for row, score in zip(self._rows.take(len(gaps)), gaps, strict=True):
            self._fill(row, score)
        self.plan.setVisible(bool(gaps))

    def enter(self) -> None:
        """Put the keyboard on what comes next."""
        wanted = self.all if self.plan.isHidden() else self.plan
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        self._labels = labels
        self.plan.setText(labels.words(N_("Plan the gaps")))
        self.all.setText(labels.words(N_("Look at all requirements")))
        self.show_gaps(self._pass)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        em = theme.em
        self._column.setContentsMargins(em(1), em(1), em(1), em(1))
        self._column.setSpacing(em(0.6))
        for row in self._rows.made():
            row.apply_theme(theme)

    def _build(self) -> None:
        for part in (self._title, self._text, self._rows):
            self._column.addWidget(part)
        self._column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.plan)
        buttons.addWidget(self.all)
        buttons.addStretch(1)
        buttons.setContentsMargins(12, 6, 12, 12)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(self._inside, "first_pass_end_scroll"), 1)
        whole.addLayout(buttons)

    def _made(self, place: int) -> LineRow:
        row = LineRow(f"first_pass_gap_{place}", self._theme)
        row.clicked.connect(lambda: self.requirement_wanted.emit(self._pass.gaps[place].rule.id))
        return row

    def _fill(self, row: LineRow, score: RequirementScore) -> None:
        words = self._labels.words
        known = any(group.effective.is_known for group in score.groups)
        level = level_text(words, score.level) if known else words(N_("Not answered"))
        row.show_texts(words.pick(score.rule.title), f"{binding_text(words, score.need)} · {level}")
        is_law = score.need.kind is NeedKind.MANDATORY_NOW
        row.show_sign(*(("warn", "warn") if is_law else ("task", "accent")))
