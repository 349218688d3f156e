"""The forms of the example company: sections, hints, links, what opens from a field."""

from PySide6.QtWidgets import QComboBox, QPushButton, QScrollArea

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.linking import link_entries
from tests.pictures.example import to_end
from tests.pictures.texts import NO_DAY, UNKNOWN_NAME

KINDS = (EntityKind.SYSTEM, EntityKind.RISK, EntityKind.MITIGATION, EntityKind.PERSON)


def take_forms(studio):
    studio.open_example()
    for kind in (*KINDS, EntityKind.VENDOR):
        studio.show(kind)
        form = studio.space.form
        form.set_open_sections([view.section.group for view in form._views])
        studio.space.list_page.enter(form)
        studio.take(f"40-form-{kind}")
        take_down(studio, f"40-form-{kind}", form.findChild(QScrollArea, "form_scroll"))


def take_down(studio, scene, area):
    """Look at all of a long form, a window at a time."""
    bar = area.verticalScrollBar()
    place = 1
    while bar.value() < bar.maximum():
        bar.setValue(bar.value() + bar.pageStep())
        place += 1
        studio.take(f"{scene}-{place}")


def take_hints(studio):
    studio.open_example()
    studio.show(EntityKind.SYSTEM)
    form = studio.space.form
    studio.space.go_to(studio.space.table.visible_uids()[5])
    owner = form.row("owner")
    owner.editor.field.setText(UNKNOWN_NAME)
    owner.editor.flush()
    name = form.row("name")
    name.editor.field.setText("")
    name.editor.flush()
    owner.editor.field.setFocus()
    studio.take("41-hints")
    owner.show_value(None)
    day = form.row("review_due_on")
    day.editor.field.setText(NO_DAY)
    day.editor.flush()
    day.editor.field.setFocus()
    area = form.findChild(QScrollArea, "form_scroll")
    studio.settle()
    area.ensureWidgetVisible(day)
    studio.take("41-wrong-day")
    day.show_value(None)


def take_popups(studio):
    studio.open_example()
    studio.show(EntityKind.SYSTEM)
    form = studio.space.form
    studio.space.list_page.enter(form)
    area = form.findChild(QScrollArea, "form_scroll")
    owner = form.row("owner").editor
    owner._box.showPopup()
    studio.take("42-names")
    owner._box.hidePopup()
    form.row("status").findChild(QComboBox).showPopup()
    studio.take("42-choices")
    form.row("status").findChild(QComboBox).hidePopup()
    day = form.row("review_due_on")
    area.ensureWidgetVisible(day)
    day.editor.open_calendar()
    studio.take("42-calendar")
    studio.part("calendar_popup", studio.window).close()
    roles = form.row("traits")
    area.ensureWidgetVisible(roles)
    roles.editor.open_list()
    studio.take("42-check-list")
    studio.part("check_list_popup").close()


def take_links(studio):
    studio.open_example()
    studio.show(EntityKind.SYSTEM)
    studio.space.list_page.enter(studio.space.form)
    area = studio.space.form.findChild(QScrollArea, "form_scroll")
    studio.settle()
    to_end(area)
    studio.take("43-linked")
    studio.click("linked_new_risk")
    studio.take("43-new-linked")


def take_evidence(studio):
    studio.open_example()
    studio.target = studio.private / "Vertrag mit Anhang.pdf"
    studio.target.write_bytes(b"%PDF-1.7 contract")
    studio.show(EntityKind.EVIDENCE)
    studio.window.commands["attach"].trigger()
    studio.wait_until(lambda: not studio.desk.files.attacher.is_busy)
    studio.take("44-attached")
    studio.click("notice_details")
    studio.take("44-evidence")
    studio.scene = "44-open-file"
    studio.click("evidence_open")
    uid = studio.desk.project.add(
        EntityKind.EVIDENCE, {"title": "Web", "link": "https://example.org/bedingungen"}
    )
    studio.space.go_to(uid)
    studio.take("44-link")
    studio.scene = "44-open-link"
    studio.click("evidence_link_open")


def take_suggestion(studio):
    studio.open_example()
    studio.show(EntityKind.RISK)
    project = studio.desk.project
    risk = rated_with_measures(project)
    studio.space.go_to(risk)
    form = studio.space.form
    studio.space.list_page.enter(form)
    area = form.findChild(QScrollArea, "form_scroll")
    studio.settle()
    area.ensureWidgetVisible(form.panels.suggestion)
    studio.take("45-suggestion")
    form.panels.suggestion.findChild(QPushButton, "suggestion_fold").click()
    studio.settle()
    area.ensureWidgetVisible(form.panels.suggestion, 0, 400)
    studio.take("45-calculation")
    row = form.row("current_persons")
    row.words.more.click()
    studio.settle()
    area.verticalScrollBar().setValue(row.y() + 60)
    studio.take("45-steps")
    row.words.more.click()
    project.edit(risk, {"current_likelihood": 5, "rating_reason": ""})
    studio.settle()
    area.ensureWidgetVisible(form.row("current_likelihood"))
    studio.take("45-order")


def rated_with_measures(project):
    """Return a risk that is rated without measures, with three mitigations of different status."""
    risk = project.add(
        EntityKind.RISK,
        {
            "title": "Benachteiligung bei der Vorauswahl von Bewerbungen",
            "inherent_likelihood": 4,
            "inherent_persons": 4,
            "inherent_business": 3,
            "current_likelihood": 3,
            "current_persons": 3,
            "current_business": 3,
        },
    )
    measures = (
        ("Fairness-Test vor jeder neuen Version", "effective", 2, 0, "both"),
        ("Zwei Personen prüfen jede Absage", "implemented", 2, 1, "both"),
        ("Beschwerdeweg für Bewerberinnen und Bewerber", "planned", 0, 1, "persons"),
    )
    for title, status, likelihood, impact, scope in measures:
        values = {"effect_likelihood": likelihood, "effect_impact": impact, "effect_scope": scope}
        uid = project.add(EntityKind.MITIGATION, {"title": title, "status": status, **values})
        link_entries(project, LinkRole.RISK_MITIGATION, risk, uid)
    return risk


def take_risks_together(studio):
    studio.open_example()
    studio.show(EntityKind.SYSTEM)
    project = studio.desk.project
    system = project.entities(EntityKind.SYSTEM)[0].uid
    for title in ("Alte Daten", "Alte Regeln", "Alte Bilder"):
        values = {"current_likelihood": 4, "current_persons": 2, "current_business": 2}
        risk = project.add(
            EntityKind.RISK, {"title": title, "affected_groups": ("customers",), **values}
        )
        link_entries(project, LinkRole.SYSTEM_RISK, system, risk)
    studio.space.go_to(system)
    studio.space.list_page.enter(studio.space.form)
    studio.settle()
    area = studio.space.form.findChild(QScrollArea, "form_scroll")
    area.ensureWidgetVisible(studio.space.form.panels.together)
    studio.take("46-risks-together")
