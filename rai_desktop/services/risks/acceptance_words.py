"""Acceptances of risks in words: how they stand, and what accepting takes."""

from collections.abc import Iterator

from rai_desktop.domain.kinds.acceptance import Acceptance
from rai_desktop.domain.rating.acceptance import AcceptanceNeeds
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import AcceptanceState
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.risks.acceptances import Standing, changed_words
from rai_desktop.services.risks.accepting import Situation

_MOST_NAMED = 5


def standing_text(
    project: OpenProject, labels: Labels, acceptance: Acceptance, now: Standing
) -> str:
    """Return how an acceptance stands: by whom and until when, or what ended it and when."""
    words = labels.words
    day = words.day(acceptance.expires_on) if acceptance.expires_on else ""
    if now.state is AcceptanceState.REVOKED:
        revoked = words.day(acceptance.revoked_on) if acceptance.revoked_on else ""
        return words.filled(
            N_("Revoked on {day}: {reason}"), day=revoked, reason=acceptance.revoked_because
        )
    if now.state is AcceptanceState.EXPIRED:
        return words.filled(N_("Expired on {day}. The risk counts as untreated again."), day=day)
    if now.state is AcceptanceState.LAPSED:
        return _lapsed(project, labels, now)
    who = project.name(acceptance.accepted_by) or words(N_("nobody named"))
    if now.state is AcceptanceState.EXPIRING:
        return words.filled(N_("Accepted by {who}, soon at an end: {day}"), who=who, day=day)
    return words.filled(N_("Accepted by {who} until {day}"), who=who, day=day)


def needs_lines(labels: Labels, now: Situation) -> Iterator[str]:
    """Yield what accepting a risk takes by the method, in short lines."""
    needs, words = now.needs, labels.words
    if needs is None or not now.is_possible:
        return
    body = body_word(labels, needs.may_accept)
    yield words.plural(
        "By the method: accepted by {{body}}, for {count} month at most.",
        "By the method: accepted by {{body}}, for {count} months at most.",
        needs.most_months,
    ).format(body=body)
    yield from _asked(labels, needs)
    if needs.needs_plan:
        yield words(N_("Only with a plan: a mitigation that is planned and has a day."))
    if needs.needs_two:
        yield words(N_("Two people: whoever carries the risk does not accept it alone."))


def body_word(labels: Labels, code: str) -> str:
    """Return what somebody is called who accepts or is asked."""
    return labels.words.pick(labels.method().body(code)) or code


def _asked(labels: Labels, needs: AcceptanceNeeds) -> Iterator[str]:
    words = labels.words
    certain = [body_word(labels, one.body) for one in needs.asked if one.is_certain]
    maybe = [body_word(labels, one.body) for one in needs.asked if not one.is_certain]
    if certain:
        yield words.filled(N_("To be asked before: {bodies}"), bodies=", ".join(certain))
    if maybe:
        yield words.filled(
            N_("Perhaps to be asked, facts are missing: {bodies}"), bodies=", ".join(maybe)
        )


def _lapsed(project: OpenProject, labels: Labels, now: Standing) -> str:
    words = labels.words
    named = changed_words(project, labels, now.changed)
    shown = ", ".join(named[:_MOST_NAMED]) + (" …" if len(named) > _MOST_NAMED else "")
    return words.filled(N_("Lapsed, because this changed: {fields}"), fields=shown)
