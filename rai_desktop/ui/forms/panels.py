"""What stands between the fields of a form and is about the entry as a whole."""

from collections.abc import Callable, Iterator
from typing import Protocol

from PySide6.QtWidgets import QWidget

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.services.labels import Labels
from rai_desktop.services.own_fields import OWN_FIELD_KINDS
from rai_desktop.services.project import OpenProject
from rai_desktop.services.reviews.subjects import SUBJECTS
from rai_desktop.ui.duties.side import make_side
from rai_desktop.ui.evidence.panel import FilePanel
from rai_desktop.ui.forms.classification import ClassificationPanel
from rai_desktop.ui.forms.comment_panel import CommentPanel
from rai_desktop.ui.forms.everyday_panel import EverydayPanel
from rai_desktop.ui.forms.papers_panel import PapersPanel
from rai_desktop.ui.forms.review_panel import ReviewPanel
from rai_desktop.ui.forms.score_panel import ScorePanel
from rai_desktop.ui.forms.spelling_panel import SpellingPanel
from rai_desktop.ui.forms.suggestion import SuggestionPanel
from rai_desktop.ui.forms.system_risks import SystemRisksPanel
from rai_desktop.ui.library.side import library_side
from rai_desktop.ui.own_fields.panel import OwnFieldsPanel
from rai_desktop.ui.people.workload import WorkloadPanel
from rai_desktop.ui.risks.acceptance_panel import AcceptancePanel
from rai_desktop.ui.theme import Theme


class Panel(Protocol):
    """A part of a form that shows something about an entry."""

    def show_entity(self, uid: Uid | None) -> None:
        """Be about this entry, as it is now; about none when it is not stored."""

    def retranslate(self, labels: Labels) -> None:
        """Show the words in another language."""

    def apply_theme(self, theme: Theme) -> None:
        """Take the colours and lengths of ``theme``."""


class FormPanels:
    """The panels of the form of one kind; those that a kind does not have are ``None``."""

    def __init__(
        self, project: OpenProject, kind: EntityKind, labels: Labels, theme: Theme
    ) -> None:
        given = (project, labels, theme)
        is_system, is_risk = kind is EntityKind.SYSTEM, kind is EntityKind.RISK
        self.side = make_side(project, kind, labels, theme)
        self.classification = ClassificationPanel(*given) if is_system else None
        self.everyday = EverydayPanel(*given) if is_system else None
        self.papers = PapersPanel(*given) if is_system else None
        self.spelling = SpellingPanel(*given) if is_system else None
        self.together = SystemRisksPanel(*given) if is_system else None
        self.review = ReviewPanel(*given) if kind in SUBJECTS else None
        self.workload = WorkloadPanel(*given) if kind is EntityKind.PERSON else None
        self.library = library_side(kind, project, labels, theme)
        self.suggestion = SuggestionPanel(*given) if is_risk else None
        self.file = FilePanel(*given) if kind is EntityKind.EVIDENCE else None
        self.acceptance = AcceptancePanel(*given) if is_risk else None
        self.score = ScorePanel(*given) if is_risk else None
        self.comments = CommentPanel(*given)
        self.own = OwnFieldsPanel(*given) if kind in OWN_FIELD_KINDS else None

    def __iter__(self) -> Iterator[Panel]:
        panels = (
            *(self.side, self.everyday, self.spelling, self.classification, self.review),
            *(self.papers, self.workload, self.together, self.library),
            *(self.suggestion, self.file, self.acceptance, self.score, self.own),
            *(self.comments,),
        )
        yield from (panel for panel in panels if panel is not None)

    def on_folded(self, act: Callable[[], object]) -> None:
        """Let ``act`` be done whenever something was folded or unfolded."""
        if self.library is not None:
            self.library.toggled.connect(act)
        if self.papers is not None:
            self.papers.toggled.connect(act)

    def above(self) -> Iterator[QWidget]:
        """Yield what stands above the fields."""
        if self.everyday is not None:
            yield self.everyday
        if self.spelling is not None:
            yield self.spelling
        if self.side is not None:
            yield self.side
        if self.library is not None and self.library.newer is not None:
            yield self.library.newer

    def after_section(self, place: int, group: str) -> Iterator[QWidget]:
        """Yield what stands below a section, the first of which has place 0."""
        if place == 0:
            first = (self.classification, self.review, self.together, self.workload)
            yield from (part for part in first if part is not None)
            if self.classification is not None and self.library is not None:
                yield self.library
            if self.papers is not None:
                yield self.papers
        if group == "target" and self.suggestion is not None:
            yield self.suggestion

    def below(self) -> Iterator[QWidget]:
        """Yield what stands below all sections."""
        last = (self.comments, self.own, self.file, self.acceptance, self.score)
        yield from (part for part in last if part is not None)
        if self.classification is None and self.library is not None:
            yield self.library
