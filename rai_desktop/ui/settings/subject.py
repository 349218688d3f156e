"""What the settings change in the window, each at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.domain.texts import N_
from rai_desktop.ui.parts.widgets import breakable
from rai_desktop.ui.settings.known import BACKUP_EVERY, BACKUP_FOLDER, SETTINGS
from rai_desktop.ui.settings.page import Link

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rai_desktop.services.ports import Asker
    from rai_desktop.ui.main_window import MainWindow
    from rai_desktop.ui.session import Session
    from rai_desktop.ui.theme import Theme
    from rai_desktop.words import Words

_DEFAULTS = {setting.key: setting.default for setting in SETTINGS}
WHO, BRAND = "who", "brand"


class Subject:
    """The settings as the dialog sees them: what holds now, and what a choice changes."""

    def __init__(self, window: MainWindow, session: Session, asker: Asker) -> None:
        self._window, self._session = window, session
        self.asker = asker
        self._acts: Mapping[str, Callable[[str], object]] = {
            "language": self._speak,
            "look": self._look,
            "zoom": lambda value: window.zoom_to(int(value)),
            "export_language": self._export_in,
            BACKUP_EVERY: lambda value: session.backup_place.set_minutes(int(value)),
        }

    @property
    def words(self) -> Words:
        """The words of the language that the window speaks."""
        return self._window.words

    @property
    def theme(self) -> Theme:
        """How the window looks."""
        return self._window.theme

    @property
    def documents(self) -> Path:
        """Where people expect their documents."""
        return self._session.documents_folder()

    def where(self) -> str:
        """Return where settings are kept in portable mode; otherwise nothing needs to be said."""
        folder = self._session.portable_folder
        text = N_(
            "Portable mode: settings, earlier states and working copies are kept beside the "
            "program, in {folder}."
        )
        return breakable(self.words.filled(text, folder=folder)) if folder else ""

    def value(self, key: str) -> str:
        """Return what holds now."""
        return self._session.settings.get(key) or _DEFAULTS[key]

    def told(self, key: str) -> str:
        """Return what to show for a value that is not shown as it is."""
        if key == BACKUP_FOLDER:
            return str(self._session.backup_place.folder)
        return self.value(key)

    def take(self, key: str, value: str) -> str:
        """Let ``value`` hold from now on; return what is to be said about it, mostly nothing.

        Raises:
            UserError: it cannot hold, and why.
        """
        if key == BACKUP_FOLDER:
            return self._keep_in(value)
        self._session.settings.set(key, value)
        act = self._acts.get(key)
        if act is not None:
            act(value)
        notices = self._session.settings.take_notices()
        return "".join(self.words.told(n.text, n.values) for n in notices[-1:])

    def links(self) -> list[Link]:
        """Return what leads to settings that are kept in the file of the AI inventory."""
        desk = self._window.desk
        may_write = desk is not None and not desk.project.store.read_only
        return [
            Link(
                name=WHO,
                section="you",
                text=N_("Your name in this inventory…"),
                help=N_("Says who you are in the AI inventory that is open."),
                is_possible=may_write,
            ),
            Link(
                name=BRAND,
                section="exports",
                text=N_("Logo and company colour…"),
                help=N_(
                    "Both belong to the AI inventory and are kept in its file, on the page about "
                    "your company."
                ),
                is_possible=desk is not None,
            ),
        ]

    def _keep_in(self, folder: str) -> str:
        """Keep earlier states elsewhere, and say where those are that there are already."""
        place = self._session.backup_place
        before = place.folder
        if place.choose(Path(folder) if folder else None):
            text = N_(
                "Earlier states are kept in {folder} from now on. Those in {before} stay there "
                "and are still found."
            )
        else:
            text = N_("Earlier states are kept in {folder} from now on.")
        return self.words.filled(text, folder=place.folder, before=before)

    def _speak(self, value: str) -> None:
        self._window.set_language(value or self._window.first_language)
        self._session.settings.set("language", value)

    def _look(self, value: str) -> None:
        self._window.choose_look(value)
        self._window.commands.mark("look", value)

    def _export_in(self, value: str) -> None:
        self._window.choose_export_language(value or self.words.language)
        self._session.settings.set("export_language", value)
