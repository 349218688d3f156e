"""What happens to lines and answers, in words."""

from collections.abc import Mapping

from rai_desktop.domain.texts import N_
from rai_desktop.services.importing.model import RowOutcome
from rai_desktop.services.questionnaires.returned import RepeatedLine
from rai_desktop.services.questionnaires.supplier_answers import AnswerUse
from rai_desktop.words import Words

OUTCOMES: Mapping[RowOutcome, str] = {
    RowOutcome.NEW: N_("New"),
    RowOutcome.CHANGED: N_("Will be updated"),
    RowOutcome.UNCHANGED: N_("Known already"),
    RowOutcome.SKIPPED: N_("Known, stays as it is"),
    RowOutcome.CONFLICTING: N_("Cannot be read in"),
    RowOutcome.INVALID: N_("Cannot be read in"),
}
"""What becomes of a line of a department's form."""

USES: Mapping[AnswerUse, str] = {
    AnswerUse.FILLS: N_("Fills an empty field"),
    AnswerUse.SAME: N_("Known already"),
    AnswerUse.DIFFERS: N_("Differs"),
    AnswerUse.KEPT: N_("Kept with the inquiry"),
}
"""What becomes of an answer of a supplier."""

REPEATED = N_("“{name}” is named twice: {file}, row {row}, and {first}, row {earlier}.")


def repeated_line(words: Words, repeated: RepeatedLine) -> str:
    """Return the sentence about a line that stands twice."""
    return words.filled(
        REPEATED,
        name=repeated.name,
        file=repeated.origin.file,
        row=repeated.origin.row,
        first=repeated.first.file,
        earlier=repeated.first.row,
    )
