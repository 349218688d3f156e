"""Texts of the program: collecting them, and keeping the German catalogue in step.

``python -m tests.texts`` brings ``resources/locale`` up to date and says what is missing.
"""

import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "resources" / "locale" / "de" / "LC_MESSAGES" / "rai_desktop.po"
MO = PO.with_suffix(".mo")
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "plural": (1, 2), "filled": None}


def collected() -> Catalog:
    """Return every text of the program, sorted, without places."""
    catalog = Catalog(project="RAI Desktop", charset="utf-8")
    found = extract_from_dir(ROOT / "rai_desktop", [("**.py", "python")], keywords=KEYWORDS)
    for _, _, message, _, _ in found:
        if message:
            catalog.add(message)
    return catalog


def plural_pairs() -> dict[str, tuple[str, str]]:
    """Return the texts that are used with numbers, by their singular."""
    return {m.id[0]: m.id for m in collected() if isinstance(m.id, tuple)}


def stored() -> Catalog:
    """Return the German catalogue as it is kept."""
    with PO.open("rb") as file:
        return read_po(file, locale="de")


def updated() -> Catalog:
    """Return the German catalogue with exactly the texts that the program has."""
    old = stored() if PO.exists() else Catalog(locale="de")
    new = Catalog(locale="de", project="RAI Desktop", charset="utf-8", fuzzy=False)
    new.mime_headers  # noqa: B018 - makes the headers
    for message in sorted((m for m in collected() if m.id), key=lambda m: str(m.id)):
        known = old.get(message.id if isinstance(message.id, str) else message.id[0])
        new.add(message.id, known.string if known is not None else None)
    return new


def po_bytes(catalog: Catalog) -> bytes:
    """Return a catalogue as text, the same for the same content."""
    buffer = BytesIO()
    write_po(buffer, catalog, width=0, omit_header=True, sort_output=True)
    header = (
        'msgid ""\nmsgstr ""\n"Language: de\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    )
    return header.encode() + buffer.getvalue()


def mo_bytes(catalog: Catalog) -> bytes:
    """Return a catalogue as the program loads it."""
    buffer = BytesIO()
    write_mo(buffer, read_po(BytesIO(po_bytes(catalog)), locale="de"))
    return buffer.getvalue()


def missing(catalog: Catalog) -> list[str]:
    """Return the texts without a German one."""
    return [str(m.id) for m in catalog if m.id and not _is_translated(m)]


def _is_translated(message) -> bool:
    strings = message.string if isinstance(message.string, tuple) else (message.string,)
    return all(strings)


def main() -> int:
    """Bring the German catalogue up to date."""
    catalog = updated()
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(po_bytes(catalog))
    MO.write_bytes(mo_bytes(catalog))
    left = missing(catalog)
    print(f"{len(catalog)} texts, {len(left)} without German")
    for text in left:
        print(f"  {text}")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
