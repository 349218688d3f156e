"""The parts of an answer that people type, described as fields."""

from rai_desktop.domain.codes import LabelledCode
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec, Privacy
from rai_desktop.domain.texts import N_


class TargetLevel(LabelledCode):
    """A level to reach."""

    ONE = "1", N_("1 Started")
    TWO = "2", N_("2 Defined")
    THREE = "3", N_("3 Implemented")
    FOUR = "4", N_("4 Monitored and improved")


REASON = FieldSpec(
    key="reason",
    kind=FieldKind.TEXT,
    label=N_("Why does it not apply?"),
    help=N_("A sentence that an auditor understands."),
)
NOTE = FieldSpec(
    key="note",
    kind=FieldKind.LONG_TEXT,
    label=N_("Note"),
    help=N_("What is there already, and where is it written down?"),
    privacy=Privacy.COMMENT,
)
TARGET = FieldSpec(
    key="target",
    kind=FieldKind.CHOICE,
    choices=TargetLevel,
    label=N_("Target level"),
)
PERSON = FieldSpec(
    key="person",
    kind=FieldKind.REFERENCE,
    reference=EntityKind.PERSON,
    label=N_("Who takes care of it?"),
)
DUE = FieldSpec(key="due", kind=FieldKind.DATE, label=N_("Until when?"))
PROOF = FieldSpec(
    key="proof",
    kind=FieldKind.REFERENCE,
    reference=EntityKind.EVIDENCE,
    label=N_("Add evidence that is there already"),
)
