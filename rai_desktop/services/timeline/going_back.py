"""Going back to an earlier state, whole or for single entries: one step, undone like any other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rai_desktop.domain.canonical import Plain, Value
from rai_desktop.domain.codes import Action
from rai_desktop.domain.erasing import personal_keys
from rai_desktop.domain.errors import UsageError, UserError
from rai_desktop.domain.fields import EntityKind, is_extra_key
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.kinds.registry import built_in_field
from rai_desktop.domain.steps import FieldSetting, Step
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import read_plain
from rai_desktop.services.erasing import is_erased
from rai_desktop.services.project import OpenProject
from rai_desktop.services.timeline.model import EntryThen

_FILE = frozenset({"sha256", "file_name", "size"})


@dataclass(frozen=True, slots=True, kw_only=True)
class WayBack:
    """What going back to a state would set; ``kept`` entries keep something as it is now.

    They keep what was erased for good, and files whose bytes are gone.
    """

    settings: tuple[FieldSetting, ...]
    kept: frozenset[Uid]

    @property
    def entries(self) -> int:
        """How many entries change, links aside."""
        return len({each.uid for each in self.settings if each.kind is not EntityKind.LINK})

    @property
    def links(self) -> int:
        """How many links change."""
        return len({each.uid for each in self.settings if each.kind is EntityKind.LINK})


def way_back(project: OpenProject, step: StepId, of: Sequence[Uid] = ()) -> WayBack:
    """Return what makes the project, or entries of it, what they were after ``step``.

    What was added since goes to the bin. Who was erased for good stays so, and an attached file
    whose bytes are gone stays as it is.

    Raises:
        UsageError: the history was left out of this copy, so that earlier values are not known,
            or an earlier value does not fit any more.
    """
    now = project.store.head()
    found = project.store.differences(step, now, of) if now is not None else ()
    return way_back_of(project, found)


def way_back_of(project: OpenProject, found: Iterable[EntryThen]) -> WayBack:
    """Return the same for entries that are known to differ between a state and the present one.

    Raises:
        UsageError: as ``way_back``.
    """
    settings: list[FieldSetting] = []
    kept: set[Uid] = set()
    for entry in found:
        _check_known(project, entry)
        keys = _kept_as_they_are(project, entry)
        if keys:
            kept.add(entry.uid)
        settings += _settings(entry, keys)
    return WayBack(settings=tuple(settings), kept=frozenset(kept))


def go_back(
    project: OpenProject,
    step: StepId,
    of: Sequence[Uid] = (),
    *,
    also: Sequence[FieldSetting] = (),
) -> Step | None:
    """Bring that state back as one step; ``None`` when nothing differs.

    Raises:
        UsageError: as ``way_back``.
        SurroundingsError: as ``take_way_back``.
    """
    title = project.name(of[0]) if len(of) == 1 else ""
    return take_way_back(project, way_back(project, step, of), title=title, also=also)


def take_way_back(
    project: OpenProject, way: WayBack, *, title: str = "", also: Sequence[FieldSetting] = ()
) -> Step | None:
    """Go the way back as one step; ``None`` when nothing differs.

    The present state is kept as a backup before. ``also`` belongs to the same step.

    Raises:
        SurroundingsError: the project is read only, or the backup cannot be written.
    """
    project.check_writable()
    if not way.settings:
        return None
    project.store.backup("restore")
    return project.commit(Action.RESTORE_BACKUP, (*also, *way.settings), title=title)


def _check_known(project: OpenProject, entry: EntryThen) -> None:
    if entry.is_left_out:
        raise UsageError(
            N_(
                "Values of “{entry}” were left out of this copy, so its earlier state is "
                "not known here. Go back in the complete file."
            ),
            entry=project.name(entry.uid),
        )


def _settings(entry: EntryThen, kept: frozenset[str]) -> Iterator[FieldSetting]:
    before, now = entry.before, entry.after or {}
    if before is None:
        if not now.get("deleted"):
            yield FieldSetting(entry.kind, entry.uid, "deleted", True)
        return
    for key in sorted(before.keys() | now.keys()):
        if before.get(key) != now.get(key) and key not in kept:
            yield FieldSetting(entry.kind, entry.uid, key, _value(entry.kind, key, before.get(key)))


def _kept_as_they_are(project: OpenProject, entry: EntryThen) -> frozenset[str]:
    if entry.before is None:
        return frozenset()
    kept = set(entry.unknown_before)
    if entry.kind is EntityKind.PERSON and is_erased(project, entry.uid):
        kept |= personal_keys(entry.kind) | {"active_until", "deleted"}
        kept |= {key for key in entry.before if is_extra_key(key)}
    if _lacks_bytes(project, entry.before, entry.after or {}):
        kept |= _FILE
    return frozenset(kept)


def _lacks_bytes(
    project: OpenProject, before: Mapping[str, Plain], now: Mapping[str, Plain]
) -> bool:
    """Return whether the file of the earlier state is another one, and gone."""
    digest = before.get("sha256")
    is_other = bool(digest) and digest != now.get("sha256")
    return is_other and project.store.attachment(str(digest)) is None


def _value(kind: EntityKind, key: str, plain: Plain) -> Value:
    spec = built_in_field(kind, key)
    if spec is not None and not is_extra_key(key):
        try:
            return read_plain(spec, plain)
        except UserError as error:
            raise UsageError(
                N_(
                    "The earlier value of “{field}” does not fit any more. Enter a value that "
                    "fits today."
                ),
                field=spec.named,
            ) from error
    if isinstance(plain, list):
        return tuple(str(item) for item in plain)
    assert not isinstance(plain, (dict, float))  # noqa: S101 - never kept
    return plain
