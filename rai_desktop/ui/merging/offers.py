"""Offering to merge: what was begun and not finished, and copies that a shared folder left."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.parts.banner import Banners, BannerText

PAUSED, BESIDE = "merge_paused", "merge_beside"


class MergeOffers(QObject):
    """Banners that offer a merge; ``wanted`` carries the path of the other copy."""

    wanted = Signal(object)

    def __init__(self, scene: Scene, banners: Banners, parent: QObject) -> None:
        super().__init__(parent)
        self._project = scene.project
        self._session = scene.session
        self._banners = banners

    def offer(self) -> None:
        """Show what there is to merge, or nothing any more."""
        for key in (PAUSED, BESIDE):
            self._banners.close_banner(key)
        if self._project.store.read_only:
            return
        paused = self._session.merges.paused(self._project.uid)
        if paused is not None:
            self._show(
                PAUSED,
                UserError(
                    N_("You began to merge “{name}”. What you decided is kept."), name=paused.name
                ),
                paused.path,
                N_("Go on merging…"),
            )
            return
        copies = self._session.conflicted_copies(self._project)
        if copies:
            text = N_(
                "“{name}” lies beside this file and seems to be a copy that somebody else changed "
                "at the same time."
            )
            self._show(BESIDE, UserError(text, name=copies[0].name), copies[0], N_("Merge…"))

    def forget(self) -> None:
        """Drop what was begun."""
        self._session.merges.end(self._project.uid)
        self.offer()

    def _show(self, key: str, sentence: UserError, path: Path, verb: str) -> None:
        choices = [(verb, lambda: self.wanted.emit(path))]
        if key == PAUSED:
            choices.append((N_("Drop it"), self.forget))
        self._banners.show_banner(
            BannerText(key=key, sentence=sentence, tone="info", choices=tuple(choices))
        )
