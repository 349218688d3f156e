"""Risks of the library that fit a system, in its form."""

from PySide6.QtCore import Qt, Signal

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.library.proposing import Proposal, Proposals, proposals
from rai_desktop.services.library.reading import library_of
from rai_desktop.services.library.reasons import reason_words
from rai_desktop.services.library.taking import dismiss_risk, offer_again, take_risk
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.folded import FoldedPanel
from rai_desktop.ui.library.cards import OfferCards
from rai_desktop.ui.library.offer import Offer
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label, show_icon
from rai_desktop.ui.telling import shortened
from rai_desktop.ui.theme import Theme


class RiskPanel(FoldedPanel):
    """``told`` says what was done, ``failed`` what was not; ``field_wanted`` names a field to fill.

    The library is read when the panel is first unfolded.
    """

    told = Signal(str)
    failed = Signal(object)
    field_wanted = Signal(str)

    group = "proposals"
    """How the panel is called among the sections of the form."""

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__("proposals", "proposals_section", project, labels, theme)
        self._found = Proposals(open=(), dismissed=())
        self._hint = label("proposals_hint", "muted", wraps=True)
        self.tick = ShortButton("proposals_tick")
        self.cards = OfferCards("offers", labels, theme)
        self.older = ShortButton("proposals_dismissed", "quiet")
        self.older.setCheckable(True)
        self.dismissed = OfferCards("dismissed_offers", labels, theme)
        self.dismissed.hide()
        self._build()
        self._connect()
        self.apply_theme(theme)
        self.retranslate(labels)

    @override
    def show_entity(self, uid: Uid | None) -> None:
        if uid != self._uid:
            self.older.setChecked(False)
            for cards in (self.cards, self.dismissed):
                cards.begin_anew()
        super().show_entity(uid)

    @override
    def retranslate(self, labels: Labels) -> None:
        self.tick.setText(labels.words(N_("Tick traits…")))
        for cards in (self.cards, self.dismissed):
            cards.retranslate(labels)
        super().retranslate(labels)

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        show_icon(self.tick, "check", theme, "accent")
        for cards in (self.cards, self.dismissed):
            cards.apply_theme(theme)

    def _build(self) -> None:
        left = Qt.AlignmentFlag.AlignLeft
        self._column.addWidget(self._hint)
        self._column.addWidget(self.tick, 0, left)
        self._column.addWidget(self.cards)
        self._column.addWidget(self.older, 0, left)
        self._column.addWidget(self.dismissed)

    def _connect(self) -> None:
        self.tick.clicked.connect(lambda: self.field_wanted.emit("traits"))
        self.older.clicked.connect(self._show)
        for cards in (self.cards, self.dismissed):
            cards.taken.connect(self._on_taken)
            cards.dismissed.connect(self._on_dismissed)
            cards.returned.connect(self._on_returned)
            cards.emptied.connect(self.fold.title.setFocus)

    # showing -------------------------------------------------------------------

    @override
    def _show(self) -> None:
        self.setVisible(self._uid is not None)
        words = self._labels.words
        title, side = words(N_("Fitting risks")), words(N_("from the library"))
        if self._uid is not None and self.fold.is_open:
            self._found = proposals(self._project, self._labels.catalogue, self._uid)
            count = len(self._found.open)
            side = words.plural("{count} proposal", "{count} proposals", count)
            self._show_inside()
        self.fold.show_title(title, side)

    def _show_inside(self) -> None:
        may_change = not self._project.store.read_only
        hint = self._hint_text()
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.tick.setVisible(may_change and not self._is_described())
        offers = [self._offer(each) for each in self._found.open]
        self.cards.show_offers(offers, may_change=may_change)
        self._show_dismissed(may_change=may_change)

    def _show_dismissed(self, *, may_change: bool) -> None:
        count, is_shown = len(self._found.dismissed), self.older.isChecked()
        words = self._labels.words
        text = words.plural("Show {count} dismissed", "Show {count} dismissed", count)
        if is_shown:
            text = words(N_("Hide dismissed"))
        self.older.setText(text)
        self.older.setVisible(count > 0)
        self.dismissed.setVisible(is_shown and count > 0)
        offers = [self._offer(each) for each in self._found.dismissed] if is_shown else []
        self.dismissed.show_offers(offers, may_change=may_change)

    def _is_described(self) -> bool:
        """Return whether something is known by which risks can be told from each other."""
        system = self._project.store.entity(self._uid) if self._uid else None
        return isinstance(system, AiSystem) and bool(system.traits or system.template)

    def _hint_text(self) -> str:
        words = self._labels.words
        if not self._is_described():
            return words(N_("No traits are ticked yet. They tell which risks fit this system."))
        if not self._found.open:
            return words(N_("Everything is decided: nothing more in the library fits."))
        return words(
            N_("Risk levels and texts are suggestions by experts. Check them after taking a risk.")
        )

    def _offer(self, proposal: Proposal) -> Offer:
        words, risk = self._labels.words, proposal.risk
        library = library_of(self._project, self._labels.catalogue)
        is_dismissed = proposal.dismissed is not None
        return Offer(
            key=risk.id,
            title=words.pick(risk.title),
            why=reason_words(proposal.reason, library, self._labels),
            text=words.pick(risk.description),
            note=self._note(proposal),
            verb=words(N_("Take")),
            level=proposal.levels.overall,
            is_dimmed=is_dismissed,
            can_dismiss=not is_dismissed or proposal.is_back,
            can_return=is_dismissed and not proposal.is_back,
        )

    def _note(self, proposal: Proposal) -> str:
        words = self._labels.words
        if proposal.dismissed is None:
            return ""
        text = N_("Dismissed: {reason}")
        if proposal.is_back:
            text = N_("Dismissed before the traits changed: {reason}")
        return words.filled(text, reason=proposal.dismissed)

    # acting --------------------------------------------------------------------

    def _on_taken(self, entry: str) -> None:
        if self._uid is None:
            return
        words, project = self._labels.words, self._project
        try:
            uid = take_risk(project, self._labels.catalogue, self._uid, entry, words.language)
        except UserError as error:
            self.failed.emit(error)
            return
        risk = project.entity(uid)
        text = N_("{number} “{title}” was taken from the library.")
        title = shortened(project.name(uid))
        self.told.emit(words.filled(text, number=project.number(risk), title=title))
        self._show()

    def _on_dismissed(self, entry: str, reason: str) -> None:
        if self._uid is None:
            return
        try:
            dismiss_risk(self._project, self._uid, entry, reason)
        except UserError as error:
            self.failed.emit(error)
            return
        self.told.emit(self._labels.words(N_("The proposal was dismissed.")))
        self._show()

    def _on_returned(self, entry: str) -> None:
        if self._uid is None:
            return
        try:
            offer_again(self._project, self._uid, entry)
        except UserError as error:
            self.failed.emit(error)
            return
        self._show()
