"""Questionnaires in the window: whom to ask, the mail, filled ones, and who is missing."""

from PySide6.QtWidgets import QDialog

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.work_codes import InquiryType
from tests.services.questionnaires.filling import answer_supplier, fill


def take_inquiries(studio):
    studio.open_example()
    studio.show(EntityKind.INQUIRY)
    studio.take("150-inquiries-none")
    sent = _send(studio)
    fill(sent[0], ("Chat", "Texte schreiben"), ("Übersetzer", "Anleitungen übersetzen"))
    fill(sent[1], ("Übersetzer", "Verträge übersetzen"), ("", "Ohne Namen"))
    (studio.private / "Notizen.txt").write_text("Kein Fragebogen", "utf-8")
    asked = _ask_supplier(studio)
    answer_supplier(asked, {"sq-country": "Deutschland", "sq-hosting": "Cloud, Frankfurt"})
    page = studio.space.page
    studio.window.desk.project.add(EntityKind.SYSTEM, {"name": "Chat", "department": "Recht"})
    none = next(path for path in sent if path.stem.endswith(" Recht"))
    fill(none, cells={"B11": "Ja"})
    page.reading.read([*sent[:2], none, asked, studio.private / "Notizen.txt"])
    studio.wait_until(lambda: studio.window.findChild(QDialog, "returned") is not None)
    dialog = studio.window.findChild(QDialog, "returned")
    studio.take("152-filled-questionnaires", dialog)
    dialog.accept()
    studio.settle()
    page.card.compare[InquiryType.PURCHASING].click()
    studio.settle()
    studio.take("153-inquiries")


def _send(studio):
    studio.target = studio.private
    studio.click("asked_send")
    dialog = studio.window.findChild(QDialog, "asking")
    studio.part("ask_further", dialog).setText("Vertrieb; Einkauf; Recht")
    studio.take("151-whom-to-ask", dialog)
    studio.click("asking_write", dialog)
    studio.take("151-asked", dialog)
    studio.leave(dialog)
    return sorted(studio.private.glob("*.xlsx"))


def _ask_supplier(studio):
    studio.target = studio.private / "Fragen.xlsx"
    studio.click("asked_send")
    dialog = studio.window.findChild(QDialog, "asking")
    dialog.whom.choose(2)
    studio.take("151-supplier-to-ask", dialog)
    studio.click("asking_write", dialog)
    studio.leave(dialog)
    return studio.target
