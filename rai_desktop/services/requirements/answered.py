"""Whether requirements were answered; quick, for it reads no more than the first sheets."""

from typing import Final

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.internal import AnswerSheet
from rai_desktop.services.project import OpenProject
from rai_desktop.services.requirements.sheets import is_level_key

LAW: Final = "ai-act"
"""The pack of the law; answers to any other pack are answers to requirements."""

FIRST_PASS: Final = Uid("first_pass")
"""What stands for the first pass where a target names entries."""


def has_answers(project: OpenProject) -> bool:
    """Return whether anything was answered to minimum requirements, of whatever pack."""
    sheets = project.entities(EntityKind.ANSWER_SHEET)
    return any(
        isinstance(sheet, AnswerSheet) and sheet.catalogue != LAW and _is_filled(project, sheet.uid)
        for sheet in sheets
    )


def _is_filled(project: OpenProject, sheet: Uid) -> bool:
    """Return whether a sheet holds more than notes and plans: an answer that was not taken back."""
    return any(map(is_level_key, project.store.extra_values(sheet)))
