"""A project in memory, large or small, for lists and tables."""

from contextlib import nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from rai_desktop.domain.codes import Action, LinkRole, MeasureStatus, RiskLevel
from rai_desktop.domain.fields import EntityKind, is_extra_key
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.law import LawBook, LawRules
from rai_desktop.domain.rating import (
    AccumulationRule,
    Method,
    ScaleStep,
    StatusWeight,
    SuggestionRule,
)
from rai_desktop.services.labels import Labels
from rai_desktop.services.links import link_settings
from rai_desktop.services.listing import EntityListing
from rai_desktop.services.packs import PackDetails
from rai_desktop.services.ports import Commit, PackContent, Written
from rai_desktop.services.project import OpenProject
from rai_desktop.services.template_entries import TemplateEntry
from rai_desktop.words import words_for

TODAY = date(2026, 6, 15)
PROJECT = Uid("6d7f0f7e-8d5c-4a43-9d4f-0d6a5a4a5b11")


class MemoryStore:
    """Entities and custom values in dictionaries; no history, no file."""

    def __init__(self):
        self.project = PROJECT
        self.path = Path("inventory.rai")
        self.read_only = False
        self.sent = None
        self.kinds = {kind: {} for kind in EntityKind}
        self.extra = {}
        self.found = {}

    def head(self):
        return None

    def entities(self, kind):
        return self.kinds[kind]

    def entity(self, uid):
        kind = self.found.get(uid)
        return self.kinds[kind].get(uid) if kind else None

    def is_of_sender(self, uid):
        return self.entity(uid) is not None

    def extra_values(self, uid):
        return self.extra.get(uid, {})

    def extra_values_of(self, uids):
        return {uid: self.extra[uid] for uid in uids if uid in self.extra}

    def all_extra_values(self, kind):
        return {uid: v for uid, v in self.extra.items() if uid in self.entities(kind)}

    def erased(self):
        return {}

    def commit(self, commit):
        self.put(commit.settings)

    def write(self, commit):
        return Written(commit=commit, step=self.commit(commit), entities={})

    def values_in_parts(self, kind, day):
        yield list(self.values_until(kind, day))

    def write_undo(self, entry, author, time):
        self.undo(entry, author, time)
        action = Action.REDO if entry.undone else Action.UNDO
        commit = Commit(action=action, settings=tuple(entry.restore), author=author, time=time)
        return Written(commit=commit, step=None, entities={})

    def take_over(self, written):
        return written.step

    def put(self, settings):
        """Set values as a step would."""
        for setting in settings:
            kind, uid = setting.kind, setting.uid
            self.found[uid] = kind
            entity = self.kinds[kind].get(uid) or KINDS[kind].entity(uid=uid)
            self.kinds[kind][uid] = entity
            if is_extra_key(setting.key):
                self.extra.setdefault(uid, {})[setting.key] = setting.value
            else:
                self.kinds[kind][uid] = replace(entity, **{setting.key: setting.value})

    def undo_entries(self):
        return ()

    def backup(self, reason):
        pass

    def heeding(self, heed):
        return nullcontext()


class FixedClock:
    def today(self):
        return TODAY

    def now(self):
        return datetime(2026, 6, 15, 12, tzinfo=UTC)


class CountedUids:
    def __init__(self):
        self.last = 0

    def new_uid(self):
        self.last += 1
        return Uid(f"00000000-0000-4000-8000-{self.last:012d}")

    def new_salt(self):
        return "0" * 32


STEPS = {
    1: ("Selten", "Rare"),
    2: ("Unwahrscheinlich", "Unlikely"),
    3: ("Möglich", "Possible"),
    4: ("Wahrscheinlich", "Likely"),
    5: ("Fast sicher", "Almost certain"),
}
ANCHORS = (
    {"de": "So oft oder so schlimm", "en": "This often or this bad"},
    {"de": "Und auch dies", "en": "And this as well"},
)
SCALE = tuple(
    ScaleStep(level=level, label={"de": de, "en": en}, anchors=ANCHORS)
    for level, (de, en) in STEPS.items()
)
SUGGESTION = SuggestionRule(
    most_steps=3,
    weights=(
        StatusWeight(status=MeasureStatus.PLANNED, current=0, target=1),
        StatusWeight(status=MeasureStatus.EFFECTIVE, current=1, target=1),
    ),
)


