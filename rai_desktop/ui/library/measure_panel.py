"""Mitigations of the library that help against a risk, in its form."""

from PySide6.QtCore import Signal

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.library.measures import MeasureProposal, measure_proposals
from rai_desktop.services.library.taking import add_measure
from rai_desktop.services.library.words import effect_words, owner_word
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.folded import FoldedPanel
from rai_desktop.ui.library.cards import OfferCards
from rai_desktop.ui.library.offer import Offer
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.telling import shortened
from rai_desktop.ui.theme import Theme


class MeasurePanel(FoldedPanel):
    """``told`` says what was done, ``failed`` what was not; hidden for risks of one's own."""

    told = Signal(str)
    failed = Signal(object)

    group = "proposals"
    """How the panel is called among the sections of the form."""

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__("measure_proposals", "measures_section", project, labels, theme)
        self._hint = label("measures_hint", "muted", wraps=True)
        self.cards = OfferCards("measure_offers", labels, theme)
        self._column.addWidget(self._hint)
        self._column.addWidget(self.cards)
        self.cards.taken.connect(self._on_taken)
        self.cards.emptied.connect(self.fold.title.setFocus)
        self.apply_theme(theme)
        self.retranslate(labels)

    @override
    def show_entity(self, uid: Uid | None) -> None:
        if uid != self._uid:
            self.cards.begin_anew()
        super().show_entity(uid)

    @override
    def retranslate(self, labels: Labels) -> None:
        self.cards.retranslate(labels)
        super().retranslate(labels)

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.cards.apply_theme(theme)

    @override
    def _show(self) -> None:
        risk = self._project.store.entity(self._uid) if self._uid else None
        is_copy = isinstance(risk, Risk) and bool(risk.library)
        self.setVisible(is_copy)
        words = self._labels.words
        title, side = words(N_("Fitting mitigations")), words(N_("from the library"))
        if is_copy and self._uid is not None and self.fold.is_open:
            found = measure_proposals(self._project, self._labels.catalogue, self._uid)
            side = words.plural("{count} proposal", "{count} proposals", len(found))
            self._show_inside(found)
        self.fold.show_title(title, side)

    def _show_inside(self, found: tuple[MeasureProposal, ...]) -> None:
        words = self._labels.words
        text = N_("How far a mitigation lowers a risk is an estimate by experts.")
        if not found:
            text = N_("All mitigations that the library names for this risk are linked.")
        self._hint.setText(words(text))
        may_change = not self._project.store.read_only
        self.cards.show_offers([self._offer(each) for each in found], may_change=may_change)

    def _offer(self, proposal: MeasureProposal) -> Offer:
        words, measure = self._labels.words, proposal.measure
        verb = N_("Take") if proposal.existing is None else N_("Link the existing one")
        return Offer(
            key=measure.id,
            title=words.pick(measure.title),
            why=effect_words(measure, self._labels),
            text=words.pick(measure.description),
            note=self._note(proposal),
            verb=words(verb),
        )

    def _note(self, proposal: MeasureProposal) -> str:
        words, lines = self._labels.words, []
        owner = owner_word(proposal.measure, self._labels)
        lines.append(words.filled(N_("Usually done by: {owner}"), owner=owner))
        names = ", ".join(tool.name for tool in proposal.tools)
        if names:
            lines.append(words.filled(N_("Helpful tools: {tools}"), tools=names))
        if proposal.existing is not None:
            entity = self._project.entity(proposal.existing)
            number, name = self._project.number(entity), self._project.name(entity.uid)
            there = N_("Already in the project: {number} “{title}”")
            lines.append(words.filled(there, number=number, title=shortened(name)))
        return "\n".join(lines)

    def _on_taken(self, entry: str) -> None:
        if self._uid is None:
            return
        words, project = self._labels.words, self._project
        try:
            uid = add_measure(project, self._labels.catalogue, self._uid, entry, words.language)
        except UserError as error:
            self.failed.emit(error)
            return
        text = N_("{number} “{title}” was linked with the risk.")
        number, title = project.number(project.entity(uid)), shortened(project.name(uid))
        self.told.emit(words.filled(text, number=number, title=title))
        self._show()
