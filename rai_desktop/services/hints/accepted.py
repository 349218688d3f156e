"""Whether the acceptance of a risk still holds."""

from datetime import timedelta

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.acceptance import Acceptance
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.stamps import changed_fields
from rai_desktop.domain.work_codes import AcceptanceState
from rai_desktop.services.hints.known import Known


def acceptance_state(
    known: Known, risk: Risk, acceptance: Acceptance, soon: timedelta
) -> AcceptanceState:
    """Return whether an acceptance holds, or what ended it: its date, or a change of the risk."""
    expires = acceptance.expires_on
    if expires is None or expires < known.day:
        return AcceptanceState.EXPIRED
    fields = known.project.fields(EntityKind.RISK)
    if changed_fields(acceptance.stamp, fields, lambda key: known.project.value(risk, key)):
        return AcceptanceState.LAPSED
    near = expires - known.day <= soon
    return AcceptanceState.EXPIRING if near else AcceptanceState.HOLDS
