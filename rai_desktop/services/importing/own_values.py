"""Cells of own exports: whether they show the value that is in the project already."""

import re
from collections.abc import Iterator, Sequence

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.fields import FieldSpec, Privacy
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.model import CUT
from rai_desktop.services.registers.redaction import shown_value

_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class OwnValues:
    """Compares what a file shows with what an export would write into it."""

    def __init__(self, project: OpenProject, labels: Sequence[Labels]) -> None:
        self._project = project
        self._labels = labels
        words = "|".join(re.escape(each.words(CUT)) for each in labels)
        self._cut = re.compile("(?:" + words.replace(r"\{count\}", r"[\d.,]+") + ")$")

    def shows(self, spec: FieldSpec, value: Value, text: str) -> bool:
        """Return whether ``text`` shows ``value`` in any language, whole or cut."""
        if value == text:
            return True
        found = as_written(text)
        beginning = self.without_mark(found)
        for shown in map(as_written, self._shown(spec, value)):
            if shown == found or (beginning != found and shown.startswith(beginning)):
                return True
        return False

    def without_mark(self, text: str) -> str:
        """Return a text without the mark that it was cut."""
        return self._cut.sub("", text)

    def is_cut(self, text: str) -> bool:
        """Return whether a text ends with the mark of one that the file could not hold whole."""
        return self._cut.search(text) is not None

    def _shown(self, spec: FieldSpec, value: Value) -> Iterator[str]:
        for labels in self._labels:
            yield labels.shown(self._project, spec, value)
            for left_out in ((), (Privacy.PERSONAL,)):
                yield shown_value(self._project, labels, spec, value, left_out)


def as_written(text: str) -> str:
    """Return ``text`` as it comes back from a file, which cannot hold every character."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _IMPOSSIBLE.sub("\N{REPLACEMENT CHARACTER}", lines)
