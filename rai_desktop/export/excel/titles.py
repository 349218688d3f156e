"""Names that Excel accepts: of sheets, columns, tables and lists."""

import re

from rai_desktop.export.excel.texts import one_line, shortened, stored_text, unique

LONGEST_SHEET_TITLE = 31
LONGEST_HEADING = 250
_LONGEST_NAME = 100

_FORBIDDEN = re.compile(r"[\\/*?:\[\]]")
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_]+")


class SheetTitles:
    """Gives every sheet a title of its own, whatever its table is called."""

    def __init__(self) -> None:
        self._taken = {"history"}

    def title(self, wanted: str) -> str:
        """Return ``wanted`` as the title of a new sheet."""
        text = _FORBIDDEN.sub(" ", one_line(wanted)).strip("' ")
        return unique(" ".join(text.split()) or "Sheet", self._taken, LONGEST_SHEET_TITLE)


class DefinedNames:
    """Gives every table and list a name of its own that formulas may use."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def name(self, kind: str, wanted: str) -> str:
        """Return a name such as ``list_status``; the kind in front keeps it from being a cell."""
        text = _NOT_IN_NAMES.sub("_", wanted).strip("_") or "x"
        name, number = f"{kind}_{text[:_LONGEST_NAME]}", 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{kind}_{text[:_LONGEST_NAME]}_{number}"
        self._taken.add(name.casefold())
        return name


def headings(wanted: list[str]) -> list[str]:
    """Return the headings of a table: in one line each, none empty, none twice."""
    taken: set[str] = set()
    return [unique(one_line(text) or "–", taken, LONGEST_HEADING) for text in wanted]


def page_text(text: str, longest: int) -> str:
    """Return ``text`` for the head or foot of a page, where ``&`` begins an order."""
    return stored_text(shortened(one_line(text), longest)).replace("&", "&&")
