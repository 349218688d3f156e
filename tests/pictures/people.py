"""People: who works here, what somebody is responsible for, handing over, erasing."""

from PySide6.QtWidgets import QDialog

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.workload import duties_of


def take_people(studio):
    studio.open_example()
    desk, project = studio.desk, studio.desk.project
    desk.who._was_asked = False
    system = project.entities(EntityKind.SYSTEM)[0]
    busy = max(project.entities(EntityKind.PERSON), key=lambda p: len(duties_of(project, p.uid)))
    studio.show(EntityKind.SYSTEM)
    project.edit(system.uid, {"tags": busy.name})
    studio.take("64-who")
    desk.who.ask()
    dialog = studio.window.findChild(QDialog, "who")
    dialog.people.setCurrentIndex(dialog.people.count() - 1)
    studio.take_dialog("64-who-new", "who")
    desk.who.put_off()
    studio.space.go_to(busy.uid)
    form = studio.space.form
    form._scroll.ensureWidgetVisible(form.panels.workload, 0, 50)
    studio.take("64-workload")
    desk.people.hand_over()
    studio.window.findChild(QDialog, "hand_over").people.setCurrentIndex(0)
    studio.take_dialog("64-hand-over", "hand_over")
    desk.delete([busy.uid])
    studio.take_dialog("64-hand-over-before-deleting", "hand_over")
    desk.people.erase()
    studio.wait_until(lambda: studio.window.findChild(QDialog, "erase") is not None)
    dialog = studio.window.findChild(QDialog, "erase")
    studio.take("64-erase", dialog)
    dialog.accept_button.click()
    studio.settle()
    studio.take("64-erased")
