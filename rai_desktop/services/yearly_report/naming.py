"""Names that would leave with a report although nobody chose them: in texts that people typed."""

from collections.abc import Iterator
from dataclasses import dataclass

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.left_out import Naming
from rai_desktop.domain.yearly_report import YearlyReport
from rai_desktop.services.project import OpenProject

_KINDS = (EntityKind.PERSON, EntityKind.SYSTEM, EntityKind.VENDOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameFound:
    """A text that leaves, and the entry that it names."""

    text: str
    uid: Uid
    name: str


def names_found(project: OpenProject, report: YearlyReport) -> tuple[NameFound, ...]:
    """Return which people, AI systems and suppliers the typed texts of a report name.

    People are found by their last name, too, unless they are called by what they do.
    """
    texts = [text for text in _texts(report) if text]
    return tuple(
        NameFound(text=text, uid=uid, name=name)
        for kind, uid, name, naming in _named(project)
        for text in texts
        if naming.is_in(text, is_title=not _has_last_name(kind, name))
    )


_FIRST_AND_LAST = 2


def _has_last_name(kind: EntityKind, name: str) -> bool:
    return kind is EntityKind.PERSON and len(name.split()) == _FIRST_AND_LAST


def _texts(report: YearlyReport) -> Iterator[str]:
    yield report.member.sector
    yield from report.open.items
    yield from (one.value for one in report.figures if isinstance(one.value, str))
    for practice in report.practices:
        yield practice.title
        yield practice.text


def _named(project: OpenProject) -> Iterator[tuple[EntityKind, Uid, str, Naming]]:
    for kind in _KINDS:
        for entity in project.entities(kind):
            name = project.name(entity.uid)
            naming = Naming.of([name])
            if naming.texts:
                yield kind, entity.uid, name, naming
