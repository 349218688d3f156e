"""Registers of classifications, obligations and tasks, and what they say is open."""

from dataclasses import replace

import pytest

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.services.document import project_document
from rai_desktop.services.linking import link_entries
from rai_desktop.services.registers.build import RegisterRequest, build_register
from tests.services.building import table_of
from tests.services.law_building import (
    CHATBOT,
    NOW,
    TODAY,
    classified,
    duty_of,
    law_labels,
    law_project,
    three_systems,
)


@pytest.fixture
def project(tmp_path):
    made = law_project(tmp_path / "p", staff=30, turnover="up_to_10")
    yield made
    made.store.abandon()


def request(**wishes):
    return RegisterRequest(cut_off=TODAY, created=NOW, **wishes)


def register_of(project, language="en", **wishes):
    return build_register(project, law_labels(language), request(**wishes))


def rows(project, key, *columns, language="en", **wishes):
    table = table_of(register_of(project, language, **wishes), key)
    places = [table.column_index(column) for column in columns]
    return [tuple(row.cells[place] for place in places) for row in table.rows]


def points(project, **wishes):
    return {(p.entry.partition(" ")[0], p.text) for p in register_of(project, **wishes).open_points}


def test_each_classification_is_a_row_with_status_law_and_who_decided(project):
    person = project.add(EntityKind.PERSON, {"name": "Leitung IT"})
    classified(project, "Chatbot", CHATBOT, decided_by=person)
    (row,) = rows(
        project,
        "classifications",
        *("system", "labels", "=status", "roles", "decided_by", "decided_on", "pack_version"),
    )
    assert row[:4] == ("KI-0001 Chatbot", "Transparency obligations", "Confirmed", "Deployer")
    assert row[4:6] == ("PE-0001 Leitung IT", TODAY)
    assert row[6]


def test_a_classification_that_no_longer_fits_is_printed_as_outdated(project):
    system = classified(project, "Chatbot", CHATBOT)
    project.edit(system, {"people_data": "yes"})
    assert rows(project, "classifications", "status", "=status") == [("Provisional", "Outdated")]


@pytest.mark.parametrize("language", ["de", "en"])
def test_obligations_tell_status_article_and_proof(project, language):
    three_systems(project)
    duty = duty_of(project, "X-TELL", "Chatbot").uid
    proof = project.add(EntityKind.EVIDENCE, {"title": "Bild"})
    link_entries(project, LinkRole.EVIDENCE_OF, proof, duty)
    found = rows(
        project, "obligations", "title", "system", "=article", "=proofs", language=language
    )
    title = {"de": "Tell people (deutsch)", "en": "Tell people"}[language]
    article = {"de": "Art. 26 Abs. 1 KI-VO", "en": "Art. 26(1) AI Act"}[language]
    assert (title, "KI-0001 Chatbot", article, "NA-0001 Bild") in found


def test_the_status_of_an_obligation_is_that_of_the_cut_off_date(project):
    three_systems(project)
    states = dict(rows(project, "obligations", "number", "=state"))
    assert states["PF-0002"] == "Applies"
    assert states["PF-0003"] == "Upcoming"


def test_tasks_tell_how_urgent_they_are(project):
    project.add(EntityKind.TASK, {"title": "Ask", "due_on": TODAY.replace(day=1)})
    assert rows(project, "tasks", "title", "=urgency") == [("Ask", "Overdue")]


def test_the_draft_counts_what_is_classified_and_what_is_confirmed(project):
    person = project.add(EntityKind.PERSON, {"name": "Leitung IT"})
    project.add(EntityKind.SYSTEM, {"name": "New"})
    three_systems(project)
    assert register_of(project).draft == (
        "Draft – 2 of 4 AI systems classified, none of them confirmed"
    )
    classified(project, "Other", CHATBOT, decided_by=person)
    assert register_of(project).draft == "Draft – 3 of 5 AI systems classified, 1 of them confirmed"
    assert register_of(project, "de").draft == (
        "Entwurf – 3 von 5 KI-Systemen eingestuft, davon 1 bestätigt"
    )


def test_nothing_is_a_draft_once_every_system_in_use_is_decided_about(project):
    person = project.add(EntityKind.PERSON, {"name": "Leitung IT"})
    classified(project, "Chatbot", CHATBOT, decided_by=person)
    project.add(EntityKind.SYSTEM, {"name": "Old", "status": "retired"})
    assert register_of(project).draft == ""


