"""Sending a project: a copy for somebody else, without what they need not see."""

from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.person import Person
from rai_desktop.domain.left_out import LeftOut
from rai_desktop.domain.texts import N_
from rai_desktop.services.project import OpenProject
from rai_desktop.services.sent_copies import Sending, SentCopy
from rai_desktop.words import Words

PLAIN_ENDING, ENCRYPTED_ENDING = ".rai", ".rai.age"
SHORTEST_PHRASE, GOOD_PHRASE = 8, 16
"""Letters of the shortest pass phrase that is taken, and of one that nobody guesses soon."""

_WORDS_OF_A_GOOD_ONE, _LETTERS_OF_A_GOOD_ONE = 4, 6


class Strength(StrEnum):
    """How well a pass phrase withstands somebody who tries many."""

    TOO_SHORT = "too_short"
    WEAK = "weak"
    GOOD = "good"


MEANINGS = {
    LeftOut.HISTORY: N_(
        "Earlier values and what was deleted from fields do not travel. Who changed something "
        "when stays, so that the copy can still be checked and merged."
    ),
    LeftOut.NAMES: N_(
        "People appear by their function. Texts in which a name stands are left out, too. "
        "Attached files are not looked into."
    ),
    LeftOut.COSTS: N_("Amounts of AI systems and mitigations, and the turnover, are left out."),
    LeftOut.COMMENTS: N_("The fields “Notes” are left out."),
    LeftOut.ATTACHMENTS: N_("Evidence is listed, but its files do not travel."),
}
"""What leaving out a part means."""

LIMIT = N_(
    "Whoever knows much about computers and all the rest of an entry can test a guess at a value "
    "that was left out. For what must stay secret, send an exported register instead."
)


def strength(phrase: str) -> Strength:
    """Return how strong a pass phrase is; long ones of several words are."""
    if len(phrase.strip()) < SHORTEST_PHRASE:
        return Strength.TOO_SHORT
    is_varied = len(set(phrase.casefold())) > _LETTERS_OF_A_GOOD_ONE
    is_long = len(phrase) >= GOOD_PHRASE or len(phrase.split()) >= _WORDS_OF_A_GOOD_ONE
    return Strength.GOOD if is_varied and is_long else Strength.WEAK


def sending_of(
    project: OpenProject,
    left_out: frozenset[LeftOut],
    *,
    is_review: bool,
    phrase: str = "",
    typed: str = "",
) -> Sending:
    """Return what a copy of ``project`` says of itself when it is sent now.

    ``typed`` is the name of a sender whom the project does not know.
    """
    head = project.store.head()
    copy = SentCopy(
        left_out=left_out,
        is_review=is_review,
        sender=_sender(project, typed, with_name=LeftOut.NAMES not in left_out),
        time=project.clock.now().astimezone(UTC).isoformat(timespec="seconds"),
        head=head or "",
    )
    return Sending(copy=copy, phrase=phrase)


def _sender(project: OpenProject, typed: str, *, with_name: bool) -> str:
    """Return who sends: the person who works here, or what that person does, and the company."""
    person = project.store.entity(Uid(project.author)) if project.author else None
    name = typed if with_name else ""
    if isinstance(person, Person):
        name = project.name(person.uid) if with_name else person.function
    company = project.organisation()
    return ", ".join(filter(None, (name, company.name if company else "")))


def check_target(target: Path, phrase: str) -> None:
    """Refuse a name that would not tell whether the copy is encrypted.

    Raises:
        UsageError: with the ending that is needed.
    """
    is_named_so = target.name.lower().endswith(ENCRYPTED_ENDING)
    if phrase and not is_named_so:
        raise UsageError(
            N_("An encrypted copy ends with {ending}. Change the name."), ending=ENCRYPTED_ENDING
        )
    if not phrase and (is_named_so or target.suffix.lower() != PLAIN_ENDING):
        raise UsageError(
            N_("A copy without a pass phrase ends with {ending}. Change the name."),
            ending=PLAIN_ENDING,
        )
    if phrase and strength(phrase) is Strength.TOO_SHORT:
        raise UsageError(
            N_("The pass phrase is too short. Take at least {count} letters, or several words."),
            count=SHORTEST_PHRASE,
        )


def sent_lines(words: Words, sent: SentCopy) -> Iterator[str]:
    """Yield what people should know about a copy that somebody sent."""
    if sent.sender:
        yield words.filled(
            N_("This copy was sent by {sender} on {time}."),
            sender=sent.sender,
            time=_moment(words, sent.time),
        )
    else:
        yield words.filled(N_("This copy was sent on {time}."), time=_moment(words, sent.time))
    if sent.left_out:
        yield words.filled(N_("Left out of it: {parts}."), parts=left_out_text(words, sent))
    if sent.is_review:
        yield words(IS_REVIEW)


IS_REVIEW = N_("It is a review copy: you can add reviews and write notes, nothing else.")


def left_out_text(words: Words, sent: SentCopy) -> str:
    """Return the parts that were left out, in words."""
    return ", ".join(words(part.label) for part in LeftOut if part in sent.left_out)


def _moment(words: Words, text: str) -> str:
    try:
        return words.moment(datetime.fromisoformat(text))
    except ValueError:
        return text
