"""What is proposed for a typical system, once it is said which of its variants apply."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.words import ordered
from rai_desktop.services.template_entries import TemplateEntry
from rai_desktop.ui.pages.classifying.texts import text
from rai_desktop.ui.pages.classifying.tick_row import OPEN, TICKED, TickRow
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.legal_chips import LegalChip
from rai_desktop.ui.parts.widgets import frame, let_go
from rai_desktop.ui.theme import Theme


class ProposalView(QWidget):
    """Asks for the variants first; what it proposes confirms nothing."""

    def __init__(self, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("proposal")
        self._labels = labels
        self._theme = theme
        self._template: TemplateEntry | None = None
        self._ticked: set[int] = set()
        self._is_none = False
        self._rows: list[TickRow] = []
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self._card: QWidget | None = None
        self._result: QWidget | None = None

    def show_template(self, template: TemplateEntry | None) -> None:
        """Show what is known of a typical system; nothing without one."""
        if template == self._template:
            return
        self._template, self._ticked, self._is_none = template, set(), False
        if self._card is not None:
            let_go(self._card)
            self._card = self._result = None
        if template is not None:
            self._build(template)

    def _build(self, template: TemplateEntry) -> None:
        em, words = self._theme.em, self._labels.words
        card = frame("proposal_card", "value")
        column = QVBoxLayout(card)
        column.setContentsMargins(em(0.9), em(0.7), em(0.9), em(0.7))
        column.setSpacing(em(0.3))
        column.addWidget(text("proposal_purpose", "", words.pick(template.purpose)))
        self._rows = []
        if template.variants:
            title = words(N_("For a proposal: does one of these cases apply? It may stay open."))
            column.addWidget(text("variants_title", "field", title))
            for place, variant in enumerate(template.variants):
                row = self._row(f"variant_{place}", words.pick(variant.when))
                row.clicked.connect(self._ticker(place))
                self._rows.append(row)
                column.addWidget(row)
            none = self._row("variant_none", words(N_("None of these")))
            none.emphasise()
            none.clicked.connect(self._on_none)
            self._rows.append(none)
            column.addWidget(none)
        self._card = card
        self._room.addWidget(card)
        card.show()
        self._show_result()

    def _row(self, name: str, text: str) -> TickRow:
        row = TickRow(name, self._theme)
        row.show_texts(text)
        row.show_state(OPEN, "")
        return row

    def _ticker(self, place: int) -> Callable[[], None]:
        def tick() -> None:
            self._ticked ^= {place}
            self._is_none = False
            self._show_result()

        return tick

    def _on_none(self) -> None:
        self._ticked, self._is_none = set(), not self._is_none
        self._show_result()

    def _show_result(self) -> None:
        template = self._template
        if template is None or self._card is None:
            return
        for place, row in enumerate(self._rows):
            is_none = place == len(self._rows) - 1
            is_on = self._is_none if is_none else place in self._ticked
            row.show_state(TICKED if is_on else OPEN, "")
        if self._result is not None:
            let_go(self._result)
            self._result = None
        if self._is_none or self._ticked or not template.variants:
            self._result = self._made_result(template)
            layout = self._card.layout()
            assert layout is not None  # noqa: S101 - made with the card
            layout.addWidget(self._result)
            self._result.show()

    def _made_result(self, template: TemplateEntry) -> QWidget:
        words = self._labels.words
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, self._theme.em(0.3), 0, 0)
        column.setSpacing(self._theme.em(0.3))
        variants = [template.variants[place] for place in sorted(self._ticked)]
        codes = {code for one in variants for code in one.labels} or set(template.labels)
        basis = [place for one in variants for place in one.basis] or list(template.basis)
        column.addWidget(text("proposal_title", "field", words(N_("What is usual here:"))))
        area = QWidget()
        flow = FlowLayout(area, gap=8)
        for code in ordered(frozenset(codes)):
            chip = LegalChip(code, self._labels.code(code), self._theme, is_open=True)
            flow.addWidget(chip)
        column.addWidget(area)
        if not variants:
            reasoning = words.pick(template.reasoning)
            column.addWidget(text("proposal_reason", "", reasoning))
        cited = "; ".join(self._labels.catalogue.cite(b, words.language) for b in basis)
        note = N_("Only a proposal ({source}). Your own answers decide, and a person confirms.")
        column.addWidget(text("proposal_note", "muted", words.filled(note, source=cited)))
        return made
