"""The mail that a questionnaire goes with: a subject and a text to copy."""

from collections.abc import Iterator
from urllib.parse import quote

from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.questionnaires.layout import FormKind
from rai_desktop.words import Words


def mail_subject(words: Words, kind: FormKind, company: str) -> str:
    """Return the subject in the language of the questionnaire."""
    if kind is FormKind.SUPPLIER:
        return words.filled(N_("Questions about AI in your product ({company})"), company=company)
    return words(N_("Which AI do you use? Please fill in the questionnaire"))


def mail_text(labels: Labels, kind: FormKind, *, due: str, sender: str) -> str:
    """Return the text in the language of ``labels``; ``due`` is empty when nothing is said."""
    return "\n\n".join(part for part in _parts(labels.words, kind, due, sender) if part)


def mail_link(subject: str, text: str) -> str:
    """Return the address that lets the mail program begin a mail."""
    body = "\r\n".join(text.splitlines())
    return f"mailto:?subject={quote(subject)}&body={quote(body)}"


def _parts(words: Words, kind: FormKind, due: str, sender: str) -> Iterator[str]:
    yield words(N_("Hello,"))
    if kind is FormKind.SUPPLIER:
        yield words(
            N_(
                "we keep an inventory of the AI systems that we use. Your product is one of "
                "them. Please answer the questions in the attached Excel file and send it back."
            )
        )
    else:
        yield words(
            N_(
                "we want to know which AI our company uses. Please write down in the attached "
                "Excel file what your department uses, and send it back. It takes about ten "
                "minutes. If you use none, one tick is enough."
            )
        )
    if due:
        yield words.filled(N_("We need your answer by {day}."), day=due)
    yield words(N_("Thank you!"))
    yield sender
