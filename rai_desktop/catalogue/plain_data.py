"""Frozen data as plain JSON and back, by its types; whatever does not fit is refused."""

from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from rai_desktop.domain.conditions import Condition, parse_condition, plain_condition

T = TypeVar("T")


def to_plain(value: object) -> Any:
    """Return ``value`` as JSON holds it."""
    if isinstance(value, Condition):
        return plain_condition(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {one.name: to_plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): to_plain(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [to_plain(each) for each in value]
    return value.value if isinstance(value, Enum) else value


def from_plain(kind: type[T], plain: object) -> T:
    """Return what ``to_plain`` made plain.

    Raises:
        TypeError, ValueError, KeyError: it is something else.
    """
    hint: Any = kind
    found: T = _reader(hint)(plain)
    return found


@cache
def _reader(hint: Any) -> Callable[[Any], Any]:
    origin = get_origin(hint)
    if origin is tuple:
        return _tuple_reader(_reader(get_args(hint)[0]))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_reader(*map(_reader, get_args(hint)))
    if isinstance(hint, UnionType):
        return _optional_reader(hint)
    if issubclass(hint, Condition):
        return parse_condition
    if hasattr(hint, "__dataclass_fields__"):
        return _dataclass_reader(hint)
    return hint if issubclass(hint, Enum) else _value_reader(hint)


def _value_reader(hint: type) -> Callable[[Any], Any]:
    kinds = (int, float) if hint is float else (hint,)

    def read(plain: Any) -> Any:
        if type(plain) not in kinds:
            raise TypeError(f"{plain!r} is no {hint.__name__}")
        return plain

    return read


def _optional_reader(hint: UnionType) -> Callable[[Any], Any]:
    (kind,) = (each for each in get_args(hint) if each is not type(None))
    read = _reader(kind)
    return lambda plain: None if plain is None else read(plain)


def _tuple_reader(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def read_all(plain: Any) -> Any:
        if not isinstance(plain, list):
            raise TypeError("no list")
        return tuple(map(read, plain))

    return read_all


def _mapping_reader(
    read_key: Callable[[Any], Any], read: Callable[[Any], Any]
) -> Callable[[Any], Any]:
    def read_all(plain: Any) -> Any:
        if not isinstance(plain, dict):
            raise TypeError("no mapping")
        return {read_key(key): read(each) for key, each in plain.items()}

    return read_all


def _dataclass_reader(hint: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(hint)
    readers: dict[str, Callable[[Any], Any]] = {}

    def read(plain: Any) -> Any:
        if not isinstance(plain, dict):
            raise TypeError("no mapping")
        if not readers:
            readers.update({one.name: _reader(hints[one.name]) for one in fields(hint)})
        if plain.keys() != readers.keys():
            raise KeyError(hint.__name__)
        return hint(**{name: reader(plain[name]) for name, reader in readers.items()})

    return read
