"""What a protocol tells of a review, in words of one language."""

from dataclasses import dataclass

from rai_desktop.domain.canonical import is_empty
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.kinds.review import REVIEW, Review
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


def reviewed_entry(project: OpenProject, labels: Labels, review: Review) -> ReviewedEntry:
    """Return everything about one review, nothing left out."""
    return ReviewTeller(project, labels, frozenset()).entry(review)


class ReviewTeller:
    """Puts reviews into the words of one language."""

    def __init__(self, project: OpenProject, labels: Labels, left_out: frozenset[Privacy]) -> None:
        self._project = project
        self._labels = labels
        self._left_out = left_out
        self._standings = Standings(project)

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
