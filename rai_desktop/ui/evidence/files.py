"""Everything that people do with the files and links of evidence."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.evidence import Evidence
from rai_desktop.domain.texts import N_
from rai_desktop.services.attaching import is_openable, is_web_address
from rai_desktop.ui.evidence.attacher import Attacher, AttachOrder
from rai_desktop.ui.evidence.viewing import ViewedCopies, save_as
from rai_desktop.ui.evidence.wishes import FileWish
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.telling import shortened
from rai_desktop.ui.workspace import Workspace
from rai_desktop.words import Words

LONGEST_ADDRESS = 300


class EvidenceFiles(QObject):
    """Asks where that is needed, does it, and tells in the workspace what was done."""

    def __init__(self, scene: Scene, space: Workspace, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._scene = scene
        self._space = space
        self._words = words
        self._copies = ViewedCopies(scene.session, scene.project)
        self.attacher = Attacher(scene.project, self)
        self.attacher.began.connect(self._on_began)
        self.attacher.attached.connect(self._on_attached)
        self.attacher.failed.connect(self._on_failed)
        self.attacher.cancelled.connect(self._on_cancelled)
        space.attach_wanted.connect(self.attach)
        space.file_wished.connect(self.fulfil)

    def retranslate(self, words: Words) -> None:
        """Speak another language from now on."""
        self._words = words

    def attach(self, order: AttachOrder) -> None:
        """Attach files; asks which one when the order names none."""
        if self.attacher.is_busy:
            text = N_("A file is being read. Wait for it, then attach the next one.")
            self._space.notice.tell(self._words(text))
            return
        if not order.paths:
            title = self._words(N_("Choose the file to attach"))
            path = self._scene.asker.open_path(title, self._words(N_("All files (*)")))
            if path is None:
                return
            order = AttachOrder(paths=(path,), of=order.of, replaced=order.replaced)
        self._space.flush()
        self._space.banners.close_banner("error")
        self.attacher.attach(order)

    def fulfil(self, wish: FileWish, uid: Uid) -> None:
        """Do what is wished with the file or link of a piece of evidence."""
        evidence = self._scene.project.entity(uid)
        if isinstance(evidence, Evidence):
            acts: dict[FileWish, Callable[[Evidence], None]] = {
                FileWish.OPEN: self._open,
                FileWish.SAVE: self._save,
                FileWish.OPEN_LINK: self._open_link,
                FileWish.COPY_LINK: self._copy_link,
            }
            try:
                acts[wish](evidence)
            except UserError as error:
                self._space.show_error(error)

    def close(self) -> None:
        """End what is under way, and remove the copies that were looked at."""
        self.attacher.end_now()
        self._copies.remove_all()

    # one file or link ------------------------------------------------------------

    def _open(self, evidence: Evidence) -> None:
        if not is_openable(evidence.file_name):
            return
        words = self._words
        text = words.filled(
            N_(
                "“{name}” opens in another program. Open only files that you trust. You see a "
                "copy: what you change in it is not kept here."
            ),
            name=shortened(evidence.file_name),
        )
        title = words(N_("Open the attached file?"))
        if self._scene.asker.confirm(title, text, words(N_("Open the file"))):
            self._scene.opener(self._copies.copy_of(evidence))

    def _save(self, evidence: Evidence) -> None:
        words, session = self._words, self._scene.session
        suggestion = session.documents_folder() / evidence.file_name
        title, filters = words(N_("Save the attached file")), words(N_("All files (*)"))
        target = self._scene.asker.save_path(title, suggestion, filters)
        if target is not None:
            save_as(self._scene.project, evidence, target)
            self._tell_saved(target)

    def _tell_saved(self, target: Path) -> None:
        words = self._words
        folder = ("notice_folder", words(N_("Show in folder")), self._opener_of(target.parent))
        text = words.filled(N_("The file is in {path}."), path=target)
        self._space.notice.tell(text, [folder])

    def _opener_of(self, path: Path) -> Callable[[], object]:
        return lambda: self._scene.opener(path)

    def _open_link(self, evidence: Evidence) -> None:
        address = evidence.link.strip()
        if not is_web_address(address):
            return
        words = self._words
        text = words.filled(
            N_("Your browser opens {address}. This program itself uses no network."),
            address=address[:LONGEST_ADDRESS],
        )
        title = words(N_("Open the link?"))
        if self._scene.asker.confirm(title, text, words(N_("Open the link"))):
            self._scene.opener(address)

    def _copy_link(self, evidence: Evidence) -> None:
        QGuiApplication.clipboard().setText(evidence.link.strip())
        self._space.notice.tell(self._words(N_("The link was copied.")))

    # attaching -------------------------------------------------------------------

    def _on_began(self) -> None:
        words = self._words
        cancel = ("notice_cancel", words(N_("Cancel")), self.attacher.cancel)
        self._space.notice.tell(words(N_("The file is being read…")), [cancel])

    def _on_attached(self, uids: list[Uid]) -> None:
        words, project = self._words, self._scene.project
        text = words.plural("{count} file was attached.", "{count} files were attached.", len(uids))
        if len(uids) == 1:
            name = shortened(project.name(uids[0]))
            text = words.filled(
                N_("“{name}” was attached. What is it for, until when is it valid, who keeps it?"),
                name=name,
            )
        choices = [
            ("notice_details", words(N_("Fill in")), lambda: self._space.go_to(uids[0])),
            ("notice_undo", words(N_("Undo")), self._space.undo_wanted.emit),
        ]
        self._space.notice.tell(text, choices)

    def _on_failed(self, error: UserError) -> None:
        if self._space.notice.text == self._words(N_("The file is being read…")):
            self._space.notice.hide()
        self._space.show_error(error)

    def _on_cancelled(self) -> None:
        self._space.notice.tell(self._words(N_("Stopped. Nothing was left half-done.")))
