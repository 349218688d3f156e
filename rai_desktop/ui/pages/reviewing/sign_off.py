"""The end of a session: what was reviewed, what waits on, and the protocol to sign."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.review import Review
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import ReviewVerdict
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.reviews.protocol import AS_STATED
from rai_desktop.ui.parts.rows import LineRow, Rows
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import frame, label, show_icon
from rai_desktop.ui.theme import Theme

_SIGNS = {
    ReviewVerdict.APPROVED: ("ok", "ok"),
    ReviewVerdict.APPROVED_WITH_CONDITIONS: ("task", "warn"),
    ReviewVerdict.RETURNED: ("finding", "danger"),
}


class SignOff(QWidget):
    """``review_wanted`` gives a review to look at; ``protocol_wanted`` and ``left`` lead on."""

    review_wanted = Signal(object)
    protocol_wanted = Signal()
    left = Signal()

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("sign_off")
        self._project = project
        self._labels = labels
        self._theme = theme
        self._reviews: tuple[Review, ...] = ()
        self._skipped = 0
        self._is_begun = False
        self._title = label("sign_off_title", "heading", wraps=True)
        self._text = label("sign_off_text", "muted", wraps=True)
        self._rows = Rows("sign_off_rows", self._made)
        self._names = label("sign_off_names", "muted", wraps=True)
        self.protocol = ShortButton("sign_off_protocol", "primary")
        self.back = ShortButton("sign_off_back")
        self._card = frame("sign_off_card", "card")
        self._column = QVBoxLayout(self._card)
        self._build()
        self.apply_theme(theme)

    def show_reviews(self, uids: Sequence[Uid], skipped: int, *, is_begun: bool) -> None:
        """Show the reviews of a session, and how many entries were passed over."""
        self._is_begun = is_begun
        found = [self._project.store.entity(uid) for uid in uids]
        self._reviews = tuple(one for one in found if isinstance(one, Review) and not one.deleted)
        self._skipped = skipped
        self._show()

    @property
    def uids(self) -> list[Uid]:
        """The reviews that are shown."""
        return [review.uid for review in self._reviews]

    def enter(self) -> None:
        """Put the keyboard on what comes next."""
        wanted = self.back if self.protocol.isHidden() else self.protocol
        wanted.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        self._labels = labels
        self._show()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        em = theme.em
        self._column.setContentsMargins(em(1.2), em(1), em(1.2), em(1))
        self._column.setSpacing(em(0.7))
        show_icon(self.protocol, "register", theme, "on_accent")
        show_icon(self.back, "back", theme)
        for row in self._rows.made():
            row.apply_theme(theme)
        self._show()

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._card)
        whole.addStretch(1)
        for part in (self._title, self._text, self._rows, self._names):
            self._column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.addWidget(self.protocol)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        self._column.addLayout(buttons)
        self.protocol.clicked.connect(self.protocol_wanted)
        self.back.clicked.connect(self.left)

    def _made(self, place: int) -> LineRow:
        row = LineRow(f"sign_off_{place}", self._theme)
        row.clicked.connect(lambda: self.review_wanted.emit(self._reviews[place].uid))
        return row

    def _show(self) -> None:
        words, count = self._labels.words, len(self._reviews)
        title = words.plural("{count} entry was reviewed", "{count} entries were reviewed", count)
        self._title.setText(title if count else words(N_("Nothing was reviewed")))
        skipped = words.plural(
            "{count} entry was skipped and goes on waiting.",
            "{count} entries were skipped and go on waiting.",
            self._skipped,
        )
        self._text.setText(skipped if self._skipped else words(self._nothing()))
        self._names.setText(f"{words(AS_STATED)} {words(N_('The protocol has lines to sign.'))}")
        self._names.setVisible(bool(count))
        self.protocol.setText(words(N_("Print the protocol…")))
        self.protocol.setVisible(bool(count))
        self.back.setText(words(N_("To the reviews")))
        for row, review in zip(self._rows.take(count), self._reviews, strict=True):
            self._fill(row, review)

    def _nothing(self) -> str:
        if self._is_begun:
            return N_("Nothing of this session is left.")
        return N_("Nothing has to be reviewed now.")

    def _fill(self, row: LineRow, review: Review) -> None:
        words, labels = self._labels.words, self._labels
        number = self._project.number(review)
        parts = [labels.code(review.verdict)]
        if review.next_on is not None:
            next_on = words.filled(N_("next review on {day}"), day=words.day(review.next_on))
            parts.append(next_on)
        parts += self._followed(review.uid)
        row.show_texts(f"{number}  {review.title}", " · ".join(parts))
        if review.verdict is not None:
            row.show_sign(*_SIGNS[review.verdict])

    def _followed(self, review: Uid) -> list[str]:
        """Return the numbers of the finding and the task that came of a review."""
        project = self._project
        return [
            project.number(project.entity(uid))
            for kind in (EntityKind.FINDING, EntityKind.TASK)
            for uid in project.referring.entries(kind, "about", review)
        ]
