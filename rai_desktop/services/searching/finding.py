"""One search over everything: the best first, grouped by sort."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import NUMBERED_KINDS, kind_of
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.searching.entry_index import EntryIndex, Found
from rai_desktop.services.searching.folding import marks, searched_words
from rai_desktop.services.searching.model import Article, Hit, Sort
from rai_desktop.services.searching.shelf import Fit, Shelf
from rai_desktop.services.searching.typing_errors import meant

PER_GROUP, AT_MOST = 6, 40
"""How many hits of one sort, and of all sorts, are shown."""

GUESSES = 2
LONGEST_ARTICLE = 10_000
"""Letters of an article that are searched: a section of the manual is found by its last words."""

LONGEST_QUERY = 200
_ORDER: Sequence[EntityKind | Sort] = (*NUMBERED_KINDS, *Sort)


class ArticleShelf:
    """Commands, help and terms that can be found by any of their names.

    What is ``beside`` it is found, too.
    """

    def __init__(
        self, articles: Iterable[Article] = (), beside: "ArticleShelf | None" = None
    ) -> None:
        self._articles: list[Article] = []
        self._beside = beside
        self._shelves: dict[Sort, Shelf[tuple[int, int]]] = {
            sort: Shelf(LONGEST_ARTICLE) for sort in Sort
        }
        self.put(articles)

    def put(self, articles: Iterable[Article]) -> None:
        """Let these be found as well."""
        for sort, some in groupby(articles, key=lambda article: article.sort):
            lines = [line for article in some for line in self._lines(article)]
            keys, names, bodies = zip(*lines, strict=True)
            self._shelves[sort].put(keys, names, bodies)

    def _lines(self, article: Article) -> Iterator[tuple[tuple[int, int], str, str]]:
        """Keep an article; yield each of its names, the first with its text."""
        place = len(self._articles)
        self._articles.append(article)
        for number, name in enumerate(dict.fromkeys((article.title, *article.names))):
            yield (place, number), name, "" if number else article.body

    def find(self, words: Sequence[str]) -> list[tuple[Fit, Article]]:
        """Return the best of each sort that have all ``words``."""
        found: dict[int, Fit] = {}
        for shelf in self._shelves.values():
            for fit, (place, _) in shelf.find(words, PER_GROUP * 3, lambda key: True):
                found.setdefault(place, fit)
        others = self._beside.find(words) if self._beside else []
        return [*((fit, self._articles[place]) for place, fit in found.items()), *others]

    @property
    def vocabulary(self) -> set[str]:
        """All words of names."""
        others = self._beside.vocabulary if self._beside else ()
        return set(others).union(*(one.vocabulary for one in self._shelves.values()))

    def meant(self, word: str) -> list[str]:
        """Return words of names that were meant if ``word`` was mistyped."""
        return meant(word, self.vocabulary)


class Search:
    """Finds entries of a project, if there is one, and articles."""

    def __init__(
        self,
        labels: Labels,
        articles: ArticleShelf,
        project: OpenProject | None = None,
        index: EntryIndex | None = None,
    ) -> None:
        self._labels = labels
        self._articles = articles
        self._project = project
        self._index = index

    def hits(self, text: str) -> list[Hit]:
        """Return what fits a text, in groups of one sort; the group with the best hit is first."""
        words = searched_words(text[:LONGEST_QUERY])
        if not words:
            return []
        numbered = self._index.numbered(text) if self._index else []
        found = [self._entry(each, ()) for each in numbered]
        found += self._all(words)
        if not found:
            for others in self._alternatives(words):
                found += self._all(others, is_guess=True)
        return _grouped(found)

    def recent(self, uids: Iterable[Uid]) -> list[Hit]:
        """Return the entries that were visited last and still count, as hits."""
        if self._project is None:
            return []
        known = (self._project.store.entity(uid) for uid in uids)
        there = [entity for entity in known if entity is not None and not entity.deleted]
        return [self._entry((Fit.WHOLE, kind_of(one), one.uid), ()) for one in there]

    def _all(self, words: Sequence[str], *, is_guess: bool = False) -> list[Hit]:
        index = self._index
        entries = index.find(words, PER_GROUP, by_name=is_guess) if index else []
        worst = Fit.MISTYPED if is_guess else Fit.WHOLE
        return [
            *(self._entry((max(fit, worst), kind, uid), words) for fit, kind, uid in entries),
            *(
                self._article(max(fit, worst), one, words)
                for fit, one in self._articles.find(words)
            ),
        ]

    def _alternatives(self, words: Sequence[str]) -> list[tuple[str, ...]]:
        """Return what may have been meant, where words of the search are mistyped."""
        options: list[tuple[str, ...]] = [()]
        for word in words:
            instead = self._meant(word) or [word]
            options = [(*before, each) for before in options for each in instead]
        return [option for option in options if option != tuple(words)][:GUESSES]

    def _meant(self, word: str) -> list[str]:
        mine = self._index.meant(word) if self._index else []
        return list(dict.fromkeys((*mine, *self._articles.meant(word))))

    def _entry(self, found: Found, words: Sequence[str]) -> Hit:
        fit, kind, uid = found
        assert self._project is not None  # noqa: S101 - entries come from a project
        entity = self._project.entity(uid)
        title = self._labels.title(entity)
        return Hit(
            fit=fit,
            sort=kind,
            title=title,
            note=self._project.number(entity),
            marks=marks(title, words),
            uid=uid,
        )

    def _article(self, fit: Fit, article: Article, words: Sequence[str]) -> Hit:
        return Hit(
            fit=fit,
            sort=article.sort,
            title=article.title,
            note=article.note,
            marks=marks(article.title, words),
            article=article,
        )


def _grouped(found: Sequence[Hit]) -> list[Hit]:
    """Return the hits by groups, each thing once, the group with the best hit first."""
    groups: dict[EntityKind | Sort, dict[object, Hit]] = {}
    for hit in sorted(found, key=lambda hit: (hit.fit, len(hit.title))):
        key = hit.uid or (hit.article.key if hit.article else "")
        groups.setdefault(hit.sort, {}).setdefault(key, hit)
    best = {sort: next(iter(hits.values())).fit for sort, hits in groups.items()}
    ordered = sorted(groups, key=lambda sort: (best[sort], _ORDER.index(sort)))
    return [hit for sort in ordered for hit in list(groups[sort].values())[:PER_GROUP]][:AT_MOST]
