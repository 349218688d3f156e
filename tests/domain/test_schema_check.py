"""Plain data against a schema: what does not fit is named by its place."""

import pytest

from rai_desktop.domain import schema_check
from rai_desktop.domain.schema_check import SchemaError, UnfitError, compiled

SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "minLength": 1, "maxLength": 5},
        "kind": {"enum": ["a", "b", 1]},
        "day": {"type": "string", "pattern": "^[0-9]{4}$"},
        "count": {"$ref": "#/$defs/count"},
        "maybe": {"type": ["object", "null"], "required": ["x"]},
        "list": {"type": "array", "maxItems": 2, "items": {"$ref": "#/$defs/count"}},
        "by": {"propertyNames": {"enum": ["x"]}, "additionalProperties": {"$ref": "#/$defs/count"}},
    },
    "$defs": {"count": {"type": "integer", "minimum": 0, "maximum": 9}},
}


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"kind": 1},
        {"day": "2026"},
        {"count": 9},
        {"maybe": None},
        {"maybe": {"x": 1}},
        {"list": [0, 9]},
        {"by": {"x": 3}},
    ],
)
def test_what_fits_passes(more):
    compiled(SCHEMA)({"name": "Chat", **more}, "")


@pytest.mark.parametrize(
    ("value", "text", "place"),
    [
        ([], schema_check.WRONG_TYPE, "$"),
        ({}, schema_check.MISSING, "name"),
        ({"name": ""}, schema_check.TOO_SHORT, "name"),
        ({"name": "123456"}, schema_check.TOO_LONG, "name"),
        ({"name": 1}, schema_check.WRONG_TYPE, "name"),
        ({"name": "x", "kind": True}, schema_check.WRONG_VALUE, "kind"),
        ({"name": "x", "kind": ["a"]}, schema_check.WRONG_VALUE, "kind"),
        ({"name": "x", "day": "2026\n"}, schema_check.WRONG_VALUE, "day"),
        ({"name": "x", "count": 10}, schema_check.OUT_OF_RANGE, "count"),
        ({"name": "x", "count": True}, schema_check.WRONG_TYPE, "count"),
        ({"name": "x", "count": 1.0}, schema_check.WRONG_TYPE, "count"),
        ({"name": "x", "maybe": {}}, schema_check.MISSING, "maybe.x"),
        ({"name": "x", "list": [1, 2, 3]}, schema_check.TOO_LONG, "list"),
        ({"name": "x", "list": [1, -1]}, schema_check.OUT_OF_RANGE, "list[2]"),
        ({"name": "x", "by": {"y": 1}}, schema_check.WRONG_VALUE, "by.y"),
        ({"name": "x", "by": {"x": "1"}}, schema_check.WRONG_TYPE, "by.x"),
        ({"name": "x", "more": 1}, schema_check.UNEXPECTED, "more"),
    ],
)
def test_what_does_not_fit_is_named_by_its_place(value, text, place):
    with pytest.raises(UnfitError) as refused:
        compiled(SCHEMA)(value, "")
    assert (refused.value.text, refused.value.values) == (text, {"place": place})


def test_a_schema_that_says_more_is_a_mistake_of_ours():
    with pytest.raises(SchemaError):
        compiled({"type": "string", "format": "date"})
