"""Exports of the open project: asking for the place, starting the child, telling how it ended."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.ui.exporting import Exporter, ExportOrder, FurtherWish, ListOrder, PaperWish
from rai_desktop.ui.file_names import export_name, file_filter, free_path, list_name
from rai_desktop.ui.language import export_language
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.pages.first_state import FirstState
from rai_desktop.ui.pages.moved_since import chosen_since
from rai_desktop.ui.pages.written import note_written
from rai_desktop.ui.parts.banner import BannerText
from rai_desktop.ui.session import ExportKind
from rai_desktop.ui.workspace import Workspace
from rai_desktop.words import BOTH, Words, words_for


class DeskExports(QObject):
    """Writes registers, lists and documents of one project, one at a time."""

    def __init__(self, scene: Scene, workspace: Workspace, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._scene, self._workspace, self._words = scene, workspace, words
        self._project, self._settings = scene.project, scene.session.settings
        self.exporter = Exporter(scene.session, self)
        self._order: ExportOrder | None = None
        self._then: ExportKind | None = None
        self._before: list[str] = []
        self._connect()

    def _connect(self) -> None:
        exporter, status = self.exporter, self._workspace.status
        status.cancel_wanted.connect(exporter.cancel)
        exporter.started.connect(lambda: status.show_job(0, 0))
        exporter.progressed.connect(status.show_job)
        exporter.ended.connect(status.hide_job)
        exporter.finished.connect(self._on_exported)
        exporter.failed.connect(self._on_failed)
        exporter.cancelled.connect(self._on_cancelled)

    def retranslate(self, words: Words) -> None:
        """Speak another language from now on."""
        self._words = words

    def export_list(self, kind: ExportKind, language: str, uids: Sequence[Uid] = ()) -> None:
        """Ask for the place and write the list that is shown, or ``uids`` of it, as it is seen."""
        if self._workspace.kind is not None:
            self._workspace.flush()
            self.export(kind, language, listed=self._workspace.list_page.list_order(uids))

    def export_both(self, language: str = "") -> None:
        """Ask once for the place, and write the register as Excel and, beside it, as PDF."""
        was_running = self.exporter.is_running
        self.export(ExportKind.XLSX, language or self._language())
        if self.exporter.is_running and not was_running:
            self._then, self._before = ExportKind.PDF, []

    def export_paper(self, kind: ExportKind, paper: PaperWish | FurtherWish) -> None:
        """Ask for the place and write a document there, in the language chosen for it."""
        if isinstance(paper, FurtherWish):
            self.export_further(kind, paper)
            return
        self.export(kind, paper.language or self._language(), paper=paper)

    def _language(self) -> str:
        return export_language(self._settings, self._words)

    def export_protocol(self, reviews: Sequence[Uid]) -> None:
        """Ask for the place and write the protocol of reviews there."""
        listed = ListOrder(kind=EntityKind.REVIEW, columns=(), uids=tuple(reviews))
        self.export(ExportKind.PDF, self._language(), listed=listed)

    def export_further(self, kind: ExportKind, wish: FurtherWish) -> None:
        """Ask for the place and write a file that is neither register nor document."""
        self.export(kind, self._language(), further=wish)

    def export(
        self,
        kind: ExportKind,
        language: str,
        *,
        listed: ListOrder | None = None,
        paper: PaperWish | None = None,
        further: FurtherWish | None = None,
    ) -> None:
        """Ask for the place and write a register there, or what one of the wishes names."""
        if self.exporter.is_running:
            self._workspace.notice.tell(
                self._words(N_("An export is under way. Wait for it, or cancel it below."))
            )
            return
        self._workspace.flush()
        title, name = self._named(kind, language, listed, paper or further)
        target = self._asked_target(kind, title, name)
        if target is None:
            return
        order = ExportOrder(
            kind=kind,
            target=target,
            language=language,
            spoken=self._words.language,
            listed=listed,
            since=chosen_since(self._settings, self._project.uid, self._project.clock.today()),
            paper=paper.key if paper else "",
            about=paper.about if paper else (),
            further=further,
        )
        if not self._may_replace(order):
            return
        self._settings.set("export_folder", str(target.parent))
        self._order = order
        self._workspace.banners.close_banner("export")
        self._start(order)

    def _may_replace(self, order: ExportOrder) -> bool:
        """Ask before a file is replaced that the question for the place did not name."""
        old = [path.name for path in order.files if path != order.target and path.exists()]
        if not old:
            return True
        words = self._words
        text = words.filled(N_("These files are there already: {names}"), names=", ".join(old))
        return self._scene.asker.confirm(words(N_("Replace files")), text, words(N_("Replace")))

    def _start(self, order: ExportOrder) -> None:
        try:
            self.exporter.start(self._project, order)
        except UserError as error:
            self._workspace.show_error(error)
        else:
            self._workspace.banners.close_banner("error")

    def _named(
        self,
        kind: ExportKind,
        language: str,
        listed: ListOrder | None,
        wish: PaperWish | FurtherWish | None,
    ) -> tuple[str, str]:
        """Return the title of the question for the place, and the name that is suggested."""
        words = words_for(self._words.language if language == BOTH else language)
        company = self._company()
        day = self._project.clock.today()
        if isinstance(wish, FurtherWish):
            return self._words(N_("Write the file")), list_name(wish.name, company, day, kind)
        if wish is not None:
            from rai_desktop.services.papers.registry import paper_kind  # a third of all there is

            numbers = [self._project.number(self._project.entity(uid)) for uid in wish.about[:1]]
            called = " ".join((words(paper_kind(wish.key).name), *numbers))
            return self._words(N_("Write the document")), list_name(called, company, day, kind)
        if listed is not None:
            called = words(KINDS[listed.kind].plural)
            return self._words(N_("Export the list")), list_name(called, company, day, kind)
        return self._words(N_("Export the register")), export_name(words, company, day, kind)

    def _company(self) -> str:
        organisation = self._project.organisation()
        return organisation.name if organisation else self._project.store.path.stem

    def _asked_target(self, kind: ExportKind, title: str, name: str) -> Path | None:
        organisation = self._project.organisation()
        is_example = bool(organisation and organisation.example)
        documents = self._scene.session.documents_folder
        own = documents() if is_example else self._project.store.path.parent
        folder = Path(self._settings.get("export_folder") or own)
        place = (folder if folder.is_dir() else own) / name
        return self._scene.asker.save_path(title, place, file_filter(self._words, kind))

    def _on_exported(self, target: Path) -> None:
        then, self._then = self._then, None
        if then is not None and self._order is not None:
            self._before = [path.name for path in self._order.files]
            self._write_beside(replace(self._order, kind=then), target)
            return
        words, project = self._words, self._project
        text = N_("The document is ready: {name}")
        if self._order is not None and self._order.further:
            text = N_("The file is ready: {name}")
        elif self._order is None or not self._order.paper:
            FirstState(self._settings, project.uid).note_registers()
            text = N_("The register is ready: {name}")
        note_written(self._settings, project.uid, target, project.clock.now())
        self._workspace.page.catch_up()
        opener = self._scene.opener
        choices = [
            ("notice_open", words(N_("Open the file")), lambda: opener(target)),
            ("notice_folder", words(N_("Show in folder")), lambda: opener(target.parent)),
        ]
        self._workspace.notice.tell(words.filled(text, name=self._written_names(target)), choices)

    def _written_names(self, target: Path) -> str:
        files = self._order.files if self._order else [target]
        before, self._before = self._before, []
        return ", ".join((*before, *(path.name for path in files)))

    def _write_beside(self, order: ExportOrder, first: Path) -> None:
        """Write the second file of a pair, under the name of the first where that is free."""
        place = free_path(first.parent, f"{first.stem}.{order.kind}")
        self._order = replace(order, target=place)
        self._start(self._order)

    def _on_failed(self, error: UserError) -> None:
        self._then, self._before = None, []
        banner = BannerText(key="export", sentence=error, tone="danger")
        self._workspace.banners.show_banner(banner)

    def _on_cancelled(self) -> None:
        before, self._then, self._before = self._before, None, []
        text = self._words(N_("The export was cancelled. No file was written."))
        if before:
            told = N_("The export was cancelled. Written before: {names}")
            text = self._words.filled(told, names=", ".join(before))
        self._workspace.notice.tell(text)
