"""Documents on the page of registers, and the preview of two of them."""

from rai_desktop.services.targets import Page


def take_documents(studio):
    """The card of documents, and the previews of a page and of a form."""
    studio.open_example()
    studio.show(Page.REGISTERS)
    studio.take("67-documents")
    for key in ("management", "fria"):
        studio.space.page.documents.rows[key].buttons["preview"].click()
        studio.take_dialog(f"67-documents-{key}", "paper_preview")
