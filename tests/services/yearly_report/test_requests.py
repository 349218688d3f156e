"""Report requests: the product's proposal, own ones, and their way through a workbook."""

import json

import pytest

from rai_desktop.catalogue.yaml_reader import read_yaml
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.wanted_report import ComputedFigure, FigureKind, request_for
from rai_desktop.export.excel.pack_book import write_pack
from rai_desktop.imports.reading import read_source
from rai_desktop.services.packs import add_pack, own_contents, tables_of_source
from tests.catalogue.building import as_bytes
from tests.services.building import CATALOGUE
from tests.services.test_packs import changed

PACK = "report-request"
SHIPPED = "yearly-report"


def tables(tmp_path):
    """The shipped request as the office sees it in a workbook."""
    target = tmp_path / "request.xlsx"
    for _ in write_pack(CATALOGUE.tables(CATALOGUE.pack(PACK)), target):
        pass
    return tables_of_source(read_source(target))


def of_alliance(tmp_path, **values):
    """The request as the office sends it: an own id and year, other texts."""
    edited = changed(tables(tmp_path), "pack", "id", 2, "alliance-request")
    for column, value in values.items():
        edited = changed(edited, "report_requests", column.replace("__", "."), 2, value)
    for row in range(2, 9):
        edited = changed(edited, "report_requests.figures", "of", row, values.get("id", SHIPPED))
    drafted = CATALOGUE.drafted(edited)
    assert drafted.problems == ()
    return drafted.content


def broken(**figure):
    """The problems of a pack whose first figure is changed."""
    plain = read_yaml(CATALOGUE.pack(PACK).data, "pack.yaml")
    plain["pack"]["id"] = "own-request"
    plain["report_requests"][0]["figures"][0].update(figure)
    return CATALOGUE.read_pack(as_bytes(json.loads(json.dumps(plain, default=str))), "own.yaml")


def test_the_product_asks_for_the_requirements_and_says_that_it_is_a_proposal():
    (wanted,) = CATALOGUE.report_requests()
    assert wanted.shipped
    assert (wanted.year, wanted.due, wanted.contact) == (2026, None, {})
    assert wanted.requirements == "minimum-requirements"
    assert wanted.figures[0].computed is ComputedFigure.SYSTEMS_IN_USE
    assert "checked" in CATALOGUE.pack(PACK).status["en"]
    assert all(set(figure.label) == {"de", "en"} for figure in wanted.figures)


def test_options_have_words_in_both_languages():
    (wanted,) = CATALOGUE.report_requests()
    (plan,) = (figure for figure in wanted.figures if figure.kind is FigureKind.MANY)
    assert dict(plan.options)["literacy"] == {"de": "Beschäftigte schulen", "en": "Train staff"}


def test_the_office_edits_the_request_in_a_workbook_and_members_find_it(project, tmp_path):
    content = of_alliance(
        tmp_path,
        id="alliance-2026",
        due="2027-03-31",
        contact__de="buero@example.org",
        contact__en="office@example.org",
    )
    add_pack(project, CATALOGUE, content)
    found = CATALOGUE.report_requests(own_contents(project, CATALOGUE))
    assert [one.id for one in found] == ["yearly-report", "alliance-2026"]
    own = request_for(found, 2026)
    assert (own.id, own.pack, own.shipped) == ("alliance-2026", "alliance-request", False)
    assert str(own.due) == "2027-03-31"
    assert own.contact["de"] == "buero@example.org"
    assert own.figures == found[0].figures


def test_an_own_request_with_the_id_of_the_products_takes_its_place(tmp_path):
    content = of_alliance(tmp_path, title__en="What we ask")
    (wanted,) = CATALOGUE.report_requests([content])
    assert (wanted.title["en"], wanted.shipped) == ("What we ask", False)


@pytest.mark.parametrize(
    ("figure", "column"),
    [
        ({"from_figure": "secrets"}, "figures[0].from_figure"),
        ({"options": ["a", "b"]}, "figures[0].options"),
        ({"option_texts": [{"de": "Eins", "en": "One"}]}, "figures[0].option_texts"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(figure, column):
    drafted = broken(**figure)
    assert drafted.content is None
    assert [problem.column for problem in drafted.problems] == [column]


def test_the_products_request_is_asked_for_every_year():
    wanted = request_for(CATALOGUE.report_requests(), 2025)
    assert (wanted.id, wanted.year) == ("yearly-report", 2025)


def test_a_request_is_chosen_by_its_id_or_that_of_its_pack(tmp_path):
    content = of_alliance(tmp_path, id="alliance-2026")
    found = CATALOGUE.report_requests([content])
    assert request_for(found, 2026, "alliance-request").id == "alliance-2026"
    assert request_for(found, 2026, "yearly-report").id == "yearly-report"


@pytest.mark.parametrize("chosen", ["alliance-request", "nobody"])
def test_a_request_about_another_year_or_of_nobody_is_refused(tmp_path, chosen):
    found = CATALOGUE.report_requests([of_alliance(tmp_path, id="alliance-2026")])
    with pytest.raises(UsageError):
        request_for(found, 2025, chosen)


def test_without_any_request_the_office_has_to_be_asked():
    with pytest.raises(UsageError, match="office of your alliance"):
        request_for((), 2026)
