"""Whether acceptances of risks still hold, and what ended them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.acceptance import Acceptance
from rai_desktop.domain.kinds.incident import Incident
from rai_desktop.domain.kinds.registry import built_in_field
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.rating import Method, When, levels_of, rank
from rai_desktop.domain.stamps import changed_fields, covers, make_stamp
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import AcceptanceState
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.statuses import classification_of
from rai_desktop.services.project import OpenProject

WATCHED = ("purpose", "version", "model", "vendor", "affected_groups", "traits")
"""Fields of a system whose change ends an acceptance: purpose, version, people concerned."""

LABELS = "labels"
"""What stands for the result of a system's classification in a stamp."""

SYSTEMS = "=systems"
"""What stands for the systems that a risk is linked to."""

INCIDENTS = "=incidents"
"""What stands for the serious incidents of a risk and of its systems."""


METHOD = "=method"
"""What stands for a level that is higher by another risk method, with the same ratings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How an acceptance stands on a day; ``changed`` are the keys of what differs since."""

    state: AcceptanceState
    changed: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the risk counts as accepted."""
        return self.state.holds


def acceptances_of(project: OpenProject, risk: Uid) -> list[Acceptance]:
    """Return the acceptances of a risk, the newest first."""
    uids = project.referring.entries(EntityKind.ACCEPTANCE, "risk", risk)
    found = [entity for uid in uids if isinstance(entity := project.entity(uid), Acceptance)]
    return sorted(found, key=lambda one: (one.accepted_on or date.min, one.number or 0))[::-1]


def last_acceptance(project: OpenProject, risk: Uid) -> Acceptance | None:
    """Return the acceptance of a risk that counts: the last one, also when it was revoked."""
    return next(iter(acceptances_of(project, risk)), None)


def standing(project: OpenProject, acceptance: Acceptance, day: date, method: Method) -> Standing:
    """Return whether an acceptance holds on ``day``, or what ended it.

    A person's revocation counts first, then the date, then changes of what was accepted. A level
    that is higher by the method of today than when it was accepted is such a change.
    """
    if acceptance.revoked_on is not None:
        return Standing(state=AcceptanceState.REVOKED)
    expires = acceptance.expires_on
    if expires is None or expires < day:
        return Standing(state=AcceptanceState.EXPIRED)
    risk = project.store.entity(acceptance.risk) if acceptance.risk else None
    changed = _changed(project, acceptance, risk, method) if isinstance(risk, Risk) else ()
    if changed:
        return Standing(state=AcceptanceState.LAPSED, changed=changed)
    is_near = expires - day <= timedelta(days=method.acceptance.warn_days)
    return Standing(state=AcceptanceState.EXPIRING if is_near else AcceptanceState.HOLDS)


def _changed(
    project: OpenProject, acceptance: Acceptance, risk: Risk, method: Method
) -> tuple[str, ...]:
    changed = covered(project, risk).changed(acceptance.stamp)
    return changed or ((METHOD,) if _is_higher(acceptance, risk, method) else ())


def _is_higher(acceptance: Acceptance, risk: Risk, method: Method) -> bool:
    """Return whether ratings that did not change have a higher level than when accepted."""
    now = levels_of(risk, When.CURRENT, method)
    pairs = ((acceptance.level_persons, now.persons), (acceptance.level_business, now.business))
    return any(accepted is not None and rank(level) > rank(accepted) for accepted, level in pairs)


def changed_words(project: OpenProject, labels: Labels, keys: Sequence[str]) -> list[str]:
    """Return what changed since an acceptance in words, such as “Purpose of KI-0003”."""
    return list(dict.fromkeys(_changed_word(project, labels, key) for key in keys))


@dataclass(frozen=True, slots=True)
class Covered:
    """All that an acceptance of one risk covers: its own fields, and what it was accepted for."""

    fields: tuple[FieldSpec, ...]
    values: dict[str, Value]

    def stamp(self, salt: str) -> str:
        """Return the stamp of what is covered, as it is now."""
        return make_stamp(self.fields, self.values.get, salt)

    def changed(self, stamp: str) -> tuple[str, ...]:
        """Return the keys of what differs from a stamp."""
        return changed_fields(stamp, self.fields, self.values.get)


def covered(project: OpenProject, risk: Risk) -> Covered:
    """Return what an acceptance of ``risk`` covers now: fields, systems, serious incidents."""
    fields = [spec for spec in project.fields(EntityKind.RISK) if covers(spec)]
    values = {spec.key: project.value(risk, spec.key) for spec in fields}
    for spec, value in _of_systems(project, risk):
        fields.append(spec)
        values[spec.key] = value
    return Covered(fields=tuple(fields), values=values)


def systems_of(project: OpenProject, risk: Uid) -> list[AiSystem]:
    """Return the living systems that a risk is linked to, in the order of their uids."""
    found = (project.store.entity(uid) for uid in project.links.firsts(LinkRole.SYSTEM_RISK, risk))
    living = [each for each in found if isinstance(each, AiSystem) and not each.deleted]
    return sorted(living, key=lambda system: system.uid)


def _of_systems(project: OpenProject, risk: Risk) -> Iterator[tuple[FieldSpec, Value]]:
    systems = systems_of(project, risk.uid)
    uids = tuple(system.uid for system in systems)
    yield _covering(SYSTEMS), tuple(map(str, uids))
    yield _covering(INCIDENTS), tuple(sorted(_serious_incidents(project, risk, systems)))
    for system in systems:
        for key in WATCHED:
            yield _covering(f"{system.uid}.{key}"), project.value(system, key)
        classified = classification_of(project, system.uid)
        yield _covering(f"{system.uid}.{LABELS}"), classified.labels if classified else ()


def _covering(key: str) -> FieldSpec:
    """Return a description under which a stamp covers what is no field of the risk."""
    return FieldSpec(key=key, kind=FieldKind.TEXT, label=key)


def _serious_incidents(
    project: OpenProject, risk: Risk, systems: Iterable[AiSystem]
) -> Iterator[str]:
    naming = project.referring.entries
    uids = dict.fromkeys(naming(EntityKind.INCIDENT, "risk", risk.uid))
    for system in systems:
        uids |= dict.fromkeys(naming(EntityKind.INCIDENT, "system", system.uid))
    for uid in uids:
        incident = project.entity(uid)
        if isinstance(incident, Incident) and incident.harms and not incident.near_miss:
            yield str(uid)


def _changed_word(project: OpenProject, labels: Labels, key: str) -> str:
    words = labels.words
    if key in _NAMED:
        return words(_NAMED[key])
    owner, _, field = key.rpartition(".")
    if not owner:
        of_risk = project.field(EntityKind.RISK, key)
        return labels.field(of_risk) if of_risk else key
    system = project.store.entity(Uid(owner))
    watched = built_in_field(EntityKind.SYSTEM, field)
    what = labels.field(watched) if watched else words(N_("Classification"))
    number = project.number(system) if system is not None else owner
    return words.filled(N_("{field} of {entry}"), field=what, entry=number)


_NAMED = {
    SYSTEMS: N_("AI systems"),
    INCIDENTS: N_("Serious incidents"),
    METHOD: N_("Risk method (now a higher risk level)"),
}
