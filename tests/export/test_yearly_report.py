"""The example company's yearly report as files: the same as before, in both languages.

After a change that is meant, write the golden files anew and look at the difference:

    RAI_RENEW_GOLDEN=1 python -m pytest tests/export/test_yearly_report.py
"""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from rai_desktop.domain.codes import Criterion
from rai_desktop.export.papers import write_paper_workbook
from rai_desktop.export.yearly_report import write_report
from rai_desktop.imports.reports import read_report
from rai_desktop.services.yearly_report.making import (
    drafted_report,
    made_report,
    wanted_report,
)
from tests.services.building import example_project, labels
from tests.services.yearly_report.drafting import SIGNED

GOLDEN = Path(__file__).parent / "golden"
CLOSED = 2025


def made(project, language):
    """Return the example company's report about the year it closed."""
    own = labels(language)
    own.keep(project)
    wanted = wanted_report(project, own, CLOSED)
    draft = drafted_report(project, own, wanted, as_draft=False)
    return made_report(project, own, draft, SIGNED)


@pytest.fixture(scope="module", params=["de", "en"])
def report(request, tmp_path_factory):
    project = example_project(tmp_path_factory.mktemp("example"), request.param)
    yield made(project, request.param)
    project.store.abandon()


def written(writer, content, path):
    for _ in writer(content, path):
        pass
    return path


def test_the_file_says_what_it_said_before(report, tmp_path):
    path = written(write_report, _standing(report.report), tmp_path / "report.json")
    golden = GOLDEN / f"yearly_report_{report.report.language}.json"
    if os.environ.get("RAI_RENEW_GOLDEN"):
        golden.write_bytes(path.read_bytes())
    assert path.read_bytes() == golden.read_bytes()
    assert read_report(path) == _standing(report.report)


def _standing(report):
    """The report without digests, which are others after every change of the example company."""
    requirements = replace(report.requirements, sha256="ab" * 32)
    return replace(report, fingerprint="0000 0000", requirements=requirements)


def test_names_of_the_example_company_stay_there(report, tmp_path):
    assert report.names == ()
    text = written(write_report, report.report, tmp_path / "report.json").read_text("utf-8")
    assert "KI-00" not in text
    assert "PE-00" not in text


def test_the_workbook_has_a_sheet_for_each_part_and_numbers_in_cells(report, tmp_path):
    book = load_workbook(written(write_paper_workbook, report.paper, tmp_path / "report.xlsx"))
    words = report.teller.words
    assert words("Requirements by criterion") in book.sheetnames
    sheet = book[words("Requirements by criterion")]
    rows = list(sheet.iter_rows(values_only=True))
    assert len(rows) == 2 + len(Criterion)
    assert isinstance(rows[2][1], int)
    assert book.properties.created.year == 2026
    assert report.report.member.name in {row[0].value for row in book.worksheets[0].iter_rows()}


def test_a_workbook_is_the_same_bytes_twice(report, tmp_path):
    paths = [written(write_paper_workbook, report.paper, tmp_path / f"{n}.xlsx") for n in (1, 2)]
    assert paths[0].read_bytes() == paths[1].read_bytes()
