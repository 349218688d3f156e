"""Texts of the program: collecting them, and keeping the German catalogue in step.

``python -m tests.texts`` brings ``resources/locale`` up to date and says what is missing.
"""

import struct
import sys
from functools import cache
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from tests.text_calls import ROOT, marked

PO = ROOT / "resources" / "locale" / "de" / "LC_MESSAGES" / "rai_desktop.po"
MO = PO.with_suffix(".mo")

HEADER = (
    "Language: de\n"
    "Plural-Forms: nplurals=2; plural=(n != 1);\n"
    "Content-Type: text/plain; charset=utf-8\n"
)


@cache
def texts() -> dict[str, tuple[str, ...]]:
    """Return every text of the program by its first form, sorted, with one form or two.

    A text that is used both alone and with numbers keeps its two forms; gettext finds the first
    of them for the use alone, too.
    """
    found: dict[str, tuple[str, ...]] = {}
    for text in marked():
        known = found.get(text.forms[0], ())
        if len(known) == 2 and len(text.forms) == 2 and known != text.forms:
            raise ValueError(f"{text.place}: “{text.forms[0]}” has two different plurals")
        found[text.forms[0]] = max(known, text.forms, key=len)
    return dict(sorted(found.items()))


@cache
def stored() -> dict[str, tuple[str, ...]]:
    """Return the German forms of each text as they are kept; empty ones where German is missing."""
    if not PO.exists():
        return {}
    with PO.open("rb") as file:
        catalogue = read_po(file, locale="de")
    return {_forms(m.id)[0]: _forms(m.string) for m in catalogue if m.id}


@cache
def pairs() -> tuple[tuple[str, str], ...]:
    """Return each English form with its German one, as far as there is one."""
    german = stored()
    return tuple(
        (form, meant)
        for key, forms in texts().items()
        for form, meant in zip(forms, german.get(key, ()), strict=False)
        if meant
    )


def updated() -> dict[str, tuple[str, ...]]:
    """Return the German forms of exactly the texts that the program has now."""
    known = stored()
    return {key: _fitting(known.get(key, ()), number=len(forms)) for key, forms in texts().items()}


def missing(german: dict[str, tuple[str, ...]]) -> list[str]:
    """Return the texts without German words, or without one of their forms."""
    return [key for key, forms in german.items() if not all(forms)]


def po_bytes(german: dict[str, tuple[str, ...]]) -> bytes:
    """Return the German catalogue as a file for translators, the same for the same content."""
    catalogue = Catalog(locale="de", charset="utf-8", fuzzy=False)
    for key, forms in texts().items():
        one = len(forms) == 1
        catalogue.add(key if one else forms, german[key][0] if one else german[key])
    for message in catalogue:
        message.flags.clear()
    buffer = BytesIO()
    write_po(buffer, catalogue, width=0, omit_header=True, sort_output=True)
    lines = "".join(f'"{line}\\n"\n' for line in HEADER.splitlines())
    return f'msgid ""\nmsgstr ""\n{lines}\n'.encode() + buffer.getvalue()


def mo_bytes(german: dict[str, tuple[str, ...]]) -> bytes:
    """Return the German catalogue as the program loads it, the same for the same content."""
    pairs = {b"": HEADER.encode()}
    for key, forms in texts().items():
        if all(german.get(key, ("",))):
            pairs["\0".join(forms).encode()] = "\0".join(german[key]).encode()
    ordered = sorted(pairs.items())
    number = len(ordered)
    head = 28
    offset = head + 16 * number
    tables, strings = [b"", b""], b""
    for place in (0, 1):
        for pair in ordered:
            tables[place] += struct.pack("<II", len(pair[place]), offset + len(strings))
            strings += pair[place] + b"\0"
    numbers = (0x950412DE, 0, number, head, head + 8 * number, 0, head + 16 * number)
    return struct.pack("<7I", *numbers) + tables[0] + tables[1] + strings


def _forms(text: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)


def _fitting(known: tuple[str, ...], *, number: int) -> tuple[str, ...]:
    """Return as many forms as the text has now; a form that is new is empty."""
    return (*known, "", "")[:number]


def main() -> int:
    """Bring the German catalogue up to date."""
    german = updated()
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_bytes(po_bytes(german))
    MO.write_bytes(mo_bytes(german))
    left = missing(german)
    print(f"{len(german)} texts, {len(left)} without German")
    for text in left:
        print(f"  {text}")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
