"""Where the treatment of a risk stands, as a table of cases."""

import pytest

from rai_desktop.domain.codes import MeasureStatus, RiskStatus, Treatment
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.treatment_state import TreatmentState, treatment_state
from rai_desktop.domain.work_codes import AcceptanceState

REDUCE, RETAIN = Treatment.REDUCE, Treatment.RETAIN
CASES = (
    (None, (), None, TreatmentState.UNTREATED),
    (REDUCE, (), None, TreatmentState.NO_MITIGATION),
    (REDUCE, ("rejected", "retired"), None, TreatmentState.NO_MITIGATION),
    (REDUCE, ("proposed", None), None, TreatmentState.PROPOSED),
    (REDUCE, ("proposed", "planned"), None, TreatmentState.UNDER_WAY),
    (None, ("implemented", "in_progress"), None, TreatmentState.UNDER_WAY),
    (
        REDUCE,
        ("implemented", "effective", "degraded", "rejected"),
        None,
        TreatmentState.IMPLEMENTED,
    ),
    (RETAIN, (), None, TreatmentState.TO_ACCEPT),
    (RETAIN, ("effective",), None, TreatmentState.TO_ACCEPT),
    (RETAIN, (), "holds", TreatmentState.ACCEPTED),
    (REDUCE, ("planned",), "expiring", TreatmentState.ACCEPTED),
    (RETAIN, (), "expired", TreatmentState.LAPSED),
    (RETAIN, (), "lapsed", TreatmentState.LAPSED),
    (None, (), "expired", TreatmentState.LAPSED),
    (REDUCE, ("effective",), "expired", TreatmentState.IMPLEMENTED),
    (REDUCE, ("effective",), "revoked", TreatmentState.IMPLEMENTED),
    (RETAIN, (), "revoked", TreatmentState.TO_ACCEPT),
)


@pytest.mark.parametrize(("treatment", "statuses", "accepted", "state"), CASES)
def test_the_state_follows_from_treatment_mitigations_and_acceptance(
    treatment, statuses, accepted, state
):
    risk = Risk(uid=Uid("r"), treatment=treatment)
    mitigations = [
        Mitigation(uid=Uid(f"m{n}"), status=MeasureStatus(status) if status else None)
        for n, status in enumerate(statuses)
    ]
    acceptance = AcceptanceState(accepted) if accepted else None
    assert treatment_state(risk, mitigations, acceptance) is state


def test_a_risk_marked_as_accepted_that_nobody_accepted_is_still_to_be_accepted():
    risk = Risk(uid=Uid("r"), status=RiskStatus.ACCEPTED)
    assert treatment_state(risk, [], None) is TreatmentState.TO_ACCEPT
