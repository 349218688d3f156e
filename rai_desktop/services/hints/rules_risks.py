"""Hints about risks; closed ones lack nothing."""

from collections.abc import Callable
from operator import attrgetter

from rai_desktop.domain.codes import RiskLevel, RiskStatus
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.rating import Axis, When
from rai_desktop.domain.rating.order import unexplained
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import AcceptanceState
from rai_desktop.services.hints.known import Known
from rai_desktop.services.hints.model import Found, Rule, Severity

HIGH = (RiskLevel.HIGH, RiskLevel.VERY_HIGH)

_Find = Callable[[Known, Risk], Found]


def may_lack(risk: Risk) -> bool:
    """Return whether the rules look at a risk; each may then take it for one that is not closed."""
    return risk.status is not RiskStatus.CLOSED


def _is_above(when: When) -> _Find:
    """Let a rule fire for ratings that are higher than they should be, without a reason."""
    return lambda _, risk: any(one.higher is when for one in unexplained(risk))


_RATED = {
    when: attrgetter(*(f"{when}_{axis}" for axis in Axis)) for when in (When.INHERENT, When.CURRENT)
}


def _is_lowered(risk: Risk) -> bool:
    """Return whether a risk is rated lower today than without measures."""
    before, today = _RATED[When.INHERENT](risk), _RATED[When.CURRENT](risk)
    return any(
        old is not None and now is not None and old > now
        for old, now in zip(before, today, strict=True)
    )


def _is_lowered_unproven(known: Known, risk: Risk) -> Found:
    if not _is_lowered(risk):
        return False
    if any(m.status is not None and m.status.is_existing for m in known.mitigations(risk.uid)):
        return False
    return not known.has_evidence(risk.uid)


def _is_unmitigated(known: Known, risk: Risk) -> Found:
    if known.levels(risk).overall not in HIGH:
        return False
    return all(m.status is not None and m.status.is_given_up for m in known.mitigations(risk.uid))


def _is_untreated(known: Known, risk: Risk) -> Found:
    return risk.treatment is None and known.levels(risk).overall in HIGH


def _is_accepted(*states: AcceptanceState | None) -> _Find:
    """Let a rule fire for accepted risks whose newest acceptance is in one of ``states``."""

    def find(known: Known, risk: Risk) -> Found:
        if risk.status is not RiskStatus.ACCEPTED:
            return False
        newest = known.acceptance(risk.uid)
        state = known.acceptance_state(newest) if newest else None
        if state not in states:
            return False
        return (newest.expires_on if newest else None) or True

    return find


def _is_accepted_too_high(known: Known, risk: Risk) -> Found:
    if known.levels(risk).persons is not RiskLevel.VERY_HIGH:
        return False
    last = known.acceptance(risk.uid)
    return last is not None and known.acceptance_state(last).holds


def _owner(_: Known, risk: Risk) -> Uid | None:
    return risk.owner


def _rule(
    rule_id: str, severity: Severity, key: str, text: str, find: _Find, **more: bool
) -> Rule[Risk]:
    return Rule(
        id=rule_id,
        kind=EntityKind.RISK,
        severity=severity,
        key=key,
        text=text,
        find=find,
        is_point=more.get("is_point", False),
    )


RISK_RULES: tuple[Rule[Risk], ...] = (
    _rule(
        "risk-accepted-very-high",
        Severity.SERIOUS,
        "status",
        N_(
            "The risk for people is very high and was accepted. By the method it "
            "cannot be accepted: lower it."
        ),
        _is_accepted_too_high,
    ),
    _rule(
        "risk-knocked-out",
        Severity.SERIOUS,
        "knock_outs",
        N_(
            "The risk names a prohibited practice, an infringement or an open legal "
            "duty. Remedy that first."
        ),
        lambda _, risk: bool(risk.knock_outs),
    ),
    _rule(
        "risk-not-accepted",
        Severity.SERIOUS,
        "status",
        N_("The status is “accepted”, but nobody has accepted the risk."),
        _is_accepted(None, AcceptanceState.REVOKED),
    ),
    _rule(
        "risk-acceptance-lapsed",
        Severity.SERIOUS,
        "status",
        N_("The acceptance has lapsed. Assess the risk again, and accept it again if need be."),
        _is_accepted(AcceptanceState.LAPSED),
    ),
    _rule(
        "risk-acceptance-expired",
        Severity.SERIOUS,
        "status",
        N_("The acceptance of the risk has expired."),
        _is_accepted(AcceptanceState.EXPIRED),
    ),
    _rule(
        "risk-acceptance-expiring",
        Severity.NOTE,
        "status",
        N_("The acceptance of the risk expires soon."),
        _is_accepted(AcceptanceState.EXPIRING),
    ),
    _rule(
        "risk-untreated",
        Severity.WARNING,
        "treatment",
        N_("The level is high, and it is not decided how the risk is treated."),
        _is_untreated,
    ),
    _rule(
        "risk-unrated",
        Severity.WARNING,
        "current_likelihood",
        N_("The risk is not rated."),
        lambda known, risk: known.levels(risk).overall is None,
        is_point=True,
    ),
    _rule(
        "risk-no-owner",
        Severity.WARNING,
        "owner",
        N_("No risk owner is named."),
        lambda _, risk: risk.owner is None,
        is_point=True,
    ),
    _rule(
        "risk-unmitigated",
        Severity.SERIOUS,
        "mitigations",
        N_("The level is high and no mitigation is linked."),
        _is_unmitigated,
        is_point=True,
    ),
    Rule(
        id="risk-owner-left",
        kind=EntityKind.RISK,
        severity=Severity.WARNING,
        key="owner",
        text=N_("The risk owner is no longer available: {name}. Choose another one."),
        find=lambda known, risk: known.is_gone(risk.owner),
        other=_owner,
    ),
    _rule(
        "risk-above-inherent",
        Severity.WARNING,
        "current_likelihood",
        N_("The rating today is higher than the one without measures."),
        _is_above(When.CURRENT),
    ),
    _rule(
        "risk-target-above",
        Severity.WARNING,
        "target_likelihood",
        N_("The target is higher than the rating today."),
        _is_above(When.TARGET),
    ),
    _rule(
        "risk-lowered-unproven",
        Severity.WARNING,
        "current_likelihood",
        N_("The rating was lowered, but no implemented mitigation and no evidence is linked."),
        _is_lowered_unproven,
    ),
    _rule(
        "risk-review-overdue",
        Severity.WARNING,
        "review_due_on",
        N_("The review is overdue."),
        lambda known, risk: known.passed(risk.review_due_on),
        is_point=True,
    ),
)
