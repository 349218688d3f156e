"""Reviews in the window: what waits, one entry after the other, and the end."""

from datetime import timedelta

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.work_codes import ReviewVerdict
from rai_desktop.services.reviews.recording import ReviewDraft, record_review
from tests.pictures.example import to_end


def take_reviews(studio):
    studio.open_example()
    _review_some(studio)
    studio.show(EntityKind.REVIEW)
    page = studio.space.page
    studio.wait_until(lambda: page.is_ready)
    page.table.select(page.table.visible_uids()[0])
    studio.take("80-reviews")
    studio.click("review_queue_all")
    studio.take("80-reviews-all")
    system = studio.desk.project.entities(EntityKind.SYSTEM)[0]
    studio.show(EntityKind.SYSTEM)
    studio.space.go_to(system.uid)
    area = studio.part("form_scroll")
    area.ensureWidgetVisible(studio.space.form.panels.review, 0, 100)
    studio.take("81-reviewed-system")
    risk = studio.desk.project.entities(EntityKind.RISK)[0]
    studio.show(EntityKind.RISK)
    studio.space.go_to(risk.uid)
    studio.part("form_scroll").ensureWidgetVisible(studio.space.form.panels.review, 0, 100)
    studio.take("81-risk-without-review")


def take_reviewing(studio):
    studio.open_example()
    _review_some(studio)
    system = studio.desk.project.entities(EntityKind.SYSTEM)[0]
    studio.show(EntityKind.REVIEW)
    studio.wait_until(lambda: studio.space.page.is_ready)
    studio.space.page.queue.begin_wanted.emit((system.uid, *_due(studio)[:2]))
    studio.take("82-reviewing")
    studio.click("verdict_returned")
    studio.click("round_save")
    studio.take("82-reviewing-missing")
    to_end(studio.part("reviewing_scroll"))
    studio.take("82-reviewing-end-of-form")
    page = studio.space.page
    people = studio.desk.project.entities(EntityKind.PERSON)
    page.form.rows["reason"].editor.edited.emit("Der Zweck hat sich geändert.")
    page.form.edited.emit("reviewer", people[2].uid)
    page.form.edited.emit("approver", people[3].uid)
    page.save()
    studio.click("round_skip")
    studio.click("round_skip")
    studio.take("83-sign-off")


def _due(studio):
    return [one.uid for one in studio.space.page.queue.due]


def _review_some(studio):
    """Review two systems, and let the first change since then."""
    project, labels = studio.desk.project, studio.session.labels(studio.appearance.language)
    people = project.entities(EntityKind.PERSON)
    today = project.clock.today()
    for system in project.entities(EntityKind.SYSTEM)[:2]:
        draft = ReviewDraft(
            subject=system.uid,
            verdict=ReviewVerdict.APPROVED_WITH_CONDITIONS,
            conditions="Den Prüfbericht beim Lieferanten anfordern.",
            held_on=today,
            next_on=today + timedelta(days=180),
            reviewer=people[2].uid,
            approver=people[3].uid,
        )
        record_review(project, labels, draft)
    first = project.entities(EntityKind.SYSTEM)[0]
    project.edit(first.uid, {"department": "Vertrieb", "purpose": "Angebote schreiben und prüfen."})
