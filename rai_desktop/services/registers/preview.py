"""What a register would say today, before it is written: how much, and what is still open."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.build import draft_sentence
from rai_desktop.services.registers.computed import source_of
from rai_desktop.services.registers.open_points import checked_points
from rai_desktop.services.registers.tables import REGISTER_KINDS
from rai_desktop.services.targets import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """How many entries of one kind a register holds."""

    kind: EntityKind
    title: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenGroup:
    """One thing that is open for several entries of a kind, and where they are."""

    title: str
    text: str
    count: int
    target: Target


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterPreview:
    """The mark that the register prints, its contents, and its open points put together."""

    draft: str
    contents: tuple[Content, ...]
    open_groups: tuple[OpenGroup, ...]
    has_systems: bool

    @property
    def open_count(self) -> int:
        """How many open points the register lists."""
        return sum(group.count for group in self.open_groups)


def register_preview(
    project: OpenProject, labels: Labels, day: date
) -> Generator[None, None, RegisterPreview]:
    """Return what a register of the whole project says, bit by bit between other work."""
    source = source_of(project, labels, day)
    found: dict[tuple[EntityKind, str], list[Uid]] = {}
    for points in checked_points(source):
        for point in points:
            found.setdefault((point.kind, point.text), []).append(point.uid)
        yield
    systems = [s for s in project.entities(EntityKind.SYSTEM) if isinstance(s, AiSystem)]
    return RegisterPreview(
        draft=draft_sentence(labels, systems, source.classifications),
        has_systems=bool(systems),
        contents=tuple(_contents(project, labels)),
        open_groups=tuple(
            OpenGroup(
                title=_title(labels, kind),
                text=text,
                count=len(uids),
                target=Target(kind=kind, uids=tuple(uids)),
            )
            for (kind, text), uids in found.items()
        ),
    )


_ONLY_WHEN_ANY = (
    *(EntityKind.ACCEPTANCE, EntityKind.REVIEW, EntityKind.FINDING),
    *(EntityKind.INCIDENT, EntityKind.TRAINING, EntityKind.INQUIRY),
    EntityKind.PRACTICE,
)
"""Kinds that are named once there is something of them."""


def _contents(project: OpenProject, labels: Labels) -> Iterator[Content]:
    for _, kind in REGISTER_KINDS:
        count = len(project.entities(kind))
        if count or kind not in _ONLY_WHEN_ANY:
            yield Content(kind=kind, title=_title(labels, kind), count=count)


def _title(labels: Labels, kind: EntityKind) -> str:
    return labels.words(KINDS[kind].plural)
