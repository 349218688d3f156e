"""The open project on the desk: undo, deleting, saving, exporting, closing."""

import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from rai_desktop.domain.errors import TargetChangedError, UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.bin import what_hangs
from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import Asker, Change, UndoEntry
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.apart import WritingBeside
from rai_desktop.ui.desk_exports import DeskExports
from rai_desktop.ui.duties.opening_notice import DueNotice
from rai_desktop.ui.evidence.files import EvidenceFiles
from rai_desktop.ui.exporting import Exporter
from rai_desktop.ui.file_names import file_filter, file_name, free_path
from rai_desktop.ui.kinds import LISTED
from rai_desktop.ui.merging.offers import MergeOffers
from rai_desktop.ui.opening import OpenLocal, is_same_place, open_local
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.parts.banner import BannerText
from rai_desktop.ui.people.acts import PeopleActs
from rai_desktop.ui.people.asking import WhoAsker
from rai_desktop.ui.picture_menu import PictureMenu
from rai_desktop.ui.project_opening import load_entries
from rai_desktop.ui.publishing import Publisher
from rai_desktop.ui.sending import show_sending
from rai_desktop.ui.sending.banner import show_sent
from rai_desktop.ui.session import Session
from rai_desktop.ui.status import SaveState
from rai_desktop.ui.telling import added_text, deleted_text, restored_text, shortened, undo_name
from rai_desktop.ui.theme import Theme
from rai_desktop.ui.workspace import Workspace
from rai_desktop.words import Words

_LOG = logging.getLogger(__name__)
LOOK_EVERY = 300
"""Milliseconds between two looks for a second start that asks for this window."""


