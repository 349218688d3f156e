"""Questionnaires as files: blank ones are written, filled ones are read."""

from collections.abc import Sequence
from pathlib import Path

from rai_desktop.domain.errors import UserError
from rai_desktop.services.jobs import Progress, Tell
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
        """Return what is in the files; one that cannot be read does not keep the others out."""
        found: list[FormFile | RefusedForm] = []
        for done, path in enumerate(paths):
            if tell is not None:
                tell(Progress(done=done, total=len(paths)))
            found.append(_read(path))
        return found


def _read(path: Path) -> FormFile | RefusedForm:
    from rai_desktop.imports.forms import read_form

    try:
        return read_form(path)
    except UserError as error:
        return RefusedForm(file=path.name, error=error)
