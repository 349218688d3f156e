"""The mail to members whose report is missing or has to be corrected."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from rai_desktop.domain.texts import N_
from rai_desktop.services.alliance.model import Delivery, MemberLine, MemberState, Refusal
from rai_desktop.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """A mail ready to send: to whom, and what it says."""

    line: MemberLine
    subject: str
    text: str

    @property
    def link(self) -> str:
        """The address that lets the mail program begin the mail."""
        body = "\r\n".join(self.text.splitlines())
        to = quote(self.line.contact) if "@" in self.line.contact else ""
        return f"mailto:{to}?subject={quote(self.subject)}&body={quote(body)}"


def reminders(words: Words, delivery: Delivery, due: str = "") -> Iterator[Reminder]:
    """Yield a mail for each member that has not delivered; ``due`` is a day as people write it."""
    subject = words.filled(N_("Yearly report on AI {year}"), year=delivery.year)
    for line in delivery.members:
        if line.state is not MemberState.DELIVERED:
            text = "\n\n".join(_paragraphs(words, line, delivery.year, due))
            yield Reminder(line=line, subject=subject, text=text)


_REASONS = {
    Refusal.UNREADABLE: N_("The file cannot be opened."),
    Refusal.TOO_LARGE: N_("The file is far too large for a report."),
    Refusal.BROKEN: N_("The file is damaged."),
    Refusal.FOREIGN: N_("The file is not a yearly report."),
    Refusal.NEWER: N_("The file comes from a newer version of the program than ours."),
    Refusal.CHANGED: N_("The file was changed after it was made, or was damaged on its way."),
    Refusal.NOT_FITTING: N_("Figures in it are missing or contradict each other."),
    Refusal.OTHER_YEAR: N_("It is for another year."),
    Refusal.NOT_LISTED: N_("The member number is not in our list."),
    Refusal.CONTRADICTING: N_(
        "We have several different reports for this year. Please tell us which one counts."
    ),
}
"""What the member hears about its file."""


def _paragraphs(words: Words, line: MemberLine, year: int, due: str) -> Iterator[str]:
    name, number = line.member.name or line.member.number, line.member.number
    yield words(N_("Hello,"))
    if line.problem is not None:
        text = N_("the yearly report {year} of {name} (member number {number}) cannot be used yet:")
        yield words.filled(text, year=year, name=name, number=number)
        if line.reason is not None:
            yield words(_REASONS[line.reason])
        yield words(N_("Please write the report again in RAI Desktop and send us the JSON file."))
    else:
        text = N_("the yearly report {year} of {name} (member number {number}) is still missing.")
        yield words.filled(text, year=year, name=name, number=number)
        yield words(N_("Please write it in RAI Desktop and send us the JSON file."))
    if due:
        yield words.filled(N_("We need it by {day}."), day=due)
    yield words(N_("Thank you!"))
