"""Hints about AI systems; retired ones lack nothing."""

from collections.abc import Callable

from rai_desktop.domain.codes import Approval, AssessmentState
from rai_desktop.domain.days import days_later
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.law_codes import ClassificationStatus, LegalLabel
from rai_desktop.domain.texts import N_
from rai_desktop.services.everyday import outgrown
from rai_desktop.services.hints.known import WORKING, Known
from rai_desktop.services.hints.model import Found, Rule, Severity

LONG = 30
"""A provisional classification should be confirmed within so many days."""

_Find = Callable[[Known, AiSystem], Found]
_NOT_DONE = (AssessmentState.UNKNOWN, AssessmentState.NEEDED, AssessmentState.IN_PROGRESS)
_RESULT_OPEN = ClassificationStatus.OPEN


def _live(find: _Find) -> _Find:
    """Let a rule fire only for systems that are not retired."""
    return lambda known, one: one.is_live and find(known, one)


def _working(find: _Find) -> _Find:
    """Let a rule fire only for systems that are in use or tried out."""
    return lambda known, one: one.status in WORKING and find(known, one)


def _has_status(known: Known, one: AiSystem, status: ClassificationStatus) -> bool:
    shown = known.classified(one.uid)
    return shown.found is not None and shown.status is status


def _is_provisional_long(known: Known, one: AiSystem) -> Found:
    shown = known.classified(one.uid)
    if shown.found is None or shown.status is not ClassificationStatus.PROVISIONAL:
        return None
    judged = shown.found.judged_on
    return judged if judged is not None and days_later(judged, LONG) < known.day else None


def _owner(_: Known, one: AiSystem) -> Uid | None:
    return one.owner


def _lacks_notice(known: Known, one: AiSystem) -> Found:
    return not one.notice.strip() and known.has_label(one, LegalLabel.TRANSP)


def _has_open_tasks(known: Known, one: AiSystem) -> Found:
    return not one.is_live and any(known.open_tasks(one.uid))


def _rule(
    rule_id: str, severity: Severity, key: str, text: str, find: _Find, **more: bool
) -> Rule[AiSystem]:
    return Rule(
        id=rule_id,
        kind=EntityKind.SYSTEM,
        severity=severity,
        key=key,
        text=text,
        find=find,
        is_point=more.get("is_point", False),
        is_hint=more.get("is_hint", True),
    )


SYSTEM_RULES: tuple[Rule[AiSystem], ...] = (
    _rule(
        "system-prohibited-in-use",
        Severity.SERIOUS,
        "status",
        N_("The AI system counts as a prohibited practice and is in use. Stop using it."),
        _working(lambda known, one: known.has_label(one, LegalLabel.PROHIBITED)),
    ),
    _rule(
        "system-refused-in-use",
        Severity.SERIOUS,
        "approval",
        N_("The approval was refused, and the AI system is in use."),
        _working(lambda _, one: one.approval is Approval.REFUSED),
    ),
    _rule(
        "system-maybe-prohibited",
        Severity.SERIOUS,
        "status",
        N_("The AI system may turn out to be a prohibited practice and is in use. Clarify that."),
        _working(lambda known, one: known.may_have_label(one, LegalLabel.PROHIBITED)),
    ),
    _rule(
        "system-no-notice",
        Severity.SERIOUS,
        "notice",
        N_(
            "Transparency obligations apply, and no notice is entered. Check whether one is needed."
        ),
        _working(_lacks_notice),
    ),
    _rule(
        "system-no-owner",
        Severity.WARNING,
        "owner",
        N_("No responsible owner is named."),
        _live(lambda _, one: one.owner is None),
        is_point=True,
    ),
    Rule(
        id="system-owner-left",
        kind=EntityKind.SYSTEM,
        severity=Severity.WARNING,
        key="owner",
        text=N_("The responsible owner is no longer available: {name}. Choose another one."),
        find=_live(lambda known, one: known.is_gone(one.owner)),
        other=_owner,
    ),
    _rule(
        "system-no-purpose",
        Severity.WARNING,
        "purpose",
        N_("The purpose is not stated."),
        _live(lambda _, one: not one.purpose),
        is_point=True,
    ),
    _rule(
        "system-no-status",
        Severity.WARNING,
        "status",
        N_("The status is not stated."),
        _live(lambda _, one: one.status is None),
        is_point=True,
    ),
    _rule(
        "system-review-overdue",
        Severity.WARNING,
        "review_due_on",
        N_("The review is overdue."),
        _live(lambda known, one: known.passed(one.review_due_on)),
        is_point=True,
    ),
    _rule(
        "system-no-risk",
        Severity.NOTE,
        "risks",
        N_("No risk has been entered."),
        _live(lambda known, one: not known.has_risks(one.uid)),
        is_point=True,
    ),
    _rule(
        "system-unclassified",
        Severity.WARNING,
        "classification",
        N_("The AI system is not classified under the AI Act yet."),
        _live(lambda known, one: known.classified(one.uid).found is None),
        is_point=True,
    ),
    _rule(
        "system-classification-open",
        Severity.WARNING,
        "classification",
        N_("The classification is open."),
        _live(lambda known, one: _has_status(known, one, _RESULT_OPEN)),
        is_point=True,
    ),
    _rule(
        "system-classification-outdated",
        Severity.WARNING,
        "classification",
        N_("The classification is outdated. Classify again."),
        _live(lambda known, one: _has_status(known, one, ClassificationStatus.OUTDATED)),
        is_point=True,
    ),
    _rule(
        "system-unconfirmed",
        Severity.NOTE,
        "classification",
        N_("Nobody has confirmed the classification yet."),
        _live(lambda known, one: _has_status(known, one, ClassificationStatus.PROVISIONAL)),
        is_point=True,
        is_hint=False,
    ),
    _rule(
        "system-provisional-long",
        Severity.NOTE,
        "classification",
        N_("The classification is still provisional after 30 days. Confirm it."),
        _live(_is_provisional_long),
    ),
    _rule(
        "system-doubts",
        Severity.WARNING,
        "classification",
        N_("Questions of the classification are answered with “don't know”."),
        _live(lambda known, one: known.classified(one.uid).doubts > 0),
        is_point=True,
    ),
    _rule(
        "system-no-dpia",
        Severity.WARNING,
        "dpia",
        N_(
            "The data protection impact assessment is not finished, or it is open "
            "whether it is needed. Clarify that."
        ),
        _working(lambda _, one: one.dpia in _NOT_DONE),
    ),
    _rule(
        "system-retired-tasks",
        Severity.NOTE,
        "status",
        N_("The AI system is retired, and some of its tasks are still open."),
        _has_open_tasks,
    ),
    _rule(
        "system-short-entry",
        Severity.WARNING,
        "record_type",
        N_("The short entry of an everyday tool does not suffice any more. Make it a full entry."),
        _live(lambda _, one: outgrown(one)),
    ),
    Rule(
        id="system-twin",
        kind=EntityKind.SYSTEM,
        severity=Severity.NOTE,
        key="name",
        text=N_("Another AI system has nearly the same name: {name}."),
        find=_live(lambda known, one: known.twins.other(one.uid) is not None),
        other=lambda known, one: known.twins.other(one.uid),
    ),
)
