"""What the automatic checks found, said at the fields of a form."""

from PySide6.QtCore import QObject

from rai_desktop.services.labels import Labels
from rai_desktop.ui.forms.entity_form import EntityForm
from rai_desktop.ui.forms.section import SectionView
from rai_desktop.ui.hints.watch import HintWatch
from rai_desktop.ui.parts.widgets import take_focus

CLASSIFICATION = "classification"
"""What hints call the panel that is no field."""


class FormMarks(QObject):
    """Marks the fields that hints are about, as soon as they are found or a section opens."""

    def __init__(self, form: EntityForm, watch: HintWatch | None, labels: Labels) -> None:
        super().__init__(form)
        self._form = form
        self._watch = watch
        self._labels = labels
        if watch is not None:
            watch.changed.connect(self.show)
            for view in form.findChildren(SectionView):
                view.filled.connect(self.show)

    def show(self) -> None:
        """Mark the fields of the entry that is shown."""
        marks = self._marks()
        for row in self._form.rows():
            row.show_mark(marks.get(row.spec.key, ""))

    def retranslate(self, labels: Labels) -> None:
        """Say it in another language."""
        self._labels = labels
        self.show()

    def _marks(self) -> dict[str, str]:
        """Return the sentences of the hints, by the field they are about."""
        uid, watch = self._form.uid, self._watch
        if uid is None or watch is None:
            return {}
        from rai_desktop.services.hints.rules import RULE_BY_ID

        told, found = watch.told(self._labels), dict[str, list[str]]()
        for hint in watch.of(uid):
            found.setdefault(RULE_BY_ID[hint.rule].key, []).append(told.sentence(hint))
        return {key: " ".join(sentences) for key, sentences in found.items()}


def focus_part(form: EntityForm, key: str) -> None:
    """Put the keyboard into a field of a form, or into the panel that stands for it."""
    try:
        form.focus_field(key)
    except KeyError:
        part = form.panels.classification if key == CLASSIFICATION else form.linked
        if part is not None:
            take_focus(part)
