"""Tables of the project file, made from the descriptions of the fields.

One table for each kind of entity; plain columns, references by uid. ``deleted`` is a column like
any other. ``writers`` holds who last set which field, ``digest`` the row digest.
"""

from collections.abc import Callable, Mapping
from typing import Any, cast

from sqlalchemy import Index, Integer, LargeBinary, Table, Text
from sqlmodel import Field, SQLModel

from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.kinds.registry import KINDS

_INTEGER_KINDS = (FieldKind.NUMBER, FieldKind.RATING, FieldKind.FLAG)
_STRICT = {"sqlite_strict": True}


class Meta(SQLModel, table=True):
    """Facts about the file: project id, head, root, versions."""

    __tablename__ = "meta"
    __table_args__ = {"sqlite_strict": True, "sqlite_with_rowid": False}
    key: str = Field(sa_type=Text, primary_key=True)
    value: str = Field(sa_type=Text)


class StepRow(SQLModel, table=True):
    """A step: its header as hashed; author and time beside it for merges."""

    __tablename__ = "step"
    __table_args__ = _STRICT
    seq: int = Field(sa_type=Integer, primary_key=True)
    id: str = Field(sa_type=Text, unique=True)
    header: str = Field(sa_type=Text)
    author: str = Field(sa_type=Text)
    time: str = Field(sa_type=Text)


class PayloadRow(SQLModel, table=True):
    """What a step set on one entity in one privacy class, with the salt of its commitment."""

    __tablename__ = "payload"
    __table_args__ = (
        Index("payload_by_entity", "uid", "seq"),
        {"sqlite_strict": True, "sqlite_with_rowid": False},
    )
    seq: int = Field(sa_type=Integer, primary_key=True)
    uid: str = Field(sa_type=Text, primary_key=True)
    privacy: str = Field(sa_type=Text, primary_key=True)
    kind: str = Field(sa_type=Text)
    salt: str = Field(sa_type=Text)
    body: str = Field(sa_type=Text)


class ExtraValue(SQLModel, table=True):
    """A custom value or an answer, as canonical JSON; part of its owner's digest."""

    __tablename__ = "extra_value"
    __table_args__ = {"sqlite_strict": True, "sqlite_with_rowid": False}
    owner: str = Field(sa_type=Text, primary_key=True)
    key: str = Field(sa_type=Text, primary_key=True)
    value: str = Field(sa_type=Text)


class Attachment(SQLModel, table=True):
    """Bytes kept by their SHA-256."""

    __tablename__ = "attachment"
    __table_args__ = {"sqlite_strict": True, "sqlite_with_rowid": False}
    sha256: str = Field(sa_type=Text, primary_key=True)
    size: int = Field(sa_type=Integer)


class AttachmentChunk(SQLModel, table=True):
    """One piece, at most 1 MiB, of an attachment."""

    __tablename__ = "attachment_chunk"
    __table_args__ = _STRICT
    id: int | None = Field(default=None, sa_type=Integer, primary_key=True)
    sha256: str = Field(sa_type=Text, index=True)
    position: int = Field(sa_type=Integer)
    data: bytes = Field(sa_type=LargeBinary)


class UndoRow(SQLModel, table=True):
    """An action that this copy can undo, or do again when ``undone`` is 1."""

    __tablename__ = "undo"
    __table_args__ = _STRICT
    seq: int | None = Field(default=None, sa_type=Integer, primary_key=True)
    copy_id: str = Field(sa_type=Text)
    action: str = Field(sa_type=Text)
    title: str = Field(sa_type=Text)
    step: str = Field(sa_type=Text)
    count: int = Field(sa_type=Integer)
    place: str = Field(sa_type=Text)
    time: str = Field(sa_type=Text)
    undone: int = Field(sa_type=Integer)
    restore: str = Field(sa_type=Text)


def _column(spec: FieldSpec) -> tuple[type, Any]:
    if spec.kind in _INTEGER_KINDS:
        return int | None, Field(default=None, sa_type=Integer, nullable=True)  # type: ignore[return-value]
    return str | None, Field(default=None, sa_type=Text, nullable=True)  # type: ignore[return-value]


def _entity_model(kind: EntityKind) -> type[SQLModel]:
    annotations: dict[str, Any] = {"rowid_": int | None, "uid": str}
    namespace: dict[str, Any] = {
        "__module__": __name__,
        "__tablename__": str(kind),
        "__table_args__": _STRICT,
        "__annotations__": annotations,
        "rowid_": Field(default=None, sa_type=Integer, primary_key=True),
        "uid": Field(sa_type=Text, unique=True),
    }
    for spec in KINDS[kind].fields:
        annotations[spec.key], namespace[spec.key] = _column(spec)
    annotations |= {"writers": str, "digest": bytes}
    namespace["writers"] = Field(sa_type=Text)
    namespace["digest"] = Field(sa_type=LargeBinary)
    make = cast("Callable[..., type[SQLModel]]", type(SQLModel))
    return make(f"{kind.title()}Row", (SQLModel,), namespace, table=True)


ENTITY_MODELS: Mapping[EntityKind, type[SQLModel]] = {kind: _entity_model(kind) for kind in KINDS}

ENTITY_TABLES: Mapping[EntityKind, Table] = {
    kind: SQLModel.metadata.tables[str(kind)] for kind in KINDS
}
STEP_TABLE = SQLModel.metadata.tables["step"]
PAYLOAD_TABLE = SQLModel.metadata.tables["payload"]
EXTRA_TABLE = SQLModel.metadata.tables["extra_value"]
META_TABLE = SQLModel.metadata.tables["meta"]
UNDO_TABLE = SQLModel.metadata.tables["undo"]
ATTACHMENT_TABLE = SQLModel.metadata.tables["attachment"]
CHUNK_TABLE = SQLModel.metadata.tables["attachment_chunk"]
METADATA = SQLModel.metadata
