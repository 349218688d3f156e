from datetime import date

import pytest

from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.services.document import SECTIONS, entity_document, project_document
from rai_desktop.services.registers.build import REGISTER_NAMES
from rai_desktop.services.registers.tables import REGISTER_KINDS
from tests.services.building import add_custom_field, add_risk, request
from tests.services.test_registers import COMMENT, COST, NAME, telling, texts_of, two_systems

S, R, P = EntityKind.SYSTEM, EntityKind.RISK, EntityKind.PERSON


def test_every_entry_is_in_the_section_of_its_kind(company):
    document = project_document(company, request())
    for kind, section in SECTIONS.items():
        assert [e["uid"] for e in document[section]] == [e.uid for e in company.entities(kind)]
    assert document["organisation"]["name"] == company.organisation().name
    assert len(document["links"]) == len(company.entities(EntityKind.LINK))
    assert document["head"] == company.store.head()


def test_an_entry_holds_codes_and_uids_and_nothing_empty(project):
    owner = project.add(P, {"name": "Leitung IT"})
    key = add_custom_field(project, S, "Kostenstelle", "number")
    uid = project.add(
        S,
        {
            "name": "A\r\n\x07",
            "status": "in_use",
            "roles": ("deployer",),
            "owner": owner,
            "in_use_since": date(2026, 1, 2),
            "user_count": 0,
            key: 7,
        },
    )
    assert entity_document(project, project.entity(uid)) == {
        "uid": uid,
        "number": "KI-0001",
        "name": "A\r\n\x07",
        "status": "in_use",
        "roles": ["deployer"],
        "owner": owner,
        "in_use_since": "2026-01-02",
        "user_count": 0,
        key: 7,
    }


def test_an_entry_always_has_its_name(project):
    organisation = project.organisation()
    project.edit(organisation.uid, {"name": ""})
    assert entity_document(project, project.organisation())["name"] == ""


@pytest.mark.parametrize(
    ("privacy", "secret"),
    [(Privacy.PERSONAL, NAME), (Privacy.COST, str(COST)), (Privacy.COMMENT, COMMENT)],
)
def test_what_is_left_out_stands_nowhere(project, privacy, secret):
    telling(project)
    assert any(secret in text for text in texts_of(project_document(project, request())))
    part = project_document(project, request(left_out=frozenset({privacy})))
    assert not [text for text in texts_of(part) if secret in text]
    assert part["left_out"] == [str(privacy)]


def test_one_system_brings_nothing_that_does_not_hang_on_it(project):
    one, two = two_systems(project)
    part = project_document(project, request(system=project.entity(one)))
    assert [system["uid"] for system in part["systems"]] == [one]
    assert two not in set(texts_of(part))
    assert {risk["title"] for risk in part["risks"]} == {"One risk", "Shared risk"}
    assert "packs" not in part


@pytest.mark.parametrize("name", [name for name, _ in REGISTER_KINDS])
def test_a_wished_register_comes_alone(company, name):
    part = project_document(company, request(names=(name,)))
    wanted = SECTIONS[dict(REGISTER_KINDS)[name]]
    assert [s for s in SECTIONS.values() if s in part] == [wanted]
    assert part["links"] == []


@pytest.mark.parametrize("name", sorted({*REGISTER_NAMES} - {*dict(REGISTER_KINDS)}))
def test_a_register_without_a_place_in_the_document_is_refused(company, name):
    with pytest.raises(UsageError, match="xlsx"):
        project_document(company, request(names=(name,)))


def test_deleted_entries_and_their_links_are_not_there(project):
    system = project.add(S, {"name": "A"})
    risk = add_risk(project, system)
    project.delete([risk])
    document = project_document(project, request())
    assert (document["risks"], document["links"]) == ([], [])


def test_audit_notes_and_who_signed_a_year_are_left_out_like_everything_else(project):
    system = project.add(S, {"name": "Chat"})
    kinds = {
        EntityKind.COMMENT: {"subject": system, "text": COMMENT, "written_by": NAME},
        EntityKind.SNAPSHOT: {"year": 2025, "signed_name": NAME, "note": COMMENT},
    }
    for kind, values in kinds.items():
        project.commit(Action.ADD, project.new_settings(kind, values)[1])
    whole = project_document(project, request())
    assert (whole["comments"][0]["text"], whole["closed_years"][0]["year"]) == (COMMENT, 2025)
    left_out = frozenset({Privacy.PERSONAL, Privacy.COMMENT})
    texts = texts_of(project_document(project, request(left_out=left_out)))
    assert not [text for text in texts if COMMENT in text or NAME in text]
