"""Writing the protocol of a merge as a PDF document."""

from pathlib import Path
from typing import BinaryIO

from rai_desktop.export.pdf import About, Column, Cover, Margins, PdfDocument, TextStyle
from rai_desktop.export.targets import replaced_when_complete
from rai_desktop.services.jobs import Job, Progress
from rai_desktop.services.merging.protocol import MergeProtocol

_DECIDED = (1.6, 1.1, 1.6, 1.6, 1.6)
_TAKEN = (1.0, 2.4, 1.0, 2.2)
_EVERY = 200
_LONGEST_NAME = 60


def write_merge_pdf(protocol: MergeProtocol, target: Path) -> Job:
    """Write ``protocol`` as a PDF document; ``target`` appears only when it is complete."""
    total = len(protocol.decided) + len(protocol.taken)
    with replaced_when_complete(target) as part, part.open("wb") as stream:
        document = _new_document(protocol, stream)
        document.cover(Cover(title=protocol.title, subtitle=protocol.organisation))
        document.key_values(list(protocol.facts))
        done = 0
        for name, columns, weights, rows in _tables(protocol):
            document.heading(protocol.labels[name], 1)
            shown = [Column(title=t, weight=w) for t, w in zip(columns, weights, strict=True)]
            with document.table(shown, when_empty=protocol.labels[f"nothing_{name}"]) as table:
                for row in rows:
                    table.row(row)
                    done += 1
                    if done % _EVERY == 0:
                        yield Progress(done=done, total=total)
        if document.substituted:
            document.paragraph(protocol.labels["substituted"], TextStyle.NOTE)
        document.finish()
        yield Progress(done=total, total=total)


def _tables(
    protocol: MergeProtocol,
) -> tuple[tuple[str, tuple[str, ...], tuple[float, ...], tuple[tuple[str, ...], ...]], ...]:
    return (
        ("decided", protocol.decided_columns, _DECIDED, protocol.decided),
        ("taken", protocol.taken_columns, _TAKEN, protocol.taken),
    )


def _new_document(protocol: MergeProtocol, stream: BinaryIO) -> PdfDocument:
    about = About(
        title=f"{protocol.title} – {protocol.organisation}",
        author=protocol.organisation,
        subject=protocol.title,
        language=protocol.language,
        created=protocol.created,
        state=protocol.state,
    )
    name = " ".join(protocol.organisation.split())
    short = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
    margins = Margins(
        header=" · ".join(part for part in (short, protocol.title) if part),
        footer=f"{protocol.labels['fingerprint']}: {protocol.fingerprint}",
        page_label=lambda number, total: protocol.labels["page"].format(page=number, pages=total),
    )
    return PdfDocument(stream, about, margins)
