"""The dialog that merges another copy: comparing, deciding, merging, and the protocol."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.jobs import CancelledError, Tell
from rai_desktop.services.labels import Labels
from rai_desktop.services.merging.comparing import OtherProjectError, compare
from rai_desktop.services.merging.decisions import Decisions
from rai_desktop.services.merging.joining import merge_beside
from rai_desktop.services.merging.kept import PausedMerge, continue_merge
from rai_desktop.services.merging.protocol import finished, merge_protocol
from rai_desktop.services.merging.told import MergeTeller, document
from rai_desktop.services.papers.model import Paper
from rai_desktop.ui.copying import copy_dialog
from rai_desktop.ui.desk import Desk
from rai_desktop.ui.file_names import file_filter, file_name
from rai_desktop.ui.merging.conflict_view import ConflictView
from rai_desktop.ui.merging.taken_view import TakenView
from rai_desktop.ui.other_dialog import OtherDialog
from rai_desktop.ui.overriding import override
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import label, scrolled, show_tip
from rai_desktop.ui.project_opening import load_entries
from rai_desktop.ui.session import Session
from rai_desktop.ui.theme import Theme


class MergeDialog(OtherDialog):
    """Merges the copy at ``path``, called ``name``, into the project on the desk.

    ``merged`` carries how many entries changed, ``copies_wanted`` the path of another inventory
    of which single entries shall be added. What was decided is kept when the dialog is left
    before, and taken up again by ``paused``.
    """

    merged = Signal(int)
    copies_wanted = Signal(object)

    def __init__(
        self,
        desk: Desk,
        session: Session,
        labels: Labels,
        theme: Theme,
        path: Path,
        paused: PausedMerge | None = None,
    ) -> None:
        super().__init__(desk.workspace.window(), session, labels.words, "merge")
        self._desk = desk
        self._labels = labels
        self._theme = theme
        self._path = path
        self._paused = paused
        self._name = paused.name if paused else path.name
        self._protocol: Paper | None = None
        self._is_told = False
        self.decisions: Decisions | None = None
        self.conflicts: ConflictView | None = None
        self.summary = label("merge_summary", "heading", wraps=True)
        self._about = label("merge_about", "muted", wraps=True)
        self._counts = label("merge_counts", wraps=True)
        self.decide = ShortButton("merge_decide", "side")
        self.taken = ShortButton("merge_taken", "side")
        self._views = QStackedWidget()
        self.protocol = ShortButton("merge_protocol")
        self.copies = ShortButton("merge_copies")
        self.later = ShortButton("merge_later")
        self.cancel = ShortButton("merge_cancel")
        self.accept_button = ShortButton("merge_accept", "primary")
        self._build()
        self._connect()
        self._name_parts()
        self._begin(self._compared, self._show_comparison)

    # parts ---------------------------------------------------------------------

    def _build(self) -> None:
        em = self._theme.em
        for button in (self.decide, self.taken):
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.hide()
        choice = QHBoxLayout()
        choice.addWidget(self.decide)
        choice.addWidget(self.taken)
        choice.addStretch(1)
        foot = QHBoxLayout()
        foot.addWidget(self.protocol)
        foot.addWidget(self.copies)
        foot.addStretch(1)
        for button in (self.later, self.cancel, self.accept_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(1.8), em(1.5), em(1.8), em(1.4))
        column.setSpacing(em(0.8))
        for part in (self.summary, self._about, self._counts, self.bar, self.error):
            column.addWidget(part)
        inside = QWidget()
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(em(0.8))
        lines.addLayout(choice)
        lines.addWidget(self._views, 1)
        self._area = scrolled(inside, "merge_area")
        column.addWidget(self._area, 1)
        column.addLayout(foot)
        hidden = (self._counts, self.protocol, self.copies)
        for part in (*hidden, self.later, self.accept_button):
            part.hide()
        room = self._desk.workspace.window().height()
        self.resize(em(64), min(em(58), max(em(48), room - em(2))))

    def _connect(self) -> None:
        self.decide.clicked.connect(lambda: self._views.setCurrentIndex(0))
        self.taken.clicked.connect(lambda: self._views.setCurrentIndex(self._views.count() - 1))
        self.accept_button.clicked.connect(self._on_accepted)
        self.later.clicked.connect(self._on_later)
        self.cancel.clicked.connect(self.reject)
        self.protocol.clicked.connect(self._on_protocol)
        self.copies.clicked.connect(self._on_copies)

    def _name_parts(self) -> None:
        words = self.words
        self.setWindowTitle(words.filled(N_("Merge “{name}”"), name=self._name))
        self.summary.setText(words(N_("The two copies are being compared.")))
        self._about.setText(words(N_("Nothing is changed yet. You can look first.")))
        self.bar.setAccessibleName(words(N_("Progress of the comparison")))
        self.taken.setText(words(N_("Taken over without &asking")))
        self.protocol.setText(words(N_("Save the &protocol…")))
        self.copies.setText(words(N_("Add single &entries…")))
        self.later.setText(words(N_("Go on &later")))
        self.cancel.setText(words(N_("Cancel")))
        self.accept_button.setText(words(N_("&Merge")))

    # comparing -----------------------------------------------------------------

    def _compared(self, tell: Tell) -> Decisions:
        with self._desk.project.store.heeding(self._beside.check):
            other = self._session.open_copy(self._path, tell)
            try:
                load_entries(other)
                decisions = Decisions(compare(self._desk.project, other))
            except BaseException:
                self._session.close_project(other)
                raise
        self._other = other
        if self._paused is not None:
            continue_merge(self._paused, decisions)
        return decisions

    def _show_comparison(self, decisions: object) -> None:
        assert isinstance(decisions, Decisions)  # noqa: S101 - what was compared
        self.decisions = decisions
        comparison = decisions.comparison
        teller = MergeTeller(comparison, self._labels)
        self.summary.setText(teller.summary())
        fingerprint = comparison.other.fingerprint
        about = [
            self.words.filled(N_("Fingerprint of the copy: {fingerprint}"), fingerprint=fingerprint)
        ]
        if comparison.is_new:
            about.insert(0, self.words.filled(N_("Changed by: {names}"), names=teller.authors()))
            shown = self.words.number
            counts = [f"{name}: {shown(count)}" for name, count in teller.counts() if count]
            self._counts.setText(" · ".join(counts))
            self._counts.show()
            self._show_views(decisions)
        else:
            self._shrink()
        self._about.setText(" · ".join(about))
        self._show_open()

    def _show_views(self, decisions: Decisions) -> None:
        comparison = decisions.comparison
        if comparison.conflicts:
            self.conflicts = ConflictView(decisions, self._labels, self._theme)
            self.conflicts.decided.connect(self._show_open)
            self._views.addWidget(self.conflicts)
            self.decide.show()
            self.taken.show()
        self._views.addWidget(TakenView(comparison, self._labels, self._theme))
        self.decide.setChecked(True)
        self._views.setCurrentIndex(0)
        self.accept_button.show()
        self.later.setVisible(bool(comparison.conflicts))
        if self.conflicts is not None:
            self.conflicts.choose_open()
            self.conflicts.rows.setFocus()
        else:
            self.accept_button.setFocus()

    def _show_open(self) -> None:
        """Say how many values are still open, and let merging begin when none is."""
        decisions = self.decisions
        if decisions is None:
            return
        total, left = len(decisions.comparison.conflicts), len(decisions.open)
        text = N_("To be &decided ({left} of {total})")
        self.decide.setText(self.words.filled(text, left=left, total=total))
        self._say_decided(is_decided=bool(total) and left == 0)
        may_merge = left == 0 and not self.is_busy
        self.accept_button.setEnabled(may_merge)
        self.accept_button.setDefault(may_merge)
        tip = "" if left == 0 else self.words(N_("Decide first what is still open."))
        show_tip(self.accept_button, tip)

    def _say_decided(self, *, is_decided: bool) -> None:
        """Say that nothing is open any more, or what the copies have in common."""
        assert self.decisions is not None  # noqa: S101 - whoever calls looked
        text = self.words(N_("Everything is decided. “Merge” brings the two copies together."))
        open_text = MergeTeller(self.decisions.comparison, self._labels).summary()
        self.summary.setText(text if is_decided else open_text)

    # merging -------------------------------------------------------------------

    def _on_accepted(self) -> None:
        decisions = self.decisions
        if decisions is None or not self._is_typed_well() or decisions.open:
            return
        project = self._desk.project
        self._protocol = merge_protocol(decisions, self._labels, project.clock.now())
        self.summary.setText(self.words(N_("The copies are being merged.")))
        self._views.setEnabled(False)
        self._begin(lambda _: merge_beside(decisions, self._beside.check), self._show_merged)

    def _show_merged(self, changed: object) -> None:
        assert self.decisions is not None  # noqa: S101 - they were merged
        assert self._protocol is not None  # noqa: S101 - made before
        assert isinstance(changed, tuple)  # noqa: S101 - the fields
        project = self._desk.project
        project.note_merged(changed)
        self._protocol = finished(self._protocol, self.decisions, self._labels)
        self._session.merges.end(project.uid)
        count = len({setting.uid for setting in changed})
        text = self.words.plural(
            "Merged. {count} entry was changed.", "Merged. {count} entries were changed.", count
        )
        self.summary.setText(text)
        self._about.setText(self.words(N_("“Undo” takes the whole merge back as one step.")))
        for part in (self._counts, self.decide, self.taken, self.later, self.accept_button):
            part.hide()
        self.protocol.show()
        self.decisions = None
        self._shrink()
        self.merged.emit(count)

    def _shrink(self) -> None:
        """Leave nothing but what was said, and the way out."""
        self._area.hide()
        self.cancel.setText(self.words(N_("Close")))
        self.cancel.setDefault(True)
        self.cancel.setFocus()
        self.fit_height()

    def _is_typed_well(self) -> bool:
        return self.conflicts is None or self.conflicts.flush()

    # protocol ------------------------------------------------------------------

    def _on_protocol(self) -> None:
        protocol, words = self._protocol, self.words
        if protocol is None:
            return
        day = words.day(protocol.created.astimezone().date())
        name = file_name(f"{protocol.title} {day}")
        suggestion = self._desk.project.store.path.parent / f"{name}.pdf"
        filters = ";;".join(file_filter(words, kind) for kind in ("pdf", "docx"))
        target = self._desk.asker.save_path(protocol.title, suggestion, filters)
        if target is not None:
            self._begin(
                lambda tell: self._session.write_paper(protocol, target, tell),
                lambda _: self._about.setText(
                    words.filled(N_("The protocol is in {path}."), path=target)
                ),
            )

    # leaving -------------------------------------------------------------------

    @override
    def reject(self) -> None:
        """Leave; what was decided is kept like by going on later, and can be dropped there."""
        if self._is_kept():
            super().reject()

    def _is_kept(self) -> bool:
        """Keep what was decided; when that fails, say so once and stay."""
        decisions = self.decisions
        if decisions is None or not decisions.made or self.is_busy or self._is_told:
            return True
        try:
            self._pause()
        except UserError as error:
            self._is_told = True
            self.when_failed(error)
            return False
        return True

    def _on_later(self) -> None:
        if self.decisions is None or not self._is_typed_well():
            return
        try:
            self._pause()
        except UserError as error:
            self.when_failed(error)
            return
        self.accept()

    def _pause(self) -> None:
        decisions = self.decisions
        assert decisions is not None  # noqa: S101 - the callers looked
        teller = MergeTeller(decisions.comparison, self._labels)
        kept = document(decisions.comparison, teller, decisions.made)
        self._session.merges.pause(self._desk.project.uid, self._path, self._name, kept)
        self.decisions = None
        self._desk.merges.offer()

    @override
    def when_failed(self, error: UserError) -> None:
        self._views.setEnabled(True)
        self.tell_error(error)
        if self.decisions is None and self._protocol is None:
            self.summary.setText(self.words(N_("This file cannot be merged.")))
            self.copies.setVisible(isinstance(error, OtherProjectError))
            self._shrink()

    def _on_copies(self) -> None:
        self.accept()
        self.copies_wanted.emit(self._path)

    @override
    def when_stopped(self) -> None:
        if self.decisions is None:
            self.reject()
            return
        self._protocol = None
        self.when_failed(CancelledError())
        self._show_open()


def merge_dialog(
    desk: Desk, session: Session, labels: Labels, theme: Theme, path: Path | None
) -> MergeDialog | None:
    """Show the dialog for the copy at ``path``; without one, ask which. ``None``: none chosen."""
    desk.workspace.flush()
    if path is None:
        title = labels.words(N_("Merge with a copy"))
        path = desk.asker.open_path(title, file_filter(labels.words, "rai"))
        if path is None:
            return None
    kept = session.merges.paused(desk.project.uid)
    paused = kept if kept is not None and kept.path == path else None
    dialog = MergeDialog(desk, session, labels, theme, path, paused)
    dialog.merged.connect(desk.tell_merged)
    dialog.copies_wanted.connect(lambda path: copy_dialog(desk, session, labels, theme, path))
    dialog.open()
    return dialog
