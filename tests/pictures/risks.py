"""Risks of the example company after some months: how one moved."""

from datetime import UTC, datetime, timedelta

from PySide6.QtWidgets import QScrollArea

from rai_desktop.domain.codes import Confidence, PersonRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.texts import N_
from rai_desktop.services.targets import Page
from rai_desktop.ui.risks.acceptance_dialog import AcceptanceDialog

RATINGS = ((200, 4, 4, 3), (150, 4, 3, 3), (90, 5, 4, 2), (40, 3, 3, 2), (10, 2, 2, 1))
"""Days ago, likelihood, impact on people and on the business."""


class EarlierClock:
    """Some days ago."""

    def __init__(self, clock, days):
        self._clock = clock
        self._days = timedelta(days=days)

    def today(self):
        return self._clock.today()

    def now(self):
        return datetime.now(UTC) - self._days


def take_score_history(studio):
    studio.open_example()
    project, clock = studio.desk.project, studio.desk.project.clock
    uid = None
    for days, likelihood, persons, business in RATINGS:
        project.clock = EarlierClock(clock, days)
        rating = {
            "current_likelihood": likelihood,
            "current_persons": persons,
            "current_business": business,
        }
        if uid is None:
            uid = project.add(EntityKind.RISK, {"title": "Chatbot", **rating})
        else:
            project.edit(uid, rating)
    project.clock = clock
    studio.show(EntityKind.RISK)
    studio.space.go_to(uid)
    studio.space.list_page.enter(studio.space.form)
    studio.click("score_history_section_fold")
    area = studio.space.form.findChild(QScrollArea, "form_scroll")
    area.ensureWidgetVisible(studio.part("score_history"))
    studio.take("45-score-history")


def take_moved_since(studio):
    studio.open_example()
    studio.show(Page.REGISTERS)
    studio.take("46-moved-since")
    field = studio.space.page.since.editor
    field.field.setText("2999-01-01")
    field.flush()
    studio.take("46-moved-since-refused")


def take_acceptance(studio):
    """A risk that can be accepted, the dialog with what is missing, and the accepted risk."""
    studio.open_example()
    project = studio.desk.project
    boss = {
        "name": studio.words(studio.appearance.language)(N_("Management")),
        "person_roles": (PersonRole.MANAGEMENT,),
    }
    by = project.add(EntityKind.PERSON, boss)
    risk = project.add(
        EntityKind.RISK,
        {
            "title": "Chatbot: 3 × 4",
            "current_likelihood": 3,
            "current_persons": 4,
            "current_business": 2,
            "confidence": Confidence.HIGH,
        },
    )
    studio.show(EntityKind.RISK)
    studio.space.go_to(risk)
    studio.space.list_page.enter(studio.space.form)
    panel = studio.space.form.panels.acceptance
    area = studio.space.form.findChild(QScrollArea, "form_scroll")
    area.ensureWidgetVisible(panel)
    studio.take("47-acceptance-none")
    panel.accept.click()
    dialog = studio.window.findChild(AcceptanceDialog)
    studio.take("47-acceptance", dialog)
    dialog.show_value("accepted_by", by)
    dialog.accept_button.click()
    studio.take("47-acceptance-refused", dialog)
    studio.leave(dialog)
