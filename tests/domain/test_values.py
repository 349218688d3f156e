"""What the fields can hold: read from JSON, checked, and given back."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.domain.canonical import canonical_json, digest_of, is_empty, to_plain
from rai_desktop.domain.codes import PersonRole, SystemStatus
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import FieldKind, FieldSpec
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.values import (
    MAX_TEXT,
    ValueRefusedError,
    check_value,
    clean_text,
    read_plain,
)

TEXT = FieldSpec(key="name", kind=FieldKind.TEXT, label="Name")
LONG = FieldSpec(key="notes", kind=FieldKind.LONG_TEXT, label="Notes")
DAY = FieldSpec(key="due_on", kind=FieldKind.DATE, label="Due")
NUMBER = FieldSpec(key="staff", kind=FieldKind.NUMBER, label="Staff", minimum=1, maximum=99)
FLAG = FieldSpec(key="deleted", kind=FieldKind.FLAG, label="Deleted")
RATING = FieldSpec(key="current", kind=FieldKind.RATING, label="Now", minimum=1, maximum=5)
CHOICE = FieldSpec(key="stage", kind=FieldKind.CHOICE, choices=SystemStatus, label="Stage")
LISTED = FieldSpec(key="sector", kind=FieldKind.CHOICE, vocabulary="sectors", label="Sector")
MANY = FieldSpec(key="roles", kind=FieldKind.MULTI_CHOICE, choices=PersonRole, label="Tasks")
LINK = FieldSpec(key="owner", kind=FieldKind.REFERENCE, label="Owner")

_STAGE = next(iter(SystemStatus))
_ROLES = sorted(PersonRole)[:2]


@pytest.mark.parametrize(
    ("spec", "plain", "value"),
    [
        (TEXT, "Rechnung", "Rechnung"),
        (TEXT, " as typed\t\n", " as typed\t\n"),
        (TEXT, None, ""),
        (TEXT, "a\x00b", "a\x00b"),
        (TEXT, "=1+1", "=1+1"),
        (TEXT, "\ud83d", "?"),
        (LONG, "\u202egnal\U0001f6c8", "\u202egnal\U0001f6c8"),
        (DAY, "2026-02-28", date(2026, 2, 28)),
        (DAY, "1900-01-01", date(1900, 1, 1)),
        (DAY, "2999-12-31", date(2999, 12, 31)),
        (DAY, "", None),
        (DAY, None, None),
        (NUMBER, 1, 1),
        (NUMBER, 99, 99),
        (NUMBER, None, None),
        (RATING, 5, 5),
        (FLAG, True, True),
        (FLAG, False, False),
        (FLAG, None, False),
        (CHOICE, str(_STAGE), _STAGE),
        (CHOICE, "", None),
        (LISTED, "any-code", "any-code"),
        (MANY, [], ()),
        (MANY, None, ()),
        (MANY, [_ROLES[1], _ROLES[0], _ROLES[1]], tuple(_ROLES)),
        (LINK, "uid", "uid"),
        (LINK, "", None),
    ],
    ids=str,
)
def test_values_are_read(spec, plain, value):
    read = read_plain(spec, plain)
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("spec", "plain"),
    [
        (TEXT, 5),
        (TEXT, True),
        (TEXT, ["a"]),
        (TEXT, "x" * (MAX_TEXT + 1)),
        (DAY, "2026-02-30"),
        (DAY, "0000-01-01"),
        (DAY, "1899-12-31"),
        (DAY, "3000-01-01"),
        (DAY, "9999-12-31"),
        (DAY, "28.02.2026"),
        (DAY, "2026-02-28T10:00:00"),
        (DAY, 20260228),
        (NUMBER, 0),
        (NUMBER, 100),
        (NUMBER, 1 << 63),
        (NUMBER, 1.5),
        (NUMBER, float("nan")),
        (NUMBER, float("inf")),
        (NUMBER, True),
        (NUMBER, "5"),
        (RATING, 6),
        (FLAG, 1),
        (FLAG, "yes"),
        (CHOICE, "no such code"),
        (CHOICE, 1),
        (LISTED, ["a"]),
        (MANY, "owner"),
        (MANY, ["no such code"]),
        (MANY, [1]),
        (MANY, {"a": 1}),
        (LINK, 5),
        (LINK, ["a"]),
    ],
    ids=lambda part: str(part)[:40],
)
def test_what_does_not_fit_is_refused_with_the_field_named(spec, plain):
    with pytest.raises(ValueRefusedError) as caught:
        read_plain(spec, plain)
    assert isinstance(caught.value, UsageError)
    assert spec.label in str(caught.value)
    assert caught.value.values["field"] == spec.named
    assert len(str(caught.value)) < 1000


def test_a_moment_is_no_day():
    with pytest.raises(ValueRefusedError):
        check_value(DAY, datetime(2026, 2, 28, 10))  # noqa: DTZ001 - it is refused anyway


@given(st.text())
def test_any_text_can_be_kept(text):
    kept = check_value(TEXT, text)
    assert kept == text
    assert check_value(TEXT, kept) == kept


@given(st.text(st.characters(codec=None)))
def test_cleaned_text_can_always_be_written(text):
    assert len(clean_text(text).encode("utf-8")) >= len(text)


_ALL = [spec for kind in KINDS.values() for spec in kind.fields]


@given(st.data())
def test_a_value_of_any_field_comes_back_from_its_plain_form(data):
    spec = data.draw(st.sampled_from(_ALL))
    value = check_value(spec, data.draw(_value_for(spec)))
    assert read_plain(spec, to_plain(value)) == value
    assert check_value(spec, value) == value


def _value_for(spec: FieldSpec) -> st.SearchStrategy:
    codes = st.sampled_from(sorted(spec.choices)) if spec.choices else st.text(max_size=9)
    return {
        FieldKind.DATE: st.dates(date(1900, 1, 1), date(2999, 12, 31)),
        FieldKind.NUMBER: st.integers(spec.minimum, spec.maximum),
        FieldKind.RATING: st.integers(spec.minimum, spec.maximum),
        FieldKind.FLAG: st.booleans(),
        FieldKind.CHOICE: codes,
        FieldKind.MULTI_CHOICE: st.lists(codes).map(tuple),
    }.get(spec.kind, st.text())


def test_canonical_json_has_one_spelling():
    assert canonical_json({"b": [1, "ü"], "a": None}) == '{"a":null,"b":[1,"ü"]}'
    assert digest_of({"a": 1, "b": 2}) == digest_of({"b": 2, "a": 1})
    with pytest.raises(ValueError):
        canonical_json(float("nan"))


@pytest.mark.parametrize(
    ("value", "empty"),
    [(None, True), ("", True), ((), True), (False, True), (0, False), (" ", False), (True, False)],
)
def test_emptiness(value, empty):
    assert is_empty(value) is empty
