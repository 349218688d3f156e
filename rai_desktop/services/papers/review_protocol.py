"""The protocol of reviews: what was decided about each entry, and the lines to sign."""

from collections.abc import Iterator, Sequence
from datetime import date

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.review import Review
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.papers.model import (
    Block,
    Facts,
    Grid,
    Heading,
    Keep,
    Paper,
    PaperColumn,
    Paragraph,
    Signatures,
    Tone,
)
from rai_desktop.services.papers.request import PaperHead, PaperRequest, project_paper
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.model import Fact
from rai_desktop.services.reviews.protocol import AS_STATED, ReviewedEntry, ReviewTeller
from rai_desktop.services.reviews.shown import ShownFact
from rai_desktop.services.reviews.standing import review_order
from rai_desktop.words import Words

REVIEWS = "reviews"

_KEEP_ENTRY = 180.0
_KEEP_SIGNATURES, _KEEP_SIGNATURE = 190.0, 110.0
_COLUMNS = (
    (N_("Review"), 0.9),
    (N_("Reviewed entry"), 3.2),
    (N_("Reviewed on"), 1.1),
    (N_("Outcome of the review"), 1.7),
    (N_("Next review"), 1.1),
)
_DAYS = (N_("Reviewed on"), N_("Next review"))
_CAPTIONS = (N_("Place, date"), N_("Name, function"), N_("Signature"))


def review_protocol(project: OpenProject, labels: Labels, request: PaperRequest) -> Paper:
    """Return the protocol of the chosen reviews, or of all, in the order of their days.

    Raises:
        UsageError: what was chosen is no review.
    """
    reviews = _reviews(project, request.entries)
    words = labels.words
    title = words(N_("Protocol of reviews"))
    if len(reviews) == 1:
        number = project.number(reviews[0])
        title = words.filled(N_("Protocol of review {number}"), number=number)
    organisation = project.organisation()
    head = PaperHead(
        key=REVIEWS,
        title=title,
        subtitle=organisation.name if organisation else "",
        facts=tuple(_facts(words, reviews)),
    )
    teller = ReviewTeller(project, labels, request.left_out)
    return project_paper(project, labels, request, head, tuple(_blocks(words, teller, reviews)))


def _reviews(project: OpenProject, uids: Sequence[Uid]) -> list[Review]:
    found = []
    for entity in map(project.entity, uids) if uids else project.entities(EntityKind.REVIEW):
        if not isinstance(entity, Review) or entity.deleted:
            number = project.number(entity)
            raise UsageError(N_("{number} is not a review. Look it up with “list”."), number=number)
        found.append(entity)
    return sorted(found, key=review_order)


def _facts(words: Words, reviews: Sequence[Review]) -> Iterator[Fact]:
    days = sorted(review.held_on for review in reviews if review.held_on)
    if days:
        held = " – ".join(dict.fromkeys(words.day(day) for day in (days[0], days[-1])))
        yield Fact(label=words(N_("Held on")), text=held)
    yield Fact(label=words(N_("Number of reviews")), text=words.number(len(reviews)))


def _blocks(words: Words, teller: ReviewTeller, reviews: Sequence[Review]) -> Iterator[Block]:
    if not reviews:
        yield Paragraph(text=words(N_("There is no review to print yet.")))
        return
    if len(reviews) > 1:
        yield Heading(text=words(N_("Reviews at a glance")))
        yield _overview(words, [teller.row(review) for review in reviews])
    yield Heading(text=words(N_("The reviews one by one")))
    for review in reviews:
        yield from _entry(words, teller.entry(review))


def _overview(words: Words, rows: Sequence[Sequence[str]]) -> Grid:
    days = tuple(words.day(date(2028, month, 28)) for month in range(1, 13))
    columns = tuple(
        PaperColumn(title=words(title), weight=weight, lines=days if title in _DAYS else ())
        for title, weight in _COLUMNS
    )
    return Grid(columns=columns, rows=rows, empty="")


def _entry(words: Words, entry: ReviewedEntry) -> Iterator[Block]:
    yield Keep(height=_KEEP_ENTRY)
    yield Heading(text=entry.heading, level=2)
    yield Facts(facts=tuple(Fact(label=fact.label, text=fact.text) for fact in entry.facts))
    if entry.remark:
        yield Paragraph(text=entry.remark, tone=Tone.SMALL)
    yield Keep(height=_KEEP_SIGNATURES if len(entry.signers) > 1 else _KEEP_SIGNATURE)
    for signer in entry.signers:
        yield Heading(text=_signer(signer), level=3, listed=False)
        yield Signatures(captions=tuple(map(words, _CAPTIONS)))
    yield Paragraph(text=words(AS_STATED), tone=Tone.SMALL)


def _signer(signer: ShownFact) -> str:
    return f"{signer.label}: {signer.text}" if signer.text else signer.label
