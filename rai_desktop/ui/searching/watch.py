"""Keeps the entries of the open project ready to be searched, and knows where people were."""

from collections.abc import Iterable, Iterator
from importlib import import_module

from PySide6.QtCore import QObject, QTimer, Signal

from rai_desktop.domain.ids import Uid
from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import Change
from rai_desktop.services.project import OpenProject
from rai_desktop.services.searching.articles import articles, articles_in_parts
from rai_desktop.services.searching.entry_index import EntryIndex
from rai_desktop.services.searching.finding import ArticleShelf
from rai_desktop.ui.desk import Desk
from rai_desktop.ui.kinds import LISTED
from rai_desktop.ui.parts.slices import Slices

PAUSE = 2_000
"""Milliseconds after opening, or after many changes, before entries are read for the search."""
KEPT = 12
_PALETTE = "rai_desktop.ui.searching.palette"
FEW = 3
"""So many entries in one step were changed by hand; more of them were not visited."""


class SearchWatch(QObject):
    """``completed`` tells that all entries were read; visited ones are kept for this time only."""

    completed = Signal()

    def __init__(self, project: OpenProject, labels: Labels, parent: QObject) -> None:
        super().__init__(parent)
        self.project = project
        self.visited: list[Uid] = []
        self._slices = Slices(self)
        self._slices.finished.connect(lambda _: self.completed.emit())
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.read)
        self.speak(labels)
        project.on_change(self._note)
        parent.destroyed.connect(self._pause.stop)

    def speak(self, labels: Labels) -> None:
        """Know titles and articles in the words of ``labels``; another language reads anew."""
        self.language = labels.words.language
        self.index = EntryIndex(self.project, labels)
        self._shelf: ArticleShelf | None = None
        self._labels = labels
        self._slices.stop()
        self._pause.start()

    @property
    def shelf(self) -> ArticleShelf:
        """Help, the manual, terms and law in the language spoken; kept ready after a while."""
        if self._shelf is None:
            self._shelf = ArticleShelf(articles(self._labels))
        return self._shelf

    def read(self) -> None:
        """Read now what was not read yet, bit by bit."""
        self._pause.stop()
        is_ready = self.index.is_complete and self._shelf is not None
        if not is_ready and not self._slices.is_running:
            self._slices.begin(self._work())

    def _work(self) -> Iterator[None]:
        """Read entries, and get everything ready that the first search needs."""
        yield from self.index.work()
        yield
        import_module(_PALETTE)
        yield
        if self._shelf is None:
            shelf = ArticleShelf()
            for some in articles_in_parts(self._labels):
                yield
                shelf.put(some)
                yield
            self._shelf = shelf

    def visit(self, uids: Iterable[Uid]) -> None:
        """Note that somebody looks at these entries."""
        for uid in uids:
            self.visited = [uid, *(each for each in self.visited if each != uid)][:KEPT]

    def _note(self, change: Change) -> None:
        self.index.note(change)
        for kind in LISTED:
            touched = change.touched.get(kind, frozenset())
            if len(touched) <= FEW:
                self.visit(touched)
        if not self.index.is_complete:
            self._slices.stop()
            self._pause.start()


def watch_of(desk: Desk, labels: Labels) -> SearchWatch:
    """Return what keeps the search of a project ready; begin it when there is none."""
    found = desk.findChild(SearchWatch)
    if found is None:
        return SearchWatch(desk.project, labels, desk)
    if found.language != labels.words.language:
        found.speak(labels)
    return found
