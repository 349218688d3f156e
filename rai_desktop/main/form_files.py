"""Questionnaires as files: blank ones are written, filled ones are read."""

from collections.abc import Sequence
from pathlib import Path

from rai_desktop.services.jobs import Tell
from rai_desktop.services.questionnaires.filled import FormFile
from rai_desktop.services.questionnaires.layout import FormBook
from rai_desktop.services.questionnaires.returned import RefusedForm


class FormFiles:
    """Meets ``ui.session.FormFiles``."""

    def write(self, form: FormBook, target: Path) -> None:
        """Write a blank form as a workbook; ``target`` appears only when complete."""
        from rai_desktop.export.excel.questionnaire import write_questionnaire

        write_questionnaire(form, target)

    def read(self, paths: Sequence[Path], tell: Tell | None = None) -> list[FormFile | RefusedForm]:
        """Return what is in the files and folders; one that cannot be read does not matter."""
        from rai_desktop.imports.forms import read_forms

        return read_forms(paths, tell)
