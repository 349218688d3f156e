"""A workbook that LibreOffice saved again is still no change."""

import shutil

import pytest

from rai_desktop.imports.reading import read_source
from tests.export.test_excel_libreoffice import converted
from tests.services.building import example_project
from tests.services.lists import counts, planned
from tests.services.test_importing_own_exports import EVERY_ENTRY, workbook

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed"),
]


def test_saving_again_changes_nothing(tmp_path):
    company = example_project(tmp_path / "company")
    saved = converted(workbook(company, tmp_path), "xlsx") / "de.xlsx"
    plan = planned(company, read_source(saved))
    company.store.abandon()
    assert counts(plan) == {"unchanged": EVERY_ENTRY}
    assert plan.trip.step == company.store.head()
    assert (plan.trip.missing, plan.conflicts, plan.notes) == ((), [], [])
