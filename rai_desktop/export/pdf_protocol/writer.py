"""Writing the protocol of reviews: what was decided about each entry, and the lines to sign."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO

from rai_desktop.export.pdf import About, Column, Cover, Margins, PdfDocument, TextStyle
from rai_desktop.export.targets import replaced_when_complete
from rai_desktop.services.jobs import Job, Progress
from rai_desktop.services.reviews.protocol import Protocol, ReviewedEntry
from rai_desktop.words import words_for

_KEEP_ENTRY = 180.0
_KEEP_SIGNATURES, _KEEP_SIGNATURE = 190.0, 110.0
_WEIGHTS = (0.9, 3.2, 1.1, 1.7, 1.1)
_DAYS = (2, 4)
_LONGEST_NAME = 60


def write_pdf(protocol: Protocol, target: Path) -> Job:
    """Write ``protocol`` as a PDF document; ``target`` appears only when it is complete."""
    total = len(protocol.entries)
    with replaced_when_complete(target) as part, part.open("wb") as stream:
        document = _new_document(protocol, stream)
        yield Progress(done=0, total=total)
        for done, _ in enumerate(_written(document, protocol), start=1):
            yield Progress(done=done, total=total)
        document.finish()


def _new_document(protocol: Protocol, stream: BinaryIO) -> PdfDocument:
    about = About(
        title=f"{protocol.title} – {protocol.organisation}",
        author=protocol.organisation,
        subject=protocol.title,
        language=protocol.language,
        created=protocol.created,
        state=protocol.state,
    )
    return PdfDocument(stream, about, _margins(protocol))


def _margins(protocol: Protocol) -> Margins:
    labels, day = protocol.labels, words_for(protocol.language).day(protocol.cut_off)
    name = " ".join(protocol.organisation.split())
    short = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
    foot = f"{labels['fingerprint']}: {protocol.fingerprint} · {labels['cut_off']}: {day}"
    return Margins(
        header=" · ".join(part for part in (short, protocol.title) if part),
        footer=foot,
        page_label=lambda number, total: labels["page"].format(page=number, pages=total),
    )


def _written(document: PdfDocument, protocol: Protocol) -> Iterator[None]:
    """Write the protocol; yields after each review."""
    document.cover(Cover(title=protocol.title, subtitle=protocol.organisation))
    document.key_values([(fact.label, fact.text) for fact in protocol.facts])
    if protocol.rows:
        _write_overview(document, protocol)
    document.heading(protocol.labels["details"], 1)
    for entry in protocol.entries:
        _write_entry(document, protocol, entry)
        yield
    if document.substituted:
        document.paragraph(protocol.labels["substituted"], TextStyle.NOTE)


def _write_overview(document: PdfDocument, protocol: Protocol) -> None:
    document.heading(protocol.labels["overview"], 1)
    words = words_for(protocol.language)
    days = [words.day(date(2028, month, 28)) for month in range(1, 13)]
    columns = [
        Column(title=title, weight=weight, lines=days if place in _DAYS else ())
        for place, (title, weight) in enumerate(zip(protocol.columns, _WEIGHTS, strict=True))
    ]
    with document.table(columns, when_empty="") as table:
        for row in protocol.rows:
            table.row(row)


def _write_entry(document: PdfDocument, protocol: Protocol, entry: ReviewedEntry) -> None:
    document.keep(_KEEP_ENTRY)
    with document.part(entry.heading):
        document.heading(entry.heading, 2)
        document.key_values([(fact.label, fact.text) for fact in entry.facts])
        if entry.remark:
            document.paragraph(entry.remark, TextStyle.SMALL)
        _write_signatures(document, protocol, entry)


def _write_signatures(document: PdfDocument, protocol: Protocol, entry: ReviewedEntry) -> None:
    captions = [protocol.labels[key] for key in ("place_date", "name_function", "signature")]
    document.keep(_KEEP_SIGNATURES if len(entry.signers) > 1 else _KEEP_SIGNATURE)
    for signer in entry.signers:
        title = f"{signer.label}: {signer.text}" if signer.text else signer.label
        document.heading(title, 3, outline=False)
        document.signature_lines(captions, beside=3)
    document.paragraph(protocol.labels["as_stated"], TextStyle.SMALL)
