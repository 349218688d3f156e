"""Reviewing entries one after the other: what they say, what changed, and the verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.errors import FieldError, UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import kind_of
from rai_desktop.domain.texts import N_
from rai_desktop.services.reviews.queue import review_queue
from rai_desktop.services.reviews.recording import record_review, rhythms_today
from rai_desktop.services.reviews.rhythm import rhythm_text
from rai_desktop.services.reviews.subjects import Subject, checked_subject
from rai_desktop.services.targets import Page, Target
from rai_desktop.ui.overriding import override
from rai_desktop.ui.pages.base import WorkPage
from rai_desktop.ui.pages.reviewing.frame import RoundFoot, RoundHead
from rai_desktop.ui.pages.reviewing.round import Round
from rai_desktop.ui.pages.reviewing.sign_off import SignOff
from rai_desktop.ui.pages.reviewing.subject_view import SubjectView
from rai_desktop.ui.pages.reviewing.verdict_form import VerdictForm
from rai_desktop.ui.parts.keys import on_key
from rai_desktop.ui.parts.widgets import chain_tab_stops, label, scrolled, tab_stops, take_focus
from rai_desktop.ui.telling import added_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rai_desktop.domain.canonical import Value
    from rai_desktop.domain.ids import Uid
    from rai_desktop.services.labels import Labels
    from rai_desktop.services.ports import Change
    from rai_desktop.ui.pages.base import Scene
    from rai_desktop.ui.theme import Theme

_CHANGED = N_("The entry was changed in the meantime. You see it as it is now.")


class ReviewingPage(WorkPage):
    """Each recorded review is one step; what is entered about others stays until then."""

    def __init__(self, scene: Scene, labels: Labels, theme: Theme) -> None:
        super().__init__(Page.REVIEWING, scene, labels, theme)
        self.round = Round(self.project, labels.method())
        self._entity: Subject | None = None
        self._said: tuple[str, Mapping[str, object]] = ("", {})
        self._is_saving = False
        self.head = RoundHead()
        self.foot = RoundFoot()
        self._remark = label("reviewing_remark", "hint", wraps=True)
        self.subject = SubjectView(self.project, labels, theme)
        self.form = VerdictForm(self.project, labels, theme)
        self.end = SignOff(self.project, labels, theme)
        self._inside = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._whole = QVBoxLayout(self)
        self._build()
        self._connect()
        self.retranslate(labels)
        self.apply_theme(theme)

    # which entries ---------------------------------------------------------------

    @override
    def show_only(self, uids: Sequence[Uid]) -> None:
        self.flush()
        wanted = tuple(uids)
        if not wanted:
            queue = review_queue(self.project, self.labels.method())
            wanted = tuple(one.uid for one in queue.due)
        self.round.begin(wanted)
        self._show()
        self.enter()

    def go_on(self, by: int) -> None:
        """Show the next entry or the one before; what is entered here stays."""
        self.flush()
        if by > 0 and self.round.current is not None:
            self.round.skipped.add(self.round.current)
        self.round.go_on(by)
        self._show()
        self.enter()

    def save(self) -> None:
        """Record the review and show the next entry; say what is missing otherwise."""
        self.flush()
        entity = self._entity
        if entity is None or self._is_unreadable():
            return
        try:
            self._is_saving = True
            done = record_review(self.project, self.labels, self.round.draft(entity))
        except FieldError as error:
            self._show_missing(error)
            return
        except UserError as error:
            self.failed.emit(error)
            return
        finally:
            self._is_saving = False
        self.round.record(entity.uid, done.review)
        self._tell(entity, done.finding or done.task)
        self.round.go_on(1)
        self._show()
        self.enter()

    def _tell(self, entity: Subject, follows: Uid | None) -> None:
        words, name = self.labels.words, self.project.name(entity.uid)
        if follows is None:
            self.told.emit(words.filled(N_("Reviewed: {name}."), name=name))
            return
        number = self.project.number(self.project.entity(follows))
        text = words.filled(N_("Reviewed: {name}. {number} came of it."), name=name, number=number)
        self.told.emit(text)

    def _show_missing(self, error: FieldError) -> None:
        if error.key == "seen" and self._entity is not None:
            self._renew()
        self.form.show_error(error.key, error)
        self._show_focus()

    def _is_unreadable(self) -> bool:
        """Go to what is typed and means nothing, such as a day; tell whether there is any."""
        is_found = self.form.enter_unreadable()
        if is_found:
            self._show_focus()
        return is_found

    def _show_focus(self) -> None:
        """Bring what has the keyboard into sight, with what is said about it."""
        focused = self.window().focusWidget()
        if focused is not None and self._area.isAncestorOf(focused):
            rows = self.form.rows.values()
            seen: QWidget = next((row for row in rows if row.isAncestorOf(focused)), focused)
            # by then what is said, which has only just come, has its place
            QTimer.singleShot(0, seen, lambda: self._area.ensureWidgetVisible(seen, 0, 20))

    # what is shown ---------------------------------------------------------------

    def _show(self) -> None:
        uid = self.round.current
        self._entity = None
        self._say()
        if uid is not None:
            try:
                self._entity = checked_subject(self.project, uid)
            except UserError as error:
                self._say(error.text, error.values)
        is_end = uid is None
        self.end.setVisible(is_end)
        for part in (self.subject, self.form):
            part.setVisible(self._entity is not None)
        self.foot.setVisible(not is_end)
        if is_end:
            self._show_end()
        if self._entity is not None:
            self._show_entity(self._entity)
        self._area.verticalScrollBar().setValue(0)
        self._show_progress()
        chain_tab_stops(tab_stops(self))

    def _show_end(self) -> None:
        done, skipped = tuple(self.round.done.values()), len(self.round.skipped)
        self.end.show_reviews(done, skipped, is_begun=bool(self.round.uids))

    def _say(self, text: str = "", values: Mapping[str, object] | None = None) -> None:
        """Say what there is to know about the entry, above it."""
        self._said = (text, values or {})
        self._remark.setText(self.labels.words.told(*self._said) if text else "")
        self._remark.setVisible(bool(text))

    def _show_entity(self, entity: Subject) -> None:
        self.subject.show_entity(entity)
        entered = self.round.entered(entity)
        self.form.show_draft(entered.values)
        self.form.set_read_only(self.project.store.read_only)
        self._show_remarks(entity)

    def _show_remarks(self, entity: Subject) -> None:
        words, rhythms = self.labels.words, rhythms_today(self.project, self.labels.method())
        two = ""
        if rhythms.needs_two(entity):
            two = words.filled(
                N_(
                    "Risk level {level}: the owner of the entry does not review it, "
                    "and a second person agrees."
                ),
                level=self.labels.code(rhythms.level(entity)),
            )
        self.form.show_remarks(rhythm_text(self.labels, rhythms.of(entity)), two)

    def _show_progress(self) -> None:
        words, total = self.labels.words, len(self.round.uids)
        if self.round.current is None:
            self.head.show_texts(words(N_("Reviewed just now")), "", len(self.round.done), total)
        else:
            entity = self.project.store.entity(self.round.current)
            number = self.project.number(entity) if entity else ""
            place = words.filled(N_("{done} of {total}"), done=self.round.place + 1, total=total)
            name = self.project.name(self.round.current)
            self.head.show_texts(f"{number}  {name}", place, self.round.place, total)
        self.foot.back.setEnabled(self.round.has_earlier)
        can_save = self._entity is not None and not self.project.store.read_only
        self.foot.save.setEnabled(can_save)
        self.summary_changed.emit(self.summary())

    def _renew(self) -> None:
        """Show the entry as it is now; what is entered stays."""
        if self._entity is None:
            return
        try:
            self._entity = checked_subject(self.project, self._entity.uid)
        except UserError:
            self._show()
            return
        self.round.see(self._entity)
        self.subject.show_entity(self._entity)
        self._show_remarks(self._entity)

    @override
    def take_changes(self, changes: list[Change]) -> None:
        if self._is_saving:
            return
        if self.round.forget_undone() and self.round.current is None:
            self._leave_end()
            return
        self._show_progress()
        if self.round.current is None:
            self._show_end()
            return
        touched = {uid for change in changes for uids in change.touched.values() for uid in uids}
        if self.round.current not in touched:
            return
        if self._entity is None:
            self._show()
            return
        before = self.round.entered(self._entity).seen
        self._renew()
        if self._entity is not None and before != self.round.entered(self._entity).seen:
            self._say(_CHANGED)

    def _leave_end(self) -> None:
        """Show the last entry that waits again, with the keyboard if it was at the end."""
        focused = self.window().focusWidget()
        had_keyboard = focused is not None and self.isAncestorOf(focused)
        self.round.go_on(-1)
        self._show()
        if had_keyboard:
            self.enter()

    # what is entered -------------------------------------------------------------

    @override
    def flush(self) -> None:
        if self._entity is not None and not self._is_saving:
            self.form.flush()

    @override
    def unstored(self) -> list[str]:
        return [*self.round.texts(), *self.form.drafts()]

    def _on_edited(self, key: str, value: Value) -> None:
        if self._entity is None:
            return
        entered = self.round.change(self._entity, key, value)
        if "next_on" not in entered.own and key != "next_on":
            self.form.show_value("next_on", entered.values["next_on"])

    def _on_adding(self, key: str, name: str) -> None:
        try:
            uid = self.project.add(EntityKind.PERSON, {"name": name})
        except UserError as error:
            self.form.show_error(key, error)
            return
        self.form.show_value(key, uid)
        self._on_edited(key, uid)
        self.told.emit(added_text(self.labels.words, EntityKind.PERSON, name))

    # ways on ---------------------------------------------------------------------

    @override
    def enter(self, pane: QWidget | None = None) -> bool:
        if pane is not None and pane is not self:
            return take_focus(pane)
        if self.round.current is None:
            self.end.enter()
        elif self._entity is not None and self.form.choice.isEnabled():
            self.form.enter()
        else:
            return take_focus(self.foot)
        return True

    @override
    def panes(self) -> list[QWidget]:
        if self.round.current is None:
            return [self.end]
        return [self.form, self.subject, self.foot]

    @override
    def summary(self) -> str:
        left = len(self.round.uids) - self.round.place
        return self.labels.words.plural("{count} review left", "{count} reviews left", left)

    @override
    def foot_height(self) -> int:
        return self.foot.height() if self.foot.isVisible() else 0

    @override
    def fit(self, *, is_narrow: bool) -> None:
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)
        self.subject.fit(is_narrow=is_narrow)

    @override
    def retranslate(self, labels: Labels) -> None:
        super().retranslate(labels)
        for part in (self.subject, self.form, self.end):
            part.retranslate(labels)
        for frame in (self.head, self.foot):
            frame.retranslate(labels.words)
        self._say(*self._said)
        if self._entity is not None:
            self._show_remarks(self._entity)
        self._show_progress()

    @override
    def apply_theme(self, theme: Theme) -> None:
        super().apply_theme(theme)
        em = theme.em
        self._whole.setSpacing(em(0.7))
        self._columns.setSpacing(em(1))
        for part in (self.subject, self.form, self.end, self.head, self.foot):
            part.apply_theme(theme)

    # parts -----------------------------------------------------------------------

    def _build(self) -> None:
        self._columns.addWidget(self.subject, 5)
        self._columns.addWidget(self.form, 4)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(self._columns)
        inside.addWidget(self.end)
        inside.addStretch(1)
        self._inside.setMinimumHeight(1)  # as high as its lines at this width, and no higher
        self._area = scrolled(self._inside, "reviewing_scroll")
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addWidget(self.head)
        self._whole.addWidget(self._remark)
        self._whole.addWidget(self._area, 1)
        self._whole.addWidget(self.foot)
        self._remark.hide()
        for part in (self.subject, self.form, self.foot):
            part.hide()

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.form.adding.connect(self._on_adding)
        self.subject.entry_wanted.connect(self._on_entry_wanted)
        self.foot.save.clicked.connect(self.save)
        self.foot.skip.clicked.connect(lambda: self.go_on(1))
        self.foot.back.clicked.connect(lambda: self.go_on(-1))
        self.foot.later.clicked.connect(self._on_left)
        self.end.left.connect(self._on_left)
        self.end.review_wanted.connect(self._on_review_wanted)
        self.end.protocol_wanted.connect(lambda: self.protocol_wanted.emit(self.end.uids))
        on_key("Alt+Return", self, self.save)
        on_key("Alt+Right", self, lambda: self.go_on(1))
        on_key("Alt+Left", self, self.foot.back.click)

    def _on_left(self) -> None:
        self.flush()
        self.target_wanted.emit(Target(kind=EntityKind.REVIEW))

    def _on_entry_wanted(self) -> None:
        if self._entity is not None:
            self.flush()
            kind = kind_of(self._entity)
            self.target_wanted.emit(Target(kind=kind, uids=(self._entity.uid,)))

    def _on_review_wanted(self, review: Uid) -> None:
        self.target_wanted.emit(Target(kind=EntityKind.REVIEW, uids=(review,)))
