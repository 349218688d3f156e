"""Documents on the page of registers, and the preview of two of them."""

from threading import Event

from rai_desktop.domain.texts import N_
from rai_desktop.services.targets import Page
from rai_desktop.ui import beside
from rai_desktop.ui.apart import WRITING
from rai_desktop.ui.papers.preview import PaperPreview
from rai_desktop.ui.preparing import PreparingDialog
from rai_desktop.ui.writing_dialog import WritingDialog


def take_documents(studio):
    """The card of documents, and the previews of a page and of a form."""
    studio.open_example()
    studio.show(Page.REGISTERS)
    studio.take("67-documents")
    for key in ("management", "fria"):
        studio.space.page.documents.rows[key].buttons["preview"].click()
        studio.wait_until(lambda: studio.window.findChild(PaperPreview) is not None)
        studio.take_dialog(f"67-documents-{key}", "paper_preview")


def take_preparing(studio):
    """A document of a large project while it is put together, and while that is stopped."""
    studio.open_example()
    studio.show(Page.REGISTERS)
    page, held = studio.space.page, Event()
    title = page.labels.words(N_("Preview: {title}")).format(title="AI")
    dialog = PreparingDialog(studio.window, page.labels.words, page.theme, title)
    at_once, beside.AT_ONCE = beside.AT_ONCE, 0.0
    dialog.prepare(lambda _: held.wait(30), N_("The document is being put together…"))
    beside.AT_ONCE = at_once
    try:
        studio.take("67-documents-preparing", dialog)
        dialog.reject()
        studio.take("67-documents-stopping", dialog)
    finally:
        held.set()
    studio.wait_until(lambda: dialog not in studio.dialogs())


def take_storing(studio):
    """A change to very many entries while it is stored."""
    studio.open_example()
    page = studio.space.page
    dialog = WritingDialog(studio.window, page.labels.words, page.theme, WRITING)
    dialog.say(page.labels.words(WRITING))
    dialog.bar.setRange(0, 0)
    dialog.bar.show()
    dialog.show()
    studio.take("67-change-being-stored", dialog)
    dialog.leave_now()
    dialog.deleteLater()
