"""Records: the values of an entity with their writers, and the digests over them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

from rai_desktop.domain.canonical import Plain, Value, canonical_json, is_empty, to_plain
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import StepId, Uid

_MODULUS = 1 << 256


@dataclass(frozen=True, slots=True)
class Record:
    """State of one entity: its non-empty values and, for each key ever set, its writers.

    Usually one step wrote a field last. Where people wrote the same value without knowing of each
    other, all of them are kept, so that no later merge takes one of them for unseen.

    ``withheld`` names keys whose values exist but were left out of this copy; they are never
    taken for deletions.
    """

    kind: EntityKind
    values: Mapping[str, Value] = field(default_factory=dict)
    writers: Mapping[str, tuple[StepId, ...]] = field(default_factory=dict)
    withheld: frozenset[str] = frozenset()

    @property
    def is_deleted(self) -> bool:
        """Whether the entity was deleted."""
        return self.values.get("deleted") is True

    def with_values(self, values: Mapping[str, Value], writer: StepId) -> "Record":
        """Return the record after ``writer`` set ``values``."""
        merged = {k: v for k, v in {**self.values, **values}.items() if not is_empty(v)}
        return replace(
            self,
            values=merged,
            writers={**self.writers, **dict.fromkeys(values, (writer,))},
            withheld=self.withheld.difference(values),
        )


def row_digest(kind: str, uid: str, values: Mapping[str, Value]) -> bytes:
    """Return the SHA-256 (32 bytes) over kind, uid and the non-empty values of an entity."""
    plain = {key: to_plain(value) for key, value in values.items() if not is_empty(value)}
    return plain_row_digest(kind, uid, plain)


def plain_row_digest(kind: str, uid: str, plain: Mapping[str, Plain]) -> bytes:
    """Return the same for values in JSON form, none of them empty."""
    return sha256(canonical_json([str(kind), uid, plain]).encode("utf-8")).digest()


def record_digest(uid: Uid, record: Record) -> bytes:
    """Return the row digest of ``record``; all zero bytes when nothing was ever set."""
    return row_digest(record.kind, uid, record.values) if record.writers else bytes(32)


def add_to_root(root: int, *, removed: Iterable[bytes] = (), added: Iterable[bytes] = ()) -> int:
    """Return the root digest after rows changed: the sum of row digests modulo 2^256."""
    for digest in removed:
        root -= int.from_bytes(digest, "big")
    for digest in added:
        root += int.from_bytes(digest, "big")
    return root % _MODULUS


def root_text(root: int) -> str:
    """Return a root digest as 64 hexadecimal digits."""
    return f"{root:064x}"
