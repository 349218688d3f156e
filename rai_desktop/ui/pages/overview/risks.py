"""The card of the risks: how many have which level, and where they lie in the matrices."""

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.rating import Perspective
from rai_desktop.domain.texts import N_
from rai_desktop.services.overview import Overview
from rai_desktop.services.overview.model import RISKS_BY_LEVEL
from rai_desktop.services.project import OpenProject
from rai_desktop.services.targets import Target
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.overview.card import EDGE, Card
from rai_desktop.ui.pages.overview.counting import CountList
from rai_desktop.ui.pages.overview.matrix import MatrixView, Place
from rai_desktop.ui.parts.flow import FlowLayout
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import show_icon
from rai_desktop.ui.session import Settings
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

_MOST_NAMES = 5
_KEPT = "overview.matrix"
_SIDES = {
    Perspective.PERSONS: ("person", N_("Impact on people")),
    Perspective.BUSINESS: ("company", N_("Impact on the business")),
}


class RisksCard(Card):
    """Numbers and cells lead to the risks that were counted."""

    TITLE = N_("Risks")

    def __init__(
        self, project: OpenProject, settings: Settings, words: Words, theme: Theme
    ) -> None:
        super().__init__("risks", words, theme)
        self._project = project
        self._settings = settings
        self._overview: Overview | None = None
        kept = settings.get(_KEPT)
        self._side = Perspective(kept) if kept in set(Perspective) else Perspective.PERSONS
        self._levels = CountList(RISKS_BY_LEVEL, theme)
        self._sides = {side: self._made_side(side) for side in Perspective}
        self._view = MatrixView(theme, self._names_at)
        self._switch = FlowLayout()
        self._lower = QVBoxLayout()
        self._build()
        self.apply_theme(theme)
        self.retranslate(words)

    @property
    @override
    def has_content(self) -> bool:
        shown = self._overview
        return shown is not None and any(group == RISKS_BY_LEVEL for group, _ in shown.counted)

    @override
    def show_overview(self, overview: Overview) -> None:
        self._overview = overview
        group = next(group for group in overview.counts if group.key == RISKS_BY_LEVEL)
        self._levels.show_group(group, self.words)
        self._show_matrix()

    @override
    def retranslate(self, words: Words) -> None:
        super().retranslate(words)
        for side, made in self._sides.items():
            made.setText(words(_SIDES[side][1]))

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self._levels.apply_theme(theme)
        self._view.apply_theme(theme)
        edge = theme.em(EDGE)
        self._lower.setContentsMargins(edge, theme.em(0.4), edge, 0)
        self._lower.setSpacing(theme.em(0.6))
        for side, made in self._sides.items():
            show_icon(made, _SIDES[side][0], theme, "accent")

    def _build(self) -> None:
        group = QButtonGroup(self)
        for made in self._sides.values():
            group.addButton(made)
            self._switch.addWidget(made)
        self._sides[self._side].setChecked(True)
        self._view.cell_chosen.connect(self._on_cell_chosen)
        self._levels.count_chosen.connect(self._on_count_chosen)
        self.body.addWidget(self._levels)
        self._lower.addLayout(self._switch)
        self._lower.addWidget(self._view)
        self.body.addLayout(self._lower)

    def _made_side(self, side: Perspective) -> QPushButton:
        made = ShortButton(f"matrix_{side}", "side")
        made.setCheckable(True)
        made.clicked.connect(lambda: self._choose_side(side))
        return made

    def _choose_side(self, side: Perspective) -> None:
        self._side = side
        self._settings.set(_KEPT, str(side))
        self._show_matrix()

    def _show_matrix(self) -> None:
        if self._overview is None:
            return
        picture = next(p for p in self._overview.matrices if p.key == self._side)
        self._view.show_matrix(picture)

    def _uids_at(self, place: Place) -> tuple[Uid, ...]:
        return self._overview.risks_at(self._side, *place) if self._overview else ()

    def _names_at(self, place: Place) -> Sequence[str]:
        """Return number and title of the first risks in a cell, and how many follow."""
        uids = self._uids_at(place)
        numbers = self._project.numbers(EntityKind.RISK)
        names = [
            f"{numbers.get(uid, '')} {self._project.name(uid)}".strip()
            for uid in uids[:_MOST_NAMES]
        ]
        further = len(uids) - len(names)
        if further:
            names.append(
                self.words.plural("and {count} more risk", "and {count} more risks", further)
            )
        return names

    def _on_cell_chosen(self, likelihood: int, impact: int) -> None:
        uids = self._uids_at((likelihood, impact))
        self.target_wanted.emit(Target(kind=EntityKind.RISK, uids=uids))

    def _on_count_chosen(self, group: str, code: str) -> None:
        if self._overview is not None:
            self.target_wanted.emit(self._overview.entries(group, code))
