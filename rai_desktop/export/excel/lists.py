"""The words of choices with their codes: one named list for each set of choices."""

from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName

from rai_desktop.export.excel.titles import DefinedNames
from rai_desktop.services.registers.model import Choice


class ChoiceLists:
    """Collects the choices of all columns; columns with the same choices share a list.

    Each list takes two columns of the sheet of lists: words, and the codes beside them.
    """

    def __init__(self, sheet_title: str, names: DefinedNames) -> None:
        self.sheet_title = sheet_title
        self._names = names
        self._lists: dict[tuple[Choice, ...], str] = {}

    def __iter__(self) -> Iterator[tuple[str, tuple[Choice, ...]]]:
        """Yield each list: its name and its choices."""
        return ((name, choices) for choices, name in self._lists.items())

    def name(self, key: str, choices: tuple[Choice, ...]) -> str:
        """Return the name of the list that holds ``choices``; ``key`` is whose choices they are."""
        if choices not in self._lists:
            self._lists[choices] = self._names.name("list", key)
        return self._lists[choices]

    def define_in(self, workbook: Workbook) -> None:
        """Let ``workbook`` know the names of all lists: each is the column of words."""
        sheet = quote_sheetname(self.sheet_title)
        for place, (choices, name) in enumerate(self._lists.items()):
            letter = get_column_letter(1 + 2 * place)
            area = f"{sheet}!${letter}$2:${letter}${1 + len(choices)}"
            workbook.defined_names[name] = DefinedName(name, attr_text=area)
