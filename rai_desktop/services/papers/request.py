"""What is asked of a paper, and what every paper of a project begins with."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from rai_desktop.domain.fields import Privacy
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.organisation import Organisation
from rai_desktop.domain.state_mark import state_mark
from rai_desktop.domain.texts import N_
from rai_desktop.services.branding import DARKENED, brand_of
from rai_desktop.services.labels import Labels
from rai_desktop.services.papers.model import Block, Paper, PaperLabels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.model import Fact
from rai_desktop.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRequest:
    """What a paper shall say: the day, what is left out, and which entries it is about.

    ``entries`` are those that the user chose; a paper about one system takes the first. ``since``
    limits what is told of the past. ``between`` is called between the parts of long work and may
    end it.
    """

    cut_off: date
    created: datetime
    left_out: frozenset[Privacy] = frozenset()
    entries: tuple[Uid, ...] = ()
    since: date | None = None
    between: Callable[[], object] = field(default=lambda: None, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperHead:
    """What stands around the text of a paper."""

    key: str
    title: str
    subtitle: str = ""
    kicker: str = ""
    banner: str = ""
    facts: tuple[Fact, ...] = field(default=())
    has_cover: bool = False
    has_contents: bool = False
    is_compact: bool = False


def project_paper(
    project: OpenProject,
    labels: Labels,
    request: PaperRequest,
    head: PaperHead,
    blocks: Iterable[Block],
) -> Paper:
    """Return a paper about ``project`` with its organisation, fingerprint and standing facts."""
    words = labels.words
    organisation = project.organisation() or Organisation(uid=project.uid)
    return Paper(
        key=head.key,
        language=words.language,
        title=head.title,
        subtitle=head.subtitle,
        kicker=head.kicker,
        banner=head.banner,
        note=words(N_("Example company – all entries are made up")) if organisation.example else "",
        organisation=organisation.name,
        created=request.created,
        cut_off=request.cut_off,
        labels=paper_labels(words),
        facts=(*head.facts, *_standing_facts(project, words, request)),
        blocks=blocks,
        fingerprint=project.fingerprint,
        state=state_mark(project.uid, project.store.head()),
        has_cover=head.has_cover,
        has_contents=head.has_contents,
        is_compact=head.is_compact,
        brand=brand_of(project),
    )


def paper_labels(words: Words) -> PaperLabels:
    """Return the words that writers need, in one language."""
    return PaperLabels(
        page=words(N_("Page {page} of {pages}")),
        fingerprint=words(N_("Fingerprint")),
        cut_off=words(N_("Cut-off date")),
        contents=words(N_("Contents")),
        substituted=words(N_("Characters that the font does not have are printed as their code.")),
        filled_from=words(N_("Taken from: {source}")),
        darkened=words(DARKENED),
    )


def _standing_facts(project: OpenProject, words: Words, request: PaperRequest) -> tuple[Fact, ...]:
    left_out = ", ".join(words(_PRIVACY_WORDS[one]) for one in sorted(request.left_out))
    texts = (
        (N_("Cut-off date"), words.day(request.cut_off)),
        (N_("Left out"), left_out),
        (N_("Written on"), words.day(request.created.date())),
        (N_("Fingerprint"), project.fingerprint),
    )
    return tuple(Fact(label=words(label), text=text) for label, text in texts if text)


_PRIVACY_WORDS = {
    Privacy.PERSONAL: N_("Names and contact data"),
    Privacy.COST: N_("Costs"),
    Privacy.COMMENT: N_("Internal notes"),
}
