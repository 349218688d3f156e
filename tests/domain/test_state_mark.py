"""The mark of a state: written one way, read only as such."""

import pytest

from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.state_mark import StateMark, mark_of, state_mark

PROJECT, HEAD = Uid("6f1a3c52-7d0e-4b7a-9a59-0d5d6c1e2f30"), StepId("ab" * 32)


def test_a_mark_names_project_and_head():
    assert state_mark(PROJECT, HEAD) == f"rai-desktop-state {PROJECT} {HEAD}"


def test_a_project_without_a_step_has_no_mark():
    assert state_mark(PROJECT, None) == ""


@pytest.mark.parametrize("head", [HEAD, "ABAB ABAB ABAB ABAB", "abab" * 5])
def test_what_a_file_says_of_itself_is_a_mark(head):
    digits = head.replace(" ", "").lower()
    assert mark_of(PROJECT, head) == StateMark(project=PROJECT, head=digits)
    assert mark_of("", head) == StateMark(project=Uid(""), head=digits)


@pytest.mark.parametrize(
    ("project", "head"),
    [(PROJECT, ""), (PROJECT, "ab"), (PROJECT, "xy" * 32), ("../p", HEAD), (PROJECT, "ab" * 33)],
)
def test_anything_else_is_none(project, head):
    assert mark_of(project, head) is None
