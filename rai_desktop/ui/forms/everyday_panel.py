"""The card above the form of an everyday tool: whether its short entry still suffices."""

from PySide6.QtCore import Qt

from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.texts import N_
from rai_desktop.services.everyday import is_everyday, promote, promotions
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.card_panel import CardPanel
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label, show_icon
from rai_desktop.ui.theme import Theme

_SHORT = N_("The short entry suffices: product, task and department.")
_OUTGROWN = N_("This needs a full entry by now:")


class EverydayPanel(CardPanel):
    """Says why a short entry does not suffice any more, and makes it a full one by a button."""

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__("everyday", "everyday_card", project, labels, theme)
        self._title = label("everyday_title", "field", wraps=True)
        self._reasons = label("everyday_reasons", "muted", wraps=True)
        self.promote = ShortButton("everyday_promote")
        for part in (self._title, self._reasons):
            self._column.addWidget(part)
        self._column.addWidget(self.promote, 0, Qt.AlignmentFlag.AlignLeft)
        self.promote.clicked.connect(self._on_promote)
        self.apply_theme(theme)
        self._show()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        show_icon(self.promote, "right", theme, "accent")

    @override
    def _show(self) -> None:
        system = self._project.store.entity(self._uid) if self._uid else None
        is_shown = isinstance(system, AiSystem) and is_everyday(system)
        self.setVisible(is_shown)
        if not isinstance(system, AiSystem) or not is_shown:
            return
        words = self._labels.words
        reasons = promotions(system)
        title = words(N_("Everyday tool"))
        self._title.setText(title)
        lines = [words(_OUTGROWN), *(f"• {self._labels.code(reason)}" for reason in reasons)]
        self._reasons.setText("\n".join(lines) if reasons else words(_SHORT))
        self.promote.setText(words(N_("Make it a full entry")))
        self.promote.setVisible(bool(reasons))
        self.promote.setEnabled(not self._project.store.read_only)

    def _on_promote(self) -> None:
        if self._uid is not None:
            promote(self._project, self._uid)
            self._show()
