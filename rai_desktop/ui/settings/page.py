"""All settings one below the other, in sections; a search leaves what it finds."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label
from rai_desktop.ui.settings.known import SECTIONS, SETTINGS
from rai_desktop.ui.settings.row import SettingRow
from rai_desktop.ui.theme import Theme
from rai_desktop.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Leads to what is kept elsewhere: in the file of the AI inventory, not on this computer."""

    name: str
    section: str
    text: str
    help: str
    is_possible: bool = True


class SettingsPage(QWidget):
    """The rows; ``changed`` carries key and value, ``led`` the name of a link."""

    changed = Signal(str, str)
    folder_wanted = Signal(str)
    led = Signal(str)

    def __init__(self, links: Sequence[Link], words: Words, theme: Theme) -> None:
        super().__init__()
        self._words, self._theme = words, theme
        self._links = links
        self.rows: dict[str, SettingRow] = {}
        self._found: list[tuple[QWidget, str]] = []
        self._heads: list[tuple[QLabel, list[QWidget]]] = []
        self._none = label("settings_none", "muted", wraps=True)
        self._none.setText(words(N_("No setting is called like that. Try another word.")))
        self._none.hide()
        self._column = QVBoxLayout(self)
        em = theme.em
        self._column.setContentsMargins(em(0.2), em(0.2), em(1), em(0.2))
        self._column.setSpacing(em(1))
        self._column.addWidget(self._none)
        for section, title in SECTIONS:
            self._add_section(section, title)
        self._column.addStretch(1)

    def search(self, typed: str) -> None:
        """Show the settings that ``typed`` is found in."""
        sought = typed.casefold().split()
        shown = {part: all(word in told for word in sought) for part, told in self._found}
        for part, is_found in shown.items():
            part.setVisible(is_found)
        for head, parts in self._heads:
            head.setVisible(any(shown[part] for part in parts))
        self._none.setVisible(not any(shown.values()))

    def flush(self) -> None:
        """Take over what is being typed."""
        for row in self.rows.values():
            row.flush()

    def _add_section(self, section: str, title: str) -> None:
        words = self._words
        head = label(f"section_{section}", "heading", wraps=True)
        head.setText(words(title))
        self._column.addWidget(head)
        parts: list[QWidget] = []
        for setting in SETTINGS:
            if setting.section == section:
                row = SettingRow(setting, words, self._theme)
                row.changed.connect(self.changed)
                row.folder_wanted.connect(lambda key=setting.key: self.folder_wanted.emit(key))
                self.rows[setting.key] = row
                self._found.append((row, f"{words(title).casefold()} {setting.told(words)}"))
                parts.append(row)
        for link in self._links:
            if link.section == section:
                parts.append(self._made_link(link))
        for part in parts:
            self._column.addWidget(part)
        self._heads.append((head, parts))

    def _made_link(self, link: Link) -> QWidget:
        words = self._words
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.em(0.25))
        leads = ShortButton(f"link_{link.name}")
        leads.setText(words(link.text))
        leads.setEnabled(link.is_possible)
        leads.clicked.connect(lambda: self.led.emit(link.name))
        told = label(f"help_{link.name}", "muted", wraps=True)
        told.setText(words(link.help))
        across = QHBoxLayout()
        across.addWidget(leads)
        across.addStretch(1)
        column.addLayout(across)
        column.addWidget(told)
        self._found.append((made, f"{words(link.text)} {words(link.help)}".casefold()))
        return made
