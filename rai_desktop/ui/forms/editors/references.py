"""Editor for references: a name is typed or picked; who is missing can be added on the spot."""

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QStringListModel, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QListView, QWidget

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.editors.base import TypedEditor
from rai_desktop.ui.forms.editors.choices import CalmComboBox
from rai_desktop.ui.forms.editors.typing_fields import LineField
from rai_desktop.ui.overriding import override
from rai_desktop.ui.theme import Theme
from rai_desktop.words.language import folded

MOST_OFFERED = 12

ADDABLE = (EntityKind.PERSON, EntityKind.VENDOR)


class NotListedError(UsageError):
    """A name that stands for no entry yet; ``name`` is what was typed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            N_("“{name}” is not in the list yet. Choose a name, or add this one."), name=name
        )
        self.name = name


class ReferenceEditor(TypedEditor):
    """An entry of another kind, by its name; ``adding`` carries a name to be added."""

    adding = Signal(str)

    def __init__(self, spec: FieldSpec, labels: Labels, theme: Theme, project: OpenProject) -> None:
        field = LineField()
        super().__init__(spec, labels, theme, field)
        self._project = project
        self._uid: Uid | None = None
        self._typed = ""
        self._box = _NamesBox(field, self.offers)
        self._box.setObjectName(f"names_{spec.key}")
        self._box.picked.connect(self._on_picked)
        self._completer = name_completer(field)
        self._completer.activated.connect(self._on_completed)
        field.setCompleter(self._completer)
        field.textEdited.connect(self._on_text_edited)
        self.row.addWidget(self._box)
        self.retranslate(labels)

    def read(self, text: str) -> Value:
        """Return the entry with this name."""
        wanted = folded(text.strip())
        if not wanted:
            return None
        if self._uid and folded(self._name(self._uid)) == wanted:
            return self._uid
        for name, uid in self.offers():
            if folded(name) == wanted:
                return uid
        raise NotListedError(text.strip())

    def written(self, value: Value) -> str:
        """Return the name of the entry."""
        self._uid = Uid(str(value)) if value else None
        return self._name(self._uid) if self._uid else ""

    def outline(self) -> QWidget:
        """Return the box around the text field."""
        return self._box

    def offers(self) -> list[tuple[str, Uid]]:
        """Return all names that can be chosen; equal ones carry their numbers."""
        assert self.spec.reference is not None  # noqa: S101 - only references get this editor
        entities = self._project.entities(self.spec.reference)
        names = {entity.uid: self._project.name(entity.uid) for entity in entities}
        often = Counter(names.values())
        numbers = self._project.numbers(self.spec.reference)
        shown = [
            (f"{name} ({numbers.get(uid, '')})" if often[name] > 1 else name, uid)
            for uid, name in names.items()
            if name
        ]
        return sorted(shown, key=lambda pair: folded(pair[0]))

    def set_read_only(self, read_only: bool) -> None:
        """Let people read but not choose."""
        super().set_read_only(read_only)
        self._box.setEnabled(not read_only)

    def retranslate(self, labels: Labels) -> None:
        """Say what to type in another language."""
        super().retranslate(labels)
        self._box.setAccessibleName(self._spoken_name())
        self.field.setPlaceholderText(labels.words(N_("Type a name")))

    def _name(self, uid: Uid) -> str:
        entity = self._project.store.entity(uid)
        if entity is None:
            return ""
        if entity.deleted:
            return self.labels.shown(self._project, self.spec, uid)
        return self._offered_as(uid)

    def _offered_as(self, uid: Uid) -> str:
        """Return what an entry is called among those on offer, without putting them in order."""
        assert self.spec.reference is not None  # noqa: S101 - only references get this editor
        name = self._project.name(uid)
        entities = self._project.entities(self.spec.reference)
        equal = {each.uid for each in entities if self._project.name(each.uid) == name}
        if not name or uid not in equal:
            return ""
        number = self._project.numbers(self.spec.reference).get(uid, "")
        return f"{name} ({number})" if len(equal) > 1 else name

    def _on_text_edited(self, text: str) -> None:
        self._typed = text.strip()
        model = self._completer.model()
        assert isinstance(model, QStringListModel)  # noqa: S101 - made so below
        model.setStringList(self._completions(self._typed))

    def _completions(self, typed: str) -> list[str]:
        wanted = folded(typed)
        names = [name for name, _uid in self.offers()]
        found = [name for name in names if wanted in folded(name)][:MOST_OFFERED]
        is_new = typed and wanted not in map(folded, names)
        if is_new and self.spec.reference in ADDABLE:
            found.append(self.labels.words.filled(N_("Add “{name}”"), name=typed))
        return found

    def _on_completed(self, text: str) -> None:
        typed = self._typed
        is_name = any(name == text for name, _uid in self.offers())
        QTimer.singleShot(
            0, self, lambda: self._take(text if is_name else typed, is_new=not is_name)
        )

    def _take(self, text: str, *, is_new: bool) -> None:
        self.field.show_text(text)
        if is_new:
            self.adding.emit(text)
        else:
            self.flush()

    def _on_picked(self, uid: str) -> None:
        self.field.show_text(self.written(uid or None))
        self._settle(self.field.typed_text())
        self.edited.emit(self._uid)


class _NamesBox(CalmComboBox):
    """The names to pick from, looked up each time the list opens."""

    picked = Signal(str)

    def __init__(self, field: LineField, offers: Callable[[], list[tuple[str, Uid]]]) -> None:
        super().__init__()
        self._offers = offers
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setLineEdit(field)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.activated.connect(self._on_activated)

    @override
    def showPopup(self) -> None:
        field = self.lineEdit()
        text = field.text() if field else ""
        self.clear()
        self.addItem("–", "")
        for name, uid in self._offers():
            self.addItem(name, uid)
        self.setCurrentIndex(max(0, self.findText(text)))
        self.setEditText(text)
        super().showPopup()

    def _on_activated(self, place: int) -> None:
        self.picked.emit(str(self.itemData(place) or ""))


def name_completer(field: QWidget) -> QCompleter:
    """Return what offers names below ``field``; its list is set while somebody types."""
    completer = QCompleter(QStringListModel(field), field)
    completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    popup = QListView()
    popup.setProperty("role", "popup")
    popup.setTextElideMode(Qt.TextElideMode.ElideRight)
    popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    completer.setPopup(popup)
    return completer
