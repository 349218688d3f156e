"""The audit notes on an entry below its fields: text, day and file they came from."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.domain.kinds.comment import Comment
from rai_desktop.domain.texts import N_
from rai_desktop.services.comments import comment_origin, comments_on, finding_of
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.card_panel import CardPanel
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme

TITLE = N_("Audit notes")
NO_TEXT = N_("Checked, without a note")
MAKE_FINDING = N_("Make a finding of it")
MADE = N_("{finding} was made of it.")


class CommentPanel(CardPanel):
    """Shows the comments on an entry; hidden where there are none."""

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__("comments", "comments_card", project, labels, theme)
        self._title = label("comments_title", "field", wraps=True)
        self._told = label("comments_told", "muted", wraps=True)
        self._column.addWidget(self._title)
        self._lines = QVBoxLayout()
        self._column.addLayout(self._lines)
        self._column.addWidget(self._told)
        self.apply_theme(theme)
        self._show()

    @override
    def _show(self) -> None:
        comments = comments_on(self._project, self._uid) if self._uid else []
        self._told.setVisible(False)
        while (item := self._lines.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        self._title.setText(self._labels.words(TITLE))
        for place, comment in enumerate(comments):
            self._lines.addWidget(self._line(place, comment))
        self.setVisible(bool(comments))

    def _line(self, place: int, comment: Comment) -> QWidget:
        words = self._labels.words
        text = label(f"comment_text_{place}", wraps=True)
        text.setText(comment.text or words(NO_TEXT))
        origin = label(f"comment_origin_{place}", "muted", wraps=True)
        origin.setText(comment_origin(self._labels, comment))
        make = ShortButton(f"comment_finding_{place}", "quiet")
        make.setText(words(MAKE_FINDING))
        is_closed = self._project.store.read_only or self._project.is_review
        make.setEnabled(not is_closed)
        make.clicked.connect(self._making(comment))
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, self._theme.em(0.4))
        column.setSpacing(self._theme.em(0.15))
        for part in (text, origin):
            column.addWidget(part)
        if comment.text:
            column.addWidget(make, 0, Qt.AlignmentFlag.AlignLeft)
        return line

    def _making(self, comment: Comment) -> Callable[[], None]:
        return lambda: self._on_make_finding(comment)

    def _on_make_finding(self, comment: Comment) -> None:
        finding = self._project.entity(finding_of(self._project, comment))
        named = f"{self._project.number(finding)} {self._project.name(finding.uid)}"
        self._told.setText(self._labels.words.filled(MADE, finding=named))
        self._told.setVisible(True)
