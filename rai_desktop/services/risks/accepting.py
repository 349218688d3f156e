"""Accepting what remains of a risk: who may, whom to ask, until when, and for which state."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from datetime import date

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Action, LinkRole, PersonRole, RiskStatus
from rai_desktop.domain.conditions import Facts
from rai_desktop.domain.errors import FieldError, UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.acceptance import Acceptance
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.kinds.person import Person
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.rating import Levels, Method, When, counts_today
from rai_desktop.domain.rating import levels_of as levels_of_risk
from rai_desktop.domain.rating.acceptance import AcceptanceNeeds, acceptance_needs
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.domain.texts import N_, Listed, Named
from rai_desktop.services.law.facts import traits_of
from rai_desktop.services.law.statuses import classification_of
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject
from rai_desktop.services.risks.acceptances import covered, last_acceptance, systems_of

PROHIBITED_PRACTICE = "prohibited_practice"
RISK_OWNER, SYSTEM_OWNER, MANAGEMENT = "risk_owner", "system_owner", "management"
"""Bodies of the method that the program recognises people by, the highest last."""

_BODIES = (RISK_OWNER, SYSTEM_OWNER, MANAGEMENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How somebody wants to accept a risk."""

    accepted_by: Uid | None = None
    second_person: Uid | None = None
    expires_on: date | None = None
    reason: str = ""
    conditions: str = ""
    consulted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What accepting a risk takes as things are; ``needs`` is ``None`` while it is not rated.

    ``knock_outs`` are codes of what nobody can accept.
    """

    risk: Risk
    levels: Levels
    needs: AcceptanceNeeds | None
    knock_outs: tuple[str, ...]
    day: date

    @property
    def is_possible(self) -> bool:
        """Whether anybody may accept it now."""
        is_allowed = self.needs is not None and self.needs.is_possible and not self.knock_outs
        return is_allowed and self.is_rated and counts_today(self.risk)

    @property
    def is_rated(self) -> bool:
        """Whether it is rated for people and for the business: neither may be left out."""
        return None not in (self.levels.persons, self.levels.business)

    @property
    def last_day(self) -> date | None:
        """Until when it can be accepted at most."""
        return self.needs.last_day(self.day) if self.needs and self.is_possible else None


def situation(project: OpenProject, catalogue: Catalogue, uid: Uid) -> Situation:
    """Return what accepting the risk ``uid`` takes today."""
    risk = project.entity(uid)
    if not isinstance(risk, Risk):
        raise UsageError(N_("Only risks can be accepted. Give the number of a risk."))
    method, day = project.method(catalogue), project.clock.today()
    levels = levels_of_risk(risk, When.CURRENT, method)
    return Situation(
        risk=risk,
        levels=levels,
        needs=acceptance_needs(method, levels, _facts(project, catalogue, risk, day)),
        knock_outs=_knock_outs(project, risk),
        day=day,
    )


def faults(project: OpenProject, method: Method, now: Situation, wish: Wish) -> list[UsageError]:
    """Return why a risk cannot be accepted like this, each with what to do; empty when it can.

    What is about one part of the wish is a ``FieldError`` with the name of that part.
    """
    stops = list(_stops(method, now))
    return stops or list(_gaps(project, method, now, wish))


def accept_risk(
    project: OpenProject, catalogue: Catalogue, uid: Uid, wish: Wish, *, undoable: bool = True
) -> Uid:
    """Accept a risk as one step and return the acceptance.

    Raises:
        UsageError: the method does not allow it like this; it says what to do.
    """
    now = situation(project, catalogue, uid)
    for fault in faults(project, project.method(catalogue), now, wish):
        raise fault
    values: dict[str, Value] = {
        **{one.name: getattr(wish, one.name) for one in dataclass_fields(wish)},
        "title": now.risk.title,
        "risk": uid,
        "level_persons": now.levels.persons,
        "level_business": now.levels.business,
        "accepted_on": now.day,
        "stamp": covered(project, now.risk).stamp(project.uids.new_salt()),
    }
    acceptance, settings = project.new_settings(EntityKind.ACCEPTANCE, values)
    settings.append(FieldSetting(EntityKind.RISK, uid, "status", RiskStatus.ACCEPTED))
    project.commit(Action.ACCEPT_RISK, settings, title=now.risk.title, undoable=undoable)
    return acceptance


def revoke(project: OpenProject, uid: Uid, reason: str) -> None:
    """Take an acceptance back as one step; the risk is open again when it was its last one.

    Raises:
        UsageError: it was revoked before, or the reason is missing.
    """
    acceptance = project.entity(uid)
    if not isinstance(acceptance, Acceptance):
        raise UsageError(N_("This is not an acceptance of a risk. Give a number such as AK-0001."))
    if acceptance.revoked_on is not None:
        raise UsageError(N_("This acceptance was revoked before."))
    if not reason.strip():
        raise FieldError(N_("Say why the acceptance is revoked."), key="revoked_because")
    values: dict[str, Value] = {
        "revoked_on": project.clock.today(),
        "revoked_because": reason.strip(),
    }
    settings = project.checked(EntityKind.ACCEPTANCE, uid, values)
    risk = project.store.entity(acceptance.risk) if acceptance.risk else None
    if isinstance(risk, Risk) and risk.status is RiskStatus.ACCEPTED:
        last = last_acceptance(project, risk.uid)
        if last is not None and last.uid == uid:
            settings.append(FieldSetting(EntityKind.RISK, risk.uid, "status", RiskStatus.OPEN))
    project.commit(Action.REVOKE, settings, title=acceptance.title)


def _facts(project: OpenProject, catalogue: Catalogue, risk: Risk, day: date) -> Facts:
    """Return what is known about all systems of a risk together."""
    certain: frozenset[str] = frozenset()
    possible: frozenset[str] = frozenset()
    for system in systems_of(project, risk.uid):
        has, may_have = traits_of(catalogue, system)
        certain, possible = certain | has, possible | may_have
    return Facts(day=day, traits=certain, open_traits=possible - certain)


def _knock_outs(project: OpenProject, risk: Risk) -> tuple[str, ...]:
    found = dict.fromkeys(risk.knock_outs)
    for system in systems_of(project, risk.uid):
        classified = classification_of(project, system.uid)
        if classified is not None and LegalLabel.PROHIBITED in classified.labels:
            found[PROHIBITED_PRACTICE] = None
    return tuple(found)


def _stops(method: Method, now: Situation) -> Iterator[UsageError]:
    """Yield why nobody can accept the risk as it is."""
    if not counts_today(now.risk):
        yield UsageError(
            N_("The risk is closed or in the bin. Open it again before it is accepted.")
        )
        return
    if now.needs is None or not now.is_rated:
        yield UsageError(
            N_(
                "Rate the risk as it is today first: likelihood, impact on people and on the "
                "business."
            )
        )
        return
    for knock_out in method.knock_outs:
        if knock_out.id in now.knock_outs:
            named = Named(key=knock_out.id, texts=knock_out.text)
            yield UsageError(N_("Nobody can accept this risk. {why}"), why=named)
    if not now.needs.is_possible:
        yield UsageError(
            N_(
                "By the method a very high risk for people cannot be accepted. Lower "
                "it with mitigations, or stop using the AI system."
            )
        )


def _gaps(project: OpenProject, method: Method, now: Situation, wish: Wish) -> Iterator[UsageError]:
    """Yield what is missing in a wish."""
    needs = now.needs
    assert needs is not None  # noqa: S101 - otherwise it stops before
    yield from _of_people(project, method, now, needs, wish)
    if not wish.reason.strip():
        yield FieldError(N_("Say why the risk is accepted."), key="reason")
    yield from _of_days(now, wish)
    missing = [a.body for a in needs.asked if a.is_certain and a.body not in wish.consulted]
    if missing:
        bodies = Listed(tuple(_body(method, code) for code in missing))
        text = N_("By the method, ask first: {bodies}. Then tick who was asked.")
        yield FieldError(text, key="consulted", bodies=bodies)
    if needs.needs_plan and not _has_plan(project, now.risk):
        yield UsageError(
            N_(
                "A risk of this level is accepted only with a plan: link a mitigation that is "
                "planned or in progress and has a day."
            )
        )


def _of_people(
    project: OpenProject, method: Method, now: Situation, needs: AcceptanceNeeds, wish: Wish
) -> Iterator[UsageError]:
    person = project.store.entity(wish.accepted_by) if wish.accepted_by else None
    if not isinstance(person, Person) or not person.is_there(now.day):
        text = N_("Say who accepts the risk: somebody who is active today.")
        yield FieldError(text, key="accepted_by")
        return
    if _rank(project, now.risk, person) < _needed_rank(needs):
        yield FieldError(
            N_(
                "By the method, a risk of this level is accepted by: {body}. {person} is not "
                "entered as such. Choose somebody else, or enter the role of the person."
            ),
            key="accepted_by",
            body=_body(method, needs.may_accept),
            person=person.name,
        )
    second = project.store.entity(wish.second_person) if wish.second_person else None
    is_other = isinstance(second, Person) and second.uid != person.uid
    has_second = is_other and isinstance(second, Person) and second.is_there(now.day)
    if needs.needs_two and not has_second and now.risk.owner in (None, person.uid):
        yield FieldError(
            N_(
                "Whoever carries the risk does not accept it alone. Choose a second "
                "person; it may be somebody from outside."
            ),
            key="second_person",
        )


def _of_days(now: Situation, wish: Wish) -> Iterator[UsageError]:
    last = now.last_day
    if wish.expires_on is None or wish.expires_on <= now.day:
        yield FieldError(N_("Say until when: choose a day to come."), key="expires_on")
    elif last is not None and wish.expires_on > last:
        yield FieldError(
            N_(
                "By the method, a risk of this level is accepted until {day} at the latest. Choose "
                "that day or an earlier one."
            ),
            key="expires_on",
            day=last,
        )


def _needed_rank(needs: AcceptanceNeeds) -> int:
    """Return how high somebody has to stand; for bodies that nobody is known by, the highest."""
    body = needs.may_accept if needs.may_accept in _BODIES else MANAGEMENT
    return _BODIES.index(body)


def _rank(project: OpenProject, risk: Risk, person: Person) -> int:
    """Return how high a person stands among those who accept this risk; -1 for others."""
    if PersonRole.MANAGEMENT in person.person_roles:
        return _BODIES.index(MANAGEMENT)
    if any(system.owner == person.uid for system in systems_of(project, risk.uid)):
        return _BODIES.index(SYSTEM_OWNER)
    return _BODIES.index(RISK_OWNER) if risk.owner == person.uid else -1


def _has_plan(project: OpenProject, risk: Risk) -> bool:
    linked = project.links.seconds(LinkRole.RISK_MITIGATION, risk.uid)
    mitigations = (project.store.entity(uid) for uid in linked)
    return any(
        isinstance(each, Mitigation)
        and not each.deleted
        and each.status is not None
        and each.status.is_planned
        and each.due_on is not None
        for each in mitigations
    )


def _body(method: Method, code: str) -> Named:
    return Named(key=code, texts=method.body(code))
