"""Sending by mail: the dialog, the copy that is ready, and opening what came."""

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.left_out import LeftOut
from rai_desktop.services.targets import Page
from rai_desktop.ui.sending.dialog import SendDialog
from rai_desktop.ui.sending.unlock import UnlockDialog

PHRASE = "vier Wörter im Regen"


def take_send(studio):
    studio.open_example()
    studio.desk.project.author = ""
    dialog = _dialog(studio)
    studio.take("66-send", dialog)
    for part in (LeftOut.NAMES, LeftOut.COSTS):
        dialog.left_out[part].setChecked(True)
    dialog.is_review.setChecked(True)
    dialog.phrase.first.setText("passwort1")
    dialog.phrase.second.setText("passwort2")
    area = studio.part("send_area", dialog)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    studio.take("66-send-chosen", dialog)
    for field in (dialog.phrase.first, dialog.phrase.second):
        field.setText(PHRASE)
    studio.target = studio.private / "Beispiel.rai.age"
    studio.click("send_other", dialog)
    studio.click("send_write", dialog)
    studio.wait_until(lambda: dialog.done_page.isVisible() or dialog.error.isVisible())
    studio.take("66-send-done", dialog)
    studio.leave(dialog)
    _receive(studio, studio.target)


def _receive(studio, path):
    studio.close_project()
    studio.window.open_file(path)
    dialog = studio.window.findChild(UnlockDialog)
    studio.take("66-unlock", dialog)
    dialog.phrase.setText("falsch geraten")
    studio.click("unlock_open", dialog)
    studio.wait_until(lambda: dialog.error.isVisible())
    studio.take("66-unlock-wrong", dialog)
    studio.target = studio.private / "Empfangen.rai"
    studio.click("unlock_other", dialog)
    dialog.phrase.setText(PHRASE)
    studio.click("unlock_open", dialog)
    studio.wait_until(lambda: studio.desk is not None)
    studio.wait_for_project()
    studio.show(Page.OVERVIEW)
    studio.take("66-review-copy")
    studio.show(EntityKind.PERSON)
    studio.take("66-review-copy-people")
    studio.show(EntityKind.SYSTEM)
    (first, *_) = studio.desk.project.entities(EntityKind.SYSTEM)
    studio.space.show_entity(first.uid)
    studio.take("66-review-copy-system")


def _dialog(studio):
    studio.window.commands["send"].trigger()
    studio.settle()
    return studio.window.findChildren(SendDialog)[-1]
