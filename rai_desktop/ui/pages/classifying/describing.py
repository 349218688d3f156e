"""The first step: what the system is, what it is for, and whether it handles data of people."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.entering import Entering
from rai_desktop.services.template_entries import TemplateEntry
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.forms.rows import FieldRow
from rai_desktop.ui.pages.classifying.alike import AlikeView
from rai_desktop.ui.pages.classifying.proposal import ProposalView
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.theme import Theme
from rai_desktop.words.language import folded


class DescribeView(QWidget):
    """Fields of the system; ``changed`` tells that something was entered.

    ``alike_wanted`` carries a system of the same kind whose answers shall be taken over.
    """

    changed = Signal()
    alike_wanted = Signal(object)

    def __init__(self, entering: Entering, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("step_describe")
        self._entering = entering
        self._labels = labels
        self._theme = theme
        self.templates = CalmComboBox()
        self.templates.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.templates.setMinimumContentsLength(12)
        self._proposal = ProposalView(labels, theme)
        self._alike = AlikeView(labels, theme)
        self._alike.wanted.connect(self.alike_wanted)
        self.rows = {key: self._row(key) for key in ("purpose", "people_data")}
        self._build()
        self.refresh()

    def refresh(self) -> None:
        """Show everything as it is now; what is being typed stays."""
        template = self._entering.template()
        place = self.templates.findData(template.id if template else "")
        if place >= 0 and not self.templates.hasFocus():
            self.templates.setCurrentIndex(place)
        self._proposal.show_template(template)
        self._alike.show_for(self._entering)
        for key, row in self.rows.items():
            if not row.editor.is_pending:
                row.show_value(self._entering.value(key))

    def mark_template(self) -> None:
        """Let what is typed next take the place of the name that is shown."""
        line = self.templates.lineEdit()
        if line is not None:
            line.selectAll()

    def settle(self) -> None:
        """Take over what is typed."""
        self._on_template()
        for row in self.rows.values():
            row.editor.flush()

    def _row(self, key: str) -> FieldRow:
        project = self._entering.project
        spec = project.field(EntityKind.SYSTEM, key)
        row = FieldRow(spec, self._labels, self._theme, project)
        row.edited.connect(self._on_edited)
        return row

    def _build(self) -> None:
        em, words = self._theme.em, self._labels.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(0.5))
        head = label("template_label", "field", wraps=True)
        head.setText(words(N_("Which typical AI system is it most like?")))
        help_text = label("template_help", "muted", wraps=True)
        help_text.setText(
            words(N_("Type a product or a use, such as ChatGPT or translation. It may stay empty."))
        )
        head.setBuddy(self.templates)
        self._fill_templates()
        for part in (self._alike, head, help_text, self.templates, self._proposal):
            column.addWidget(part)
        for row in self.rows.values():
            across = QHBoxLayout()
            across.addWidget(row)
            column.addLayout(across)

    def _fill_templates(self) -> None:
        words, box = self._labels.words, self.templates
        box.setObjectName("template")
        box.setEditable(True)
        box.setInsertPolicy(CalmComboBox.InsertPolicy.NoInsert)
        box.setAccessibleName(words(N_("Which typical AI system is it most like?")))
        box.addItem(words(N_("None of these, or not known")), "")
        for entry in self._entering.catalogue.templates():
            if not entry.deprecated or entry.id == self._entering.value("template"):
                box.addItem(self._title(entry), entry.id)
        completer = QCompleter(box.model(), box)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        box.setCompleter(completer)
        box.activated.connect(self._on_template)
        line = box.lineEdit()
        if line is not None:
            line.setObjectName("template_text")
            line.setAccessibleName(box.accessibleName())
            line.editingFinished.connect(self._on_template)

    def _title(self, entry: TemplateEntry) -> str:
        pick = self._labels.words.pick
        examples = ", ".join(pick(example) for example in entry.examples[:3])
        return f"{pick(entry.title)} ({examples})" if examples else pick(entry.title)

    def _on_template(self) -> None:
        """Take the template whose name is typed or chosen; other texts change nothing."""
        place = self._typed_place()
        if place < 0:
            return
        code = str(self.templates.itemData(place))
        if code == (self._entering.value("template") or ""):
            return
        found = (t for t in self._entering.catalogue.templates() if t.id == code)
        self._entering.choose_template(next(found, None))
        self.refresh()
        self.changed.emit()

    def _typed_place(self) -> int:
        typed = folded(self.templates.currentText().strip())
        titles = [folded(self.templates.itemText(n)) for n in range(self.templates.count())]
        if typed in titles:
            return titles.index(typed)
        found = [n for n, title in enumerate(titles) if typed and typed in title]
        return found[0] if len(found) == 1 else -1

    def _on_edited(self, key: str, value: Value) -> None:
        self._entering.set_value(key, value)
        self._alike.show_for(self._entering)
        self.changed.emit()
