"""The mail that goes with a copy: a subject and a text to begin with, for the mail program."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from rai_desktop.domain.texts import N_
from rai_desktop.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenCopy:
    """A copy that was written to be mailed; ``size`` in bytes."""

    path: Path
    size: int
    fingerprint: str
    is_encrypted: bool
    is_review: bool


def mail_address(words: Words, company: str, copy: WrittenCopy) -> str:
    """Return the address that lets the mail program begin a mail; the file is attached by hand."""
    subject = words.filled(N_("AI inventory {company}"), company=company)
    body = "\r\n\r\n".join(mail_lines(words, copy))
    return f"mailto:?subject={quote(subject)}&body={quote(body)}"


def mail_lines(words: Words, copy: WrittenCopy) -> Iterator[str]:
    """Yield the paragraphs of the mail."""
    yield words(N_("Hello,"))
    yield words.filled(
        N_("attached is our AI inventory, the file {name}. It opens with the program RAI Desktop."),
        name=copy.path.name,
    )
    if copy.is_encrypted:
        yield words(N_("The file is encrypted. I will tell you the pass phrase by phone."))
    if copy.is_review:
        yield words(
            N_(
                "Please review it: add your reviews and write notes, then send me the file back. "
                "Nothing else can be changed in it."
            )
        )
    yield words.filled(
        N_("Fingerprint, to compare by phone: {fingerprint}"), fingerprint=copy.fingerprint
    )
