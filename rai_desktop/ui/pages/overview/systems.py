"""The card of the AI systems: how many have which classification, status and risk level."""

from rai_desktop.domain.texts import N_
from rai_desktop.services.overview import Overview
from rai_desktop.services.overview.model import (
    SYSTEMS_BY_LABEL,
    SYSTEMS_BY_LEVEL,
    SYSTEMS_BY_STATUS,
)
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.overview.card import Card
from rai_desktop.ui.pages.overview.counting import CountList
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

_GROUPS = (SYSTEMS_BY_LABEL, SYSTEMS_BY_STATUS, SYSTEMS_BY_LEVEL)


class SystemsCard(Card):
    """Each number leads to the AI systems that were counted."""

    TITLE = N_("AI systems")

    def __init__(self, words: Words, theme: Theme) -> None:
        super().__init__("systems", words, theme)
        self._overview: Overview | None = None
        self._lists = {key: CountList(key, theme) for key in _GROUPS}
        for made in self._lists.values():
            made.count_chosen.connect(self._on_count_chosen)
            self.body.addWidget(made)
        self.apply_theme(theme)
        self.retranslate(words)

    @property
    @override
    def has_content(self) -> bool:
        shown = self._overview
        return shown is not None and any(key in self._lists for key, _ in shown.counted)

    @override
    def show_overview(self, overview: Overview) -> None:
        self._overview = overview
        for group in overview.counts:
            if group.key in self._lists:
                self._lists[group.key].show_group(group, self.words)

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        self.body.setSpacing(theme.em(1))
        for made in self._lists.values():
            made.apply_theme(theme)

    def _on_count_chosen(self, group: str, code: str) -> None:
        if self._overview is not None:
            self.target_wanted.emit(self._overview.entries(group, code))
