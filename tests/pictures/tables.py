"""Lists: pasting, saved views, groups."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog

from rai_desktop.domain.fields import EntityKind
from rai_desktop.ui.tables.clipboard import empty_data

COPIED = (
    "Name\tAbteilung\tStatus\tVerantwortliche Person\tIm Einsatz seit\n"
    "Übersetzer\tEinkauf\tim Einsatz\t\t31.12.2025\n"
    "Protokolle\tVertrieb\tfliegt\tErika Beispiel\tgestern\n"
    "=SUMME(A1)\tIT\tErprobung\t\t\n"
)


def take_pasting(studio):
    studio.open_example()
    studio.show(EntityKind.SYSTEM)
    data = empty_data()
    data.setText(COPIED)
    QGuiApplication.clipboard().setMimeData(data)
    page = studio.space.list_page
    page.pasting.paste()
    studio.window.findChild(QDialog, "paste").next_wrong.click()
    studio.take_dialog("67-paste", "paste")
