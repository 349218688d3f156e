"""Why a risk of the library fits a system: what of its condition is met, and in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from rai_desktop.domain.codes import Role
from rai_desktop.domain.conditions import (
    AllOf,
    Always,
    AnyOf,
    Condition,
    Facts,
    Has,
    Subject,
    Truth,
    evaluate,
)
from rai_desktop.domain.law_codes import LegalLabel
from rai_desktop.domain.library import Library
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels

MOST_NAMED = 2
"""How many facts a sentence names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why something is proposed: the typical system that has it, and the facts that call for it.

    ``is_open`` says that these facts are not known yet, ``is_general`` that no fact is needed.
    """

    template: str = ""
    traits: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    is_open: bool = False
    is_general: bool = False

    @property
    def count(self) -> int:
        """How many facts call for it."""
        return len(self.traits) + len(self.labels) + len(self.roles)


def reason_of(condition: Condition, facts: Facts, template: str = "") -> Reason | None:
    """Return why ``condition`` holds or may hold; ``None`` when it does not."""
    truth = evaluate(condition, facts)
    if truth is Truth.FALSE:
        return None
    is_open = truth is Truth.UNKNOWN
    met = tuple(_met(condition, facts, Truth.UNKNOWN if is_open else Truth.TRUE))
    return Reason(
        template=template,
        traits=_codes(met, Subject.TRAIT),
        labels=_codes(met, Subject.LABEL),
        roles=_codes(met, Subject.ROLE),
        is_open=is_open,
        is_general=isinstance(condition, Always),
    )


_Met = tuple[Subject, str]


def _codes(met: tuple[_Met, ...], subject: Subject) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for of, code in met if of is subject))


def _met(condition: Condition, facts: Facts, wanted: Truth) -> Iterator[_Met]:
    """Yield the codes by which parts of a condition are as ``wanted``."""
    if isinstance(condition, Has):
        certain, possible = condition.subject.codes_in(facts)
        known = certain if wanted is Truth.TRUE else possible
        yield from ((condition.subject, code) for code in condition.codes if code in known)
    elif isinstance(condition, AllOf | AnyOf):
        for part in condition.parts:
            if evaluate(part, facts) is wanted:
                yield from _met(part, facts, wanted)


def reason_words(reason: Reason, library: Library, labels: Labels) -> str:
    """Return why something is proposed, in one sentence."""
    words = labels.words
    facts = _joined(_clauses(reason, library, labels)[:MOST_NAMED], labels)
    template = words.pick(library.template_titles.get(reason.template, {}))
    if reason.is_open:
        text = N_("May fit: it is still open whether the system {facts}.") if facts else _OPEN
    elif template:
        text = N_("Typical of “{template}”, because the system {facts}.") if facts else _TYPICAL
    elif facts:
        text = N_("Because the system {facts}.")
    else:
        text = _GENERAL if reason.is_general else _RECORDED
    return words.filled(text, facts=facts, template=template)


_OPEN = N_("May fit: not everything is known about the system yet.")
_TYPICAL = N_("Typical of “{template}”.")
_GENERAL = N_("Concerns every AI system.")
_RECORDED = N_("Because of what is recorded about the system.")


def _clauses(reason: Reason, library: Library, labels: Labels) -> list[str]:
    """Return what calls for it, each as the end of "because the system …"."""
    words, known = labels.words, library.clauses
    found = [words.pick(known[code]) for code in reason.traits if code in known]
    found += [
        words.filled(N_("is classified as “{label}”"), label=labels.code(LegalLabel(code)))
        for code in reason.labels
    ]
    found += [
        words.filled(N_("concerns you as “{role}”"), role=labels.code(Role(code)))
        for code in reason.roles
    ]
    return found


def _joined(clauses: list[str], labels: Labels) -> str:
    if len(clauses) < 2:
        return "".join(clauses)
    return labels.words.filled(
        N_("{first} and {last}"), first=", ".join(clauses[:-1]), last=clauses[-1]
    )
