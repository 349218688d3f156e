"""Pages and dialogs of the window, brought on the screen with something in them."""

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page
from rai_desktop.ui.pages.written import note_written
from rai_desktop.ui.parts.banner import BannerText
from tests.ui.conftest import child, field, stored


def show_welcome(window):
    window.welcome.show_recent(window._session.recent())


def show_new(window):
    window.start_inventory()
    child(window, "new_next").click()


def show_list(window):
    window.open_example()
    window.desk.workspace.show_page(EntityKind.SYSTEM)
    window.desk.workspace.form.set_open_sections(
        ["use", "responsible", "technology", "data", "people", "law", "approval", "notes"]
    )
    field(window, "department").setFocus()


def show_empty(window):
    window.open_example()
    project = window.desk.project
    project.delete([system.uid for system in project.entities(EntityKind.SYSTEM)])


def show_told(window):
    window.open_example()
    space = window.desk.workspace
    sentence = UserError("The disk is full. Free some space.")
    space.banners.show_banner(
        BannerText(key="x", sentence=sentence, choices=(("Save a copy…", lambda: None),))
    )
    space.status.show_job(1, 3)
    window.desk.delete([stored(window, "Chat").uid])


def show_company(window):
    window.open_example()
    window.desk.workspace.show_page(Page.COMPANY)


def show_already_used(window):
    window.open_example()
    window.desk.workspace.show_page(Page.ALREADY_USED)
    page = window.desk.workspace.page
    page.cards.card("T-01").tick.toggle()
    child(page.cards.card("T-01"), "product_add").click()
    child(page.free, "product_add").click()


def show_responsible(window):
    window.open_example()
    window.desk.workspace.show_page(Page.RESPONSIBLE)


def show_nobody_responsible(window):
    show_empty(window)
    window.desk.workspace.show_page(Page.RESPONSIBLE)


def show_registers(window):
    window.open_example()
    path = window._session.folder / "register.xlsx"
    path.write_text("register", "utf-8")
    project = window.desk.project
    note_written(window._session.settings, project.uid, path, project.clock.now())
    window.desk.workspace.show_page(Page.REGISTERS)


PAGES = {
    "company": show_company,
    "already_used": show_already_used,
    "responsible": show_responsible,
    "nobody_responsible": show_nobody_responsible,
    "registers": show_registers,
    "welcome": show_welcome,
    "new": show_new,
    "list": show_list,
    "empty": show_empty,
    "told": show_told,
}
