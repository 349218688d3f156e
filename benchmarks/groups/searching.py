"""Searching everywhere: reading the index, and each letter that is typed."""

from collections.abc import Iterator
from functools import partial

from benchmarks.figures import Figure
from benchmarks.projects import Place
from benchmarks.timing import alone
from rai_desktop.catalogue.content import Content
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.searching.articles import articles
from rai_desktop.services.searching.entry_index import EntryIndex
from rai_desktop.services.searching.finding import ArticleShelf, Search
from rai_desktop.words import words_for

GROUP = "search everywhere"
MOST = 100.0
TYPED = {
    "one letter": "r",
    "a word": "rechnung",
    "two words": "prüfung werk",
    "a mistyped word": "rechnugn werk",
    "a number": "KI-7",
    "what is nowhere": "nirgendwo zu finden",
}


def measure(size: int, place: Place) -> Iterator[Figure]:
    """Yield the time of reading everything, and of each thing typed after that."""
    labels = Labels(words_for("de"), Content())
    shelf = ArticleShelf(articles(labels))
    with place.opened(size, "search") as project:
        index = EntryIndex(project, labels)
        runs = alone(min(3, place.repeat), partial(read_index, project, labels))
        yield Figure(
            group=GROUP, name="reading the index", size=size, value=runs.median, runs=runs.all
        )
        for _ in index.work():
            pass
        search = Search(labels, shelf, project, index)
        for name, text in TYPED.items():
            runs = alone(place.repeat, partial(search.hits, text))
            yield Figure(
                group=GROUP, name=name, size=size, value=runs.median, most=MOST, runs=runs.all
            )


def read_index(project: OpenProject, labels: Labels) -> EntryIndex:
    """Return an index that was read as a whole."""
    index = EntryIndex(project, labels)
    for _ in index.work():
        pass
    return index
