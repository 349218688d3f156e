"""Files as evidence: their bytes are kept in the project by SHA-256."""

import os
import stat
import unicodedata
from collections.abc import Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Action, EvidenceKind, LinkRole
from rai_desktop.domain.errors import SurroundingsError, UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.evidence import Evidence
from rai_desktop.domain.steps import FieldSetting, Step
from rai_desktop.domain.texts import N_
from rai_desktop.services.jobs import Progress, Tell
from rai_desktop.services.links import link_settings
from rai_desktop.services.project import OpenProject

MAX_NAME = 120
MAX_ATTACHMENT = 50 << 20
"""Bytes that one file may have."""
_DOCUMENTS = ("pdf", "docx", "xlsx", "pptx", "odt", "ods", "odp", "rtf")
_PICTURES = ("png", "jpg", "jpeg", "gif", "webp", "tif", "tiff", "bmp")
_TEXTS = ("txt", "md", "csv", "json")
OPENABLE = frozenset((*_DOCUMENTS, *_PICTURES, *_TEXTS))
"""Endings of files that are opened in other programs: none of them carries programs by itself."""
_PIECE = 1 << 20
_FORBIDDEN = frozenset('<>:"/\\|?*')
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul"}
    | {f"com{n}" for n in range(1, 10)}
    | {f"lpt{n}" for n in range(1, 10)}
)


def attach_file(
    project: OpenProject,
    data: bytes,
    file_name: str,
    values: Mapping[str, Value],
    *,
    of: Uid | None = None,
    also: Sequence[FieldSetting] = (),
) -> Uid:
    """Keep a file as new evidence, as one step, and return the uid of the evidence.

    It is linked as evidence of the entry ``of``; ``also`` are settings that belong to the same
    step.

    Raises:
        UserError: the file or the project would become too large.
    """
    facts = _facts(data, file_name)
    given = {"title": facts["file_name"]} | {key: value for key, value in values.items() if value}
    uid, settings = project.new_settings(EntityKind.EVIDENCE, given)
    settings += project.checked(EntityKind.EVIDENCE, uid, facts)
    if of is not None:
        settings += link_settings(project.uid, LinkRole.EVIDENCE_OF, uid, of)
    project.commit(
        Action.ATTACH,
        [*also, *settings],
        title=str(given["title"]),
        attachments={str(facts["sha256"]): data},
    )
    return uid


def replace_file(project: OpenProject, uid: Uid, data: bytes, file_name: str) -> Step | None:
    """Give an evidence another file, as one step; ``None`` when it has just this file.

    The file before stays in the history as long as undo can bring it back.

    Raises:
        UserError: the file or the project would become too large.
    """
    facts = _facts(data, file_name)
    entity = project.entity(uid)
    settings = [
        setting
        for setting in project.checked(EntityKind.EVIDENCE, uid, facts)
        if project.value(entity, setting.key) != setting.value
    ]
    if not settings:
        return None
    attachments = {str(facts["sha256"]): data}
    return project.commit(Action.ATTACH, settings, title=project.name(uid), attachments=attachments)


def read_file(path: Path, tell: Tell) -> bytes:
    """Return the bytes of a file that shall be attached; ``tell`` hears how far it is.

    Raises:
        UserError: it is larger than a file may be, or no file at all.
        SurroundingsError: it cannot be read.
    """
    try:
        with path.open("rb") as source:
            found = os.fstat(source.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise UserError(N_("{name} is not a file. Choose a file."), name=path.name)
            pieces: list[bytes] = []
            done = 0
            while done <= MAX_ATTACHMENT and found.st_size <= MAX_ATTACHMENT:
                tell(Progress(done=done, total=found.st_size))
                piece = source.read(_PIECE)
                if not piece:
                    return b"".join(pieces)
                pieces.append(piece)
                done += len(piece)
    except OSError:
        raise SurroundingsError(
            N_("{name} cannot be read. Check that it is there and that you may read it."),
            name=path.name,
        ) from None
    raise UserError(
        N_(
            "{name} is larger than 50 MB and was not attached. Keep it elsewhere and enter its "
            "place as a link."
        ),
        name=path.name,
    )


def is_openable(file_name: str) -> bool:
    """Return whether a file may be opened in another program; any other can only be saved."""
    return file_name.rpartition(".")[2].lower() in OPENABLE and "." in file_name


def is_web_address(link: str) -> bool:
    """Return whether a link leads into the web by a way that is harmless to open."""
    scheme, _, rest = link.strip().partition("://")
    is_plain = not any(map(str.isspace, rest)) and all(map(_is_visible, rest))
    return scheme.lower() in ("http", "https") and bool(rest) and is_plain and "\\" not in rest


def _facts(data: bytes, file_name: str) -> dict[str, Value]:
    return {
        "evidence_kind": EvidenceKind.FILE,
        "file_name": safe_file_name(file_name),
        "sha256": sha256(data).hexdigest(),
        "size": len(data),
    }


def attached_bytes(project: OpenProject, evidence: Evidence) -> bytes:
    """Return the bytes of an attached file.

    Raises:
        UserError: the evidence has no file, or its bytes are missing or damaged.
    """
    data = project.store.attachment(evidence.sha256) if evidence.sha256 else None
    if data is None:
        raise UserError(
            N_("The file of {title} is not in this project. Attach it again."),
            title=evidence.title,
        )
    return data


def safe_file_name(name: str) -> str:
    """Return a name under which a file can be stored on every system, ending kept.

    Folders, control and direction marks, and names that Windows keeps for devices do not pass.
    """
    last = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join("_" if c in _FORBIDDEN else c for c in last if _is_visible(c))
    kept = kept.strip(" .") or "file"
    stem, dot, ending = kept.rpartition(".")
    if not dot:
        stem, ending = kept, ""
    if stem.partition(".")[0].strip().lower() in _RESERVED:
        stem = f"_{stem}"
    ending = ending[:16]
    stem = stem[: MAX_NAME - len(ending) - 1]
    return f"{stem}.{ending}" if ending else stem


def _is_visible(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
