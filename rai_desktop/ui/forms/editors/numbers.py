"""Editor for whole numbers: typed, never turned by a wheel."""

import re

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import FieldSpec
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.ui.forms.editors.base import TypedEditor
from rai_desktop.ui.forms.editors.typing_fields import LineField
from rai_desktop.ui.theme import Theme

LAST_YEAR = 2100
"""No field for a year holds a greater number."""

_GROUPED = re.compile(r"-?\d{1,3}([., '\u00a0\u202f]\d{3})+")


class NumberEditor(TypedEditor):
    """A whole number or nothing."""

    def __init__(self, spec: FieldSpec, labels: Labels, theme: Theme) -> None:
        field = LineField()
        super().__init__(spec, labels, theme, field)
        self.row.addWidget(field)
        self.retranslate(labels)

    def read(self, text: str) -> Value:
        """Return the number; thousands may be set apart."""
        typed = text.strip()
        if not typed:
            return None
        if _GROUPED.fullmatch(typed):
            typed = re.sub(r"[^\d-]", "", typed)
        if not re.fullmatch(r"-?[0-9]{1,12}", typed):
            raise UsageError(
                N_("“{typed}” is not a whole number. Write digits only."), typed=text[:40]
            )
        return self._within(int(typed))

    def written(self, value: Value) -> str:
        """Return the number as this language writes it."""
        return self._spelled(value) if isinstance(value, int) else ""

    def _within(self, number: int) -> int:
        low, high = self.spec.minimum, self.spec.maximum
        if not low <= number <= high:
            raise UsageError(
                N_("{number} is outside of {low} to {high}. Enter a number in between."),
                number=self._spelled(number),
                low=self._spelled(low),
                high=self._spelled(high),
            )
        return number

    def _spelled(self, number: int) -> str:
        """Return a number with its thousands set apart; years have none."""
        is_year = self.spec.maximum <= LAST_YEAR
        return str(number) if is_year else self.labels.words.number(number)
