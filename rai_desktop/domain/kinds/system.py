"""AI systems."""

from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.codes import (
    Answer,
    Approval,
    AssessmentState,
    Influence,
    RecordType,
    Source,
    SystemStatus,
)
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import DELETED, NUMBER, Entity, KindSpec
from rai_desktop.domain.kinds.system_core_fields import (
    RESPONSIBLE_FIELDS,
    SHORT_FIELDS,
    TECHNOLOGY_FIELDS,
    USE_FIELDS,
)
from rai_desktop.domain.kinds.system_duty_fields import (
    APPROVAL_FIELDS,
    DATA_FIELDS,
    LAW_FIELDS,
    NOTES_FIELDS,
    PEOPLE_FIELDS,
)
from rai_desktop.domain.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class AiSystem(Entity):
    """An AI system that the organisation uses, builds, sells or passes on."""

    number: int | None = None
    name: str = ""
    purpose: str = ""
    department: str = ""
    owner: Uid | None = None
    source: Source | None = None
    vendor: Uid | None = None
    status: SystemStatus | None = None
    people_data: Answer | None = None
    record_type: RecordType | None = None
    own_id: str = ""
    product: str = ""
    version: str = ""
    description: str = ""
    business_process: str = ""
    benefit: str = ""
    users: str = ""
    user_count: int | None = None
    excluded_uses: str = ""
    deputy: Uid | None = None
    technical_contact: Uid | None = None
    reviewer: Uid | None = None
    approver: Uid | None = None
    site: str = ""
    technique: tuple[str, ...] = ()
    model: str = ""
    outputs: str = ""
    hosting: str = ""
    interfaces: str = ""
    input_data: str = ""
    data_categories: tuple[str, ...] = ()
    data_sets: str = ""
    legal_basis: str = ""
    retention: str = ""
    dpia: AssessmentState | None = None
    dpia_on: date | None = None
    affected_groups: tuple[str, ...] = ()
    affected_count: int | None = None
    influence: Influence | None = None
    oversight: str = ""
    complaints: str = ""
    notice: str = ""
    works_council_informed: Answer | None = None
    roles: tuple[str, ...] = ()
    traits: tuple[str, ...] = ()
    on_market_since: date | None = None
    in_use_since: date | None = None
    changed_on: date | None = None
    retired_on: date | None = None
    approval: Approval | None = None
    approval_conditions: str = ""
    approved_on: date | None = None
    reviewed_on: date | None = None
    review_due_on: date | None = None
    overall_risk: str = ""
    yearly_cost: int | None = None
    link: str = ""
    tags: str = ""
    template: str = ""
    origin: str = ""
    notes: str = ""

    @property
    def is_live(self) -> bool:
        """Whether it still has to be looked after: neither retired nor in the bin."""
        return not self.deleted and self.status is not SystemStatus.RETIRED


SYSTEM = KindSpec(
    kind=EntityKind.SYSTEM,
    entity=AiSystem,
    label=N_("AI system"),
    plural=N_("AI systems"),
    prefix="KI",
    title="name",
    orders=(("in_use_since", "retired_on"),),
    fields=(
        NUMBER,
        *SHORT_FIELDS,
        *USE_FIELDS,
        *RESPONSIBLE_FIELDS,
        *TECHNOLOGY_FIELDS,
        *DATA_FIELDS,
        *PEOPLE_FIELDS,
        *LAW_FIELDS,
        *APPROVAL_FIELDS,
        *NOTES_FIELDS,
        DELETED,
    ),
)
