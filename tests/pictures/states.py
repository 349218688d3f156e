"""States of the project: what changed since a step, two states compared, files checked."""

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page
from rai_desktop.ui.states.check_dialog import CheckFileDialog
from rai_desktop.ui.states.compare_dialog import CompareDialog
from tests.storage.building import changed_by_hand


def take_states(studio):
    studio.open_example()
    change(studio.desk.project)
    studio.show(Page.HISTORY)
    studio.wait_until(lambda: not studio.space.page.details.is_reading)
    studio.space.page.rows.selectRow(4)
    studio.space.page.enter(studio.space.page.details)
    studio.wait_until(lambda: not studio.space.page.details.is_reading)
    studio.take("67-history-since")
    studio.click("step_since")
    dialog = compared(studio)
    dialog.view.rows.selectRow(1)
    studio.take("67-compare", dialog)
    studio.scene = "67-compare"
    dialog.go_back.click()
    studio.take("67-compare-gone-back")
    studio.space.page.enter()
    studio.click("history_compare")
    dialog = studio.window.findChildren(CompareDialog)[-1]
    studio.take("67-compare-empty", dialog)
    dialog.first.setText("2019-01-01")
    dialog.compare.setEnabled(True)
    dialog.compare.click()
    compared(studio)
    studio.take("67-compare-refused", dialog)
    studio.leave(dialog)


def take_check_file(studio):
    studio.open_example()
    project = studio.desk.project
    change(project)
    project.store.publish()
    dialog = check_dialog(studio)
    studio.take("68-check-file", dialog)
    dialog.deep.setChecked(True)
    dialog.check.click()
    studio.wait_until(lambda: not dialog.is_busy)
    studio.take("68-check-file-sound", dialog)
    studio.target = studio.private / "Register.csv"
    head = project.fingerprint
    studio.target.write_text(f"name,fingerprint,uid\nx,{head},1\n", "utf-8")
    project.edit(project.entities(EntityKind.SYSTEM)[0].uid, {"notes": "Neu."})
    dialog.export.click()
    studio.wait_until(lambda: not dialog.is_busy)
    studio.take("68-check-export", dialog)
    project.store.publish()
    with changed_by_hand(project.store.path) as connection:
        connection.execute("UPDATE system SET name = name || '!' WHERE number < 4")
    dialog.check.click()
    studio.wait_until(lambda: not dialog.is_busy)
    studio.take("68-check-file-damaged", dialog)
    studio.leave(dialog)


def change(project):
    first, second, third, *_ = project.entities(EntityKind.SYSTEM)
    project.edit(first.uid, {"name": "Büro-Assistent"})
    project.edit(first.uid, {"purpose": "Hilft beim Schreiben und Zusammenfassen."})
    project.delete([second.uid])
    project.add(EntityKind.SYSTEM, {"name": "Terminplaner mit Sprachmodell"})
    project.edit(third.uid, {"user_count": 7})


def compared(studio):
    dialog = studio.window.findChildren(CompareDialog)[-1]
    studio.wait_until(lambda: not dialog._beside.is_busy)
    return dialog


def check_dialog(studio):
    studio.window.check_file()
    return studio.window.findChildren(CheckFileDialog)[-1]
