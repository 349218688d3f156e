"""What the size of the company means under the law: highest fines, and what is eased."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.conditions import Facts, Truth, evaluate
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.facts import sizes_of
from rai_desktop.services.law.fines import fine_text
from rai_desktop.services.law.words import mark_text
from rai_desktop.services.project import OpenProject


@dataclass(frozen=True, slots=True, kw_only=True)
class LawLine:
    """Something the law says to this company: what, how much or for whom, and where it stands."""

    title: str
    text: str
    source: str


def size_text(project: OpenProject, labels: Labels) -> str:
    """Return of which size the company is; several sizes while something is not known."""
    book, words = labels.law(), labels.words
    sizes = sizes_of(book, project.organisation())
    titles = [words.pick(size.title) for size in book.sizes if size.id in sizes]
    if not titles:
        return words(N_("Not known. Enter staff and turnover of the company."))
    return words(N_(" or ")).join(titles)


def fine_lines(project: OpenProject, labels: Labels) -> Iterator[LawLine]:
    """Yield the highest fines for this company."""
    book, organisation, words = labels.law(), project.organisation(), labels.words
    for rule in book.penalties:
        note = words.pick(rule.note) if rule.note else ""
        yield LawLine(
            title=words.pick(rule.title),
            text=". ".join(filter(None, (fine_text(labels, rule, organisation), note))),
            source=_source(labels, rule.reference, rule.mark),
        )


def relief_lines(project: OpenProject, labels: Labels, day: date) -> Iterator[LawLine]:
    """Yield what is eased for a company of this size, or may be."""
    book, words = labels.law(), labels.words
    facts = Facts(day=day, sizes=sizes_of(book, project.organisation()))
    for rule in book.reliefs:
        truth = evaluate(rule.when, facts)
        if truth is not Truth.FALSE:
            unsure = "" if truth is Truth.TRUE else words(N_("Depends on the size of the company"))
            source = _source(labels, rule.reference, rule.mark)
            yield LawLine(title=words.pick(rule.title), text=unsure, source=source)


def _source(labels: Labels, references: tuple[str, ...], mark: str) -> str:
    return " · ".join(filter(None, (labels.cited(references), mark_text(labels.words, mark))))
