"""Projects for tests of services: real files, a fixed day, and identities that count up."""

from datetime import UTC, date, datetime

from rai_desktop.catalogue.content import Content
from rai_desktop.catalogue.example import example_data
from rai_desktop.domain.codes import Action, LinkRole
from rai_desktop.domain.fields import EntityKind, custom_key
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.creating import begin_project, fill_example
from rai_desktop.services.labels import Labels
from rai_desktop.services.linking import link_entries
from rai_desktop.services.project import OpenProject
from rai_desktop.services.registers.build import RegisterRequest, build_register
from rai_desktop.storage.folders import Folders
from rai_desktop.storage.opening import new_project
from rai_desktop.words import LANGUAGES, words_for

TODAY = date(2026, 6, 15)
CATALOGUE = Content()


class FixedClock:
    """It is always noon of one day, unless a test lets time pass."""

    def __init__(self, moment=datetime(2026, 6, 15, 12, tzinfo=UTC)):
        self.moment = moment

    def today(self):
        return self.moment.date()

    def now(self):
        return self.moment


class CountedUids:
    def __init__(self):
        self.last = 0

    def new_uid(self):
        self.last += 1
        return Uid(f"00000000-0000-4000-8000-{self.last:012d}")

    def new_salt(self):
        return "0" * 32


def labels(language="en"):
    return Labels(words_for(language), CATALOGUE)


def all_labels():
    return [labels(language) for language in LANGUAGES]


def bare_project(folder):
    """Return a project without a single step."""
    uids = CountedUids()
    folder.mkdir(exist_ok=True)
    folders = Folders(state=folder / "state", data=folder / "data")
    return OpenProject(new_project(folder / "p.rai", folders, uids.new_uid()), FixedClock(), uids)


def empty_project(folder):
    """Return a project that holds its organisation and nothing else."""
    project = bare_project(folder)
    begin_project(project, CATALOGUE, {"name": "Beispiel GmbH"})
    return project


def example_project(folder, language="de"):
    """Return the example company."""
    project = bare_project(folder)
    fill_example(project, CATALOGUE, example_data(), words_for(language))
    return project


def add_custom_field(project, kind, label, custom_kind="text", **values):
    """Add a custom field and return the key of its values."""
    uid, settings = project.new_settings(
        EntityKind.CUSTOM_FIELD,
        {"of_kind": str(kind), "label": label, "custom_kind": custom_kind, **values},
    )
    project.commit(Action.ADD, settings)
    return custom_key(uid)


def add_risk(project, system=None, **values):
    """Add a risk, of a system if one is given."""
    uid = project.add(EntityKind.RISK, {"title": "Risk", **values})
    if system:
        link_entries(project, LinkRole.SYSTEM_RISK, system, uid)
    return uid


def delete_field(project, key):
    """Delete the custom field whose values have this key."""
    uid = Uid(key.partition(":")[2])
    setting = FieldSetting(EntityKind.CUSTOM_FIELD, uid, "deleted", True)
    project.commit(Action.DELETE, [setting])


def request(**wishes):
    moment = datetime(2026, 6, 15, tzinfo=UTC)
    return RegisterRequest(cut_off=TODAY, created=moment, **wishes)


def register_of(project, language="en", **wishes):
    return build_register(project, labels(language), request(**wishes))


def table_of(register, key):
    return next(table for table in register.tables if table.key == key)
