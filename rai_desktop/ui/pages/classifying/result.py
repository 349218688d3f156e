"""The last step: what follows, why, what it changes, and who stands for it."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.entering import Entering
from rai_desktop.services.law.explaining import (
    differences,
    meanings,
    possible_outcomes,
    reasons,
)
from rai_desktop.services.law.recording import Recording, plan_recording
from rai_desktop.services.law.statuses import classification_of, classification_status
from rai_desktop.services.law.words import ordered, role_words
from rai_desktop.ui.pages.classifying.decision import DecisionView
from rai_desktop.ui.pages.classifying.explained import TITLE
from rai_desktop.ui.pages.classifying.folded import Folded
from rai_desktop.ui.pages.classifying.preview import preview, preview_summary
from rai_desktop.ui.pages.classifying.texts import Shown, column_of, text
from rai_desktop.ui.parts.legal_chips import chips
from rai_desktop.ui.parts.short import ShortButton
from rai_desktop.ui.parts.widgets import button, frame, unmarked
from rai_desktop.ui.theme import Theme

SHOWN_DIGITS = 12


class ResultView(QWidget):
    """``taken`` carries a ``Decision`` or ``None``; ``step_wanted`` the key of another step."""

    taken = Signal(object)
    step_wanted = Signal(str)
    explaining_wanted = Signal()

    def __init__(self, entering: Entering, labels: Labels, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("step_result")
        self._entering = entering
        self._labels = labels
        self._theme = theme
        self._judged = entering.judged
        self.decision: DecisionView | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.em(0.7))
        for part in self._parts():
            self._column.addWidget(part)

    @property
    def system(self) -> Uid:
        """The system whose result is shown."""
        return self._entering.system

    def _parts(self) -> Iterator[QWidget]:
        words, labels, theme = self._labels.words, self._labels, self._theme
        outcome = self._judged.outcome
        if any(reason.result.blocks for reason in outcome.reasons):
            yield self._stop()
        yield text("result_title", "heading", words(N_("What does this mean for you?")))
        yield chips("result_labels", ordered(outcome.labels), labels, theme, is_open=False)
        if outcome.open_labels:
            yield chips("result_open", ordered(outcome.open_labels), labels, theme, is_open=True)
        yield column_of("result_meaning", [("", t) for t in meanings(self._judged, labels)], theme)
        yield from self._roles()
        yield from self._open()
        yield from self._differences()
        yield self._folded("reasons", words(N_("Articles and reasons")), self._reasons)
        yield from self._planned()
        yield self._folded(
            "state", words(N_("Version of the rules, state of the law")), self._state
        )
        yield self._advice()
        yield from self._deciding()

    def _stop(self) -> QWidget:
        """Say clearly that the system must not be used; as the catalogue says it."""
        words = self._labels.words
        blocking = [r for r in self._judged.outcome.reasons if r.result.blocks]
        is_certain = any(reason.is_certain for reason in blocking)
        made = frame("result_stop", "banner")
        made.setProperty("tone", "danger")
        column = QVBoxLayout(made)
        title = N_("Stop: {what}") if is_certain else N_("Stop until it is clear: {what}")
        first = blocking[0].result
        column.addWidget(
            text("stop_title", "heading", words.filled(title, what=words.pick(first.title)))
        )
        column.addWidget(text("stop_text", "", words.pick(first.meaning)))
        return made

    def _roles(self) -> Iterator[QWidget]:
        words, outcome = self._labels.words, self._judged.outcome
        certain = role_words(self._labels, outcome.roles)
        possible = role_words(self._labels, outcome.open_roles)
        if certain:
            told = words.filled(N_("Your role: {roles}"), roles=certain)
            yield text("result_roles", "field", told)
        if possible:
            told = words.filled(N_("Possible role: {roles}"), roles=possible)
            yield text("result_open_roles", "field", told)

    def _open(self) -> Iterator[QWidget]:
        """Tell both ways it may turn out, what is missing, and what must be clarified."""
        words, judged = self._labels.words, self._judged
        rows: list[Shown] = []
        if judged.outcome.is_open:
            mild, heavy = possible_outcomes(judged, self._labels)
            rows.append(("field", words(N_("The result is open."))))
            rows.append(("", words.filled(N_("At best: {labels}"), labels=mild)))
            rows.append(("", words.filled(N_("At worst: {labels}"), labels=heavy)))
        if judged.to_clarify:
            rows.append(("field", words(N_("This must be clarified:"))))
            rows += [("", f"– {words.pick(question.text)}") for question in judged.to_clarify]
        if rows:
            yield column_of("result_unclear", rows, self._theme, role="value")
        yield from self._missing()

    def _missing(self) -> Iterator[QWidget]:
        """Lead to the steps on which answers are missing."""
        words = self._labels.words
        for screen in self._entering.screens:
            left = len(screen.unanswered)
            if left:
                made = button(f"missing_{screen.id}")
                told = words.plural(
                    "{count} answer is missing: {{screen}}",
                    "{count} answers are missing: {{screen}}",
                    left,
                )
                made.setText(unmarked(told.format(screen=words.pick(screen.rule.title))))
                made.clicked.connect(self._goer(screen.id))
                row = QWidget()
                across = QHBoxLayout(row)
                across.setContentsMargins(0, 0, 0, 0)
                across.addWidget(made)
                across.addStretch(1)
                yield row

    def _goer(self, key: str) -> Callable[[], None]:
        return lambda: self.step_wanted.emit(key)

    def _differences(self) -> Iterator[QWidget]:
        before = classification_of(self._entering.project, self._entering.system)
        if before is None:
            return
        words = self._labels.words
        lines = differences(before, self._judged, self._labels)
        status = classification_status(before, self._judged.basis)
        head = words.filled(
            N_("Recorded on {day}: {status}"),
            day=words.day(before.judged_on),
            status=self._labels.code(status),
        )
        rows = [("", line) for line in lines or [words(N_("Nothing differs from it."))]]
        yield column_of("result_differences", [("field", head), *rows], self._theme, role="value")

    def _folded(self, name: str, title: str, make: Callable[[], QWidget]) -> Folded:
        return Folded(name, title, self._theme, make)

    def _reasons(self) -> QWidget:
        words = self._labels.words
        rows: list[Shown] = []
        for told in reasons(self._judged, self._labels):
            maybe = "" if told.is_certain else f" ({words(N_('possible'))})"
            rows.append(("field", f"{told.title}{maybe}"))
            rows.append(("", told.text))
            parts = [told.source]
            if told.applies_from is not None:
                parts.append(words.filled(N_("from {day}"), day=words.day(told.applies_from)))
            if told.answers:
                parts.append(words.filled(N_("answers: {answers}"), answers=told.answers))
            parts.append(told.remark)
            rows.append(("muted", " · ".join(part for part in parts if part)))
        return column_of("reasons", rows, self._theme, role="value")

    def _planned(self) -> Iterator[QWidget]:
        planned = self._plan()
        if planned is not None:
            title = preview_summary(planned, self._labels)
            yield self._folded(
                "preview", title, lambda: preview(planned, self._labels, self._theme)
            )

    def _plan(self) -> Recording | None:
        entering = self._entering
        try:
            return plan_recording(
                entering.project, entering.catalogue, self._labels.words, entering.system
            )
        except UserError:
            return None

    def _state(self) -> QWidget:
        words, rules = self._labels.words, self._judged.rules
        pack = self._labels.catalogue.pack(rules.pack)
        rows = [
            (
                "",
                words.filled(
                    N_("{pack}, version {version}, checksum {sum}…"),
                    pack=words.pick(pack.title),
                    version=rules.version,
                    sum=rules.sha256[:SHOWN_DIGITS],
                ),
            ),
            ("", words.filled(N_("State of the law: {day}"), day=words.day(rules.state_of_law))),
            ("", words.pick(pack.status)),
        ]
        return column_of("state", [row for row in rows if row[1]], self._theme, role="value")

    def _advice(self) -> QWidget:
        words = self._labels.words
        pack = self._labels.catalogue.pack(self._judged.rules.pack)
        told = words.filled(
            N_("This is not legal advice. State of the law: {day}. {status}"),
            day=words.day(self._judged.rules.state_of_law),
            status=words.pick(pack.status),
        )
        made = column_of("advice", [("muted", told)], self._theme)
        more = ShortButton("explain", "quiet")
        more.setText(words(TITLE))
        more.clicked.connect(self.explaining_wanted)
        layout = made.layout()
        assert layout is not None  # noqa: S101 - made with the column
        layout.addWidget(more)
        layout.setAlignment(more, Qt.AlignmentFlag.AlignLeft)
        return made

    def _deciding(self) -> Iterator[QWidget]:
        project = self._entering.project
        if not project.store.read_only:
            self.decision = DecisionView(project, self._judged, self._labels, self._theme)
            self.decision.taken.connect(self.taken)
            self.decision.offer(adopting=not self.is_taken, confirming=not self._is_decided())
            yield self.decision

    @property
    def is_taken(self) -> bool:
        """Whether exactly this result is recorded."""
        before = classification_of(self._entering.project, self._entering.system)
        if before is None or before.basis != self._judged.basis:
            return False
        return not differences(before, self._judged, self._labels)

    def _is_decided(self) -> bool:
        """Return whether a person stands for exactly this result already."""
        before = classification_of(self._entering.project, self._entering.system)
        if before is None or not self.is_taken:
            return False
        return classification_status(before, self._judged.basis).is_decided
