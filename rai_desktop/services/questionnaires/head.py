"""Reads what stands on top of a form, wherever its lines have moved."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rai_desktop.domain.codes import Answer
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import FieldKind, FieldSpec
from rai_desktop.services.importing.mapping import plain_name
from rai_desktop.services.questionnaires.filled import FormHead
from rai_desktop.services.questionnaires.words import (
    COMPANY,
    DEPARTMENT,
    FILLED_IN_BY,
    FILLED_IN_ON,
    NO_AI,
)
from rai_desktop.services.tables import SourceRow
from rai_desktop.services.typed_days import read_day
from rai_desktop.words import LANGUAGES, words_for
from rai_desktop.words.language import folded

_DAY = FieldSpec(key="day", kind=FieldKind.DATE, label=FILLED_IN_ON)
_TICKS = frozenset(("x", "✓", "✔", "☑", "1", "true", "wahr", "y", "j", "yes", "ja"))


def read_head(rows: Iterable[SourceRow], department: str = "") -> FormHead:
    """Return what the lines above the list say; ``department`` is whom the form was sent to."""
    found = dict(_pairs(rows))
    return FormHead(
        department=found.get(DEPARTMENT, "") or department,
        company=found.get(COMPANY, ""),
        filled_by=found.get(FILLED_IN_BY, ""),
        filled_on=_day(found.get(FILLED_IN_ON, "")),
        uses_none=folded(found.get(NO_AI, "")).strip() in _TICKS | {str(Answer.YES)},
    )


def _pairs(rows: Iterable[SourceRow]) -> Iterable[tuple[str, str]]:
    """Yield each label with what stands in the first filled cell to its right, its hint apart."""
    labels = _labels()
    for row in rows:
        texts = [cell.text.strip() for cell in row.cells]
        for place, text in enumerate(texts):
            label = labels.get(plain_name(text))
            if label is not None:
                yield label, _beside(texts[place + 1 :], is_tick=label == NO_AI)


def _beside(texts: Sequence[str], *, is_tick: bool) -> str:
    """Return the answer beside a label; beside a tick stands a hint, which is none."""
    near = texts[:1] if is_tick else texts
    return next((text for text in near if text), "")


def _labels() -> Mapping[str, str]:
    texts = (DEPARTMENT, COMPANY, FILLED_IN_BY, FILLED_IN_ON, NO_AI)
    return {plain_name(words_for(each)(text)): text for each in LANGUAGES for text in texts}


def _day(text: str) -> date | None:
    try:
        return read_day(_DAY, text) if text else None
    except UserError:
        return None
