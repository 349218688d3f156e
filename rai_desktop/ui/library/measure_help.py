"""What the library says about a mitigation: what can prove it, and tools that help."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.library.measures import measure_help
from rai_desktop.services.library.words import owner_word, tool_words
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.library.fold import Fold
from rai_desktop.ui.parts.widgets import breakable, label
from rai_desktop.ui.theme import Theme


class MeasureHelpPanel(QWidget):
    """Only texts, addresses too: the program opens no web page; hidden for one's own measures."""

    told = Signal(str)
    failed = Signal(object)
    toggled = Signal()

    group = "library"
    """How the panel is called among the sections of the form."""

    def __init__(self, project: OpenProject, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("measure_help")
        self._project = project
        self._labels = labels
        self._uid: Uid | None = None
        self._inside = QWidget()
        self._lines: dict[str, tuple[QLabel, QLabel]] = {}
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        for name in ("owner", "proof", "tools"):
            head = label(f"help_{name}_title", "small", wraps=True)
            text = label(f"help_{name}", "", wraps=True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._lines[name] = (head, text)
            self._column.addWidget(head)
            self._column.addWidget(text)
        self.fold = Fold("help_section", self._inside, theme)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.fold)
        self.fold.toggled.connect(self._on_toggled)
        self.apply_theme(theme)
        self.retranslate(labels)

    @property
    def is_open(self) -> bool:
        """Whether the texts are shown."""
        return self.fold.is_open

    def set_open(self, is_open: bool) -> None:
        """Show or hide the texts."""
        self.fold.set_open(is_open)
        self._show()

    def show_entity(self, uid: Uid | None) -> None:
        """Show what the library says about a mitigation that was taken from it."""
        self._uid = uid
        self._show()

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        self._labels = labels
        self._show()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._column.setSpacing(theme.em(0.3))
        self.fold.apply_theme(theme)

    def _on_toggled(self) -> None:
        self._show()
        self.toggled.emit()

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
