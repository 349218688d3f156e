"""The page that begins a new inventory: whose it is, who works here, and where it is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.company import empty_company_page
from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import Asker
from rai_desktop.ui.file_names import file_filter, inventory_name
from rai_desktop.ui.forms.company_form import CompanyForm
from rai_desktop.ui.forms.editors.base import TypedEditor
from rai_desktop.ui.icons import picture
from rai_desktop.ui.parts.elided import ElidedLabel
from rai_desktop.ui.parts.widgets import (
    button,
    chain_tab_stops,
    frame,
    label,
    scrolled,
    show_icon,
    show_pixmap,
    tab_stops,
)
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words

WIDEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInventory:
    """What the page asked, and where the file shall be kept."""

    path: Path
    company: Mapping[str, Value]
    person: Mapping[str, Value]


class NewInventoryPage(QWidget):
    """Asks the company and the own name; the rest may wait.

    ``answered`` carries a ``NewInventory``, ``place_wanted`` the path that is suggested;
    ``suggest`` returns a free path for a file name, ``known`` what is known of the person.
    """

    answered = Signal(object)
    place_wanted = Signal(object)
    left = Signal()

    def __init__(
        self,
        labels: Labels,
        theme: Theme,
        suggest: Callable[[str], Path],
        known: Callable[[], Mapping[str, Value]] = dict,
    ) -> None:
        super().__init__()
        self._known = known
        self.setObjectName("page")
        self._labels = labels
        self._theme = theme
        self._suggest = suggest
        self._chosen: Path | None = None
        self._back = button("new_back", "quiet")
        self._title = label("new_title", "title", wraps=True)
        self._lead = label("new_lead", "muted", wraps=True)
        self._form_place = QVBoxLayout()
        self._place = _Place()
        self._create = button("new_next", "primary")
        self._create.setAutoDefault(True)
        self._line = frame("line", "line")
        self._column = QVBoxLayout()
        self._below = QWidget()
        self._foot = QHBoxLayout(self._below)
        self._build()
        self._show_form()
        self.apply_theme(theme)
        self.retranslate(labels)

    @property
    def path(self) -> Path:
        """Where the file shall be kept: the chosen place, or the suggested one."""
        return self._chosen or self._suggest(inventory_name(self._labels.words, self._company()))

    def start(self) -> None:
        """Show the page as it was left, ready to type."""
        self._show_place()
        self.form.focus_first()

    def forget(self) -> None:
        """Ask everything anew the next time."""
        self._chosen = None
        self._show_form()

    def choose_place(self, path: Path) -> None:
        """Keep the file at ``path``."""
        self._chosen = path
        self._show_place()

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language; what is typed stays."""
        self._labels = labels
        words = labels.words
        self._back.setText(words(N_("Back")))
        self._title.setText(words(N_("Start a new AI inventory")))
        self._lead.setText(words(N_("Only the two names are needed. Everything else may wait.")))
        self._create.setText(words(N_("Create the AI inventory")))
        self._place.retranslate(labels)
        self.form.retranslate(labels)
        self._show_place()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self._theme = theme
        em = theme.em
        show_icon(self._back, "back", theme, "accent")
        self._inside.setMaximumWidth(em(WIDEST))
        self._column.setContentsMargins(em(2), em(1.5), em(2), em(1.5))
        self._column.setSpacing(em(0.8))
        self._foot.setContentsMargins(em(2), em(0.8), em(2), em(0.8))
        self._foot.setSpacing(em(0.8))
        self._place.apply_theme(theme)
        self.form.apply_theme(theme)

    def _build(self) -> None:
        area = QWidget()
        self._inside = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolled(area, "new_scroll"), 1)
        across = QHBoxLayout(area)
        across.setContentsMargins(0, 0, 0, 0)
        across.addStretch(1)
        across.addWidget(self._inside, 100)
        across.addStretch(1)
        self._inside.setLayout(self._column)
        for part in (self._title, self._lead):
            self._column.addWidget(part)
        self._column.addLayout(self._form_place)
        self._column.addStretch(1)
        self._line.setFixedHeight(1)
        whole.addWidget(self._line)
        self._foot.addWidget(self._back)
        self._foot.addWidget(self._place, 1)
        self._foot.addWidget(self._create)
        whole.addWidget(self._below)
        self._back.clicked.connect(self.left)
        self._create.clicked.connect(self._on_create)
        self._place.change.clicked.connect(lambda: self.place_wanted.emit(self.path))

    def _show_form(self) -> None:
        old = self._form_place.takeAt(0)
        if old is not None and (gone := old.widget()) is not None:
            gone.hide()
            gone.deleteLater()
        self.form = CompanyForm(empty_company_page(self._known()), self._labels, self._theme)
        self.form.returned.connect(self._on_create)
        editor = self._name_editor()
        editor.field.typed.connect(self._show_place)
        self._form_place.addWidget(self.form)
        chain_tab_stops([*tab_stops(self.form), self._back, self._place.change, self._create])

    def _name_editor(self) -> TypedEditor:
        editor = self.form.row(EntityKind.ORGANISATION, "name").editor
        assert isinstance(editor, TypedEditor)  # noqa: S101 - a name is typed
        return editor

    def _company(self) -> str:
        return self._name_editor().field.typed_text().strip()

    def _show_place(self) -> None:
        self._place.show_path(self.path, self._labels)

    def _on_create(self) -> None:
        self.form.flush()
        missing = self.form.first_missing()
        if missing is not None:
            missing.editor.entry().setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.answered.emit(
            NewInventory(
                path=self.path,
                company=self.form.values(EntityKind.ORGANISATION),
                person=self.form.values(EntityKind.PERSON),
            )
        )


class _Place(QWidget):
    """Where the file will be, and a button to choose another place."""

    def __init__(self) -> None:
        super().__init__()
        self._sign = label("place_sign")
        self._name = ElidedLabel("place_name", "field")
        self._folder = ElidedLabel("place_folder", "small")
        self.change = button("place_change")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._texts = QVBoxLayout()
        self._texts.addWidget(self._name)
        self._texts.addWidget(self._folder)
        self._row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(self._texts, 1)
        self._row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_path(self, path: Path, labels: Labels) -> None:
        """Show name and folder of the file."""
        self._name.show_text(path.name)
        self._folder.show_text(
            labels.words.filled(N_("in the folder {folder}"), folder=path.parent)
        )

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        words = labels.words
        self.change.setText(words(N_("Change…")))
        self.change.setAccessibleDescription(words(N_("Choose where the file is kept")))

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        em = theme.em
        show_pixmap(self._sign, picture("file", theme, "accent", 1.8, self.devicePixelRatioF()))
        self._row.setSpacing(em(0.7))
        self._texts.setSpacing(0)


def ask_place(page: NewInventoryPage, asker: Asker, words: Words, suggestion: Path) -> None:
    """Ask where the file of a new inventory shall be kept, and tell the page."""
    title = words(N_("Where should the file be kept?"))
    path = asker.save_path(title, suggestion, file_filter(words, "rai"))
    if path is not None:
        page.choose_place(path)
