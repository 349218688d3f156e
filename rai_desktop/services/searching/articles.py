"""What can be found beside entries: help at the fields, the manual, glossary and obligations."""

from collections.abc import Iterator

from rai_desktop.domain.fields import EntityKind, FieldSpec
from rai_desktop.domain.kinds.registry import KINDS, NUMBERED_KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.manual.pages import PAGES, Place, manual_page, sections
from rai_desktop.services.searching.model import Article, Sort
from rai_desktop.words import LANGUAGES, words_for


def articles(labels: Labels) -> list[Article]:
    """Return all help, the manual, terms and obligations in the language of ``labels``."""
    return [article for some in articles_in_parts(labels) for article in some]


def articles_in_parts(labels: Labels) -> Iterator[list[Article]]:
    """Yield the same sort by sort, for whoever must not be kept waiting."""
    for sort in (_helps, _manual, _terms, _duties):
        yield list(sort(labels))


def manual_articles(labels: Labels) -> list[Article]:
    """Return what stands in the manual: its pages, help at the fields, and terms."""
    return [article for sort in (_manual, _helps, _terms) for article in sort(labels)]


def _manual(labels: Labels) -> Iterator[Article]:
    for name in PAGES:
        yield from _page(name, labels.words.language)


def _page(name: str, language: str) -> Iterator[Article]:
    """Yield the beginning of a page under its title, and each of its sections."""
    page = manual_page(language, name)
    others = [sections(each, name) for each in LANGUAGES]
    titles = tuple(manual_page(each, name).title for each in LANGUAGES)
    for place, section in enumerate(sections(language, name)):
        anchor = page.anchors[place - 1] if place else ""
        yield Article(
            sort=Sort.MANUAL,
            key=str(Place(page=name, anchor=anchor)),
            title=section.title or page.title,
            names=tuple(each[place].title for each in others) if place else titles,
            note=page.title if place else "",
            body=section.text,
        )


def _helps(labels: Labels) -> Iterator[Article]:
    for kind in (EntityKind.ORGANISATION, *NUMBERED_KINDS):
        for spec in KINDS[kind].fields:
            if spec.is_entered and spec.help:
                yield _help(labels, kind, spec)


def _help(labels: Labels, kind: EntityKind, spec: FieldSpec) -> Article:
    words = labels.words
    body = [labels.help(spec)]
    if spec.example:
        body.append(words.filled(N_("Example: {example}"), example=words(spec.example)))
    place = " · ".join((words(KINDS[kind].plural), labels.group(spec.group)))
    return Article(
        sort=Sort.HELP,
        key=f"{kind}.{spec.key}",
        title=labels.field(spec),
        names=tuple(words_for(language)(spec.label) for language in LANGUAGES),
        note=place if spec.group else words(KINDS[kind].plural),
        body="\n".join(body),
    )


def _terms(labels: Labels) -> Iterator[Article]:
    words = labels.words
    for term in labels.catalogue.glossary():
        others = [name for names in term.synonyms.values() for name in names]
        yield Article(
            sort=Sort.GLOSSARY,
            key=term.id,
            title=words.pick(term.term),
            names=(*term.term.values(), *others),
            note=labels.cited(term.reference),
            body=words.pick(term.text),
        )


def _duties(labels: Labels) -> Iterator[Article]:
    words = labels.words
    for rule in labels.law().rules.obligations:
        yield Article(
            sort=Sort.LAW,
            key=rule.id,
            title=words.pick(rule.title),
            names=tuple(rule.title.values()),
            note=labels.cited(rule.reference),
            body=words.pick(rule.text),
        )
