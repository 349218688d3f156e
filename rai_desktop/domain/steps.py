"""Steps: the only way in which a project changes.

A step names its parents and is hashed over its header. What it set is held in payloads, one for
each touched entity and privacy class; the header holds only a salted commitment to each. So a
payload can be left out or erased, and the chain of headers still verifies.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rai_desktop.domain.canonical import (
    Plain,
    Value,
    canonical_json,
    digest_of,
    digest_of_text,
    to_plain,
)
from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.ids import StepId, Uid
from rai_desktop.domain.kinds.registry import built_in_field

STEP_FORMAT = 1


@dataclass(frozen=True, slots=True)
class FieldSetting:
    """One field of one entity gets a value."""

    kind: EntityKind
    uid: Uid
    key: str
    value: Value


@dataclass(frozen=True, slots=True)
class Payload:
    """The values that one step gave to one entity, of one privacy class, in JSON form."""

    kind: EntityKind
    uid: Uid
    privacy: Privacy
    salt: str
    values: Mapping[str, Plain]

    def commitment(self) -> "Commitment":
        """Return what the step's header says about this payload."""
        body = canonical_json(dict(self.values))
        digest = committed_digest(self.salt, self.kind, self.uid, self.privacy, body)
        return Commitment(self.uid, self.kind, self.privacy, digest)


def committed_digest(salt: str, kind: str, uid: str, privacy: str, body: str) -> str:
    """Return the digest of a commitment; ``body`` is the canonical JSON of the values."""
    head = canonical_json([salt, kind, uid, privacy])
    return digest_of_text(f"{head[:-1]},{body}]")


@dataclass(frozen=True, slots=True, order=True)
class Commitment:
    """Names a payload without telling its values."""

    uid: Uid
    kind: EntityKind
    privacy: Privacy
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Header of a step.

    ``subject`` is the step that an undo or redo is about. ``erased`` lists the digests of the
    commitments whose payloads this step emptied for good. ``root`` is the root digest after it.
    ``time`` is a moment in UTC as ISO text and orders nothing. ``partial`` are the entities that it
    changed without knowing all of their values, as some were left out where it was made: the root
    counts them as they were seen there.
    """

    parents: tuple[StepId, ...]
    action: Action
    root: str
    author: str = ""
    time: str = ""
    subject: str = ""
    commitments: tuple[Commitment, ...] = ()
    erased: tuple[str, ...] = ()
    partial: tuple[Uid, ...] = ()
    format: int = STEP_FORMAT

    @property
    def is_plain_merge(self) -> bool:
        """Whether this is a merge without decisions, the same whoever makes it."""
        return self.action is Action.MERGE and not self.commitments

    def header(self) -> dict[str, Plain]:
        """Return what is hashed, in JSON form; author and time of a plain merge stand beside."""
        header: dict[str, Plain] = {
            "format": self.format,
            "parents": list(self.parents),
            "action": str(self.action),
            "root": self.root,
        }
        if self.partial:
            header["partial"] = list(self.partial)
        if self.is_plain_merge:
            return header
        return header | {
            "author": self.author,
            "time": self.time,
            "subject": self.subject,
            "touched": [[c.uid, str(c.kind), str(c.privacy), c.digest] for c in self.commitments],
            "erased": list(self.erased),
        }

    def id(self) -> StepId:
        """Return the SHA-256 of the header: the identity of the step."""
        return StepId(digest_of(self.header()))


def step_from_header(header: Mapping[str, Plain], *, author: str, time: str) -> Step:
    """Return the step that ``header`` describes; the inverse of ``Step.header``.

    Raises:
        ValueError, KeyError, TypeError: the header is not one of a step.
    """
    touched = header.get("touched", [])
    return Step(
        parents=tuple(StepId(str(parent)) for parent in _listed(header["parents"])),
        action=Action(str(header["action"])),
        root=str(header["root"]),
        author=str(header.get("author", author)),
        time=str(header.get("time", time)),
        subject=str(header.get("subject", "")),
        commitments=tuple(_commitment(_listed(item)) for item in _listed(touched)),
        erased=tuple(str(item) for item in _listed(header.get("erased", []))),
        partial=tuple(Uid(str(item)) for item in _listed(header.get("partial", []))),
        format=int(str(header["format"])),
    )


def _listed(plain: Plain) -> Sequence[Plain]:
    if not isinstance(plain, list):
        raise TypeError("a list is expected")
    return plain


def _commitment(item: Sequence[Plain]) -> Commitment:
    uid, kind, privacy, digest = (str(part) for part in item)
    return Commitment(Uid(uid), EntityKind(kind), Privacy(privacy), digest)


def privacy_of(kind: EntityKind, key: str) -> Privacy:
    """Return the privacy class of a field; custom values and answers are normal."""
    spec = built_in_field(kind, key)
    return spec.privacy if spec else Privacy.NORMAL


def make_payloads(
    settings: Iterable[FieldSetting], new_salt: Callable[[], str]
) -> tuple[Payload, ...]:
    """Return the payloads of ``settings``, in the order of uid and privacy class.

    A later setting of the same field replaces an earlier one.
    """
    groups: dict[tuple[Uid, Privacy], tuple[EntityKind, dict[str, Plain]]] = {}
    for setting in settings:
        place = (setting.uid, privacy_of(setting.kind, setting.key))
        _, values = groups.setdefault(place, (setting.kind, {}))
        values[setting.key] = to_plain(setting.value)
    return tuple(
        Payload(kind, uid, privacy, new_salt(), values)
        for (uid, privacy), (kind, values) in sorted(groups.items(), key=lambda item: item[0])
    )


def fingerprint(head: StepId | None) -> str:
    """Return the short form of a head that people compare, in groups of four."""
    if head is None:
        return ""
    short = head[:16].upper()
    return " ".join(short[i : i + 4] for i in range(0, 16, 4))
