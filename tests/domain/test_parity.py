"""Descriptions of fields and entities say the same; the tables are compared in tests/storage."""

import dataclasses
import types
import typing
from datetime import date

import pytest

from rai_desktop.domain.canonical import is_empty
from rai_desktop.domain.fields import EntityKind, FieldKind, is_extra_key
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import (
    KIND_OF_PREFIX,
    KINDS,
    NUMBERED_KINDS,
    built_in_field,
    kind_of,
    number_text,
    title_of,
    value_of,
)

_TYPES = {
    FieldKind.TEXT: str,
    FieldKind.LONG_TEXT: str,
    FieldKind.LINK: str,
    FieldKind.EMAIL: str,
    FieldKind.DATE: date | None,
    FieldKind.NUMBER: int | None,
    FieldKind.RATING: int | None,
    FieldKind.FLAG: bool,
    FieldKind.MULTI_CHOICE: tuple[str, ...],
}

_FIELDS = [(kind, spec) for kind in KINDS for spec in KINDS[kind].fields]
_IDS = [f"{kind}.{spec.key}" for kind, spec in _FIELDS]


def _annotation(kind: EntityKind, key: str) -> object:
    return typing.get_type_hints(KINDS[kind].entity)[key]


def test_every_kind_is_described_once():
    assert set(KINDS) == set(EntityKind)
    assert len({spec.entity for spec in KINDS.values()}) == len(KINDS)
    assert all(spec.kind is kind for kind, spec in KINDS.items())


@pytest.mark.parametrize("kind", KINDS)
def test_an_entity_has_exactly_the_described_fields(kind):
    described = [spec.key for spec in KINDS[kind].fields]
    held = [field.name for field in dataclasses.fields(KINDS[kind].entity)]
    assert sorted(described) == sorted(set(held) - {"uid"})
    assert len(described) == len(set(described))


@pytest.mark.parametrize("kind", KINDS)
def test_an_entity_is_frozen_slotted_and_named_only(kind):
    entity = KINDS[kind].entity
    assert issubclass(entity, Entity)
    assert not hasattr(entity(uid="u"), "__dict__")
    with pytest.raises(dataclasses.FrozenInstanceError):
        entity(uid="u").uid = "other"
    with pytest.raises(TypeError):
        entity("u")


@pytest.mark.parametrize(("kind", "spec"), _FIELDS, ids=_IDS)
def test_the_type_of_a_field_follows_its_kind(kind, spec):
    annotation = _annotation(kind, spec.key)
    if spec.kind is FieldKind.REFERENCE:
        parts = typing.get_args(annotation)
        assert types.NoneType in parts
        assert any(getattr(part, "__name__", "") == "Uid" for part in parts)
    elif spec.kind is FieldKind.CHOICE:
        # codes of a vocabulary are plain text, codes of a class are of that class
        parts = typing.get_args(annotation) or (annotation,)
        assert (spec.choices or str) in parts
    else:
        assert annotation == _TYPES[spec.kind]


@pytest.mark.parametrize(("kind", "spec"), _FIELDS, ids=_IDS)
def test_a_field_that_was_never_set_is_empty(kind, spec):
    assert is_empty(value_of(KINDS[kind].entity(uid="u"), spec.key))


@pytest.mark.parametrize(("kind", "spec"), _FIELDS, ids=_IDS)
def test_a_description_is_complete(kind, spec):
    assert spec.label
    assert not is_extra_key(spec.key)
    assert built_in_field(kind, spec.key) is spec is KINDS[kind].field(spec.key)
    if spec.kind in (FieldKind.CHOICE, FieldKind.MULTI_CHOICE):
        assert bool(spec.choices) != bool(spec.vocabulary)
    else:
        assert spec.choices is None
    if spec.reference:
        assert spec.kind is FieldKind.REFERENCE
        assert spec.reference in KINDS


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_what_its_number_and_title_need(kind):
    described = KINDS[kind]
    assert described.field("deleted") is not None
    assert bool(described.prefix) == (described.field("number") is not None)
    assert not described.title or described.field(described.title) is not None
    assert kind_of(described.entity(uid="u")) is kind
    assert title_of(described.entity(uid="u")) == ""


def test_prefixes_tell_the_kind():
    assert len(KIND_OF_PREFIX) == len(NUMBERED_KINDS)
    assert number_text(EntityKind.SYSTEM, 7) == "KI-0007"
    assert number_text(EntityKind.SYSTEM, None) == ""
    assert number_text(EntityKind.LINK, 7) == ""
