"""Texts without what no file can hold; everything else stays as it was typed."""

import re

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_IMPOSSIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean_text(text: str) -> str:
    """Return ``text`` with line feeds as line ends and U+FFFD for what no file can hold."""
    if text.isprintable():
        return text
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _IMPOSSIBLE.sub(REPLACEMENT, text)
