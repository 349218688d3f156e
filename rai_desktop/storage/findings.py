"""What a check of a project file found."""

from dataclasses import dataclass, field

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import StepId
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import Sentence
from rai_desktop.services.check_reports import Finding

MAX_FINDINGS = 50
BAD = (ValueError, KeyError, TypeError, AttributeError, RecursionError, UserError)
"""What reading a value raises that is not as we would write it."""


@dataclass(slots=True)
class Inspection:
    """What a check found.

    ``findings`` mean damage: such a file is refused. ``remarks`` are faults of content that do no
    harm. ``counts`` are the entities by kind.
    """

    facts: dict[str, str] = field(default_factory=dict)
    counts: dict[EntityKind, int] = field(default_factory=dict)
    steps: int = 0
    findings: list[Finding] = field(default_factory=list)
    remarks: list[Finding] = field(default_factory=list)
    roots: dict[StepId, str] = field(default_factory=dict)
    """The root that each step names."""

    def add(self, text: str, **values: object) -> None:
        """Note damage; after fifty findings the rest is not listed."""
        if len(self.findings) < MAX_FINDINGS:
            self.findings.append(Finding(text=text, values=values))

    def remark(self, text: str, **values: object) -> None:
        """Note a harmless fault."""
        if len(self.remarks) < MAX_FINDINGS:
            self.remarks.append(Finding(text=text, values=values))


def kind_name(kind: EntityKind) -> Sentence:
    """Return what a kind is called, for the sentence of a finding."""
    return Sentence(text=KINDS[kind].label, values={})
