"""Write the register: two large buttons, what the register says, and what is still open."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.papers.model import Paper
from rai_desktop.services.papers.registry import paper_kind
from rai_desktop.services.ports import Change
from rai_desktop.services.registers.preview import RegisterPreview, register_preview
from rai_desktop.services.targets import Page, Target
from rai_desktop.ui.exporting import PaperWish
from rai_desktop.ui.forms.rows import FieldRow
from rai_desktop.ui.handing.base import HandingDialog
from rai_desktop.ui.icons import picture
from rai_desktop.ui.language import NAMES, export_language
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.base import Scene
from rai_desktop.ui.pages.guided import GuidedPage
from rai_desktop.ui.pages.moved_since import (
    SINCE,
    NotBeforeError,
    chosen_since,
    keep_since,
)
from rai_desktop.ui.pages.registers.cards import ContentsCard, OpenCard, WrittenCard
from rai_desktop.ui.pages.registers.documents import DocumentsCard, built_paper
from rai_desktop.ui.pages.registers.handing_card import HandingCard
from rai_desktop.ui.pages.registers.year_card import YearCard
from rai_desktop.ui.pages.working import PartSlices
from rai_desktop.ui.pages.written import last_written
from rai_desktop.ui.parts.elided import ElidedLabel
from rai_desktop.ui.parts.short import ShortCheckBox
from rai_desktop.ui.parts.widgets import button, chain_tab_stops, label, show_pixmap, tab_stops
from rai_desktop.ui.preparing import PreparingDialog
from rai_desktop.ui.session import ExportKind
from rai_desktop.ui.theme import Theme
from rai_desktop.ui.welcome import BigChoice
from rai_desktop.words import BOTH

SIDE_BY_SIDE_FROM = 36


class RegistersPage(GuidedPage):
    """Writing takes one click more than coming here; what is open never stands in the way."""

    lead_text = N_(
        "Excel to filter and to work with, PDF to hand on. Both are made of the same entries and "
        "carry the same fingerprint."
    )

    def __init__(self, scene: Scene, labels: Labels, theme: Theme) -> None:
        super().__init__(Page.REGISTERS, scene, labels, theme)
        self._preview: RegisterPreview | None = None
        self._slices = PartSlices(self, self._tell_trouble)
        self._sign = label("draft_sign")
        self._draft = label("draft", "field", wraps=True)
        self._language = ElidedLabel("register_language", "field", grows=False)
        self._languages = {key: button(f"register_{key}", "side") for key in NAMES}
        self.in_both = ShortCheckBox("register_both")
        self._choices = {
            ExportKind.XLSX: BigChoice(
                "write_xlsx",
                "table",
                N_("Write as Excel"),
                N_("A workbook with a sheet for each register, with filters and drop-down lists."),
            ),
            ExportKind.PDF: BigChoice(
                "write_pdf",
                "register",
                N_("Write as PDF"),
                N_("A document with cover, summary, registers and open points, for auditors."),
            ),
        }
        self._both = BigChoice(
            "write_both",
            "copy",
            N_("Write Excel and PDF"),
            N_("Both files side by side; you choose the place only once."),
        )
        self.since = FieldRow(SINCE, labels, theme, None)
        self._since_note = label("moved_since_note", "small", wraps=True)
        self.written = WrittenCard(theme)
        self.year = YearCard(theme)
        self.handing = HandingCard(theme)
        self.documents = DocumentsCard(self.scene, labels, theme)
        self.contents = ContentsCard(theme)
        self.open_points = OpenCard(theme)
        self._build()
        self._connect()
        self.retranslate(labels)
        self.apply_theme(theme)

    # what is shown -------------------------------------------------------------

    @override
    def take_changes(self, changes: list[Change]) -> None:
        self._begin()
        self._show_since()
        self.documents.show_project()

    @override
    def catch_up(self) -> None:
        super().catch_up()
        self._show_written()
        self._show_since()

    @override
    def enter(self, pane: QWidget | None = None) -> bool:
        self._choices[ExportKind.XLSX].setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    @override
    def summary(self) -> str:
        if self._preview is None:
            return ""
        return self.labels.words.plural(
            "{count} open point", "{count} open points", self._preview.open_count
        )

    @override
    def show_export_language(self, language: str) -> None:
        for key, made in self._languages.items():
            made.setChecked(key == language)

    # language and looks --------------------------------------------------------

    @override
    def retranslate(self, labels: Labels) -> None:
        super().retranslate(labels)
        words = labels.words
        self._language.show_text(words(N_("Language of the register")))
        for language, made in self._languages.items():
            made.setText(NAMES[language])
            made.setAccessibleName(
                words.filled(N_("Write the register in: {language}"), language=NAMES[language])
            )
        self.in_both.setText(words(N_("Write the register in German and English")))
        in_both = N_("PDF becomes one file with two parts, Excel becomes two files.")
        self.in_both.setToolTip(words(in_both))
        self.show_export_language(self._chosen_language())
        for choice in (*self._choices.values(), self._both):
            choice.retranslate(words)
        for part in (self.written, self.contents, self.open_points):
            part.retranslate(words)
        self.documents.retranslate_all(labels)
        self.handing.retranslate(words)
        self.since.retranslate(labels)
        self._since_note.setText(labels.help(SINCE))
        self._show_written()
        self._begin()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        em, ratio = theme.em, self.devicePixelRatioF()
        show_pixmap(self._sign, picture("edit", theme, "warn", 1.3, ratio))
        for layout in (self._buttons, self._cards):
            layout.setSpacing(em(1))
        for layout in (self._tools, self._spoken):
            layout.setSpacing(em(0.6))
        for choice in (*self._choices.values(), self._both):
            choice.apply_theme(theme)
        cards = (self.documents, self.handing, self.contents, self.open_points)
        for part in (self.written, self.year, *cards):
            part.apply_theme(theme)
        self.since.apply_theme(theme)
        self._since.setSpacing(em(0.3))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= self.theme.em(SIDE_BY_SIDE_FROM)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        for layout in (self._tools, self._buttons, self._cards):
            layout.setDirection(across if is_wide else down)

    # parts ---------------------------------------------------------------------

    def _build(self) -> None:
        self._build_tools()
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for choice in (*self._choices.values(), self._both):
            self._buttons.addWidget(choice, 1)
        self._since = QVBoxLayout()
        day = QHBoxLayout()
        day.addWidget(self.since, 2)
        day.addStretch(3)
        self._since.addLayout(day)
        self._since.addWidget(self._since_note)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.addWidget(self.open_points, 3)
        self._cards.addWidget(self.contents, 2)
        self.body.addLayout(self._tools)
        self.body.addWidget(self.in_both)
        self.body.addLayout(self._buttons)
        self.body.addLayout(self._since)
        self.body.addWidget(self.written)
        self.body.addWidget(self.year)
        self.body.addWidget(self.handing)
        self.body.addWidget(self.documents)
        self.body.addLayout(self._cards)

    def _build_tools(self) -> None:
        self._tools = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        state, self._spoken = QHBoxLayout(), QHBoxLayout()
        state.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignVCenter)
        state.addWidget(self._draft, 1)
        self._spoken.addWidget(self._language)
        for made in self._languages.values():
            made.setCheckable(True)
            self._spoken.addWidget(made)
        self._spoken.addStretch(1)
        self._tools.addLayout(state, 1)
        self._tools.addLayout(self._spoken)

    def _connect(self) -> None:
        for language, made in self._languages.items():
            made.clicked.connect(self._chooser(language))
        for kind, choice in self._choices.items():
            choice.clicked.connect(self._writer(kind))
        self._both.clicked.connect(lambda: self.both_wanted.emit(self._wished()))
        self.since.edited.connect(self._on_since_edited)
        self.written.opened.connect(self.scene.opener)
        self.documents.wanted.connect(self._on_document_wanted)
        self.handing.wanted.connect(self._on_handing_wanted)
        self.open_points.target_wanted.connect(self.target_wanted)
        self.year.wanted.connect(lambda: self.target_wanted.emit(Target(page=Page.YEAR)))
        self._slices.finished.connect(self._show)

    def _chooser(self, language: str) -> Callable[[], None]:
        def choose() -> None:
            self.show_export_language(language)
            self.export_language_chosen.emit(language)

        return choose

    def _writer(self, kind: ExportKind) -> Callable[[], None]:
        return lambda: self.export_wanted.emit(kind, self._wished())

    def _wished(self) -> str:
        """Return the language that is wished here beside the one of all exports."""
        return BOTH if self.in_both.isChecked() else ""

    def _on_handing_wanted(self, kind: type[HandingDialog]) -> None:
        dialog = kind(self.window(), self.project, self.labels, self.theme)
        dialog.wanted.connect(self.paper_wanted)
        dialog.open()

    def _on_document_wanted(self, kind: ExportKind | None, wish: PaperWish) -> None:
        if kind is not None:
            self.paper_wanted.emit(kind, wish)
        else:
            self._preview_paper(wish)

    def _preview_paper(self, wish: PaperWish) -> None:
        words = self.labels.words
        name = words(paper_kind(wish.key).name)
        title = words.filled(N_("Preview: {title}"), title=name)
        preparing = PreparingDialog(self.window(), words, self.theme, title)
        preparing.prepared.connect(partial(self._show_paper, wish))
        preparing.failed.connect(self.failed)
        work = partial(built_paper, self.scene, wish, self._chosen_language())
        preparing.prepare(work, N_("The document is being put together…"))

    def _show_paper(self, wish: PaperWish, paper: Paper) -> None:
        from rai_desktop.ui.papers.preview import PaperPreview

        dialog = PaperPreview(self.window(), paper, self.labels.words, self.theme)
        dialog.write_wanted.connect(lambda wanted: self.paper_wanted.emit(wanted, wish))
        dialog.open()

    def _chosen_language(self) -> str:
        return export_language(self.scene.session.settings, self.labels.words)

    def _begin(self) -> None:
        if self._preview is None:
            self._draft.setText(self.labels.words(N_("Open points are being counted…")))
        self._slices.begin(register_preview(self.project, self.labels, self.project.clock.today()))

    def _tell_trouble(self, text: str) -> None:
        self._draft.setText(text)

    def _show(self, preview: RegisterPreview) -> None:
        self._preview = preview
        self.year.show_project(self.project, self.labels.words)
        self._draft.setText(preview.draft)
        self.contents.show_contents(preview.contents, self.labels.words)
        self.open_points.show_groups(preview, self.labels.words)
        chain_tab_stops(tab_stops(self))
        self.summary_changed.emit(self.summary())

    def _on_since_edited(self, _key: str, day: Value) -> None:
        """Keep the day for the next register; one on which nothing can have moved is refused."""
        today = self.project.clock.today()
        chosen = day if isinstance(day, date) else None
        if chosen is not None and chosen >= today:
            self.since.show_error(NotBeforeError(self.labels.words.day(today)))
            self.since.editor.keep_pending()
            return
        keep_since(self.scene.session.settings, self.project.uid, chosen)

    def _show_since(self) -> None:
        """Offer the day as soon as there are risks that can move."""
        has_risks = bool(self.project.entities(EntityKind.RISK))
        for part in (self.since, self._since_note):
            part.setVisible(has_risks)
        if not self.since.editor.is_pending:
            settings, today = self.scene.session.settings, self.project.clock.today()
            self.since.show_value(chosen_since(settings, self.project.uid, today))

    def _show_written(self) -> None:
        found = last_written(self.scene.session.settings, self.project.uid)
        self.written.show_register(found, self.labels.words)
