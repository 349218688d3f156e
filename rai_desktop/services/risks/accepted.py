"""Who accepted a risk last, and whether that holds by its dates."""

from datetime import date, timedelta

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.acceptance import Acceptance
from rai_desktop.domain.work_codes import AcceptanceState
from rai_desktop.services.project import OpenProject

_SOON = timedelta(days=30)


def last_acceptance(project: OpenProject, risk: Uid) -> Acceptance | None:
    """Return the newest acceptance of a risk; ``None`` when nobody accepted it."""
    uids = project.referring.entries(EntityKind.ACCEPTANCE, "risk", risk)
    found = [project.entity(uid) for uid in uids]
    own = [one for one in found if isinstance(one, Acceptance) and not one.deleted]
    return max(own, key=lambda one: (one.accepted_on or date.min, one.number or 0), default=None)


def state_by_dates(acceptance: Acceptance, day: date) -> AcceptanceState:
    """Return whether an acceptance holds on a day, as far as its dates say."""
    if acceptance.revoked_on is not None and acceptance.revoked_on <= day:
        return AcceptanceState.REVOKED
    if acceptance.expires_on is None:
        return AcceptanceState.HOLDS
    if acceptance.expires_on < day:
        return AcceptanceState.EXPIRED
    is_soon = acceptance.expires_on - day <= _SOON
    return AcceptanceState.EXPIRING if is_soon else AcceptanceState.HOLDS
