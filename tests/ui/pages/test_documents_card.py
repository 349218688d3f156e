"""The card of documents on the page of registers: all there are, seen and written from there."""

from dataclasses import replace
from threading import Event

from PySide6.QtCore import Qt
from shiboken6 import isValid

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.papers.registry import PAPERS, paper_kind
from rai_desktop.services.targets import Page
from rai_desktop.ui import beside
from rai_desktop.ui.papers.preview import PaperPreview
from rai_desktop.ui.preparing import PreparingDialog
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
    view = child(preview, "paper_preview_text")
    qtbot.waitUntil(lambda: "AI at a glance" in view.toPlainText())
    assert child(preview, "paper_preview_print").isEnabled()
    asker.path = tmp_path / "page.pdf"
    with qtbot.waitSignal(window.desk.exporter.finished):
        qtbot.mouseClick(child(preview, "paper_preview_pdf"), LEFT)
    assert session.limits[:2] == ("--paper", "management")


def test_a_preview_that_is_being_made_can_be_stopped(qtbot, window, monkeypatch):
    page, told = at(window), []
    monkeypatch.setattr(beside, "AT_ONCE", 0.0)
    kind = paper_kind("management")
    go_on = Event()

    def build(project, labels, request):
        assert go_on.wait(20)
        request.between()
        told.append("went on")
        return kind.build(project, labels, request)

    slow = replace(kind, build=build)
    monkeypatch.setattr("rai_desktop.ui.pages.registers.documents.paper_kind", lambda _: slow)
    child(page, "document_management_preview").click()
    preparing = window.findChild(PreparingDialog)
    assert preparing.isVisible()
    preparing.reject()
    go_on.set()
    qtbot.waitUntil(lambda: not isValid(preparing))
    assert told == []
    assert window.findChild(PaperPreview) is None
