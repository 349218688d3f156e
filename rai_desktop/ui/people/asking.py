"""Asks who works here once somebody changes something and it is not known."""

from PySide6.QtCore import QObject, Signal

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.people import author_name
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.parts.banner import BannerText
from rai_desktop.ui.people.known import known_person
from rai_desktop.ui.people.who import WhoDialog
from rai_desktop.ui.settings.known import ASK_WHO, NO
from rai_desktop.ui.workspace import Workspace

KEY = "who"


class WhoAsker(QObject):
    """Says in a banner that the name is missing, and asks for it in a dialog; nothing has to wait.

    ``known`` tells the name after an answer.
    """

    known = Signal(str)

    def __init__(self, scene: Scene, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._scene = scene
        self._space = workspace
        self._was_asked = False

    @property
    def name(self) -> str:
        """Who works here; empty when nobody said."""
        project = self._scene.project
        return author_name(project, project.author)

    def note_change(self) -> None:
        """Ask after the first change of somebody unknown; once for as long as this is open."""
        project = self._scene.project
        if project.author:
            self._space.banners.close_banner(KEY)
        elif not self._was_asked and not project.store.read_only and self._may_ask:
            self._was_asked = True
            self._space.banners.show_banner(self._banner())

    @property
    def _may_ask(self) -> bool:
        return self._scene.session.settings.get(ASK_WHO) != NO

    def put_off(self) -> None:
        """Ask no more until the project is opened again."""
        self._was_asked = True
        self._space.banners.close_banner(KEY)

    def ask(self) -> None:
        """Ask now."""
        if self._scene.project.store.read_only:
            return
        page, known = self._space.page, known_person(self._scene.session.settings)
        dialog = WhoDialog(
            self._space.window(), self._scene.project, page.labels, page.theme, known
        )
        dialog.answered.connect(self._on_answered)
        dialog.open()

    def _banner(self) -> BannerText:
        return BannerText(
            key=KEY,
            sentence=UserError(
                N_("Who are you? Your change is stored, but the history cannot say who made it.")
            ),
            tone="info",
            choices=((N_("Enter your name…"), self.ask), (N_("Later"), self.put_off)),
            closable=False,
        )

    def _on_answered(self) -> None:
        self._was_asked = True
        self._space.banners.close_banner(KEY)
        self._scene.session.remember_author(self._scene.project)
        self.known.emit(self.name)
