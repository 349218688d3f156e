"""A company in memory whose entries tests make as they need them."""

from datetime import date, timedelta

from rai_desktop.domain.codes import Action, LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid, natural_uid
from rai_desktop.domain.kinds.classification import classification_uid
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.hints.board import HintBoard, all_hints
from rai_desktop.services.law.statuses import basis_today
from rai_desktop.services.links import link_settings
from rai_desktop.services.project import OpenProject
from rai_desktop.services.risks.acceptances import covered
from tests.services.building import CATALOGUE, labels
from tests.ui.tables.fake import TODAY, CountedUids, FixedClock, MemoryStore

K = EntityKind
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
LONG_AGO, FAR = date(2020, 1, 31), date(2030, 1, 31)


class Company:
    """Makes entries of any kind, also those that people do not make by hand."""

    def __init__(self):
        self.project = OpenProject(MemoryStore(), FixedClock(), CountedUids())
        self.organisation = natural_uid(self.project.uid, K.ORGANISATION)
        self.set(K.ORGANISATION, self.organisation, name="Beispiel GmbH")

    def set(self, kind, uid, **values):
        settings = [FieldSetting(kind, uid, key, value) for key, value in values.items()]
        self.project.commit(Action.EDIT, settings)
        return uid

    def add(self, kind, **values):
        title = KINDS[kind].title
        named = {title: values.pop(title, "A")} if title else {}
        return self.set(kind, self.project.uids.new_uid(), **named, **values)

    def link(self, role, first, second, *, deleted=False):
        settings = link_settings(self.project.uid, role, first, second, deleted=deleted)
        self.project.commit(Action.LINK, settings)

    def classify(self, system, *labels, status="provisional", basis=None, **values):
        found = basis_today(self.project, CATALOGUE, system) if basis is None else basis
        pack = CATALOGUE.law().rules.pack
        uid = classification_uid(self.project.uid, system)
        more = {"system": system, "labels": labels, "pack_id": pack, "judged_on": TODAY}
        coded = KINDS[K.CLASSIFICATION].field("status").choices(status)
        self.set(K.CLASSIFICATION, uid, status=coded, basis=found, **{**more, **values})
        return uid

    def risk(self, **values):
        return self.add(K.RISK, **self.coded(K.RISK, values))

    def accept(self, risk, *, expires=FAR, **values):
        stamp = covered(self.project, self.project.entity(risk)).stamp("salt")
        more = {"accepted_on": LONG_AGO, "expires_on": expires, "stamp": stamp}
        return self.add(K.ACCEPTANCE, risk=risk, **{**more, **values})

    def coded(self, kind, values):
        """Return values with codes in place of their texts."""
        found = {}
        for key, value in values.items():
            choices = KINDS[kind].field(key).choices
            is_code = choices is not None and isinstance(value, str)
            found[key] = choices(value) if is_code else value
        return found

    def made(self, kind, **values):
        return self.add(kind, **self.coded(kind, values))

    def hints(self) -> HintBoard:
        return all_hints(self.project, labels(), TODAY)

    def fires(self, rule, uid):
        return uid in {hint.uid for hint in self.hints().of_rule(rule)}


NOBODY = Uid("00000000-0000-4000-8000-000000999999")
ROLES = LinkRole
