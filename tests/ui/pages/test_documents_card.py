"""The card of documents on the page of registers: all there are, seen and written from there."""

from PySide6.QtCore import Qt

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.papers.registry import PAPERS
from rai_desktop.services.targets import Page
from rai_desktop.ui.papers.preview import PaperPreview
from tests.ui.conftest import child, show_example

LEFT = Qt.MouseButton.LeftButton


def at(window):
    show_example(window).desk.workspace.show_page(Page.REGISTERS)
    return window.desk.workspace.page


def test_every_document_is_offered_with_what_it_is_for(window):
    page = at(window)
    for kind in PAPERS:
        assert child(page, f"document_{kind.key}_name").text() == kind.name
        assert child(page, f"document_{kind.key}_purpose").text() == kind.purpose


def test_a_document_about_a_system_is_written_of_the_chosen_one(
    qtbot, window, session, asker, tmp_path
):
    page = at(window)
    systems = window.desk.project.entities(EntityKind.SYSTEM)
    page.documents._on_chosen("paper_system", systems[1].uid)
    asker.path = tmp_path / "dossier.docx"
    with qtbot.waitSignal(window.desk.exporter.finished):
        child(page, "document_dossier_docx").click()
    assert session.limits == ("--paper", "dossier", f"--of={systems[1].uid}")
    assert child(page, "written_name").text() == "dossier.docx"


def test_documents_about_a_system_wait_until_there_is_one(window):
    page = at(window)
    project = window.desk.project
    project.delete([system.uid for system in project.entities(EntityKind.SYSTEM)])
    assert not child(page, "document_dossier").isEnabled()
    assert child(page, "document_management").isEnabled()
    assert not page.documents.system.isVisible()


def test_preview_shows_the_document_and_leads_on_to_writing(
    qtbot, window, session, asker, tmp_path
):
    page = at(window)
    child(page, "document_management_preview").click()
    preview = window.findChild(PaperPreview)
    assert "AI at a glance" in child(preview, "paper_preview_text").toPlainText()
    asker.path = tmp_path / "page.pdf"
    with qtbot.waitSignal(window.desk.exporter.finished):
        qtbot.mouseClick(child(preview, "paper_preview_pdf"), LEFT)
    assert session.limits[:2] == ("--paper", "management")
