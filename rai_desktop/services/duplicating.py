"""Copies of entries: like the original, with a number and a life of their own."""

from collections.abc import Iterator, Mapping, Sequence

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Action, LinkRole, RiskStatus
from rai_desktop.domain.fields import EntityKind, FieldSpec
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.registry import KINDS, kind_of
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import FindingStatus, InquiryStatus
from rai_desktop.services.kind_rules import check_by_hand
from rai_desktop.services.links import link_settings
from rai_desktop.services.project import OpenProject
from rai_desktop.words import Words

NOT_COPIED: Mapping[EntityKind, frozenset[str]] = {
    EntityKind.SYSTEM: frozenset(
        {"own_id", "approval", "approval_conditions", "approved_on", "reviewed_on", "origin"}
    ),
    EntityKind.PERSON: frozenset({"email", "phone"}),
    EntityKind.FINDING: frozenset({"about", "effectiveness", "checked_on", "checked_by"}),
    EntityKind.INCIDENT: frozenset(
        {"provider_told_on", "authority_told_on", "data_authority_told_on"}
    ),
    EntityKind.TRAINING: frozenset({"held_on", "participants"}),
    EntityKind.INQUIRY: frozenset({"answered_on", "answered_by", "named", "answer"}),
    EntityKind.PRACTICE: frozenset({"shared"}),
}
"""What is true of the original alone: decisions about it, and what tells it apart."""

_DECIDED = (
    *(RiskStatus.ACCEPTED, FindingStatus.CLOSED, FindingStatus.EFFECTIVENESS_CHECK),
    *(InquiryStatus.ANSWERED, InquiryStatus.NONE_USED, InquiryStatus.NO_ANSWER),
)
"""What was decided about an entry or came back, and holds for no copy."""

_LINKS = (LinkRole.SYSTEM_RISK, LinkRole.RISK_MITIGATION)


def duplicate(
    project: OpenProject, words: Words, uids: Sequence[Uid], *, with_links: bool = True
) -> tuple[Uid, ...]:
    """Add a copy of each entry as one step and return the uids of the copies.

    ``with_links`` links a copy with the risks, mitigations and systems of its original, and a copy
    of evidence with what it proves. Evidence of the original is not evidence of the copy.
    """
    settings: list[FieldSetting] = []
    copies: list[Uid] = []
    numbers = NextNumbers(project)
    for uid in uids:
        original = project.entity(uid)
        kind = kind_of(original)
        check_by_hand(kind)
        values = dict(_values(project, words, original))
        copy, own = project.new_settings(kind, values, number=numbers.next(kind))
        settings += own
        if with_links:
            settings += _links(project, uid, copy)
        copies.append(copy)
    if copies:
        project.commit(Action.ADD, settings, title=_title(words, settings, copies))
    return tuple(copies)


class NextNumbers:
    """Gives out the next numbers of each kind."""

    def __init__(self, project: OpenProject) -> None:
        self._project = project
        self._last: dict[EntityKind, int] = {}

    def next(self, kind: EntityKind) -> int:
        """Return a number that nothing has yet."""
        last = self._last.get(kind, self._project.next_number(kind) - 1)
        self._last[kind] = last + 1
        return last + 1


def _values(project: OpenProject, words: Words, original: Entity) -> Iterator[tuple[str, Value]]:
    kind = kind_of(original)
    left_out = {"number", "deleted"} | NOT_COPIED.get(kind, frozenset())
    for spec in project.fields(kind):
        value = project.value(original, spec.key)
        if spec.key == KINDS[kind].title:
            yield spec.key, words.filled(N_("Copy of {name}"), name=value)
        elif spec.key not in left_out and _can_be_copied(project, spec, value):
            yield spec.key, value


def _can_be_copied(project: OpenProject, spec: FieldSpec, value: Value) -> bool:
    """Return whether a value holds for a copy: nobody accepted its risk, no reference is broken."""
    if spec.reference is not None and value:
        return project.store.entity(Uid(str(value))) is not None
    return not is_decided(value)


def is_decided(value: Value) -> bool:
    """Return whether a value is what somebody decided about an entry; it holds for no copy."""
    return any(value is decided for decided in _DECIDED)


def _links(project: OpenProject, original: Uid, copy: Uid) -> Iterator[FieldSetting]:
    links = project.links
    for role in _LINKS:
        for other in links.seconds(role, original):
            yield from link_settings(project.uid, role, copy, other)
        for other in links.firsts(role, original):
            yield from link_settings(project.uid, role, other, copy)
    for other in links.seconds(LinkRole.EVIDENCE_OF, original):
        yield from link_settings(project.uid, LinkRole.EVIDENCE_OF, copy, other)


def _title(words: Words, settings: Sequence[FieldSetting], copies: Sequence[Uid]) -> str:
    """Return the name of the one copy, or how many there are."""
    if len(copies) > 1:
        return words.plural("{count} copy", "{count} copies", len(copies))
    titles = (s.value for s in settings if s.uid == copies[0] and s.key == KINDS[s.kind].title)
    return str(next(titles, ""))
