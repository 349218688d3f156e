"""A stamp holds exactly as long as no covered field says something else."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.domain.kinds.risk import RISK
from rai_desktop.domain.stamps import changed_fields, covers, make_stamp

FIELDS = RISK.fields
COVERED = [spec.key for spec in FIELDS if covers(spec)]
OTHERS = [spec.key for spec in FIELDS if not covers(spec)]
VALUES = st.one_of(
    st.none(),
    st.text(max_size=5),
    st.integers(1, 5),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.lists(st.sampled_from("abc"), unique=True).map(lambda codes: tuple(sorted(codes))),
)
STATES = st.dictionaries(st.sampled_from([spec.key for spec in FIELDS]), VALUES)


def stamped(state, salt="s"):
    return make_stamp(FIELDS, state.get, salt)


def same(one, two):
    return (one or None) == (two or None) and (one is True) == (two is True)


@given(STATES, STATES)
def test_what_changed_is_named_and_nothing_else(before, after):
    expected = {key for key in COVERED if not same(before.get(key), after.get(key))}
    assert set(changed_fields(stamped(before), FIELDS, after.get)) == expected


def test_notes_status_and_dates_of_reviews_are_not_covered():
    assert {"notes", "status", "review_due_on", "rated_on", "number", "deleted"} <= set(OTHERS)
    assert {"title", "current_persons", "owner", "treatment"} <= set(COVERED)


def test_a_stamp_holds_no_value_and_its_salt_makes_equal_values_look_different():
    one, two = stamped({"title": "Geheim"}, "a"), stamped({"title": "Geheim"}, "b")
    assert "Geheim" not in one
    assert json.loads(one)["fields"] != json.loads(two)["fields"]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"salt": 1}', '{"fields": 3, "salt": ""}']
)
def test_what_is_no_stamp_covers_nothing(text):
    assert changed_fields(text, FIELDS, {"title": "T"}.get) == ("title",)
