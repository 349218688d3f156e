"""The editor for a field."""

from rai_desktop.domain.fields import FieldKind, FieldSpec
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.forms.editors.base import Editor
from rai_desktop.ui.forms.editors.check_list import CheckListEditor
from rai_desktop.ui.forms.editors.choices import (
    ChoiceEditor,
    FewChoicesEditor,
    FlagEditor,
    RatingEditor,
)
from rai_desktop.ui.forms.editors.days import DayEditor
from rai_desktop.ui.forms.editors.numbers import NumberEditor
from rai_desktop.ui.forms.editors.references import ReferenceEditor
from rai_desktop.ui.forms.editors.texts import LongTextEditor, TextEditor
from rai_desktop.ui.theme import Theme

FEW = 8

_EDITORS: dict[FieldKind, type[Editor]] = {
    FieldKind.TEXT: TextEditor,
    FieldKind.LINK: TextEditor,
    FieldKind.EMAIL: TextEditor,
    FieldKind.LONG_TEXT: LongTextEditor,
    FieldKind.CHOICE: ChoiceEditor,
    FieldKind.DATE: DayEditor,
    FieldKind.NUMBER: NumberEditor,
    FieldKind.FLAG: FlagEditor,
    FieldKind.RATING: RatingEditor,
}


def make_editor(
    spec: FieldSpec, labels: Labels, theme: Theme, project: OpenProject | None
) -> Editor:
    """Return the editor that fits the kind of the field; only references need a project."""
    if spec.kind is FieldKind.REFERENCE:
        assert project is not None  # noqa: S101 - nothing can be referred to without one
        return ReferenceEditor(spec, labels, theme, project)
    if spec.kind is FieldKind.MULTI_CHOICE:
        few = len(labels.choices(spec)) <= FEW
        return (FewChoicesEditor if few else CheckListEditor)(spec, labels, theme)
    return _EDITORS[spec.kind](spec, labels, theme)