def _level(likelihood, impact):
    product = likelihood * impact
    steps = ((15, RiskLevel.VERY_HIGH), (9, RiskLevel.HIGH), (4, RiskLevel.MEDIUM))
    return next((level for least, level in steps if product >= least), RiskLevel.LOW)


GRID = tuple(tuple(_level(row, column) for column in range(1, 6)) for row in range(1, 6))
METHOD = Method(
    id="test",
    version="1",
    likelihood=SCALE,
    impact_persons=SCALE,
    impact_business=SCALE,
    persons=GRID,
    business=GRID,
    suggestion=SUGGESTION,
    accumulation=AccumulationRule(
        levels=(RiskLevel.MEDIUM, RiskLevel.HIGH), least=3, same=("cause",)
    ),
)


def _template(number, german, english, *examples):
    return TemplateEntry(
        id=f"T-0{number}",
        pack="templates",
        title={"de": german, "en": english},
        examples=tuple({"de": example, "en": example} for example in examples),
        purpose={"de": f"Wofür {german} da ist.", "en": f"What {english} is for."},
        traits=("generative",),
    )


TEMPLATES = (
    _template(1, "Büroassistent", "Office assistant", "ChatGPT", "Le Chat"),
    _template(2, "Übersetzung", "Translation", "DeepL"),
    _template(3, "Belegverarbeitung", "Document processing", "Invoice reader"),
)


class SmallCatalogue:
    def requirements(self, own=()):
        from tests.services.building import CATALOGUE

        return CATALOGUE.requirements(own)

    def library(self, own=()):
        from tests.services.building import CATALOGUE

        return CATALOGUE.library(own)

    def glossary(self):
        from tests.services.building import CATALOGUE

        return CATALOGUE.glossary()

    def law_forms(self):
        from tests.services.building import CATALOGUE

        return CATALOGUE.law_forms()

    def attributions(self):
        from tests.services.building import CATALOGUE

        return CATALOGUE.attributions()

    def pack_ids(self):
        return ("method",)

    def all_details(self):
        return (
            PackDetails(
                id="method",
                version="1",
                title={"de": "Methode", "en": "Method"},
                publisher="RAI",
                state_of_law=date(2026, 1, 1),
                checked_on=date(2026, 1, 1),
                status={"de": "Zu prüfen", "en": "To be checked"},
            ),
        )

    def templates(self):
        return TEMPLATES

    def pack(self, pack_id):
        title = {"de": pack_id, "en": pack_id}
        return PackContent(id=pack_id, version="1", sha256="0" * 64, title=title, data=b"pack")

    def vocabulary(self, name):
        return (
            ("staff", {"de": "Beschäftigte", "en": "Staff"}),
            ("customers", {"de": "Kundschaft", "en": "Customers"}),
        )

    def method(self, own=()):
        return METHOD

    def law(self):
        rules = LawRules(pack="none", version="1", sha256="0" * 64, state_of_law=TODAY)
        return LawBook(rules=rules)

    def cite(self, citation, language):
        return citation


def labels(language="en"):
    return Labels(words_for(language), SmallCatalogue())


def new_project():
    return OpenProject(MemoryStore(), FixedClock(), CountedUids())


def listing_of(project, kind=EntityKind.SYSTEM, language="en"):
    return EntityListing(project, kind, labels(language))


def add_systems(project, *rows):
    """Add systems; each row is a name or the values of one system."""
    return [
        project.add(EntityKind.SYSTEM, row if isinstance(row, dict) else {"name": row})
        for row in rows
    ]


def add_risk(project, system=None, **values):
    """Add a risk, for a system if one is given."""
    uid = project.add(EntityKind.RISK, {"title": "Risk", **values})
    if system:
        link(project, LinkRole.SYSTEM_RISK, system, uid)
    return uid


def link(project, role, first, second, *, deleted=False):
    """Link two entities as a step of the project, or take the link away."""
    settings = link_settings(project.uid, role, first, second, deleted=deleted)
    project.store.put(settings)
    project.links.note(setting.uid for setting in settings)
    return settings[0].uid


def rated(level):
    """Return ratings whose level today is ``level``, for people and for business."""
    place = {"low": 1, "medium": 2, "high": 3, "very_high": 4}[level]
    return {"current_likelihood": place, "current_persons": place, "current_business": place}
