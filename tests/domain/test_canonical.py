"""Canonical JSON is what the standard library writes with these settings, in every Python."""

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.domain import canonical
from rai_desktop.domain.canonical import canonical_json, canonical_pieces

TEXTS = st.text(st.characters(exclude_categories=()), max_size=8)
FLOATS = st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | TEXTS
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)


def plainly(value):
    return json.dumps(
        value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


@given(VALUES)
def test_it_is_what_the_standard_library_writes(value):
    assert canonical_json(value) == plainly(value)


@pytest.mark.parametrize("value", [math.nan, math.inf, {"a": [-math.inf]}])
def test_no_number_that_is_none(value):
    with pytest.raises(ValueError):
        canonical_json(value)


@pytest.mark.parametrize("value", [object(), {"a": {1, 2}}, b"bytes"])
def test_nothing_that_json_does_not_know(value):
    with pytest.raises(TypeError):
        canonical_json(value)


def test_another_python_inside_changes_nothing(monkeypatch):
    monkeypatch.setattr(json.encoder, "c_make_encoder", None)
    encoded = canonical._made_once()
    assert encoded == canonical._ENCODER.encode
    assert "".join(encoded({"b": [1, "ä"], "a": None})) == '{"a":null,"b":[1,"ä"]}'


@given(VALUES)
def test_pieces_together_are_the_whole(value):
    assert "".join(canonical_pieces(value)) == canonical_json(value)