def test_a_system_prints_its_classification_and_who_stands_for_it(project):
    person = project.add(EntityKind.PERSON, {"name": "Leitung IT"})
    classified(project, "Chatbot", CHATBOT, decided_by=person)
    (detail,) = register_of(project).systems
    facts = {fact.label: fact.text for fact in detail.facts}
    assert facts["Classification (AI Act)"] == "Transparency obligations · Confirmed"
    assert facts["Decided by"] == "PE-0001 Leitung IT · 28 Nov 2026"
    assert "classified on" in facts["State of law"]


def test_names_are_left_out_where_that_is_wished(project):
    person = project.add(EntityKind.PERSON, {"name": "Geheim", "function": "IT"})
    classified(project, "Chatbot", CHATBOT, decided_by=person)
    (detail,) = register_of(project, left_out=frozenset({Privacy.PERSONAL})).systems
    assert not any("Geheim" in fact.text for fact in detail.facts)


def test_what_is_not_settled_is_an_open_point(project):
    three_systems(project)
    project.add(EntityKind.SYSTEM, {"name": "New"})
    project.add(EntityKind.TASK, {"title": "Ask", "due_on": TODAY.replace(day=1)})
    found = points(project)
    assert ("KI-0001", "Nobody has confirmed the classification yet.") in found
    assert ("KI-0003", "The classification is open.") in found
    doubt = "Questions of the classification are answered with “don't know”."
    assert {entry for entry, text in found if text == doubt} == {"KI-0003"}
    assert ("KI-0004", "The AI system is not classified under the AI Act yet.") in found
    assert ("PF-0002", "The obligation applies and is not marked as met.") in found
    assert ("AU-0005", "The task is overdue.") in found
    assert not any(entry in ("PF-0003", "PF-0005", "PF-0006") for entry, _ in found)


def test_what_is_met_or_decided_is_no_open_point(project):
    person = project.add(EntityKind.PERSON, {"name": "Leitung IT"})
    classified(project, "Chatbot", CHATBOT, decided_by=person)
    for duty in project.entities(EntityKind.OBLIGATION):
        project.edit(duty.uid, {"status": "met"})
    texts = {text for _, text in points(project)}
    assert not any("lassif" in text or "obligation" in text for text in texts)


def test_the_register_of_one_system_holds_its_duties_alone(project):
    chatbot, *_ = three_systems(project)
    system = project.entity(chatbot)
    assert rows(project, "obligations", "number", system=system) == [("PF-0002",), ("PF-0003",)]
    assert rows(project, "classifications", "system", system=system) == [("KI-0001 Chatbot",)]
    assert rows(project, "tasks", "number", system=system) == [("AU-0002",), ("AU-0003",)]


def test_the_document_holds_all_of_it_in_codes(project):
    three_systems(project)
    document = project_document(project, request())
    assert [duty["title"] for duty in document["obligations"]][:2] == ["X-LIT", "X-TELL"]
    assert document["classifications"][0]["labels"] == ["TRANSP"]
    assert document["tasks"][0]["origin"] == "obligation"


def test_counts_are_by_label_and_tell_what_is_not_classified(project):
    three_systems(project)
    project.add(EntityKind.SYSTEM, {"name": "New"})
    group = next(g for g in register_of(project).summary if g.key == "systems_by_label")
    assert {count.code: count.count for count in group.counts} == {
        "HR_III": 1,
        "TRANSP": 1,
        "OPEN": 1,
        "": 1,
    }


def test_a_request_for_another_day_judges_by_that_day(project):
    three_systems(project)
    later = replace(request(), cut_off=TODAY.replace(year=2028))
    table = table_of(build_register(project, law_labels(), later), "obligations")
    place = table.column_index("=state")
    assert {row.cells[place] for row in table.rows} - {"Recommended"} == {"Applies"}


def test_an_empty_inventory_is_a_draft_without_systems(project):
    assert register_of(project).draft == "Draft – no AI systems entered yet"
    project.add(EntityKind.SYSTEM, {"name": "Old", "status": "retired"})
    assert register_of(project).draft == "Draft – no AI system in use has been classified"
