"""What registers and reports say about the company, on its page."""

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.targets import Page
from rai_desktop.ui.forms.company_form import CompanyForm


def test_the_member_number_that_a_report_needs_is_entered_here(example):
    space = example.desk.workspace
    space.show_page(Page.COMPANY)
    row = space.page.findChild(CompanyForm).row(EntityKind.ORGANISATION, "member_number")
    line = row.editor.entry()
    line.setText("M-0815")
    line.editingFinished.emit()
    space.flush()
    assert example.desk.project.organisation().member_number == "M-0815"
