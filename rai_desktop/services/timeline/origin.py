"""Which state of a project an export, or a copy, came from."""

from dataclasses import dataclass
from enum import StrEnum

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.state_mark import StateMark
from rai_desktop.domain.texts import N_
from rai_desktop.services.project import OpenProject
from rai_desktop.services.timeline.points import (
    Point,
    fingerprint_text,
    moment_of,
    point_of,
    present_point,
)
from rai_desktop.words import Words


class Standing(StrEnum):
    """How the state that a file names stands to the project."""

    PRESENT = "present"
    EARLIER = "earlier"
    NEVER = "never"
    OTHER_PROJECT = "other_project"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The state that a file names, and where it stands; ``changed`` entries differ since."""

    mark: StateMark
    standing: Standing
    point: Point | None = None
    changed: int = 0

    def document(self) -> dict[str, Plain]:
        """Return it in JSON form."""
        return {
            "standing": str(self.standing),
            "fingerprint": fingerprint_text(self.mark.head),
            "head": self.point.step if self.point else None,
            "time": self.point.time if self.point else None,
            "later_steps": self.point.later if self.point else None,
            "changed_entries": self.changed if self.point else None,
        }


def origin_of(project: OpenProject, mark: StateMark) -> Origin:
    """Return where the state that ``mark`` names stands in the history of ``project``."""
    if mark.project and mark.project != project.uid:
        return Origin(mark=mark, standing=Standing.OTHER_PROJECT)
    try:
        point = point_of(project.store, mark.head)
    except UsageError:
        return Origin(mark=mark, standing=Standing.NEVER)
    now = present_point(project.store)
    if point.step == now.step:
        return Origin(mark=mark, standing=Standing.PRESENT, point=point)
    found = project.store.differences(point.step, now.step)
    changed = sum(entry.kind is not EntityKind.LINK for entry in found)
    return Origin(mark=mark, standing=Standing.EARLIER, point=point, changed=changed)


def told(words: Words, origin: Origin) -> list[str]:
    """Return what people are told of an origin, in sentences."""
    lines = [
        words.filled(
            N_("Fingerprint: {fingerprint}"), fingerprint=fingerprint_text(origin.mark.head)
        )
    ]
    lines.append(words(_SAID[origin.standing]))
    if origin.point is not None:
        moment = moment_of(words, origin.point)
        lines.append(words.filled(N_("It is the state of {moment}."), moment=moment))
    if origin.point is not None and origin.standing is Standing.EARLIER:
        lines.append(
            words.plural(
                "{count} later step in the history",
                "{count} later steps in the history",
                origin.point.later,
            )
        )
        lines.append(
            words.plural(
                "{count} entry is different since then",
                "{count} entries are different since then",
                origin.changed,
            )
        )
    return lines


_SAID = {
    Standing.PRESENT: N_("It is the present state of this project."),
    Standing.EARLIER: N_("It is an earlier state of this project."),
    Standing.NEVER: N_(
        "It was never a state of this project, as far as this file knows. It may come from a copy "
        "that was not merged."
    ),
    Standing.OTHER_PROJECT: N_("It belongs to another project."),
}

LIMIT = N_(
    "This tells which state the file names, not whether somebody changed the file afterwards."
)
