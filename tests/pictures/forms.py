"""The forms of the example company: sections, hints, links, what opens from a field."""

from PySide6.QtWidgets import QComboBox, QScrollArea

from rai_desktop.domain.fields import EntityKind
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
