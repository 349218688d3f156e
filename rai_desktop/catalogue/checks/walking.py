"""Walking through entries by their types, so that one check sees every reference and condition."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Union, get_args, get_origin, get_type_hints

from rai_desktop.catalogue.schema.base import Model, Ref
from rai_desktop.domain.conditions import Condition


@dataclass(frozen=True, slots=True)
class Reference:
    """A code that has to be the id of something else, and where it stands."""

    key: str
    code: str
    ref: Ref


def references(model: Model) -> Iterator[Reference]:
    """Yield every code in ``model`` that refers to an entry."""
    for key, value, hint in _fields(model):
        yield from _references(key, value, hint)


def conditions(model: Model) -> Iterator[tuple[str, Condition]]:
    """Yield every condition in ``model`` with the key under which it stands."""
    for inner_key, inner in models(model):
        for key, value, _ in _fields(inner):
            if isinstance(value, Condition):
                yield f"{inner_key}.{key}".removeprefix("."), value


def models(model: Model, key: str = "") -> Iterator[tuple[str, Model]]:
    """Yield ``model`` and everything inside it, with the keys that lead there."""
    yield key, model
    for name, value, _ in _fields(model):
        here = f"{key}.{name}".removeprefix(".")
        if isinstance(value, Model):
            yield from models(value, here)
        elif isinstance(value, tuple):
            for at, part in enumerate(value):
                if isinstance(part, Model):
                    yield from models(part, f"{here}[{at}]")


def _fields(model: Model) -> Iterator[tuple[str, object, object]]:
    for name, hint in _hints(type(model)).items():
        yield name, getattr(model, name), hint


@cache
def _hints(kind: type[Model]) -> dict[str, object]:
    hints = get_type_hints(kind, include_extras=True)
    return {name: hints[name] for name in kind.model_fields}


def _references(key: str, value: object, hint: object) -> Iterator[Reference]:
    arguments = get_args(hint)
    if isinstance(value, Model):
        for inner in references(value):
            yield Reference(f"{key}.{inner.key}", inner.code, inner.ref)
    elif get_origin(hint) is Annotated:
        ref = next((note for note in arguments[1:] if isinstance(note, Ref)), None)
        if ref is not None and isinstance(value, str):
            yield Reference(key, value, ref)
        else:
            yield from _references(key, value, arguments[0])
    elif get_origin(hint) in (Union, UnionType):
        for argument in arguments if value is not None else ():
            yield from _references(key, value, argument)
    else:
        yield from _references_within(key, value, arguments)


def _references_within(
    key: str, value: object, arguments: tuple[object, ...]
) -> Iterator[Reference]:
    if isinstance(value, tuple):
        for at, part in enumerate(value):
            yield from _references(f"{key}[{at}]", part, arguments[0])
    elif isinstance(value, dict):
        for name, part in value.items():
            yield from _references(key, name, arguments[0])
            yield from _references(f"{key}.{name}", part, arguments[1])
