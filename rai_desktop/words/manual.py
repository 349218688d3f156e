"""The manual: one file in each language, and its sections."""

import re
from dataclasses import dataclass
from functools import cache

from rai_desktop.resources import resource

_HEADING = "## "
_RULE = re.compile(r"^\|[\s:|-]+\|$", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_MARKS = re.compile(r"\*\*?|`")
_NUMBER_SIGN = re.compile(r"^(?:[-*]|\d+\.) ", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the manual below a heading, and its text without any marks."""

    title: str
    text: str


@cache
def manual(language: str) -> str:
    """Return the manual in a language, as Markdown."""
    return resource("manual", f"{language}.md").read_text("utf-8")


@cache
def manual_sections(language: str) -> tuple[Section, ...]:
    """Return the sections of the manual in their order, which is the same in every language."""
    _, *parts = f"\n{manual(language)}".split(f"\n{_HEADING}")
    pairs = (part.partition("\n") for part in parts)
    return tuple(
        Section(title=without_marks(title), text=without_marks(text)) for title, _, text in pairs
    )


def without_marks(text: str) -> str:
    """Return Markdown as plain text: one line for each paragraph, point or row of a table."""
    bare = _MARKS.sub("", _LINK.sub(r"\1", _RULE.sub("", text)))
    blocks = re.split(r"\n\s*\n|\n(?=[-*|] ?|\d+\. )", bare)
    lines = (" ".join(_NUMBER_SIGN.sub("", block.strip()).split()) for block in blocks)
    cells = (line.strip("| ").replace(" | ", " – ") for line in lines)
    return "\n".join(filter(None, cells))
