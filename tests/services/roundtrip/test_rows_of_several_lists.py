"""What is decided about single rows where a file holds several lists."""

from rai_desktop.domain.fields import EntityKind
from rai_desktop.imports.reading import read_source
from rai_desktop.services.importing import apply_plan
from rai_desktop.services.importing.wishes import RowWish
from tests.services.lists import counts, planned
from tests.services.roundtrip.test_sieve import with_cell
from tests.services.test_importing_own_exports import workbook

S, P = EntityKind.SYSTEM, EntityKind.PERSON


def edited_twice(project, tmp_path):
    """A workbook with an edit in row 2 of two lists."""
    project.add(S, {"name": "Chat"})
    project.add(P, {"name": "Anna"})
    path = workbook(project, tmp_path, "en")
    with_cell(path, "AI systems", 2, "Department", "Sales")
    with_cell(path, "People", 2, "Department", "Sales")
    return read_source(path)


def test_a_row_of_one_list_stays_out_and_that_of_the_other_comes_in(project, tmp_path):
    source = edited_twice(project, tmp_path)
    assert counts(planned(project, source)) == {"changed": 2}
    lists = {"People": RowWish(omitted=frozenset({2}))}
    plan = planned(project, source, lists=lists)
    assert counts(plan) == {"changed": 1, "skipped": 1}
    apply_plan(project, plan)
    (person,), (system,) = project.entities(P), project.entities(S)
    assert (person.department, system.department) == ("", "Sales")


def test_a_cell_of_one_list_is_corrected(project, tmp_path):
    source = edited_twice(project, tmp_path)
    lists = {"People": RowWish(cells={(2, "Department"): "Legal"})}
    apply_plan(project, planned(project, source, lists=lists))
    (person,), (system,) = project.entities(P), project.entities(S)
    assert (person.department, system.department) == ("Legal", "Sales")


def test_rows_named_without_a_list_count_only_where_there_is_one_list(project, tmp_path):
    source = edited_twice(project, tmp_path)
    assert counts(planned(project, source, omitted=frozenset({2}))) == {"changed": 2}
    one = planned(project, source, sheet="People", omitted=frozenset({2}))
    assert counts(one) == {"skipped": 1}
