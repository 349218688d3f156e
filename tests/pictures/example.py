"""The pages of the example company that are no lists."""

from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page, Target
from tests.pictures.appearance import USUAL


def take_overview(studio):
    studio.open_example()
    area = studio.wait_for("overview_scroll")
    studio.take("20-overview")
    studio.space.findChild(QWidget, "matrix").setFocus()
    to_end(area)
    studio.take("20-overview-matrix")
    for name in ("checklist_all", "due_more", "more"):
        button = studio.space.findChild(QWidget, name)
        if button is not None:
            button.click()
    area.verticalScrollBar().setValue(0)
    studio.take("20-overview-unfolded")
    if studio.appearance.size == USUAL and studio.appearance.zoom == 100:
        studio.window.resize(*reversed(USUAL))
        studio.take("20-overview-narrow")
        studio.window.resize(*USUAL)


def to_end(area):
    """Scroll down as far as it goes."""
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())


def take_guided(studio):
    studio.open_example()
    for key in (Page.COMPANY, Page.ALREADY_USED, Page.RESPONSIBLE, Page.REGISTERS):
        studio.show(key)
        studio.take(f"21-{key}")
        area = studio.space.page.findChild(QScrollArea)
        if area is not None and area.verticalScrollBar().maximum() > 0:
            to_end(area)
            studio.take(f"21-{key}-end")


def take_history(studio):
    studio.open_example()
    systems = studio.desk.project.entities(EntityKind.SYSTEM)
    studio.desk.project.edit(systems[0].uid, {"department": "Vertrieb"})
    studio.desk.project.edit(systems[0].uid, {"department": "Einkauf", "purpose": "Anders " * 30})
    studio.show(Page.HISTORY)
    studio.take("22-history")
    studio.space.follow(Target(page=Page.HISTORY, uids=(systems[0].uid,)))
    studio.take("22-history-of-one")


def take_bin(studio):
    studio.open_example()
    for kind in EntityKind.SYSTEM, EntityKind.RISK, EntityKind.PERSON:
        entries = studio.desk.project.entities(kind)
        studio.desk.project.delete([entity.uid for entity in entries[:2]])
    studio.show(Page.BIN)
    studio.take("23-bin")
    rows = studio.part("bin_rows")
    rows.setCurrentRow(1)
    studio.take("23-bin-one")
    rows.selectAll()
    assert isinstance(rows, QAbstractItemView)
    studio.take("23-bin-several")
