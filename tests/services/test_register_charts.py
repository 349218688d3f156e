"""What the charts of a register count."""

from datetime import date, timedelta

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.services.papers.measure_bars import measure_counts
from rai_desktop.services.pictures.charted import ChartShape
from rai_desktop.services.registers.build import RegisterRequest, build_register
from tests.services.building import TODAY, FixedClock, empty_project, example_project, labels
from tests.services.entries import add_system


def charts_of(project, **wishes):
    request = RegisterRequest(cut_off=TODAY, created=FixedClock().now(), **wishes)
    return {chart.title: chart for chart in build_register(project, labels(), request).charts}


@pytest.fixture
def example(tmp_path):
    made = example_project(tmp_path)
    yield made
    made.store.abandon()


@pytest.fixture
def project(tmp_path):
    made = empty_project(tmp_path)
    yield made
    made.store.abandon()


def test_mitigations_are_those_of_the_bars_on_paper(example):
    chart = charts_of(example)["Mitigations still to come"]
    found = [one for one in example.entities(EntityKind.MITIGATION) if isinstance(one, Mitigation)]
    stated = [one for one in found if one.status is not None]
    assert chart.rows[0].label == "Overdue"
    assert sum(chart.rows[0].values) == measure_counts(stated, TODAY)[0]
    assert sum(sum(row.values) for row in chart.rows) == sum(measure_counts(stated, TODAY))


def test_maturity_is_that_of_each_criterion(example):
    chart = charts_of(example)["Maturity by criterion"]
    assert chart.shape is ChartShape.RADAR
    assert len(chart.rows) == 5
    assert chart.highest == 4
    assert all(0 <= value <= 4 for row in chart.rows for value in row.values if value is not None)


def test_dates_are_counted_in_their_month_and_by_their_sort(project):
    for name, day in (
        ("Late", TODAY - timedelta(days=1)),
        ("Soon", TODAY),
        ("Far", date(TODAY.year + 3, 1, 1)),
    ):
        add_system(project, name, review_due_on=day)
    chart = charts_of(project)["Dates ahead by month"]
    reviews = {row.label: row.values[chart.series.index("Reviews")] for row in chart.rows}
    month = f"{TODAY.month:02d}/{TODAY.year}"
    assert {label for label, count in reviews.items() if count} == {"Overdue", month, "Later"}


def test_a_part_of_the_register_has_no_charts(example):
    assert charts_of(example, names=("systems",)) == {}
    assert charts_of(example, system=example.entities(EntityKind.SYSTEM)[0]) == {}


def test_empty_project_has_at_most_dates_of_the_law(project):
    assert set(charts_of(project)) <= {"Dates ahead by month"}
