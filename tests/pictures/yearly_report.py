"""The yearly report to the alliance: what is asked, what leaves, and the files."""

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page
from rai_desktop.ui.yearly_report.dialog import ReportDialog


def take_yearly_report(studio):
    studio.open_example()
    dialog = report_dialog(studio)
    studio.take("220-report-request", dialog)
    dialog.go_to(1)
    dialog.items.rows.selectRow(dialog.items.model.row_of("member.name"))
    dialog.items.model.ticked.emit("incidents", False)
    studio.take("221-report-items", dialog)
    dialog.go_to(2)
    studio.take("222-report-questions", dialog)
    dialog.go_to(3)
    studio.take("223-report-practices", dialog)
    choice = dialog.questions.questions["responsible"].choice
    choice.setCurrentIndex(0)
    dialog.go_to(4)
    dialog.finish.name.setText("")
    studio.take("224-report-finish", dialog)
    dialog.write_button.click()
    studio.take("225-report-not-ready", dialog)
    dialog.go_to(2)
    choice.setCurrentIndex(choice.findData("yes"))
    dialog.go_to(4)
    dialog.finish.name.setText("Vera Beispiel")
    dialog.finish.function.setText("Geschäftsführung")
    dialog.write_button.click()
    studio.wait_until(lambda: not dialog.writer.is_running)
    studio.take("226-report-done", dialog)
    studio.leave(dialog)


def take_yearly_report_draft(studio):
    studio.open_example()
    project = studio.desk.project
    project.delete([one.uid for one in project.entities(EntityKind.PRACTICE)])
    dialog = report_dialog(studio)
    dialog.request.years.setCurrentIndex(dialog.request.years.count() - 1)
    studio.wait_until(lambda: dialog.board.draft is not None)
    studio.take("227-report-draft", dialog)
    dialog.go_to(3)
    studio.take("228-report-no-practices", dialog)
    dialog.go_to(4)
    studio.take("229-report-draft-files", dialog)
    studio.leave(dialog)


def report_dialog(studio):
    studio.show(Page.YEAR)
    studio.click("to_the_report")
    dialog = studio.window.findChildren(ReportDialog)[-1]
    studio.wait_until(lambda: dialog.board.draft is not None)
    return dialog
