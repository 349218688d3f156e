"""The first half hour: every page of an inventory that is still empty."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyledItemDelegate

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.everyday import add_tool
from rai_desktop.services.targets import Page
from rai_desktop.ui.pages.plan import SHOWN
from tests.pictures.start import begin
from tests.pictures.texts import UNKNOWN_NAME


def take_empty_pages(studio):
    begin(studio)
    for place, key in enumerate(SHOWN):
        studio.show(key)
        studio.take(f"10-empty-{place}-{key}")
    studio.show(Page.RESPONSIBLE)
    studio.take("10-empty-responsible")
    studio.show(Page.CLASSIFY)
    studio.take("10-empty-classify")


def take_first_entry(studio):
    begin(studio)
    for kind in EntityKind.SYSTEM, EntityKind.RISK, EntityKind.EVIDENCE:
        studio.show(kind)
        studio.desk.start_new()
        studio.take(f"11-new-{kind}")


def take_already_used(studio):
    begin(studio)
    studio.show(Page.ALREADY_USED)
    studio.take("12-used")
    page = studio.space.page
    page.cards.card("T-03").tick.setFocus(Qt.FocusReason.TabFocusReason)
    studio.take("12-used-by-keyboard")
    for name in ("T-01", "T-02"):
        page.cards.card(name).tick.toggle()
    studio.click("product_example", page.cards.card("T-01"))
    QTest.keyClicks(studio.part("product_name", page.cards.card("T-02")), "Fantasie & Co")
    studio.click("product_add", page.free)
    studio.take("12-used-ticked")
    show_everyday(studio)
    page.search.setText("xyzxyz")
    studio.take("12-used-nothing-found")
    page.search.clear()
    studio.click("create_systems")
    studio.take("12-responsible")
    fill_responsible(studio)


def show_everyday(studio):
    """Show the short list with tools, one of which needs a full entry."""
    project = studio.desk.project
    add_tool(project, {"name": "DeepL", "purpose": "E-Mails", "department": "Vertrieb"})
    add_tool(project, {"name": "Copilot", "purpose": "Protokolle", "people_data": "yes"})
    studio.show(Page.EVERYDAY)
    studio.take("12-everyday")
    studio.show(Page.ALREADY_USED)


def fill_responsible(studio):
    """Type a responsible person, and fill it down."""
    page = studio.space.page
    page.grid.edit(page.grid.currentIndex())
    editor = studio.part("cell_editor")
    editor.setText(UNKNOWN_NAME)
    studio.take("12-responsible-typing")
    page.grid.commitData(editor)
    page.grid.closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)
    studio.click("fill_down")
    studio.take("12-responsible-filled")
    studio.show(Page.REGISTERS)
    studio.take("12-registers")
    studio.show(Page.OVERVIEW)
    studio.take("12-overview-begun")
