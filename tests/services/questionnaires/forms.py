"""Forms that are sent, filled as people fill them, and read again."""

from datetime import date

from rai_desktop.export.excel.questionnaire import write_questionnaire
from rai_desktop.imports.forms import read_form
from rai_desktop.services.questionnaires.asking import (
    Asking,
    forms_for_departments,
    record_asked,
)
from tests.services.building import labels

DUE = date(2026, 6, 30)
BY = "B9"
NONE = "B11"


def send(project, folder, *departments, language="de"):
    """Send a form to each department and return where the files are."""
    asked = forms_for_departments(project, Asking(labels=labels(language), due=DUE), departments)
    record_asked(project, asked)
    return [written(folder, each) for each in asked]


def written(folder, asked):
    path = folder / asked.file_name
    write_questionnaire(asked.form, path)
    return path


def read(*paths):
    return [read_form(path) for path in paths]
