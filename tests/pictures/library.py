"""The library in forms: fitting risks of a system, mitigations of a risk, newer texts."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollArea

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.library.copies import state_of
from rai_desktop.services.library.taking import dismiss_risk, take_risk
from rai_desktop.ui.parts.widgets import reveal


def take_library(studio):
    studio.open_example()
    project = studio.desk.project
    system = project.entities(EntityKind.SYSTEM)[5].uid
    studio.show(EntityKind.SYSTEM)
    catalogue = studio.space.list_page.labels.catalogue
    studio.space.go_to(system)
    panel = _opened(studio)
    _look(studio, panel, "75-proposals")
    panel.cards.focus_card(1)
    studio.take("75-proposals-card")
    QTest.keyClick(panel.cards.cards[1], Qt.Key.Key_X)
    studio.take("75-proposals-reason")
    dismiss_risk(project, system, panel.cards.cards[1].offer.key, "Kommt bei uns nicht vor")
    studio.settle()
    panel.older.click()
    reveal(panel.dismissed)
    studio.take("75-proposals-dismissed")
    _empty(studio)
    language = studio.appearance.language
    risk = take_risk(project, catalogue, system, panel_key(panel), language)
    studio.show(EntityKind.RISK)
    studio.space.go_to(risk)
    _look(studio, _opened(studio), "76-measures")
    studio.space.form.panels.library.panel.cards.focus_card(0)
    QTest.keyClick(studio.space.form.panels.library.panel.cards.cards[0], Qt.Key.Key_A)
    studio.take("76-measures-taken")
    studio.show(EntityKind.MITIGATION)
    studio.space.go_to(studio.space.table.visible_uids()[4])
    _look(studio, _opened(studio), "77-measure-help")
    _newer(studio)


def panel_key(panel):
    return "R-ROB-02" if not panel.cards.cards else panel.cards.cards[0].offer.key


def _empty(studio):
    """Look at what a system without traits shows."""
    project = studio.desk.project
    uid = project.add(EntityKind.SYSTEM, {"name": "Neu"})
    studio.settle()
    studio.space.go_to(uid)
    _look(studio, _opened(studio), "75-proposals-no-traits")


def _newer(studio):
    """Look at a risk that seems to be copied from an older library."""
    project = studio.desk.project
    risk = project.entities(EntityKind.RISK)[0]
    old = {"title": risk.title, "cause": risk.cause, "description": "other words"}
    state = state_of(old, studio.appearance.language).text
    project.edit(risk.uid, {"library_text": state})
    studio.show(EntityKind.RISK)
    studio.space.go_to(risk.uid)
    studio.space.list_page.enter(studio.space.form)
    studio.settle()
    studio.take("78-newer-text")
    studio.click("newer_look")
    studio.take("78-newer-text-differences")


def _opened(studio):
    panel = studio.space.form.panels.library.panel
    panel.set_open(True)
    studio.space.list_page.enter(studio.space.form)
    studio.settle()
    return panel


def _look(studio, panel, scene):
    area = studio.space.form.findChild(QScrollArea, "form_scroll")
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    studio.settle()
    area.ensureWidgetVisible(panel.fold.title, 0, 20)
    studio.settle()
    studio.take(scene)
