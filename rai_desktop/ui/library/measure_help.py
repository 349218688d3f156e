"""What the library says about a mitigation: what can prove it, and tools that help."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.library.measures import measure_help
from rai_desktop.services.library.words import owner_word, tool_words
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.folded import FoldedPanel
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.widgets import breakable, label
from rai_desktop.ui.theme import Theme


class MeasureHelpPanel(FoldedPanel):
    """Only texts, addresses too: the program opens no web page; hidden for one's own measures."""

    gap = 0.3
    group = "library"
    """How the panel is called among the sections of the form."""

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__("measure_help", "help_section", project, labels, theme)
        self._lines: dict[str, tuple[QLabel, QLabel]] = {}
        for name in ("owner", "proof", "tools"):
            head = label(f"help_{name}_title", "small", wraps=True)
            text = label(f"help_{name}", "", wraps=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._lines[name] = (head, text)
            self._column.addWidget(head)
            self._column.addWidget(text)
        self.apply_theme(theme)
        self.retranslate(labels)

    @override
    def _show(self) -> None:
        entity = self._project.store.entity(self._uid) if self._uid else None
        is_copy = isinstance(entity, Mitigation) and bool(entity.library)
        self.setVisible(is_copy)
        self.fold.show_title(self._labels.words(N_("Evidence and tools")), "")
        if is_copy and self.fold.is_open:
            self._show_lines()

    def _show_lines(self) -> None:
        words, labels = self._labels.words, self._labels
        found = measure_help(self._project, labels.catalogue, self._uid) if self._uid else None
        proof = tools = owner = ""
        if found is not None:
            owner = owner_word(found.measure, labels)
            proof = _listed([words.pick(text) for text in found.measure.evidence])
            tools = _listed([tool_words(tool, labels) for tool in found.tools])
        none = words(N_("The library no longer has this entry. Your copy stays as it is."))
        self._show_line("owner", N_("Usually done by"), owner if found is not None else none)
        self._show_line("proof", N_("What counts as evidence"), proof)
        self._show_line("tools", N_("Helpful tools (not part of this program)"), tools)

    def _show_line(self, name: str, title: str, text: str) -> None:
        head, body = self._lines[name]
        head.setText(self._labels.words(title))
        body.setText(breakable(text))
        for part in (head, body):
            part.setVisible(bool(text))


def _listed(lines: list[str]) -> str:
    return "\n".join(f"• {line}" for line in lines)
