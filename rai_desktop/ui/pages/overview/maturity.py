"""The card of the maturity: a small radar, and the gaps that come next."""

from PySide6.QtCore import Qt, Signal

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.requirements import NeedKind, RequirementScore
from rai_desktop.domain.texts import N_
from rai_desktop.services.overview import Overview
from rai_desktop.services.requirements.answered import has_answers
from rai_desktop.services.requirements.assessing import Standing, load_rules, standing_in_parts
from rai_desktop.services.requirements.first_pass import first_pass
from rai_desktop.services.requirements.maturity_picture import maturity_radar
from rai_desktop.services.requirements.rows import binding_text
from rai_desktop.services.targets import Page, Target
from rai_desktop.ui.beside import Beside
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.pages.first_state import FirstState
from rai_desktop.ui.pages.overview.card import Card, CardSlices
from rai_desktop.ui.parts.rows import LineRow, Rows
from rai_desktop.ui.parts.widgets import button
from rai_desktop.ui.pictures import PictureView
from rai_desktop.ui.theme import Theme
from rai_desktop.ui.turns import collected_after
from rai_desktop.words import Words

MOST_GAPS = 3
_SIZE = (340.0, 220.0)


class MaturityCard(Card):
    """Shown once something was answered; it is found bit by bit, after the other cards.

    ``noted`` tells that it is known how far the first pass is.
    """

    TITLE = N_("Maturity")

    noted = Signal()

    def __init__(self, scene: Scene, state: FirstState, words: Words, theme: Theme) -> None:
        super().__init__("maturity", words, theme)
        self._project = scene.project
        self._catalogue = scene.session.catalogue
        self._state = state
        self._standing: Standing | None = None
        self._gaps: tuple[RequirementScore, ...] = ()
        self._is_loaded = False
        self._loading = Beside(self)
        self._slices = CardSlices(self)
        self.picture = PictureView(theme)
        self.picture.setObjectName("card_radar")
        self._rows = Rows("maturity_gaps", self._made)
        self._all = button("maturity_all", "quiet")
        for part in (self.picture, self._rows):
            self.body.addWidget(part)
        self.body.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        self._all.clicked.connect(lambda: self._lead_to())
        self._loading.finished.connect(self._on_loaded)
        self._loading.failed.connect(self.tell_trouble)
        self._slices.finished.connect(self._on_finished)
        self.apply_theme(theme)
        self.retranslate(words)

    @property
    @override
    def has_content(self) -> bool:
        return self._standing is not None or self.is_troubled

    @override
    def show_overview(self, overview: Overview) -> None:
        self._slices.stop()
        if not has_answers(self._project):
            self._standing = None
        elif self._is_loaded:
            self._read()
        elif not self._loading.is_busy:
            self._loading.begin(lambda _tell: load_rules(self._catalogue))

    @override
    def rest(self) -> None:
        self._slices.stop()
        self._loading.end_now()

    @override
    def retranslate(self, words: Words) -> None:
        super().retranslate(words)
        self._all.setText(words(N_("Look at all requirements")))
        self._show()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.picture.apply_theme(theme)
        self.picture.setFixedHeight(theme.em(21))
        for row in self._rows.made():
            row.apply_theme(theme)

    def _read(self) -> None:
        found = standing_in_parts(self._project, self._catalogue)
        self._slices.begin(collected_after(found))

    def _on_loaded(self) -> None:
        self._is_loaded = True
        self._read()

    def _on_finished(self, standing: Standing) -> None:
        self._standing = standing
        found = [score for score in standing.assessment.scores if score.is_open]
        self._gaps = tuple(sorted(found, key=lambda one: one.need.strength)[:MOST_GAPS])
        self._state.note_first_pass(first_pass(standing).left)
        self._show()
        self.unfolded.emit()
        self.noted.emit()

    def _show(self) -> None:
        standing, words = self._standing, self.words
        if standing is None:
            return
        found = standing.assessment
        self.note.setText(
            words.filled(
                N_("{met} of {total} requirements met"), met=found.met, total=found.applicable
            )
        )
        drawing = maturity_radar(words, standing, self.picture.text_width(), size=_SIZE)
        self.picture.show_drawing(drawing, words(N_("Maturity by criterion")))
        for row, score in zip(self._rows.take(len(self._gaps)), self._gaps, strict=True):
            row.show_texts(words.pick(score.rule.title), binding_text(words, score.need))
            is_law = score.need.kind is NeedKind.MANDATORY_NOW
            row.show_sign(*(("warn", "warn") if is_law else ("task", "accent")))

    def _made(self, place: int) -> LineRow:
        row = LineRow(f"maturity_gap_{place}", self.theme)
        row.clicked.connect(lambda: self._lead_to(self._gaps[place].rule.id))
        return row

    def _lead_to(self, requirement: str = "") -> None:
        uids = (Uid(requirement),) if requirement else ()
        self.target_wanted.emit(Target(page=Page.REQUIREMENTS, uids=uids))
