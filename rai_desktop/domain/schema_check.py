"""Checks plain data against a JSON Schema: the part of the language that our schemas use.

A schema is compiled once into functions, so that thousands of files are checked in a moment.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_

Check = Callable[[Any, str], None]
"""Refuses a value at a place."""

MISSING = N_("“{place}” is missing.")
UNEXPECTED = N_("“{place}” is not expected here.")
WRONG_TYPE = N_("“{place}” has a value of the wrong kind.")
WRONG_VALUE = N_("“{place}” has a value that is not possible.")
TOO_LONG = N_("“{place}” is longer than possible.")
TOO_SHORT = N_("“{place}” is empty or too short.")
OUT_OF_RANGE = N_("“{place}” has a number that is too small or too large.")

_SILENT = {"$schema", "$defs", "title", "description"}
_LONGEST_PLACE = 120


class UnfitError(UserError):
    """Data that does not fit the schema; the sentence names the place."""


class SchemaError(ValueError):
    """A schema that says more than this module understands: a mistake of ours."""


def compiled(schema: Mapping[str, Any]) -> Check:
    """Return what refuses data that does not fit ``schema``."""
    return _Compiler(schema.get("$defs", {})).check(schema)


def _refuse(text: str, place: str) -> None:
    shown = place.lstrip(".") or "$"
    if len(shown) > _LONGEST_PLACE:
        shown = shown[: _LONGEST_PLACE - 1] + "…"
    raise UnfitError(text, place=shown)


_TYPES: Mapping[str, Callable[[Any], bool]] = {
    "object": lambda value: type(value) is dict,
    "array": lambda value: type(value) is list,
    "string": lambda value: type(value) is str,
    "integer": lambda value: type(value) is int,
    "number": lambda value: type(value) in (int, float),
    "boolean": lambda value: type(value) is bool,
    "null": lambda value: value is None,
}


@dataclass(frozen=True, slots=True)
class _Compiler:
    definitions: Mapping[str, Any]

    def check(self, schema: Mapping[str, Any]) -> Check:
        """Return one check for all that a schema says; of a wrong kind nothing else is asked."""
        steps = list(self._steps(schema))
        if len(steps) == 1:
            return steps[0]

        def check_all(value: Any, place: str) -> None:
            for step in steps:
                step(value, place)

        return check_all

    def _steps(self, schema: Mapping[str, Any]) -> Iterable[Check]:
        groups: Mapping[str, Callable[[Any], Check]] = {
            "$ref": self._reference,
            "type": _type,
            "const": _const,
            "enum": _enum,
            "pattern": _pattern,
        }
        for key, make in groups.items():
            if key in schema:
                yield make(schema[key])
        if _LENGTHS & schema.keys():
            yield _length(schema)
        if _RANGES & schema.keys():
            yield _range(schema)
        if "items" in schema:
            yield self._items(schema["items"])
        if _OBJECTS & schema.keys():
            yield self._object(schema)
        unknown = schema.keys() - groups.keys() - _LENGTHS - _RANGES - _OBJECTS - _SILENT
        if unknown - {"items"}:
            raise SchemaError(", ".join(sorted(unknown)))

    def _reference(self, reference: str) -> Check:
        return self.check(self.definitions[reference.removeprefix("#/$defs/")])

    def _items(self, schema: Mapping[str, Any]) -> Check:
        each = self.check(schema)

        def items(value: Any, place: str) -> None:
            if type(value) is list:
                for number, item in enumerate(value, start=1):
                    each(item, f"{place}[{number}]")

        return items

    def _object(self, schema: Mapping[str, Any]) -> Check:
        known = {key: self.check(value) for key, value in schema.get("properties", {}).items()}
        more = schema.get("additionalProperties", {})
        rest = self.check(more) if more else None
        names = self.check(schema["propertyNames"]) if "propertyNames" in schema else None
        required = tuple(schema.get("required", ()))

        def check_object(value: Any, place: str) -> None:
            if type(value) is not dict:
                return
            for key in required:
                if key not in value:
                    _refuse(MISSING, f"{place}.{key}")
            for key, item in value.items():
                inner = f"{place}.{key}"
                if names is not None:
                    names(key, inner)
                check = known.get(key, rest)
                if check is not None:
                    check(item, inner)
                elif more is False:
                    _refuse(UNEXPECTED, inner)

        return check_object


_LENGTHS = {"minLength", "maxLength", "maxItems"}
_RANGES = {"minimum", "maximum"}
_OBJECTS = {"properties", "required", "additionalProperties", "propertyNames"}


def _type(names: str | list[str]) -> Check:
    tests = [_TYPES[name] for name in ([names] if isinstance(names, str) else names)]

    def check_type(value: Any, place: str) -> None:
        if not any(test(value) for test in tests):
            _refuse(WRONG_TYPE, place)

    return check_type


def _const(wanted: object) -> Check:
    return _enum([wanted])


def _enum(choices: list[object]) -> Check:
    possible = {(type(choice), choice) for choice in choices}

    def check_choice(value: Any, place: str) -> None:
        if isinstance(value, list | dict) or (type(value), value) not in possible:
            _refuse(WRONG_VALUE, place)

    return check_choice


def _pattern(pattern: str) -> Check:
    """Return a check of texts; a ``$`` at the end means the very end, as in the schema language."""
    if pattern.endswith("$"):
        pattern = pattern[:-1] + r"\Z"
    search = re.compile(pattern, re.ASCII).search

    def check_pattern(value: Any, place: str) -> None:
        if type(value) is str and search(value) is None:
            _refuse(WRONG_VALUE, place)

    return check_pattern


def _length(schema: Mapping[str, Any]) -> Check:
    least, most = schema.get("minLength", 0), schema.get("maxLength", float("inf"))
    most_items = schema.get("maxItems", float("inf"))

    def check_length(value: Any, place: str) -> None:
        if type(value) is str:
            if len(value) > most:
                _refuse(TOO_LONG, place)
            if len(value) < least:
                _refuse(TOO_SHORT, place)
        elif type(value) is list and len(value) > most_items:
            _refuse(TOO_LONG, place)

    return check_length


def _range(schema: Mapping[str, Any]) -> Check:
    least, most = schema.get("minimum", float("-inf")), schema.get("maximum", float("inf"))

    def check_range(value: Any, place: str) -> None:
        if type(value) in (int, float) and not least <= value <= most:
            _refuse(OUT_OF_RANGE, place)

    return check_range
