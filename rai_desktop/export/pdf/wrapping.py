"""Breaking texts into lines, in time linear to their length."""

from rai_desktop.export.pdf.glyphs import Widths

_BREAK_AFTER = frozenset("-/\\_.,;:&=?+@|–—")
_LEAST_FILLED = 0.3


def wrap(text: str, widths: Widths, limit: float) -> list[str]:
    """Return the lines of ``text`` that are no wider than ``limit`` (for a size of one point).

    Lines break at line feeds and spaces. A word wider than a line breaks after a hyphen, slash or
    the like, otherwise anywhere. Joined together the lines give ``text`` again, with spaces for
    line feeds: a space at a break stays at the end of its line, where it takes no room but keeps
    words apart for those who read aloud, search or copy.
    """
    if "\n" not in text:
        return _wrapped(text, widths, limit)
    *paragraphs, last = text.split("\n")
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += _wrapped(paragraph, widths, limit)
        lines[-1] += " "
    return lines + _wrapped(last, widths, limit)


def _wrapped(paragraph: str, widths: Widths, limit: float) -> list[str]:
    if widths.of_word(paragraph) <= limit:
        return [paragraph]
    lines: list[str] = []
    space = widths[" "]
    line: list[str] = []
    used = 0.0
    for word in paragraph.split(" "):
        width = widths.of_word(word)
        if line and used + space + width <= limit:
            line.append(word)
            used += space + width
            continue
        if line:
            lines.append(" ".join(line) + " ")
        if width > limit:
            *full, word = _broken(word, widths, limit)
            lines += full
            width = widths.of(word)
        line = [word]
        used = width
    lines.append(" ".join(line))
    return lines


def _broken(word: str, widths: Widths, limit: float) -> list[str]:
    """Return ``word`` in pieces that fit; every piece has at least one character."""
    pieces: list[str] = []
    start = possible = 0
    used = 0.0
    for place, character in enumerate(word):
        width = widths[character]
        if used + width > limit and place > start:
            cut = possible if possible - start > (place - start) * _LEAST_FILLED else place
            pieces.append(word[start:cut])
            used = widths.of(word[cut:place])
            start = cut
        used += width
        if character in _BREAK_AFTER:
            possible = place + 1
    pieces.append(word[start:])
    return pieces
