"""A project full of what can be left out, and what stands in the bytes of a file."""

import random
from hashlib import sha256

from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.left_out import LeftOut
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.sent_copies import Sending, SentCopy

NAME, MAIL, PHONE = "Wilhelmina Öztürk-Groß", "w.oeztuerk@example.org", "+49 30 5550199"
CONTACT, REPORTER = "Theodor Quastenflug", "Ottilie Zwirnsdorf"
COST = 48_213_377
NOTE = "Nur für uns: Der Vertrag endet bald."
OLD_NAME = "Vorläufiger Arbeitstitel Kranich"
ATTACHED = bytes(random.Random(3).randbytes(70_000))
OWN_VALUE = "Personalnummer 775533"

SECRETS = {
    LeftOut.HISTORY: (OLD_NAME,),
    LeftOut.NAMES: (NAME, MAIL, PHONE, "Öztürk", CONTACT, "Quastenflug", REPORTER, OWN_VALUE),
    LeftOut.COSTS: (str(COST),),
    LeftOut.COMMENTS: (NOTE,),
    LeftOut.ATTACHMENTS: (),
}


def fill(project) -> None:
    """Add entries that hold something of each part."""
    uid = project.add(
        EntityKind.PERSON,
        {"name": NAME, "email": MAIL, "phone": PHONE, "function": "Leitung Einkauf"},
    )
    project.commit(
        Action.EDIT, [FieldSetting(EntityKind.PERSON, uid, "x:own", OWN_VALUE)], title=NAME
    )
    system = project.add(EntityKind.SYSTEM, {"name": OLD_NAME, "owner": uid, "yearly_cost": COST})
    project.edit(system, {"name": "Chat", "notes": NOTE, "purpose": f"Von {NAME} eingeführt."})
    project.edit(system, {"purpose": "Beantwortet Fragen."})
    project.add(EntityKind.VENDOR, {"name": "Kontor", "contact_name": CONTACT})
    project.add(EntityKind.RISK, {"title": "Ausfall", "description": "Frau Öztürk-Groß fällt aus."})
    project.add(EntityKind.MITIGATION, {"title": "Vertretung", "cost_once": COST})
    project.add(EntityKind.INCIDENT, {"title": "Störung", "reporter": REPORTER})
    digest = sha256(ATTACHED).hexdigest()
    evidence = project.uids.new_uid()
    project.commit(
        Action.ADD,
        [
            FieldSetting(EntityKind.EVIDENCE, evidence, "title", "Vertrag"),
            FieldSetting(EntityKind.EVIDENCE, evidence, "file_name", "Vertrag Öztürk-Groß.pdf"),
            FieldSetting(EntityKind.EVIDENCE, evidence, "sha256", digest),
        ],
        attachments={digest: ATTACHED},
    )
    gone = project.add(EntityKind.SYSTEM, {"name": "Papierkorb"})
    project.delete([gone])


def sending(*left_out, is_review=False, phrase="", project=None, sender="Einkauf") -> Sending:
    copy = SentCopy(
        left_out=frozenset(left_out),
        is_review=is_review,
        sender=sender,
        time="2026-03-02T10:00:00+00:00",
        head=(project.store.head() or "") if project else "",
    )
    return Sending(copy=copy, phrase=phrase)


def sent(project, target, *left_out, **options):
    """Send ``project`` to ``target`` and return it."""
    for _ in project.store.send(target, sending(*left_out, project=project, **options)):
        pass
    return target


def found_in(path, texts) -> list[str]:
    """Return which of ``texts`` stand in any byte of a file, in any spelling."""
    data = path.read_bytes()
    lowered = data.lower()
    codes = ("utf-8", "utf-16-le", "utf-16-be")
    return [
        text
        for text in texts
        if any(text.encode(c) in data or text.lower().encode(c) in lowered for c in codes)
    ]
