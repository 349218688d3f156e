"""Building a form of the law: why it is asked for on top, then item by item."""

from collections.abc import Iterable, Iterator

from rai_desktop.domain.conditions import Condition, Facts, Truth, evaluate
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.law_codes import ClassificationStatus
from rai_desktop.domain.law_forms import FormItem, ItemKind, LawForm
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.shown import UNCLASSIFIED, found_words
from rai_desktop.services.law.words import doubt_text, role_words
from rai_desktop.services.papers.law_forms.prefill import Prefill
from rai_desktop.services.papers.law_forms.subject import FormSubject, form_subject
from rai_desktop.services.papers.law_forms.verdicts import reason_text
from rai_desktop.services.papers.law_forms.wordings import Placeholders, wordings_grid
from rai_desktop.services.papers.model import (
    Blank,
    Block,
    Heading,
    Keep,
    Paper,
    Paragraph,
    Signatures,
    Ticks,
    Tone,
)
from rai_desktop.services.papers.request import PaperHead, PaperRequest, project_paper
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.model import Fact
from rai_desktop.services.registers.redaction import entry_shown

_KEPT = {ItemKind.PART: 230.0, ItemKind.WORDINGS: 240.0, ItemKind.TICKS: 130.0}
"""Points that a heading needs below it on its page, so that what it announces begins there."""


def law_form(key: str, project: OpenProject, labels: Labels, request: PaperRequest) -> Paper:
    """Return the form ``key`` about the first chosen system.

    Raises:
        UsageError: no system was chosen.
    """
    if not request.entries:
        raise UsageError(N_("This form is about one AI system. Choose one first."))
    form = next(each for each in labels.catalogue.law_forms() if each.id == key)
    subject = form_subject(project, labels, request.entries[0], request.cut_off)
    words = labels.words
    head = PaperHead(
        key=key,
        title=words.pick(form.title),
        subtitle=entry_shown(project, labels, subject.system.uid, request.left_out),
        banner=words(N_("Draft – to be completed by a person")),
        facts=tuple(_facts(labels, subject, form)),
    )
    writer = _Writer(project, labels, request, subject)
    return project_paper(project, labels, request, head, tuple(writer.blocks(form)))


def _facts(labels: Labels, subject: FormSubject, form: LawForm) -> Iterator[Fact]:
    words, found = labels.words, subject.found
    yield Fact(
        label=words(N_("Classification (AI Act)")),
        text=(
            f"{found_words(labels, found)} · {labels.code(subject.status)}"
            if found
            else words(UNCLASSIFIED)
        ),
    )
    if roles := role_words(labels, found.roles if found else subject.system.roles):
        yield Fact(label=words(N_("Our role (AI Act)")), text=roles)
    yield Fact(label=words(N_("Place in the law")), text=labels.cited(form.article))
    day = words.day(labels.law().rules.state_of_law)
    yield Fact(label=words(N_("State of law")), text=day)


class _Writer:
    """Writes the items of a form as blocks."""

    def __init__(
        self, project: OpenProject, labels: Labels, request: PaperRequest, subject: FormSubject
    ) -> None:
        self._labels, self._words = labels, labels.words
        self._subject = subject
        self._prefill = Prefill(project, labels, request, subject)
        self._placeholders = Placeholders(project, subject, self._prefill)
        self._mark = ""

    def blocks(self, form: LawForm) -> Iterator[Block]:
        """Yield the form from its purpose to the lines to sign on."""
        self._mark = form.mark
        yield Paragraph(text=self._words.pick(form.purpose), tone=Tone.LEAD)
        yield Paragraph(text=reason_text(self._words, form, self._subject.facts), tone=Tone.NOTE)
        yield from self._caveats(form)
        for item in self._concerning(form):
            yield from self._item(item)
        captions = (N_("Place, date"), N_("Name, function"), N_("Signature"))
        yield Signatures(captions=tuple(self._words(each) for each in captions))

    def _caveats(self, form: LawForm) -> Iterator[Block]:
        words, status = self._words, self._subject.status
        if self._subject.found is None:
            yield Paragraph(text=words(_NOT_CLASSIFIED), tone=Tone.SMALL)
        elif status not in _DECIDED:
            told = words.filled(_NOT_CONFIRMED, status=self._labels.code(status))
            yield Paragraph(text=told, tone=Tone.SMALL)
        texts = (words.pick(text) for text in (form.status, *form.notes))
        for told in (*texts, doubt_text(words, form.mark)):
            if told:
                yield Paragraph(text=told, tone=Tone.SMALL)

    def _concerning(self, form: LawForm) -> list[FormItem]:
        """Return the items that concern the system or may do so.

        Where a form has wordings and none of them concerns it, all are there for voluntary use.
        """
        facts = self._subject.facts
        told = [item for item in form.items if item.when is None or _may_hold(item.when, facts)]
        return told if _has_wordings(told) or not _has_wordings(form.items) else [*form.items]

    def _item(self, item: FormItem) -> Iterator[Block]:
        title, hint = self._words.pick(item.title), self._hint(item)
        filled = self._prefill.filled(item.prefill)
        if item.kind is ItemKind.BLANK:
            yield Blank(
                label=title, text=filled.text, hint=hint, source=filled.source, lines=item.lines
            )
            return
        yield Keep(height=_KEPT[item.kind])
        yield Heading(text=title, level=1 if item.kind is ItemKind.PART else 2)
        if hint:
            yield Paragraph(text=hint, tone=Tone.SMALL)
        if item.kind is ItemKind.TICKS:
            yield self._ticks(item)
            if filled.text:
                source = self._words.filled(N_("Taken from: {source}"), source=filled.source)
                yield Paragraph(text=f"{filled.text}\n{source}", tone=Tone.SMALL)
        if item.kind is ItemKind.WORDINGS:
            yield wordings_grid(self._words, item, self._placeholders)

    def _hint(self, item: FormItem) -> str:
        """Return the explanation with the place in the law, and how sure it is.

        What holds for the whole form is not said with each item again.
        """
        said = self._words.pick(item.help) if item.help else ""
        cited = self._labels.cited(item.article)
        doubt = doubt_text(self._words, item.mark) if item.mark != self._mark else ""
        return " ".join(part for part in (said, f"({cited})" if cited else "", doubt) if part)

    def _ticks(self, item: FormItem) -> Ticks:
        facts = self._subject.facts
        return Ticks(
            choices=tuple(
                (
                    self._words.pick(choice.text),
                    choice.when is not None and evaluate(choice.when, facts) is Truth.TRUE,
                )
                for choice in item.choices
            )
        )


def _has_wordings(items: Iterable[FormItem]) -> bool:
    return any(item.kind is ItemKind.WORDINGS for item in items)


def _may_hold(when: Condition, facts: Facts) -> bool:
    return evaluate(when, facts) is not Truth.FALSE


_DECIDED = (ClassificationStatus.CONFIRMED, ClassificationStatus.OVERRIDDEN)
_NOT_CLASSIFIED = N_(
    "The system is not classified yet. What is said here follows from what is known so far: "
    "classify it, and write this form again."
)
_NOT_CONFIRMED = N_(
    "The classification is not confirmed by a person or does not fit any more (status: {status}). "
    "What is said here follows from it."
)
