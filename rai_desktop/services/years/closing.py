"""Closing a reporting year: its state is frozen, signed off, and the next year begins."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from rai_desktop.domain.canonical import Value, is_empty
from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import FieldError, UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import StepId
from rai_desktop.domain.kinds.registry import value_of
from rai_desktop.domain.kinds.snapshot import Snapshot, snapshot_uid
from rai_desktop.domain.parts import result_of
from rai_desktop.domain.steps import FieldSetting, Step
from rai_desktop.domain.texts import N_
from rai_desktop.services.jobs import Progress, Tell
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.timeline.model import EntryThen
from rai_desktop.services.years.closed import closed_year, closed_years
from rai_desktop.services.years.freezing import frozen
from rai_desktop.services.years.looking import look_in_parts
from rai_desktop.services.years.model import ProjectThen
from rai_desktop.services.years.written import figures_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """How a year is closed: which one, and who stands for it.

    ``again`` replaces what was frozen when the year was closed before. Without ``signed_on`` the
    day of closing counts.
    """

    year: int
    name: str
    function: str = ""
    signed_on: date | None = None
    note: str = ""
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenYear:
    """What of a project is frozen with a year: its state, and the bytes that are kept."""

    then: ProjectThen
    data: bytes


class YearClosedError(UsageError):
    """The year is closed already; closing it again makes a further revision of it."""


def freeze_year(
    project: OpenProject, labels: Labels, closing: Closing, tell: Tell | None = None
) -> FrozenYear:
    """Return what closing a year freezes now; in a large project that takes a while.

    ``tell`` hears how far it is, and may end it.

    Raises:
        YearClosedError: the year is closed already, and ``again`` was not asked for.
        UsageError: there is nothing to close, or the year makes no sense; it says what to do.
    """
    _checked(project, closing)
    hear = partial(tell, Progress(done=0, total=0)) if tell else lambda: None
    then = result_of(look_in_parts(project, labels, closing.year), hear)
    return FrozenYear(then=then, data=frozen(project, then, tell))


def close_year(
    project: OpenProject,
    labels: Labels,
    closing: Closing,
    *,
    also: Sequence[FieldSetting] = (),
    undoable: bool = True,
    state: FrozenYear | None = None,
) -> Step:
    """Close a year as one step: what stands in the project now is frozen with it.

    ``labels`` speak of ``project``; ``also`` belongs to the same step. A ``state`` that was
    frozen before is taken when nothing has changed since.

    Raises:
        YearClosedError: the year is closed already, and ``again`` was not asked for.
        UsageError: there is nothing to close, or the year makes no sense; it says what to do.
    """
    before = _checked(project, closing)
    if state is None or state.then.head != (project.store.head() or ""):
        state = freeze_year(project, labels, closing)
    then, data = state.then, state.data
    digest = hashlib.sha256(data).hexdigest()
    today = project.clock.today()
    values: dict[str, Value] = {
        "year": closing.year,
        "revision": (before.revision or 1) + 1 if before else 1,
        "closed_on": today,
        "head": then.head,
        "fingerprint": project.fingerprint,
        "figures": figures_text(then.figures),
        "sha256": digest,
        "signed_name": closing.name.strip(),
        "signed_function": closing.function.strip(),
        "signed_on": closing.signed_on or today,
        "note": closing.note.strip(),
    }
    return project.commit(
        Action.CLOSE_YEAR,
        [*also, *_settings(project, closing.year, values), *_next_year(project, closing.year)],
        title=str(closing.year),
        undoable=undoable,
        attachments={digest: data},
    )


def check_closing(project: OpenProject, year: int) -> Snapshot | None:
    """Refuse a year that cannot be closed; return it as it is if it is closed already.

    Raises:
        UsageError: it says why, and what to do.
    """
    if not project.entities(EntityKind.SYSTEM):
        raise UsageError(
            N_("There is no AI system in the inventory yet. Enter one before you close a year.")
        )
    today = project.clock.today()
    if year > today.year:
        raise FieldError(
            N_("The year {year} has not begun yet. Choose {today} or an earlier one."),
            key="year",
            year=str(year),
            today=str(today.year),
        )
    later = next((one.year for one in closed_years(project) if (one.year or 0) > year), None)
    if later is not None:
        raise FieldError(
            N_(
                "The later year {later} is closed already. What is here today says "
                "nothing about {year} any more."
            ),
            key="year",
            later=str(later),
            year=str(year),
        )
    project.checked(EntityKind.SNAPSHOT, snapshot_uid(project.uid, year), {"year": year})
    return closed_year(project, year)


def _checked(project: OpenProject, closing: Closing) -> Snapshot | None:
    before = check_closing(project, closing.year)
    if not closing.name.strip():
        text = N_("Enter the name of the person who signs off the year.")
        raise FieldError(text, key="signed_name")
    if closing.signed_on is not None and closing.signed_on > project.clock.today():
        text = N_("The day of signing off lies in the future. Check it.")
        raise FieldError(text, key="signed_on")
    if before is not None and not closing.again:
        text = N_(
            "The year {year} was closed before. Close it again to replace what was frozen; that "
            "makes revision {revision} of it."
        )
        if is_unchanged(project, before):
            text = N_(
                "The year {year} is closed, and nothing has changed since. Close it "
                "again only to sign it off again; that makes revision {revision} of it."
            )
        raise YearClosedError(text, year=str(closing.year), revision=(before.revision or 1) + 1)
    return before


def is_unchanged(project: OpenProject, snapshot: Snapshot) -> bool:
    """Return whether nothing but the years themselves differs from what was frozen."""
    now = project.store.head()
    then = project.store.step_head(StepId(snapshot.head)) if snapshot.head else None
    if now is None or then is None:
        return False
    return all(map(_is_about_years, project.store.differences(then.id, now)))


def _is_about_years(entry: EntryThen) -> bool:
    if entry.kind is EntityKind.SNAPSHOT:
        return True
    before, after = dict(entry.before or {}), dict(entry.after or {})
    before.pop(_YEAR, None)
    after.pop(_YEAR, None)
    return entry.kind is EntityKind.ORGANISATION and before == after and not entry.is_left_out


_YEAR = "reporting_year"


def _settings(project: OpenProject, year: int, values: Mapping[str, Value]) -> list[FieldSetting]:
    """Return what differs from the year as it is kept; one that was taken back comes again."""
    uid = snapshot_uid(project.uid, year)
    known = project.store.entity(uid)
    settings = project.checked(EntityKind.SNAPSHOT, uid, values)
    if known is None:
        return [setting for setting in settings if not is_empty(setting.value)]
    if known.deleted:
        settings.append(FieldSetting(EntityKind.SNAPSHOT, uid, "deleted", False))
    return [each for each in settings if value_of(known, each.key) != each.value]


def _next_year(project: OpenProject, closed: int) -> list[FieldSetting]:
    """Return what lets the year after the closed one be the reporting year."""
    organisation = project.organisation()
    if organisation is None or (organisation.reporting_year or 0) > closed:
        return []
    return project.checked(EntityKind.ORGANISATION, organisation.uid, {_YEAR: closed + 1})