class Desk(QObject):
    """Everything that belongs to one open project.

    ``undo_named`` tells what undo would do, ``front_wanted`` that a second start asked for this
    window, ``opening_wanted`` asks for another project in place of this one,
    ``backups_wanted`` for its earlier states, ``merge_wanted`` for merging a copy of it.
    """

    undo_named = Signal(str, str)
    front_wanted = Signal()
    opening_wanted = Signal(object)
    backups_wanted = Signal()
    merge_wanted = Signal(object)

    def __init__(
        self,
        session: Session,
        project: OpenProject,
        labels: Labels,
        theme: Theme,
        asker: Asker,
        opener: OpenLocal = open_local,
    ) -> None:
        super().__init__()
        self.project = project
        self.asker = asker
        self._session = session
        self._words = labels.words
        self._opener = opener
        load_entries(project)
        self.scene = scene = Scene(project=project, session=session, asker=asker, opener=opener)
        self.workspace = Workspace(scene, labels, theme)
        self.writing = project.apart = WritingBeside(
            self.workspace, labels.words, theme, self._read_ahead
        )
        self.publisher = Publisher(project.store, self)
        self.exports = DeskExports(scene, self.workspace, labels.words, self)
        self.pictures = PictureMenu(scene, self.workspace, labels.words, self)
        self.files = EvidenceFiles(scene, self.workspace, labels.words, self)
        self.who = WhoAsker(scene, self.workspace, self)
        self.people = PeopleActs(scene, self.workspace, self.publisher, self)
        self.due = DueNotice(session.settings, self.workspace, self)
        self.merges = MergeOffers(scene, self.workspace.banners, self)
        self._requests = QTimer(self, interval=LOOK_EVERY)
        self._connect()
        self._show_opened()

    @property
    def exporter(self) -> Exporter:
        """What runs an export and tells how it goes."""
        return self.exports.exporter

    # commands ------------------------------------------------------------------

    def start_new(self) -> None:
        """Begin a new entry."""
        if not self.project.store.read_only:
            self.workspace.start_new()

    def undo(self) -> None:
        """Take the newest action back."""
        self._replay(self.project.undo)

    def redo(self) -> None:
        """Do the last undone action again."""
        self._replay(self.project.redo)

    def delete(self, uids: Sequence[Uid]) -> None:
        """Move entries to the bin, and offer to take it back."""
        if not uids:
            return
        self.workspace.flush()
        if not self.people.asks_before_deleting(uids):
            self._delete(uids)

    def _delete(self, uids: Sequence[Uid]) -> None:
        name = self.project.name(uids[0])
        hanging = what_hangs(self.project, self._words, uids).texts
        duties = self.people.duties_left(uids) if len(uids) > 1 else ""
        if self._tried(lambda: self.project.delete(uids)):
            told = (deleted_text(self._words, name, len(uids)), *hanging, duties)
            self.tell_undoable(" ".join(text for text in told if text))

    def delete_selected(self) -> None:
        """Move the selected entries to the bin."""
        self.delete(self.workspace.selected())

    def save(self) -> None:
        """Write the file now."""
        self.workspace.flush()
        if not self.project.store.read_only:
            self.workspace.status.tell_saved()
            self.publisher.publish_now()

    def save_copy(self) -> None:
        """Ask for another place and write the project there, too."""
        self.workspace.flush()
        path = self.project.store.path
        title = self._words(N_("Save a copy"))
        name = self._words.filled(N_("{name} (copy)"), name=path.stem)
        suggestion = free_path(self._session.documents_folder(), f"{file_name(name)}{path.suffix}")
        target = self.asker.save_path(title, suggestion, file_filter(self._words, "rai"))
        if target is None:
            return
        if is_same_place(target, path):
            text = N_("{name} is the open file itself. Choose another name for the copy.")
            self.workspace.show_error(UserError(text, name=target.name))
        elif self._tried(lambda: self.writing.save_copy(self.project.store, target)):
            self.tell_copy(target)

    def tell_copy(self, target: Path) -> None:
        """Say where a copy is, and offer to go on in it."""
        words = self._words
        choices = [
            ("notice_open", words(N_("Go on in the copy")), lambda: self._open_copy(target)),
            ("notice_folder", words(N_("Show in folder")), lambda: self._opener(target.parent)),
        ]
        text = words.filled(N_("A copy is in {path}."), path=target)
        self.workspace.notice.tell(text, choices)

    def tell_restored(self, moment: datetime, erased: int = 0) -> None:
        """Say which earlier state is there again, and who stays erased."""
        self.workspace.notice.tell(
            restored_text(self._words, moment, erased), [self._undo_choice()]
        )

    def tell_undoable(self, text: str) -> None:
        """Say what was done, and offer to take it back."""
        self.workspace.notice.tell(text, [self._undo_choice()])

    def tell_merged(self, count: int) -> None:
        """Say how many entries a merge changed; what it did is written at once."""
        text = self._words.plural(
            "Merged: {count} entry changed.", "Merged: {count} entries changed.", count
        )
        self.workspace.banners.close_banner("publish")
        self.merges.offer()
        self._note_change()
        self.tell_undoable(text)

    def tell_renewed(self, count: int) -> None:
        """Say for how many systems new assessments were taken over."""
        text = self._words.plural(
            "Classified again: {count} AI system.", "Classified again: {count} AI systems.", count
        )
        self.tell_undoable(text)

    def _open_copy(self, target: Path) -> None:
        self.opening_wanted.emit(target)

    # language, looks, leaving ----------------------------------------------------

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""
        self._words = labels.words
        self.workspace.retranslate(labels)
        self.files.retranslate(labels.words)
        self.exports.retranslate(labels.words)
        self.pictures.retranslate(labels.words)
        self.writing.retranslate(labels.words)
        self.name_undo()

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""
        self.writing.apply_theme(theme)
        self.workspace.apply_theme(theme)

    def name_undo(self) -> None:
        """Tell what undo and redo would do."""
        undo = undo_name(self._words, self.project.undo_entry())
        redo = undo_name(self._words, self.project.redo_entry())
        if self.project.store.read_only:
            undo = redo = ""
        self.workspace.top.name_undo(
            self._words.filled(N_("Undo: {what}"), what=undo) if undo else self._words(N_("Undo")),
            self._words.filled(N_("Redo: {what}"), what=redo) if redo else self._words(N_("Redo")),
        )
        self.workspace.top.undo.setEnabled(bool(undo))
        self.workspace.top.redo.setEnabled(bool(redo))
        self.undo_named.emit(undo, redo)

    def may_close(self) -> bool:
        """Store and write everything; ask where something would be lost or is not done."""
        if self.writing.is_busy:
            return False
        self.workspace.flush()
        if not self._may_leave_unstored() or not self._may_end_export():
            return False
        self.publisher.stop()
        try:
            self.project.store.publish()
        except UserError as error:
            _LOG.warning("Not published at close: %s", type(error).__name__)
            return self._may_leave_unpublished(error)
        return True

    def close(self) -> None:
        """Let go of the project; ``may_close`` was asked before."""
        self._requests.stop()
        self.people.end_now()
        self.files.close()
        self.exporter.end_now()
        self.publisher.stop()
        self.workspace.keep_state()
        with suppress(UserError):  # kept in the working copy; the person was told
            self._session.close_project(self.project)

    # parts ---------------------------------------------------------------------

    def _connect(self) -> None:
        space = self.workspace
        self.project.on_change(self._on_change)
        space.delete_wanted.connect(self.delete)
        space.referred.connect(self._on_referred)
        space.told.connect(self.tell_undoable)
        space.both_wanted.connect(self.exports.export_both)
        space.protocol_wanted.connect(self.exports.export_protocol)
        space.paper_wanted.connect(self.exports.export_paper)
        space.undo_wanted.connect(self.undo)
        self.who.known.connect(self._on_known)
        self.merges.wanted.connect(self.merge_wanted)
        self.people.told.connect(self.tell_undoable)
        self.people.delete_wanted.connect(self._delete)
        space.top.undo.clicked.connect(self.undo)
        space.top.redo.clicked.connect(self.redo)
        self._requests.timeout.connect(self._look_for_request)
        self._requests.start()
        self.publisher.published.connect(self._on_published)
        self.publisher.failed.connect(self._on_publish_failed)

    def _show_opened(self) -> None:
        store, space = self.project.store, self.workspace
        space.status.show_file(store.path.name, str(store.path))
        for place, notice in enumerate(store.notices):
            sentence = UserError(notice.text, **notice.values)
            backup = notice.values.get("backup")
            text = BannerText(
                key="recovered" if "recovered" in notice.values else f"opened{place}",
                sentence=sentence,
                tone="info",
                choices=self._recovered_choices(Path(str(backup))) if backup else (),
            )
            space.banners.show_banner(text)
        show_sent(
            space.banners,
            store.sent,
            lambda: show_sending(self),
            is_looked_at=store.read_only,
        )
        self.merges.offer()
        if store.read_only:
            space.status.show_saved(SaveState.READ_ONLY)
            space.banners.show_banner(self._read_only_banner())
            space.top.set_read_only()
        elif not store.is_published:
            self._note_change()

    def _recovered_choices(self, backup: Path) -> tuple[tuple[str, Callable[[], object]], ...]:
        """Return what can be done with work that lies aside, because the file was changed."""
        earlier = (N_("Earlier states…"), self.backups_wanted.emit)
        if self.project.store.read_only:
            return (earlier,)
        return ((N_("Merge…"), lambda: self.merge_wanted.emit(backup)), earlier)

    def _read_only_banner(self) -> BannerText:
        return BannerText(
            key="read_only",
            sentence=UserError(
                N_("This file is open for reading only. To change something, save a copy first.")
            ),
            choices=((N_("Save a copy…"), self.save_copy),),
            closable=False,
        )

    def _note_change(self) -> None:
        self.workspace.status.show_saved(SaveState.WRITING)
        self.publisher.note_change()

    def _on_change(self, change: Change) -> None:
        self.workspace.show_change(change)
        self._note_change()
        self.name_undo()
        self.who.note_change()
        self.people.note_change(change)

    def _replay(self, act: Callable[[], UndoEntry | None]) -> None:
        self.workspace.flush()
        self.workspace.notice.hide()
        done: list[UndoEntry] = []

        def replayed() -> None:
            entry = act()
            if entry is not None:
                done.append(entry)

        if self._tried(replayed) and done:
            self._show_touched(done[0])

    def _show_touched(self, entry: UndoEntry) -> None:
        """Show where an undo happened, when it concerns one entry of a list."""
        if self.workspace.kind is None:
            return
        here = {s.uid for s in entry.restore if s.kind is self.workspace.kind}
        uids = here or {s.uid for s in entry.restore if s.kind in LISTED}
        if len(uids) == 1:
            entity = self.project.store.entity(next(iter(uids)))
            if entity is not None and not entity.deleted:
                self.workspace.show_entity(entity.uid)

    def _tried(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except UserError as error:
            self.workspace.show_error(error)
            return False
        self.workspace.banners.close_banner("error")
        return True

    def _read_ahead(self) -> None:
        if self.workspace.kind is not None:
            self.workspace.table.read_ahead()

    def _undo_choice(self) -> tuple[str, str, Callable[[], object]]:
        return ("notice_undo", self._words(N_("Undo")), self.undo)

    def _on_known(self, name: str) -> None:
        text = N_("From now on the history records your changes under “{name}”.")
        self.workspace.notice.tell(self._words.filled(text, name=shortened(name)))

    def _on_referred(self, kind: EntityKind, uid: Uid) -> None:
        text = added_text(self._words, kind, self.project.name(uid))
        self.workspace.notice.tell(text, [self._undo_choice()])

    def _on_published(self, moment: datetime | None) -> None:
        self.workspace.banners.close_banner("publish")
        if self.project.store.is_published:
            local = moment.astimezone() if moment else None
            self.workspace.status.show_saved(SaveState.SAVED, local)

    def _on_publish_failed(self, error: Exception) -> None:
        self.workspace.status.show_saved(SaveState.KEPT)
        if isinstance(error, UserError):
            choices: tuple[tuple[str, Callable[[], object]], ...] = (
                (N_("Save a copy…"), self.save_copy),
                (N_("Try again"), self.publisher.publish_now),
            )
            if isinstance(error, TargetChangedError):
                path = self.project.store.path
                choices = (
                    (N_("Merge…"), lambda: self.merge_wanted.emit(path)),
                    (N_("Save a copy…"), self.save_copy),
                    (N_("Show in folder"), self._show_folder),
                )
            self.workspace.banners.show_banner(
                BannerText(key="publish", sentence=error, choices=choices, closable=False)
            )

    def _show_folder(self) -> None:
        self._opener(self.project.store.path.parent)

    def _look_for_request(self) -> None:
        if self.project.store.take_request():
            self.front_wanted.emit()

    def _may_leave_unstored(self) -> bool:
        texts = self.workspace.unstored()
        if not texts:
            return True
        text = self._words.filled(
            N_("Not stored, because it cannot be read: {texts}"),
            texts="; ".join(" ".join(text.split())[:80] for text in texts),
        )
        return self.asker.confirm(
            self._words(N_("Something you typed cannot be stored")),
            text,
            self._words(N_("Close without it")),
        )

    def _may_end_export(self) -> bool:
        return not self.exporter.is_running or self.asker.confirm(
            self._words(N_("An export is under way")),
            self._words(N_("If you close now, the file will not be written.")),
            self._words(N_("Cancel export and close")),
        )

    def _may_leave_unpublished(self, error: UserError) -> bool:
        words: Words = self._words
        text = words.filled(
            N_("{reason} Your entries are kept on this computer and come back when you open it."),
            reason=words.of_error(error),
        )
        return self.asker.confirm(
            words(N_("The file could not be written")), text, words(N_("Close anyway"))
        )
