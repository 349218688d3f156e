"""The protocol of reviews: everything that is printed, in words of one language."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rai_desktop.domain.canonical import is_empty
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.kinds.review import REVIEW, Review
from rai_desktop.domain.state_mark import state_mark
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.redaction import entry_shown
from rai_desktop.services.reviews.shown import ShownFact
from rai_desktop.services.reviews.standing import (
    ReviewState,
    Standings,
    field_names,
    last_review,
    review_order,
)
from rai_desktop.services.reviews.subjects import subject_of

AS_STATED = N_("Names as stated by the people themselves, not technically checked.")
_PEOPLE = ("reviewer", "approver")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedEntry:
    """One review: what was reviewed, the verdict with its reasons, and what came of it."""

    heading: str
    verdict: str
    facts: tuple[ShownFact, ...]
    remark: str
    signers: tuple[ShownFact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Protocol:
    """What the protocol of one review, or of several, says."""

    title: str
    organisation: str
    language: str
    created: datetime
    cut_off: date
    fingerprint: str
    state: str
    facts: tuple[ShownFact, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    entries: tuple[ReviewedEntry, ...]
    labels: dict[str, str]


_LABELS = {
    "overview": N_("Reviews at a glance"),
    "details": N_("The reviews one by one"),
    "sign_off": N_("Signatures"),
    "as_stated": AS_STATED,
    "place_date": N_("Place, date"),
    "name_function": N_("Name, function"),
    "signature": N_("Signature"),
    "fingerprint": N_("Fingerprint"),
    "cut_off": N_("Cut-off date"),
    "page": N_("Page {page} of {pages}"),
    "substituted": N_("Some characters could not be printed; they are shown by a sign."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtocolRequest:
    """Which reviews are printed, when, and what is left out."""

    reviews: tuple[Uid, ...]
    created: datetime
    cut_off: date
    left_out: frozenset[Privacy] = frozenset()


def build_protocol(project: OpenProject, labels: Labels, request: ProtocolRequest) -> Protocol:
    """Return the protocol of reviews, in the order in which they were held.

    Raises:
        UsageError: there is no review to print.
    """
    reviews = _reviews(project, request.reviews)
    words = labels.words
    organisation = project.organisation()
    writer = _Writer(project, labels, request.left_out)
    is_one = len(reviews) == 1
    number = project.number(reviews[0])
    title = words.filled(N_("Protocol of review {number}"), number=number)
    return Protocol(
        title=title if is_one else words(N_("Protocol of reviews")),
        organisation=organisation.name if organisation else "",
        language=words.language,
        created=request.created,
        cut_off=request.cut_off,
        fingerprint=project.fingerprint,
        state=state_mark(project.uid, project.store.head()),
        facts=writer.facts(reviews, request),
        columns=writer.columns(),
        rows=tuple(map(writer.row, reviews)) if not is_one else (),
        entries=tuple(map(writer.entry, reviews)),
        labels={key: words(text) for key, text in _LABELS.items()},
    )


def _reviews(project: OpenProject, uids: Sequence[Uid]) -> list[Review]:
    found = []
    for uid in uids:
        entity = project.entity(uid)
        if not isinstance(entity, Review) or entity.deleted:
            number = project.number(entity)
            raise UsageError(N_("{number} is no review. Look it up with “list”."), number=number)
        found.append(entity)
    if not found:
        raise UsageError(N_("There is no review to print yet."))
    return sorted(found, key=review_order)


def reviewed_entry(project: OpenProject, labels: Labels, review: Review) -> ReviewedEntry:
    """Return everything about one review, nothing left out."""
    return _Writer(project, labels, frozenset()).entry(review)


class _Writer:
    """Puts reviews into the words of one language."""

    def __init__(self, project: OpenProject, labels: Labels, left_out: frozenset[Privacy]) -> None:
        self._project = project
        self._labels = labels
        self._left_out = left_out
        self._standings = Standings(project)

    def facts(self, reviews: Sequence[Review], request: ProtocolRequest) -> tuple[ShownFact, ...]:
        """Return what stands on the first page."""
        words = self._labels.words
        days = sorted(review.held_on for review in reviews if review.held_on)
        held = " – ".join(dict.fromkeys(words.day(day) for day in (*days[:1], *days[-1:])))
        pairs = (
            (N_("Held on"), held),
            (N_("Number of reviews"), words.number(len(reviews))),
            (N_("Printed on"), words.day(request.created.date())),
            (N_("Cut-off date"), words.day(request.cut_off)),
            (N_("Fingerprint"), self._project.fingerprint),
        )
        return tuple(ShownFact(label=words(label), text=text) for label, text in pairs if text)

    def columns(self) -> tuple[str, ...]:
        """Return the heads of the table of all reviews."""
        words = self._labels.words
        texts = (N_("Review"), N_("Reviewed entry"), N_("Reviewed on"), N_("Outcome of the review"))
        return (*map(words, texts), words(N_("Next review")))

    def row(self, review: Review) -> tuple[str, ...]:
        """Return the line of one review."""
        words = self._labels.words
        days = (review.held_on, review.next_on)
        held, following = (words.day(day) if day else "" for day in days)
        verdict = self._labels.code(review.verdict)
        return self._project.number(review), self._reviewed(review), held, verdict, following

    def entry(self, review: Review) -> ReviewedEntry:
        """Return everything about one review."""
        labels = self._labels
        number = self._project.number(review)
        return ReviewedEntry(
            heading=f"{number} {self._reviewed(review)}",
            verdict=labels.code(review.verdict),
            facts=tuple(self._entry_facts(review)),
            remark=self._remark(review),
            signers=tuple(
                ShownFact(label=self._field(key), text=self._person(review, key))
                for key in _PEOPLE
                if getattr(review, key) is not None
            ),
        )

    def _entry_facts(self, review: Review) -> list[ShownFact]:
        facts = [ShownFact(label=self._field("title"), text=self._reviewed(review))]
        left_out = self._left_out
        for key in ("held_on", "verdict", "reason", "conditions", "next_on", *_PEOPLE, "notes"):
            spec = REVIEW.field(key)
            assert spec is not None  # noqa: S101 - the keys stand above
            if is_empty(value := getattr(review, key)) or spec.privacy in left_out:
                continue
            text = (
                self._person(review, key)
                if key in _PEOPLE
                else self._labels.shown(self._project, spec, value)
            )
            facts.append(ShownFact(label=self._labels.field(spec), text=text))
        return [*facts, *self._followed(review)]

    def _followed(self, review: Review) -> list[ShownFact]:
        found = []
        for kind in (EntityKind.FINDING, EntityKind.TASK):
            for uid in self._project.referring.entries(kind, "about", review.uid):
                text = entry_shown(self._project, self._labels, uid, self._left_out)
                found.append(ShownFact(label=self._labels.words(KINDS[kind].label), text=text))
        return found

    def _reviewed(self, review: Review) -> str:
        subject = subject_of(self._project, review)
        number = self._project.number(subject) if subject else ""
        return f"{number} {review.title}".strip()

    def _remark(self, review: Review) -> str:
        """Return whether the review still holds, as of today."""
        words, subject = self._labels.words, subject_of(self._project, review)
        if subject is None:
            return ""
        if subject.deleted:
            return words(N_("The entry has been deleted since."))
        last = last_review(self._project, subject)
        if last is not None and last.uid != review.uid:
            number = self._project.number(last)
            return words.filled(N_("A newer review took its place: {number}."), number=number)
        standing = self._standings.of(subject)
        if standing.state is ReviewState.CHANGED:
            names = field_names(self._labels, standing.changed)
            return words.filled(N_("The review no longer holds. Changed: {fields}."), fields=names)
        return words(N_("Nothing covered by the review has changed since."))

    def _person(self, review: Review, key: str) -> str:
        return entry_shown(self._project, self._labels, getattr(review, key), self._left_out)

    def _field(self, key: str) -> str:
        spec = REVIEW.field(key)
        assert spec is not None  # noqa: S101 - the keys are those of reviews
        return self._labels.field(spec)
