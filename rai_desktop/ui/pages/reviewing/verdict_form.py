"""Where a review is entered: verdict, reason, days, people and notes."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import FieldSpec
from rai_desktop.domain.kinds.finding import FINDING
from rai_desktop.domain.kinds.review import REVIEW
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import ReviewVerdict
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.rows import FieldRow
from rai_desktop.ui.pages.reviewing.verdict_choice import VerdictChoice
from rai_desktop.ui.parts.widgets import frame, label
from rai_desktop.ui.theme import Theme


def _spec(key: str, **changes: object) -> FieldSpec:
    spec = REVIEW.field(key) or FINDING.field(key)
    assert spec is not None  # noqa: S101 - the keys stand below
    return replace(spec, fixed=False, **changes)  # type: ignore[arg-type]


SPECS = (
    _spec("reason"),
    _spec("conditions"),
    _spec("severity"),
    _spec("due_on", label=N_("To be done by")),
    _spec("held_on"),
    _spec("next_on"),
    _spec("reviewer"),
    _spec("approver"),
    _spec("notes"),
)
_ONLY_WITH: Mapping[str, frozenset[ReviewVerdict]] = {
    "conditions": frozenset({ReviewVerdict.APPROVED_WITH_CONDITIONS}),
    "severity": frozenset({ReviewVerdict.RETURNED}),
    "due_on": frozenset({ReviewVerdict.RETURNED, ReviewVerdict.APPROVED_WITH_CONDITIONS}),
}
"""Parts that are asked for with some verdicts only."""


class VerdictForm(QWidget):
    """``edited`` gives key and value of a part, ``adding`` key and name of a new person."""

    edited = Signal(str, object)
    adding = Signal(str, str)

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("verdict_form")
        self._labels = labels
        self._verdict: ReviewVerdict | None = None
        self.choice = VerdictChoice(labels, theme)
        self.rows = {spec.key: FieldRow(spec, labels, theme, project) for spec in SPECS}
        self._rhythm = label("review_rhythm", "muted", wraps=True)
        self._two = label("review_two", "muted", wraps=True)
        self._refused: UserError | None = None
        self._error = label("review_error", "hint", wraps=True)
        self._card = frame("verdict_card", "card")
        self._column = QVBoxLayout(self._card)
        self._build()
        self.apply_theme(theme)
        self.retranslate(labels)

    def show_draft(self, values: Mapping[str, object]) -> None:
        """Show what is entered so far; what somebody is typing stays only if it is the same."""
        self._verdict = _verdict_of(values)
        self.choice.show_verdict(self._verdict)
        for key, row in self.rows.items():
            row.show_value(values.get(key))  # type: ignore[arg-type]
        self._refused = None
        self._show_refused()
        self._show_needed()

    def show_value(self, key: str, value: Value) -> None:
        """Show one part."""
        self.rows[key].show_value(value)

    def show_remarks(self, rhythm: str, two: str) -> None:
        """Say how often the method asks for a review, and who has to agree."""
        for part, text in ((self._rhythm, rhythm), (self._two, two)):
            part.setText(text)
            part.setVisible(bool(text))

    def show_error(self, key: str, error: UserError) -> None:
        """Say what is missing at its part, with the keyboard there."""
        if key in self.rows:
            row = self.rows[key]
            row.show_error(error)
            row.editor.entry().setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._refused = error
        self._show_refused()
        self.choice.enter()

    def enter(self) -> None:
        """Put the keyboard on the verdict."""
        self.choice.enter()

    def flush(self) -> None:
        """Tell what is typed."""
        for row in self.rows.values():
            row.editor.flush()

    def drafts(self) -> Iterator[str]:
        """Yield what is typed but could not be read."""
        for row in self.rows.values():
            if row.editor.draft():
                yield row.editor.draft()

    def enter_unreadable(self) -> bool:
        """Put the keyboard where something is typed that could not be read; tell whether it is."""
        for row in self.rows.values():
            if row.editor.draft():
                row.editor.entry().setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def set_read_only(self, read_only: bool) -> None:
        """Let people read but not change."""
        self.choice.setEnabled(not read_only)
        for row in self.rows.values():
            row.set_read_only(read_only)

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language; what is typed stays."""
        self._labels = labels
        self.choice.retranslate(labels)
        self._show_refused()
        for row in self.rows.values():
            row.retranslate(labels)

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        em = theme.em
        self._column.setContentsMargins(em(1), em(0.9), em(1), em(0.9))
        self._column.setSpacing(em(0.8))
        self.choice.apply_theme(theme)
        for row in self.rows.values():
            row.apply_theme(theme)

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._card)
        whole.addStretch(1)
        self._column.addWidget(self.choice)
        self._column.addWidget(self._error)
        for key, row in self.rows.items():
            self._column.addWidget(row)
            if key == "next_on":
                self._column.addWidget(self._rhythm)
            elif key == "approver":
                self._column.addWidget(self._two)
            row.edited.connect(self.edited)
            row.adding.connect(self.adding)
        self._error.hide()
        self.choice.chosen.connect(self._on_chosen)

    def _on_chosen(self, verdict: ReviewVerdict) -> None:
        self._verdict = verdict
        self._refused = None
        self._show_refused()
        self._show_needed()
        self.edited.emit("verdict", verdict)

    def _show_refused(self) -> None:
        """Say what is missing as a whole; what concerns one part stands there."""
        text = self._labels.words.of_error(self._refused) if self._refused is not None else ""
        self._error.setText(text)
        self._error.setVisible(bool(text))

    def _show_needed(self) -> None:
        for key, verdicts in _ONLY_WITH.items():
            self.rows[key].setVisible(self._verdict in verdicts)


def _verdict_of(values: Mapping[str, object]) -> ReviewVerdict | None:
    found = values.get("verdict")
    return ReviewVerdict(str(found)) if found else None
