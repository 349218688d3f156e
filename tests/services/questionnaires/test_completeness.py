from datetime import date

import pytest

from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.work_codes import InquiryStatus, InquiryType
from rai_desktop.services.questionnaires.comparing import record_comparison
from rai_desktop.services.questionnaires.completeness import Asked, completeness
from rai_desktop.services.questionnaires.completeness_words import (
    comparison_line,
    department_lines,
    summary_line,
)
from rai_desktop.words import words_for
from tests.services.building import TODAY, labels, register_of, table_of

LATE, SOON = date(2026, 6, 1), date(2026, 7, 1)


def asked(project, department, **values):
    given = {"title": f"Which AI does {department} use?", "asked_on": LATE, **values}
    return project.add(EntityKind.INQUIRY, {**given, "department": department})


@pytest.fixture
def some_asked(project):
    """Five departments in every state, and a supplier that is late."""
    project.add("system", {"name": "Chat", "department": "Sales"})
    project.add("system", {"name": "Bot", "department": "Sales; Store"})
    asked(project, "Sales", status="answered", answered_on=TODAY, named=2, answered_by="Kim")
    asked(project, "Purchasing", due_on=LATE)
    asked(project, "IT", due_on=SOON)
    asked(project, "Legal", status="none_used", answered_on=TODAY, named=0)
    supplier = {"title": "Questions about Chat", "inquiry_type": InquiryType.SUPPLIER}
    project.add(EntityKind.INQUIRY, {**supplier, "asked_on": LATE, "due_on": LATE})
    return project


def test_what_is_open_stands_first(some_asked):
    found = completeness(some_asked)
    assert [(each.name, each.state, each.systems) for each in found.departments] == [
        ("Purchasing", Asked.OVERDUE, 0),
        ("Store", Asked.NEVER, 1),
        ("IT", Asked.WAITING, 0),
        ("Sales", Asked.ANSWERED, 2),
        ("Legal", Asked.NONE_USED, 0),
    ]
    assert found.overdue_suppliers == 1


def test_the_newest_inquiry_of_a_department_counts(some_asked):
    asked(some_asked, "sales", asked_on=TODAY)
    found = {each.name: each.state for each in completeness(some_asked).departments}
    assert found["Sales"] is Asked.WAITING


def test_it_is_told_in_sentences(some_asked):
    words, found = words_for("en"), completeness(some_asked)
    assert summary_line(words, found) == (
        "2 of 5 departments answered. 1 supplier should have answered by now."
    )
    late, other = department_lines(words, found)
    assert late == ["Overdue: Purchasing (1 Jun 2026)"]
    assert other[0] == "Not asked yet: Store"
    assert comparison_line(words, found.comparisons[0]) == "Not compared with purchasing yet."


def test_a_comparison_is_noted_as_an_entry(project):
    uid = record_comparison(project, labels(), InquiryType.IT)
    noted = project.entity(uid)
    assert (noted.status, noted.answered_on) == (InquiryStatus.ANSWERED, TODAY)
    _, compared = completeness(project).comparisons
    assert comparison_line(words_for("de"), compared) == "Mit der IT abgeglichen am 15.06.2026."


def test_nobody_asked_says_what_to_do(project):
    assert "Send each department a questionnaire" in summary_line(
        words_for("en"), completeness(project)
    )


def rows(project, language="en", **wishes):
    table = table_of(register_of(project, language, **wishes), "completeness")
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row.cells, strict=True)) for row in table.rows]


def test_the_register_says_who_was_asked_and_who_is_missing(some_asked):
    record_comparison(some_asked, labels(), InquiryType.PURCHASING)
    found = rows(some_asked)
    assert [row["=whom"] for row in found] == [
        *("Purchasing", "Store", "IT", "Sales", "Legal"),
        *("Questions about Chat", "Compared with purchasing"),
    ]
    assert found[3] == {
        "=asked": "Department asked",
        "=whom": "Sales",
        "=asked_state": "Answered",
        "=asked_on": LATE,
        "=due_on": None,
        "=answered_on": TODAY,
        "=answered_by": "Kim",
        "=named": 2,
        "=systems": 2,
    }


def test_names_are_left_out_of_the_register_when_wished(some_asked):
    (first, *_) = rows(some_asked, left_out=frozenset({Privacy.PERSONAL}))
    assert "=answered_by" not in first


def test_of_a_single_system_nothing_is_said_about_who_was_asked(some_asked):
    system = some_asked.entities(EntityKind.SYSTEM)[0]
    table = table_of(register_of(some_asked, "de", system=system), "completeness")
    assert list(table.rows) == []
    assert "ganze Unternehmen" in table.empty
