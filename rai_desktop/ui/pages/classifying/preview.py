"""What recording a result changes: obligations and tasks, before anything is written."""

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.duty_changes import ChangedDuty, DutyChange
from rai_desktop.services.law.explaining import duty_title
from rai_desktop.services.law.recording import Recording
from rai_desktop.ui.pages.classifying.texts import Shown, column_of
from rai_desktop.ui.theme import Theme

_TITLES = {
    DutyChange.ADDED: N_("Obligations that are added"),
    DutyChange.CHANGED: N_("Obligations that change"),
    DutyChange.KEPT: N_("Obligations that stay"),
    DutyChange.ENDED: N_("Obligations that end; what was done stays"),
    DutyChange.DROPPED: N_("Obligations that go"),
}


def preview(planned: Recording, labels: Labels, theme: Theme) -> QWidget:
    """Return the changes as texts."""
    rows = list(_rows(planned, labels))
    if not rows:
        rows = [("muted", labels.words(N_("No obligation follows.")))]
    return column_of("preview", rows, theme, role="value")


def preview_summary(planned: Recording, labels: Labels) -> str:
    """Return one line about what changes."""
    words = labels.words
    added = len(planned.changed(DutyChange.ADDED))
    gone = len(planned.changed(DutyChange.ENDED)) + len(planned.changed(DutyChange.DROPPED))
    if not (added or gone or planned.changed(DutyChange.CHANGED) or planned.tasks):
        return words(N_("No obligation and no task changes."))
    return " · ".join(
        (
            words.plural("{count} obligation is added", "{count} obligations are added", added),
            words.plural("{count} ends or goes", "{count} end or go", gone),
            words.plural("{count} task", "{count} tasks", len(planned.tasks)),
        )
    )


def _rows(planned: Recording, labels: Labels) -> Iterator[Shown]:
    words = labels.words
    for kind, title in _TITLES.items():
        changes = planned.changed(kind)
        if changes:
            yield "field", words(title)
        for change in changes:
            yield "", f"– {_told(change, planned, labels)}"
    if planned.tasks:
        yield "field", words(N_("Tasks"))
    for task in planned.tasks:
        done = f" ({words(N_('done'))})" if task.is_done else ""
        yield "", f"– {task.title}{done}"


def _told(change: ChangedDuty, planned: Recording, labels: Labels) -> str:
    words = labels.words
    title = duty_title(change, planned.judged, labels)
    duty = change.duty
    if duty is None:
        return title
    cited = "; ".join(labels.catalogue.cite(p, words.language) for p in duty.rule.reference)
    starts = words.filled(N_("from {day}"), day=words.day(duty.applies_from))
    parts = [title, cited, starts if duty.applies_from else ""]
    if not duty.is_certain:
        parts.append(words(N_("only if an open question turns out so")))
    return " · ".join(part for part in parts if part)
