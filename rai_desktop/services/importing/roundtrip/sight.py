"""Whether a cell shows a value, however Excel or another program wrote it again."""

from collections.abc import Iterator, Sequence
from datetime import date

from rai_desktop.domain.canonical import Value, is_empty
from rai_desktop.domain.fields import FieldKind, FieldSpec, Privacy
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.person import Person
from rai_desktop.domain.kinds.registry import kind_of
from rai_desktop.services.importing.own_values import OwnValues, as_written
from rai_desktop.services.importing.roundtrip.base import BaseState
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.redaction import shown_value


class Sight:
    """Knows how the values of one field look in files; equal values are put into words once."""

    def __init__(
        self,
        project: OpenProject,
        labels: Sequence[Labels],
        base: BaseState,
        own: OwnValues,
        spec: FieldSpec,
    ) -> None:
        self._project = project
        self._labels = labels
        self._base = base
        self._own = own
        self._spec = spec
        self._known: dict[Value, frozenset[str]] = {}

    def shows(self, value: Value, text: str) -> bool:
        """Return whether ``text`` is ``value`` in any language, whole or cut."""
        if value == text:
            return True
        if is_empty(value):
            return not text.strip()
        if self._spec.is_text:
            return self._shows_text(str(value), text)
        if isinstance(value, date) and value.isoformat() == text:
            return True
        texts = self._known.get(value)
        if texts is None:
            texts = self._known[value] = frozenset(map(even, self._texts(value)))
        return even(text) in texts

    def _shows_text(self, value: str, text: str) -> bool:
        wanted, found = even(value), even(text)
        if wanted == found:
            return True
        beginning = self._own.without_mark(found)
        return beginning != found and wanted.startswith(beginning.rstrip())

    def _texts(self, value: Value) -> Iterator[str]:
        yield str(value)
        for labels in self._labels:
            yield labels.shown(self._project, self._spec, value)
            for left_out in ((), (Privacy.PERSONAL,)):
                yield shown_value(self._project, labels, self._spec, value, left_out)
        if value is True or value is False:
            yield str(value).lower()
        if self._spec.kind is FieldKind.REFERENCE:
            yield from self._names(Uid(str(value)))

    def _names(self, uid: Uid) -> Iterator[str]:
        """Yield what an entry is called now and was called when the file was written."""
        entity = self._project.store.entity(uid)
        if entity is None:
            yield ""
            return
        number = self._project.number(entity)
        names = [labels.title(entity) for labels in self._labels]
        names += self._base.names(kind_of(entity), uid)
        names += [entity.function] if isinstance(entity, Person) else []
        yield number
        for name in names:
            yield from (name, f"{number} {name}".strip())


def even(text: str) -> str:
    """Return ``text`` without what spreadsheets change by themselves: blanks and line ends."""
    if text.isascii() and "\n" not in text and "\r" not in text and text.isprintable():
        return text.strip()
    lines = as_written(text).split("\n")
    return "\n".join(line.rstrip() for line in lines).strip()
