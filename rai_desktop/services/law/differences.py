"""What a new assessment would change, in words, for windows and the command line."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.law_codes import ClassificationStatus, LegalLabel
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.reassessing import Reassessed, Reassessment, Result
from rai_desktop.services.law.words import label_words, role_words
from rai_desktop.services.project import OpenProject


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One system: what it was, what it would be, why, and which obligations come or go."""

    system: Uid
    number: str
    name: str
    status: ClassificationStatus
    before: str
    after: str
    why: str
    coming: tuple[str, ...]
    going: tuple[str, ...]
    is_overridden: bool


def difference(project: OpenProject, labels: Labels, one: Reassessed) -> Difference:
    """Return what changes for one system, in the language of ``labels``."""
    return Difference(
        system=one.system,
        number=project.number(project.entity(one.system)),
        name=project.name(one.system),
        status=one.status,
        before=result_words(labels, one.before),
        after=result_words(labels, one.after),
        why=_why(labels, one),
        coming=titles_of(labels, one.new_duties),
        going=titles_of(labels, one.lost_duties),
        is_overridden=one.is_overridden,
    )


def difference_document(project: OpenProject, labels: Labels, one: Reassessed) -> dict[str, Plain]:
    """Return the same for programs."""
    told = difference(project, labels, one)
    return {
        "uid": one.system,
        "number": told.number,
        "name": told.name,
        "status": str(one.status),
        "before": _plain(one.before),
        "after": _plain(one.after),
        "gained": list(one.gained),
        "lost": list(one.lost),
        "obligations_added": list(one.new_duties),
        "obligations_ended": list(one.lost_duties),
        "newer_pack": one.has_newer_pack,
        "other_facts": one.has_other_facts,
        "decided_otherwise": one.is_overridden,
    }


def further_words(labels: Labels, found: Reassessment) -> Iterator[str]:
    """Yield what concerns no single system that would change: the company, what to confirm."""
    words, separator = labels.words, "; "
    if found.company_new:
        titles = separator.join(titles_of(labels, found.company_new))
        yield words.filled(N_("New for the company as a whole: {titles}"), titles=titles)
    if found.company_lost:
        titles = separator.join(titles_of(labels, found.company_lost))
        yield words.filled(N_("No longer for the company as a whole: {titles}"), titles=titles)
    if found.to_confirm:
        yield words.plural(
            "{count} AI system has the same result by other facts: to be confirmed.",
            "{count} AI systems have the same result by other facts: to be confirmed.",
            len(found.to_confirm),
        )


def result_words(labels: Labels, result: Result) -> str:
    """Return labels, then what may come, then roles."""
    words = labels.words
    parts = [label_words(labels, result.labels) or labels.code(LegalLabel.OPEN)]
    if result.open_labels:
        possible = label_words(labels, result.open_labels)
        parts.append(words.filled(N_("may turn out to be: {labels}"), labels=possible))
    if result.roles:
        parts.append(role_words(labels, result.roles))
    if result.open_roles:
        roles = role_words(labels, result.open_roles)
        parts.append(words.filled(N_("role may be: {roles}"), roles=roles))
    return " · ".join(parts)


def _why(labels: Labels, one: Reassessed) -> str:
    if one.has_newer_pack and one.has_other_facts:
        return labels.words(N_("The law is newer, and facts have changed"))
    if one.has_newer_pack:
        return labels.words(N_("The law is newer"))
    if one.has_other_facts:
        return labels.words(N_("Facts have changed"))
    return labels.words(N_("Other dates or other systems"))


def titles_of(labels: Labels, rules: Iterable[str]) -> tuple[str, ...]:
    """Return how obligations are called, by the ids of their rules."""
    return tuple(labels.duty(rule).title or rule for rule in rules)


def _plain(result: Result) -> dict[str, Plain]:
    return {
        "labels": [*sorted(result.labels)],
        "open_labels": [*sorted(result.open_labels)],
        "roles": [*sorted(result.roles)],
        "open_roles": [*sorted(result.open_roles)],
    }
