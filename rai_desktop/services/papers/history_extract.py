"""The extract of the history: who changed what and when, the newest first."""

from collections.abc import Iterator

from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.steps import fingerprint
from rai_desktop.domain.texts import N_
from rai_desktop.services.history import action_text
from rai_desktop.services.labels import Labels
from rai_desktop.services.papers.model import Block, Grid, Paper, PaperColumn, Paragraph, Tone
from rai_desktop.services.papers.request import PaperHead, PaperRequest, project_paper
from rai_desktop.services.ports import StepHead
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.redaction import entry_shown
from rai_desktop.services.step_heads import HeadTeller, Timeline, moment_of, told_entries

HISTORY = "history"
_WEIGHTS = (1.4, 1.5, 3.6, 1.6)
_LINES = {N_("Fingerprint"): ("8888 DDDD 8888 DDDD",)}


def history_extract(project: OpenProject, labels: Labels, request: PaperRequest) -> Paper:
    """Return the steps of a project, or of one chosen entry, that were made since a day."""
    words = labels.words
    of = request.entries[0] if request.entries else None
    shown = entry_shown(project, labels, of, request.left_out)
    head = PaperHead(key=HISTORY, title=words(N_("Extract of the history")), subtitle=shown)
    blocks = tuple(history_blocks(project, labels, request, of))
    return project_paper(project, labels, request, head, blocks)


def history_blocks(
    project: OpenProject,
    labels: Labels,
    request: PaperRequest,
    of: Uid | None,
    most: int | None = None,
) -> Iterator[Block]:
    """Yield what was changed, of all entries or ``of`` one, and what the lines mean.

    Of more than ``most`` changes only the newest are told, and how many there were before.
    """
    words = labels.words
    rows = tuple(_Rows(project, labels, request, of))
    yield Paragraph(
        text=words(
            N_(
                "Each line is one change as it was stored, the newest first. The fingerprint "
                "stands for the state of the project after the change. Names as stated by the "
                "people themselves, not technically checked."
            )
        )
    )
    titles = (N_("When"), N_("Who"), N_("What"), N_("Fingerprint"))
    yield Grid(
        columns=tuple(
            PaperColumn(title=words(title), weight=weight, lines=_LINES.get(title, ()))
            for title, weight in zip(titles, _WEIGHTS, strict=True)
        ),
        rows=rows[:most],
        empty=words(N_("Nothing was changed in this time.")),
    )
    if most is not None and len(rows) > most:
        earlier = words.plural(
            "{count} earlier change is in the extract of the history.",
            "{count} earlier changes are in the extract of the history.",
            len(rows) - most,
        )
        yield Paragraph(text=earlier, tone=Tone.SMALL)


class _Rows:
    """The steps as rows, read piece by piece."""

    def __init__(
        self, project: OpenProject, labels: Labels, request: PaperRequest, of: Uid | None
    ) -> None:
        self._project, self._labels, self._request = project, labels, request
        self._timeline = Timeline(project, of)
        self._teller = HeadTeller(project, labels, self._timeline)
        self._hides_names = Privacy.PERSONAL in request.left_out

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        while heads := self._timeline.read_older():
            for head in heads:
                if self._is_inside(head):
                    for _ in self._timeline.count(head):
                        pass
                    yield self._row(head)

    def _is_inside(self, head: StepHead) -> bool:
        moment, since = moment_of(head), self._request.since
        return since is None or moment is None or moment.date() >= since

    def _row(self, head: StepHead) -> tuple[str, ...]:
        return (
            self._teller.moment(head),
            self._author(head),
            self._what(head),
            fingerprint(head.id),
        )

    def _author(self, head: StepHead) -> str:
        if not self._hides_names:
            return self._teller.author(head)
        left_out = self._request.left_out
        author = Uid(head.author) if head.author else None
        return entry_shown(self._project, self._labels, author, left_out)

    def _what(self, head: StepHead) -> str:
        """Return what a step did; where names are left out people stand there by number."""
        subject = self._teller.subject(head) or head
        kinds = {kind for kind, _ in subject.touched or ()}
        if not self._hides_names or EntityKind.PERSON not in kinds:
            return self._teller.what(head)
        uids = told_entries(subject)
        title = entry_shown(self._project, self._labels, uids[0], self._request.left_out)
        return action_text(
            self._labels.words, head.action, title if len(uids) == 1 else "", len(uids)
        )
