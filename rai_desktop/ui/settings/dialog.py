"""The settings: one page that can be searched; whatever is chosen holds at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from rai_desktop.domain.errors import SurroundingsError, UserError
from rai_desktop.domain.texts import N_
from rai_desktop.ui.file_names import file_filter
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.notice import Notice
from rai_desktop.ui.parts.reading_order import ReadingDialog
from rai_desktop.ui.parts.search_field import SearchField
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label, let_wrap, scrolled, take_focus
from rai_desktop.ui.settings.files import MOST_BYTES, given_settings, settings_text
from rai_desktop.ui.settings.known import SETTINGS
from rai_desktop.ui.settings.page import SettingsPage
from rai_desktop.ui.settings.taking import taken_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rai_desktop.ui.session import PictureFiles
    from rai_desktop.ui.settings.subject import Subject

_LEAD = N_("These settings are yours on this computer. What you choose applies at once.")


class SettingsDialog(ReadingDialog):
    """Shows the settings of ``subject``; ``led`` carries the name of a link that was followed."""

    led = Signal(str)

    def __init__(self, window: QWidget, subject: Subject, files: PictureFiles) -> None:
        super().__init__(window)
        self.setObjectName("settings")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._subject, self._files = subject, files
        self._words, self._theme = subject.words, subject.theme
        self._lead = label("settings_lead", "muted", wraps=True)
        self.search = SearchField("settings_search", N_("Search the settings"))
        self._scroll: QScrollArea = scrolled(QWidget(), "settings_scroll")
        self._export = ShortButton("settings_export", "quiet")
        self._import = ShortButton("settings_import", "quiet")
        self._reset = ShortButton("settings_reset", "quiet")
        self._close = ShortButton("settings_close")
        self._column = QVBoxLayout(self)
        self._foot = QHBoxLayout()
        self._renewal = QTimer(self, singleShot=True, interval=0)
        self._renewal.timeout.connect(self._renew)
        self._build()
        self.notice = Notice(self, self._words, self._theme)
        self._show_all()
        em = self._theme.em
        self.resize(em(46), em(50))
        self.search.setFocus()

    # parts ---------------------------------------------------------------------

    def _build(self) -> None:
        for made in (self._export, self._import, self._reset):
            self._foot.addWidget(made)
        self._foot.addStretch(1)
        self._foot.addWidget(self._close)
        self._column.addWidget(self._lead)
        self._column.addWidget(self.search)
        self._column.addWidget(self._scroll, 1)
        self._column.addLayout(self._foot)
        self.search.textChanged.connect(lambda typed: self.page.search(typed))
        self.search.left.connect(self._on_search_left)
        self._export.clicked.connect(self._on_export)
        self._import.clicked.connect(self._on_import)
        self._reset.clicked.connect(self._on_reset)
        self._close.clicked.connect(self.accept)

    def _show_all(self) -> None:
        """Show everything in the words and lengths that hold now; place and search stay."""
        self._words, self._theme = self._subject.words, self._subject.theme
        bar = self._scroll.verticalScrollBar()
        focused, place = self.focusWidget(), bar.value()
        name = focused.objectName() if focused is not None else ""
        self._name_parts()
        self.page = SettingsPage(self._subject.links(), self._words, self._theme)
        self.page.changed.connect(self._on_changed)
        self.page.folder_wanted.connect(self._on_folder_wanted)
        self.page.led.connect(self._on_led)
        self.page.setObjectName("inside")
        self._scroll.setWidget(self.page)
        let_wrap(self.page)
        self._show_values()
        self.page.search(self.search.text())
        bar.setValue(place)
        again = self.page.findChild(QWidget, name) if name.startswith(("set_", "reset_")) else None
        if isinstance(again, QWidget):
            again.setFocus()

    def _name_parts(self) -> None:
        words, theme, em = self._words, self._theme, self._theme.em
        self.setWindowTitle(words(N_("Settings")))
        self._lead.setText(self._subject.where() or words(_LEAD))
        self._export.setText(words(N_("Export…")))
        self._import.setText(words(N_("Read in…")))
        self._reset.setText(words(N_("Reset everything")))
        self._close.setText(words(N_("Close")))
        self.search.retranslate(words)
        self.search.apply_theme(theme)
        self._column.setContentsMargins(em(1.8), em(1.5), em(1.8), em(1.4))
        self._column.setSpacing(em(0.8))

    def _show_values(self) -> None:
        for key, row in self.page.rows.items():
            row.show_value(self._subject.value(key), self._subject.told(key))

    # what people do --------------------------------------------------------------

    @override
    def done(self, result: int) -> None:
        self.page.flush()
        super().done(result)

    def _on_search_left(self) -> None:
        take_focus(self.page)

    def _on_changed(self, key: str, value: str) -> None:
        self._tried(lambda: self._take({key: value}))

    def _take(self, values: Mapping[str, str]) -> None:
        before = (self._subject.words, self._subject.theme)
        told = [text for key, value in values.items() if (text := self._subject.take(key, value))]
        if before != (self._subject.words, self._subject.theme):
            self.renew_soon()
        else:
            self._show_values()
        if told:
            self.notice.tell(told[-1])

    def renew_soon(self) -> None:
        """Show everything anew, later: what was used to choose must not go away under its signal.

        For other words, colours and sizes of texts, whoever changed them.
        """
        self._renewal.start()

    def _renew(self) -> None:
        self._show_all()
        self.notice.retranslate(self._words)
        self.notice.apply_theme(self._theme)

    def _on_folder_wanted(self, key: str) -> None:
        start = Path(self._subject.told(key))
        folder = self._subject.asker.folder(self._words(N_("Choose a folder")), start)
        if folder is not None:
            self._on_changed(key, str(folder))

    def _on_led(self, name: str) -> None:
        self.accept()
        self.led.emit(name)

    def _on_reset(self) -> None:
        before = self._all_values()
        self._take({s.key: s.default for s in SETTINGS if before[s.key] != s.default})
        self._tell_undoable(self._words(N_("All settings are reset.")), before)

    def _on_export(self) -> None:
        title = self._words(N_("Export settings"))
        name = self._words(N_("RAI Desktop settings"))
        suggestion = self._subject.documents / f"{name}.json"
        target = self._subject.asker.save_path(title, suggestion, file_filter(self._words, "json"))
        if target is None:
            return
        data = settings_text(self._all_values()).encode("utf-8")
        if self._tried(lambda: self._files.write_bytes(data, target)):
            text = N_("The settings are in {path}, without your name and your folders.")
            self.notice.tell(self._words.filled(text, path=target))

    def _on_import(self) -> None:
        title, words = self._words(N_("Read in settings")), self._words
        path = self._subject.asker.open_path(title, file_filter(words, "json"))
        if path is not None:
            self._tried(lambda: self._import_from(path))

    def _import_from(self, path: Path) -> None:
        given = given_settings(_read(path), path.name)
        before = self._all_values()
        self._take(given.values)
        self._tell_undoable(taken_text(given, self._subject.words), before)

    def _tell_undoable(self, text: str, before: Mapping[str, str]) -> None:
        def undo() -> None:
            now = self._all_values()
            self._take({key: value for key, value in before.items() if now[key] != value})

        choices = [("notice_undo", self._subject.words(N_("Undo")), undo)]
        QTimer.singleShot(0, self, lambda: self.notice.tell(text, choices))

    def _all_values(self) -> dict[str, str]:
        return {setting.key: self._subject.value(setting.key) for setting in SETTINGS}

    def _tried(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except UserError as error:
            self._show_values()
            self.notice.tell(self._words.of_error(error))
            return False
        return True


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        text = N_("“{name}” cannot be read. Choose another file.")
        raise SurroundingsError(text, name=path.name) from error
