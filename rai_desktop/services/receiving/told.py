"""What a received file says of itself, in words: from whom, when, what is in it, its history."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.left_out import LeftOut
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.people import author_name
from rai_desktop.services.project import OpenProject
from rai_desktop.services.receiving.model import Origin
from rai_desktop.words import Words

COUNTED = (
    EntityKind.SYSTEM,
    EntityKind.RISK,
    EntityKind.MITIGATION,
    EntityKind.PERSON,
    EntityKind.EVIDENCE,
)
HISTORY = {
    Origin.NEWEST: N_(
        "The history continues yours: the state that this computer saw on {moment} is in it."
    ),
    Origin.OLDER: N_(
        "The history continues yours from {moment} on. What this computer saw later is not in it."
    ),
    Origin.UNPROVEN: N_(
        "Origin not proven: this computer has seen no earlier state of this inventory. Compare "
        "the fingerprint with the sender by phone."
    ),
    Origin.REBUILT: N_(
        "History rebuilt, not the one you had or exported on {moment}: no state that this "
        "computer saw is in it. Or it comes from a very old copy. Ask the sender before you use "
        "the file."
    ),
}
_SAID = N_("{name} (as stated, not checked)")
_LONGEST = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedFile:
    """What is told of a received file: headings with their texts, and how its history stands."""

    fingerprint: str
    facts: tuple[tuple[str, str], ...]
    history: str
    origin: Origin


def received_file(project: OpenProject, labels: Labels) -> ReceivedFile:
    """Return what a file that is open for looking at says of itself; nothing of it is proven."""
    provenance, words = project.store.provenance(), labels.words
    moment = _moment(words, provenance.moment)
    return ReceivedFile(
        fingerprint=project.fingerprint,
        facts=tuple(_facts(project, words)),
        history=words.filled(HISTORY[provenance.origin], moment=moment),
        origin=provenance.origin,
    )


def _facts(project: OpenProject, words: Words) -> Iterator[tuple[str, str]]:
    sent = project.store.sent
    nobody = words(N_("The file does not say."))
    sender = one_line(sent.sender) if sent else ""
    yield words(N_("From")), words.filled(_SAID, name=sender) if sender else nobody
    yield words(N_("Sent")), _moment(words, sent.time) if sent else nobody
    organisation = project.organisation()
    yield words(N_("Company")), one_line(organisation.name) if organisation else nobody
    yield words(N_("Content")), _counts(project, words)
    yield words(N_("Last change")), _last_change(project, words)
    if sent is not None and sent.left_out:
        parts = [words(part.label) for part in LeftOut if part in sent.left_out]
        yield words(N_("Left out")), ", ".join(parts)
    if sent is not None and sent.is_review:
        yield (
            words(N_("What it is for")),
            words(N_("Review copy: only reviews and notes can be added.")),
        )


def _counts(project: OpenProject, words: Words) -> str:
    counts = {kind: len(project.entities(kind)) for kind in COUNTED}
    return ", ".join(
        f"{words(KINDS[kind].plural)}: {words.number(count)}" for kind, count in counts.items()
    )


def _last_change(project: OpenProject, words: Words) -> str:
    head = next(iter(project.store.step_heads(None, 1)), None)
    if head is None:
        return words(N_("The file does not say."))
    author = one_line(author_name(project, head.author))
    return ", ".join(part for part in (author, _moment(words, head.time)) if part)


def _moment(words: Words, text: str) -> str:
    """Return a moment as people write it here; a text that is none as it is."""
    try:
        return words.moment(datetime.fromisoformat(text).astimezone())
    except (ValueError, OverflowError):
        return one_line(text)


def one_line(text: str) -> str:
    """Return a text from a stranger in one line, without marks that nobody sees."""
    seen = (" " if c.isspace() else c for c in text[:_LONGEST])
    return " ".join("".join(c for c in seen if unicodedata.category(c)[0] != "C").split())
