"""The part of the command “verify” that checks packs for auditors."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.errors import ExitCode
from rai_desktop.domain.texts import N_
from rai_desktop.services.timeline.points import fingerprint_text

if TYPE_CHECKING:
    from rai_desktop.cli.context import Context
    from rai_desktop.imports.packs_checked import CheckedPack
    from rai_desktop.words import Words


def verify_pack(context: "Context", path: Path) -> ExitCode:
    """Compare the files of a pack with its checksums, and say which state it came from."""
    from rai_desktop.imports.packs_checked import check_pack

    found = check_pack(path)
    document: dict[str, Plain] = {
        "path": str(path),
        "sound": found.is_sound,
        "files": found.sound,
        "changed": list(found.changed),
        "missing": list(found.missing),
        "unknown": list(found.unknown),
        "project": found.mark.project if found.mark else None,
        "fingerprint": fingerprint_text(found.mark.head) if found.mark else None,
    }
    context.answer(document, list(_lines(context.words, path, found)))
    return ExitCode.DONE if found.is_sound else ExitCode.REFUSED


def _lines(words: "Words", path: Path, found: "CheckedPack") -> Iterator[str]:
    yield words.filled(N_("File: {path}"), path=path)
    if found.mark is not None:
        shown = fingerprint_text(found.mark.head)
        yield words.filled(N_("Fingerprint: {fingerprint}"), fingerprint=shown)
    yield words.plural(
        "{count} file is as it was packed.", "{count} files are as they were packed.", found.sound
    )
    for text, names in (
        (N_("Changed since it was packed: {name}"), found.changed),
        (N_("Missing from the pack: {name}"), found.missing),
        (N_("Added to the pack later: {name}"), found.unknown),
    ):
        for name in names:
            yield words.filled(text, name=name)
