"""Cells of register tables: what a field holds, as the register shows it."""

from collections.abc import Callable, MutableMapping
from operator import attrgetter

from rai_desktop.domain.canonical import Value, is_empty
from rai_desktop.domain.fields import FieldKind, FieldSpec, is_extra_key
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.services.known import Known
from rai_desktop.services.registers.computed import Source
from rai_desktop.services.registers.model import CellValue
from rai_desktop.services.registers.redaction import shown_value

_BARE = (FieldKind.DATE, FieldKind.NUMBER)
_CODED = (FieldKind.CHOICE, FieldKind.RATING)


class FieldCells:
    """The cells of one field; equal choices and references are put into words only once."""

    def __init__(self, source: Source, spec: FieldSpec) -> None:
        self._source = source
        self._spec = spec
        self._is_bare = spec.kind in _BARE
        self._is_coded = spec.kind in _CODED
        self._shown = Known(self._in_words)
        self._read = _reader(source, spec)

    def cell(self, entity: Entity, codes: MutableMapping[str, str]) -> CellValue:
        """Return the cell of ``entity``; the code behind a choice is put into ``codes``."""
        value = self._read(entity)
        if is_empty(value):
            return None if self._is_bare else ""
        if self._is_bare:
            assert not isinstance(value, tuple)  # noqa: S101 - days and numbers are single
            return value
        if self._spec.is_text:
            return str(value)
        if self._is_coded:
            codes[self._spec.key] = str(value)
        return self._shown[value]

    def _in_words(self, value: Value) -> str:
        source = self._source
        return shown_value(source.project, source.labels, self._spec, value, source.left_out)


def _reader(source: Source, spec: FieldSpec) -> Callable[[Entity], Value]:
    if is_extra_key(spec.key):
        return lambda entity: source.value(entity, spec)
    return attrgetter(spec.key)
