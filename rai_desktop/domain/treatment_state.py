"""Where the treatment of a risk stands, as a plan tells it."""

from collections.abc import Sequence

from rai_desktop.domain.codes import LabelledCode, MeasureStatus, RiskStatus, Treatment
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import AcceptanceState


class TreatmentState(LabelledCode):
    """What a plan says about a risk, from what is missing to what is done."""

    UNTREATED = "untreated", N_("Open, not treated")
    NO_MITIGATION = "no_mitigation", N_("Treatment chosen, no mitigation yet")
    LAPSED = "lapsed", N_("Acceptance no longer holds")
    TO_ACCEPT = "to_accept", N_("Still to be accepted")
    PROPOSED = "proposed", N_("Mitigations proposed only")
    UNDER_WAY = "under_way", N_("Mitigations under way")
    IMPLEMENTED = "implemented", N_("Mitigations implemented")
    ACCEPTED = "accepted", N_("Accepted")


def treatment_state(
    risk: Risk, mitigations: Sequence[Mitigation], acceptance: AcceptanceState | None
) -> TreatmentState:
    """Return where the treatment of a risk stands.

    ``acceptance`` is the state of its last one; ``None`` when nobody accepted the risk. One that
    was revoked is history, and so is one that no longer holds once the risk is treated otherwise.
    """
    if acceptance is not None and acceptance.holds:
        return TreatmentState.ACCEPTED
    waits = risk.status is RiskStatus.ACCEPTED or risk.treatment is Treatment.RETAIN
    has_ended = acceptance not in (None, AcceptanceState.REVOKED)
    if has_ended and (waits or risk.treatment is None):
        return TreatmentState.LAPSED
    if waits:
        return TreatmentState.TO_ACCEPT
    live = [one.status for one in mitigations if not (one.status and one.status.is_given_up)]
    if live:
        return _progress(live)
    return TreatmentState.NO_MITIGATION if risk.treatment else TreatmentState.UNTREATED


def _progress(live: Sequence[MeasureStatus | None]) -> TreatmentState:
    if all(status is not None and status.is_existing for status in live):
        return TreatmentState.IMPLEMENTED
    if all(status in (None, MeasureStatus.PROPOSED) for status in live):
        return TreatmentState.PROPOSED
    return TreatmentState.UNDER_WAY
