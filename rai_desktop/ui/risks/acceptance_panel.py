"""Whether a risk is accepted, in its form: by whom, until when, or why not any more."""

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.acceptance import Acceptance
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.rating import counts_today
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.risks.acceptance_words import standing_text
from rai_desktop.services.risks.acceptances import Standing, last_acceptance, standing
from rai_desktop.ui.forms.card_panel import CardPanel
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label, show_icon
from rai_desktop.ui.risks.acceptance_dialog import AcceptanceDialog
from rai_desktop.ui.risks.revoking import RevokeDialog
from rai_desktop.ui.theme import Theme


class AcceptancePanel(CardPanel):
    """A card with the state of the newest acceptance, and buttons to accept and to revoke."""

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__("risk_acceptance", "acceptance_card", project, labels, theme)
        self._title = label("acceptance_title", "field", wraps=True)
        self._state = label("acceptance_state", "", wraps=True)
        self.accept = ShortButton("accept_risk")
        self.revoke = ShortButton("revoke_acceptance", "quiet")
        self._build()
        self.apply_theme(theme)

    @override
    def retranslate(self, labels: Labels) -> None:
        words = labels.words
        self._title.setText(words(N_("Risk acceptance")))
        self.accept.setText(words(N_("Accept the risk…")))
        self.revoke.setText(words(N_("Revoke…")))
        super().retranslate(labels)

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        show_icon(self.accept, "accept", theme)
        show_icon(self.revoke, "undo", theme)
        self.retranslate(self._labels)

    def _build(self) -> None:
        self._column.addWidget(self._title)
        self._column.addWidget(self._state)
        flow = FlowLayout(gap=8)
        flow.addWidget(self.accept)
        flow.addWidget(self.revoke)
        self._column.addLayout(flow)
        self.accept.clicked.connect(self._on_accept)
        self.revoke.clicked.connect(self._on_revoke)

    def _newest(self) -> Acceptance | None:
        return last_acceptance(self._project, self._uid) if self._uid else None

    def _standing(self, acceptance: Acceptance) -> Standing:
        method = self._labels.method()
        return standing(self._project, acceptance, self._project.clock.today(), method)

    def _is_open(self, uid: Uid) -> bool:
        """Return whether there is anything left to accept: closed risks have to be opened again."""
        risk = self._project.store.entity(uid)
        return isinstance(risk, Risk) and counts_today(risk)

    @override
    def _show(self) -> None:
        self.setVisible(self._uid is not None)
        if self._uid is None:
            return
        newest, may_change = self._newest(), not self._project.store.read_only
        words = self._labels.words
        self.accept.setVisible(may_change and self._is_open(self._uid))
        if newest is None:
            told = N_("Not accepted. What remains of a risk is accepted for a limited time.")
            self._state.setText(words(told))
            self.revoke.hide()
            return
        now = self._standing(newest)
        text = standing_text(self._project, self._labels, newest, now)
        self._state.setText(f"{text} ({self._project.number(newest)})")
        self.revoke.setVisible(may_change and now.holds)
        again = N_("Accept again…") if now.holds else N_("Accept the risk…")
        self.accept.setText(words(again))

    def _on_accept(self) -> None:
        if self._uid is not None:
            AcceptanceDialog(
                self.window(), self._project, self._labels, self._theme, self._uid
            ).open()

    def _on_revoke(self) -> None:
        newest = self._newest()
        if newest is not None:
            RevokeDialog(self.window(), self._project, self._labels, self._theme, newest.uid).open()
