"""Files as evidence: their bytes are kept in the project by SHA-256."""

import unicodedata
from collections.abc import Mapping, Sequence
from hashlib import sha256

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Action, EvidenceKind
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.evidence import Evidence
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.domain.texts import N_
from rai_desktop.services.project import OpenProject

MAX_NAME = 120
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
    also: Sequence[FieldSetting] = (),
) -> Uid:
    """Keep a file as new evidence, as one step, and return the uid of the evidence.

    ``also`` are settings that belong to the same step.

    Raises:
        UserError: the file or the project would become too large.
    """
    digest = sha256(data).hexdigest()
    name = safe_file_name(file_name)
    given = {"title": name} | {key: value for key, value in values.items() if value}
    uid, settings = project.new_settings(EntityKind.EVIDENCE, given)
    facts: dict[str, Value] = {
        "evidence_kind": EvidenceKind.FILE,
        "file_name": name,
        "sha256": digest,
        "size": len(data),
    }
    settings += project.checked(EntityKind.EVIDENCE, uid, facts)
    project.commit(
        Action.ATTACH, [*also, *settings], title=str(given["title"]), attachments={digest: data}
    )
    return uid


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
