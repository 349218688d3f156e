"""Forms of the law in the form of a system: what is offered and why, and how it is written."""

import pytest

from rai_desktop.domain.fields import EntityKind
from tests.services.building import FixedClock
from tests.services.law_building import LAW, NOW, RANKING, classified
from tests.ui.conftest import child

CREDIT = {"III-5b": "yes", "E3-0": "yes", "H2": "yes"}


@pytest.fixture
def window(window, session):
    """The window with systems that were classified, on a day in November 2026."""
    session.catalogue = LAW
    window.open_example()
    project = window.desk.project
    project.clock = FixedClock(NOW)
    project.edit(project.organisation().uid, {"public_services": "no"})
    none = {"people_data": "no", "traits": ("predictive",)}
    classified(project, "Credit", CREDIT, people_data="yes", traits=("profiling",))
    classified(project, "Ranking", RANKING, **none)
    classified(project, "Forecast", **none)
    return window


def at_system(window, name):
    workspace, project = window.desk.workspace, window.desk.project
    workspace.show_page(EntityKind.SYSTEM)
    systems = project.entities(EntityKind.SYSTEM)
    workspace.go_to(next(system.uid for system in systems if system.name == name))
    panel = workspace.form.panels.papers
    panel.set_open(True)
    return panel


def offered(panel):
    """Return the keys of the forms that are shown, in their order."""
    rows = (panel._column.itemAt(place).widget() for place in range(panel._column.count()))
    names = [row.objectName() for row in rows if row is not None]
    return [name.removeprefix("paper_") for name in names if name != "papers_lead"]


def test_forms_that_make_sense_are_offered_with_the_reason_the_required_first(window):
    panel = at_system(window, "Credit")
    assert offered(panel) == ["fria", "notices", "dpia-threshold", "registration-deployer"]
    assert child(panel, "paper_reason_fria").text().startswith("Required: you are a deployer")
    assert child(panel, "papers_section_side").text() == "3 forms required"


def test_another_system_shows_its_own_forms(window):
    at_system(window, "Credit")
    panel = at_system(window, "Ranking")
    assert offered(panel) == ["fria", "registration-deployer"]
    assert child(panel, "paper_reason_fria").text().startswith("Not required")
    assert child(panel, "papers_section_side").text() == ""


def test_a_system_without_any_is_told_so(window):
    panel = at_system(window, "Forecast")
    assert offered(panel) == []
    assert "no form is required" in child(panel, "papers_lead").text()


def test_it_is_folded_at_first_and_no_part_of_other_forms(window):
    workspace = window.desk.workspace
    workspace.show_page(EntityKind.SYSTEM)
    assert not workspace.form.panels.papers.is_open
    workspace.show_page(EntityKind.RISK)
    assert workspace.form.panels.papers is None


def test_word_and_pdf_are_written_by_the_child_that_writes_all_exports(
    qtbot, window, asker, tmp_path, session
):
    panel = at_system(window, "Credit")
    uid = window.desk.workspace.form.uid
    number = window.desk.project.number(window.desk.project.entity(uid))
    for name, ending in (("word", "docx"), ("pdf", "pdf")):
        asker.path = tmp_path / f"form.{ending}"
        with qtbot.waitSignal(window.desk.exporter.finished):
            child(panel, f"paper_{name}_fria").click()
        assert session.limits == ("--paper", "fria", f"--of={uid}")
        suggestion = asker.asked[-1][2]
        assert suggestion.startswith(f"Fundamental rights impact assessment {number} ")
        assert suggestion.endswith(f".{ending}")


def test_buttons_are_read_out_with_the_form_they_write_and_follow_the_language(window):
    panel = at_system(window, "Credit")
    made = child(panel, "paper_word_fria")
    assert made.accessibleName() == "Word: Fundamental rights impact assessment"
    window.set_language("de")
    made = child(window.desk.workspace.form.panels.papers, "paper_word_fria")
    assert made.accessibleName() == "Word: Grundrechte-Folgenabschätzung"
