"""Records and the digests over them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.records import (
    Record,
    add_to_root,
    record_digest,
    root_text,
    row_digest,
)

ONE, TWO = StepId("1"), StepId("2")

_values = st.dictionaries(
    st.sampled_from(("name", "purpose", "tags", "user_count", "in_use_since", "deleted")),
    st.one_of(
        st.none(),
        st.text(max_size=5),
        st.integers(0, 9),
        st.booleans(),
        st.dates(),
        st.lists(st.text(max_size=2), max_size=2).map(tuple),
    ),
)
_digests = st.lists(st.binary(min_size=32, max_size=32), max_size=6)


@given(_values)
def test_empty_values_do_not_count(values):
    with_more = {**values, "notes": "", "owner": None, "roles": (), "example": False}
    assert row_digest("system", "u", with_more) == row_digest("system", "u", values)


@given(_values)
def test_the_order_of_values_does_not_count(values):
    turned = dict(reversed(values.items()))
    assert row_digest("system", "u", turned) == row_digest("system", "u", values)


@pytest.mark.parametrize(
    ("kind", "uid", "values"),
    [
        ("risk", "u", {"name": "a"}),
        ("system", "v", {"name": "a"}),
        ("system", "u", {"name": "b"}),
        ("system", "u", {"purpose": "a"}),
        ("system", "u", {"name": "a", "user_count": 0}),
        ("system", "u", {"name": ("a",)}),
        ("system", "u", {}),
    ],
)
def test_a_digest_names_kind_uid_keys_and_values(kind, uid, values):
    assert row_digest(kind, uid, values) != row_digest("system", "u", {"name": "a"})


def test_a_digest_stays_the_same_for_ever():
    values = {"name": "Prüfung 🛈", "in_use_since": date(2025, 9, 1), "user_count": 12}
    digest = row_digest(EntityKind.SYSTEM, "u", values)
    assert digest.hex() == "bde8d3d44051feb443dbabbd7df5ff0a3db5d33be1f2b3a031ed6992864ab7ff"


def test_nothing_ever_set_adds_nothing_to_the_root():
    assert record_digest(Uid("u"), Record(EntityKind.SYSTEM)) == bytes(32)
    assert record_digest(Uid("u"), Record(EntityKind.SYSTEM, {}, {"name": (ONE,)})) != bytes(32)


@given(_digests, _digests)
def test_the_root_is_a_sum(first, second):
    both = add_to_root(0, added=[*first, *second])
    assert both == add_to_root(add_to_root(0, added=second), added=first)
    assert add_to_root(both, removed=second) == add_to_root(0, added=first)
    assert 0 <= both < 1 << 256


def test_a_root_is_written_with_all_its_digits():
    assert root_text(0) == "0" * 64
    assert root_text(255) == "0" * 62 + "ff"


def test_setting_values_names_the_writer():
    record = Record(EntityKind.SYSTEM, {"name": "a"}, {"name": (ONE,)})
    changed = record.with_values({"name": "", "purpose": "b"}, TWO)
    assert changed.values == {"purpose": "b"}
    assert changed.writers == {"name": (TWO,), "purpose": (TWO,)}
    assert record.values == {"name": "a"}


def test_setting_a_withheld_value_ends_the_withholding():
    record = Record(EntityKind.PERSON, {}, {"name": (ONE,)}, frozenset({"name", "email"}))
    assert record.with_values({"name": "a"}, TWO).withheld == {"email"}


@pytest.mark.parametrize(("values", "is_deleted"), [({"deleted": True}, True), ({}, False)])
def test_a_record_tells_whether_it_is_deleted(values, is_deleted):
    assert Record(EntityKind.SYSTEM, values).is_deleted is is_deleted
