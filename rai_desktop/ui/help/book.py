"""The whole manual in one language: what people wrote, and what is made of the program."""

from collections.abc import Iterator

from rai_desktop.domain.texts import N_
from rai_desktop.services.glossary import TermFinder
from rai_desktop.services.labels import Labels
from rai_desktop.services.manual.pages import PAGES, ManualPage, Place, manual_page, place_of
from rai_desktop.services.manual.plan import CHAPTERS
from rai_desktop.services.searching.articles import manual_articles
from rai_desktop.services.searching.finding import ArticleShelf, Search
from rai_desktop.services.searching.model import Article, Sort
from rai_desktop.ui.help.generated import (
    FIELDS,
    GLOSSARY,
    KEYS,
    generated_names,
    generated_page,
)


class Book:
    """Gives pages by their names, and what is found in them."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels
        self._pages: dict[str, ManualPage] = {}
        self._search: Search | None = None
        self._terms: TermFinder | None = None

    def chapters(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the title of each chapter, and the names of its pages."""
        for chapter in CHAPTERS:
            yield self._labels.words(chapter.title), chapter.pages
        yield self._labels.words(N_("To look up")), generated_names()

    def page(self, name: str) -> ManualPage:
        """Return a page; one that is made of the program is made when it is first wanted."""
        if name in PAGES:
            return manual_page(self._labels.words.language, name)
        if name not in self._pages:
            self._pages[name] = generated_page(self._labels, name)
        return self._pages[name]

    def has(self, name: str) -> bool:
        """Return whether there is a page of this name."""
        return name in PAGES or name in generated_names()

    def terms(self, name: str) -> TermFinder | None:
        """Return what explains words on a page; the glossary explains itself."""
        if name in (GLOSSARY, KEYS):
            return None
        if self._terms is None:
            self._terms = TermFinder(self._labels.words, self._labels.catalogue)
        return self._terms

    def found(self, text: str) -> list[tuple[str, str, Place]]:
        """Return what fits a text, the best first: what it is called, where it is, and where to go.

        Umlauts do not matter and typing errors are forgiven, as in the search everywhere.
        """
        if self._search is None:
            self._search = Search(self._labels, ArticleShelf(manual_articles(self._labels)))
        hits = sorted(self._search.hits(text), key=lambda hit: not hit.marks)
        return [(hit.title, hit.note, place_of_article(hit.article)) for hit in hits if hit.article]


def place_of_article(article: Article) -> Place:
    """Return where the manual tells what a found article says."""
    if article.sort is Sort.HELP:
        kind, _, key = article.key.partition(".")
        return Place(page=f"{FIELDS}{kind}", anchor=key)
    if article.sort is Sort.GLOSSARY:
        return Place(page=GLOSSARY, anchor=article.key)
    return place_of(article.key)
