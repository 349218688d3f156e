"""The card above the form of an everyday tool whose product is spelled otherwise elsewhere."""

from PySide6.QtCore import Qt

from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.card_panel import CardPanel
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.slices import Slices
from rai_desktop.ui.parts.widgets import label, unmarked
from rai_desktop.ui.telling import shortened
from rai_desktop.ui.theme import Theme

_SAME = N_("Probably the same product as {number} “{name}”, spelled otherwise.")
_KEPT = N_("These are two products, or both names should stay.")


class SpellingPanel(CardPanel):
    """Offers to name two entries alike, or to keep both names."""

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__("spelling", "spelling_card", project, labels, theme)
        self._other: AiSystem | None = None
        self._looking = Slices(self)
        self._looking.finished.connect(self._show_other)
        self._text = label("spelling_text", "field", wraps=True)
        self.alike = ShortButton("spelling_alike")
        self.keep = ShortButton("spelling_keep")
        self._column.addWidget(self._text)
        for part in (self.alike, self.keep):
            self._column.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        self.alike.clicked.connect(self._on_alike)
        self.keep.clicked.connect(self._on_keep)
        self.apply_theme(theme)
        self._show()

    @override
    def _show(self) -> None:
        self._looking.stop()
        if self._uid is None:
            self._show_other(None)
            return
        from rai_desktop.services.product_spellings import other_spelling

        self._looking.begin(other_spelling(self._project, self._uid))
        if self._looking.is_running:
            self._show_other(None)

    def _show_other(self, other: AiSystem | None) -> None:
        self._other = other
        self.setVisible(other is not None)
        if self._other is None:
            return
        words, name = self._labels.words, shortened(self._other.name)
        number = self._project.number(self._other)
        self._text.setText(words.filled(_SAME, number=number, name=name))
        self.alike.setText(words.filled(N_("Call it “{name}”, too"), name=unmarked(name)))
        self.keep.setText(words(N_("Keep both names")))
        for part in (self.alike, self.keep):
            part.setEnabled(not self._project.store.read_only)

    def _on_alike(self) -> None:
        if self._uid is not None and self._other is not None:
            from rai_desktop.services.product_spellings import name_alike

            name_alike(self._project, self._uid, self._other.uid)
            self._show()

    def _on_keep(self) -> None:
        if self._uid is not None and self._other is not None:
            from rai_desktop.services.product_spellings import keep_both

            reason = self._labels.words(_KEPT)
            keep_both(self._project, self._uid, self._other.uid, reason)
            self._show()
