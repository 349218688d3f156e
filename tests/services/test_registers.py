"""Registers hold exactly what the project holds, in the language asked for."""

from collections.abc import Sequence
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass
from datetime import date

import pytest

from rai_desktop.domain.canonical import is_empty
from rai_desktop.domain.codes import LinkRole, RiskLevel
from rai_desktop.domain.fields import EntityKind, FieldKind, Privacy
from rai_desktop.domain.kinds.registry import HAND_KINDS, KINDS, NUMBERED_KINDS
from rai_desktop.services.linking import link_entries
from rai_desktop.services.registers.build import REGISTER_NAMES
from rai_desktop.services.registers.computed import COMPUTED
from rai_desktop.services.registers.model import ColumnKind
from rai_desktop.services.registers.tables import REGISTER_KINDS
from rai_desktop.words import LANGUAGES
from tests.services.building import (
    add_custom_field,
    add_risk,
    bare_project,
    delete_field,
    register_of,
    table_of,
)

S, R, M, P, V, E, T = HAND_KINDS[:7]
KIND_OF = dict(REGISTER_KINDS)


def cells(register, key, column):
    """Return the cells of one column of a register."""
    table = table_of(register, key)
    place = table.column_index(column)
    return [row.cells[place] for row in table.rows]


def counts_of(register, key):
    group = next(group for group in register.summary if group.key == key)
    return {count.code: count.count for count in group.counts if count.count}


# tables --------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_a_kind_is_a_column_with_its_title(company, language):
    register = register_of(company, language)
    for key, kind in REGISTER_KINDS:
        table = table_of(register, key)
        keys = [column.key for column in table.columns]
        wanted = [spec.key for spec in KINDS[kind].fields if spec.register]
        wanted += [computed.key for computed in COMPUTED.get(kind, ())]
        assert sorted(keys) == sorted(wanted)
        assert all(column.title and column.weight > 0 for column in table.columns)


def test_what_counts_most_stands_first_in_a_table(company):
    register = register_of(company)
    for key, _ in REGISTER_KINDS:
        printed = [column.in_print for column in table_of(register, key).columns]
        assert printed == sorted(printed, reverse=True)
        first = "number" if KINDS[KIND_OF[key]].prefix else "system"
        assert table_of(register, key).columns[0].key == first
    systems = [column.key for column in table_of(register, "systems").columns]
    assert systems[:4] == ["number", "name", "status", "=classification"]
    assert systems[10:12] == ["=risks", "=level"]


def test_no_field_is_left_out_of_registers_without_reason():
    kept = {
        T: ["about", "rule"],
        EntityKind.ACCEPTANCE: ["stamp"],
        EntityKind.REVIEW: ["stamp"],
        EntityKind.FINDING: ["about"],
        EntityKind.RISK: ["library_text"],
        EntityKind.MITIGATION: ["library_text"],
    }
    for kind in NUMBERED_KINDS:
        left_out = [s.key for s in KINDS[kind].fields if not s.register]
        assert left_out == [*kept.get(kind, []), "deleted"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_is_a_row_and_every_value_stands_in_its_cell(company, language):
    register = register_of(company, language)
    for key, kind in REGISTER_KINDS:
        table, entities = table_of(register, key), company.entities(kind)
        assert [row.uid for row in table.rows] == [entity.uid for entity in entities]
        for row, entity in zip(table.rows, entities, strict=True):
            assert len(row.cells) == len(table.columns)
            for column, cell in zip(table.columns, row.cells, strict=True):
                if not column.key.startswith("="):
                    filled = not is_empty(company.value(entity, column.key))
                    assert filled == (cell not in (None, "")), (key, column.key)


def test_both_languages_hold_the_same_codes(company):
    german, english = (register_of(company, language) for language in LANGUAGES)
    for one, other in zip(german.tables, english.tables, strict=True):
        assert [row.codes for row in one.rows] == [row.codes for row in other.rows]
        assert [row.level for row in one.rows] == [row.level for row in other.rows]
    assert german.matrices[0].counts == english.matrices[0].counts
    assert [len(s.risks) for s in german.systems] == [len(s.risks) for s in english.systems]


def test_choices_have_a_word_for_each_code(company):
    for table in register_of(company).tables:
        for column in table.columns:
            words = {choice.code: choice.label for choice in column.choices}
            if column.kind is ColumnKind.CHOICE and table.rows:
                assert words, column.key
            place = table.column_index(column.key)
            for row in table.rows:
                if column.key in row.codes:
                    assert row.cells[place] == words[row.codes[column.key]]


def test_only_what_an_import_can_set_is_editable(company):
    for key, kind in REGISTER_KINDS:
        for column in table_of(register_of(company), key).columns:
            spec = KINDS[kind].field(column.key)
            assert column.editable == (spec is not None and spec.is_entered)


def test_days_and_numbers_stay_days_and_numbers(project):
    project.add(S, {"name": "A", "in_use_since": date(2026, 1, 2), "user_count": 12_345})
    register = register_of(project)
    assert cells(register, "systems", "in_use_since") == [date(2026, 1, 2)]
    assert cells(register, "systems", "user_count") == [12_345]
    assert cells(register, "systems", "dpia_on") == [None]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", HAND_KINDS)
def test_custom_fields_are_columns_and_deleted_ones_are_not(project, kind, language):
    key, gone = (add_custom_field(project, kind, label) for label in ("Kostenstelle", "Weg"))
    number = add_custom_field(project, kind, "Zahl", "number")
    delete_field(project, gone)
    project.add(kind, {KINDS[kind].title: "A", key: "4711", number: 3})
    name = next(name for name, of in REGISTER_KINDS if of is kind)
    register = register_of(project, language)
    titles = [column.title for column in table_of(register, name).columns]
    assert "Kostenstelle" in titles
    assert "Weg" not in titles
    assert (cells(register, name, key), cells(register, name, number)) == (["4711"], [3])


def test_computed_columns_of_systems_and_risks(project):
    system = project.add(S, {"name": "Chat"})
    high = add_risk(
        project,
        system,
        title="Leak",
        inherent_likelihood=5,
        inherent_persons=5,
        current_likelihood=5,
        current_persons=5,
        current_business=1,
    )
    add_risk(project, system, title="Open", target_likelihood=5, target_persons=5)
    measure = project.add(M, {"title": "Train"})
    link_entries(project, LinkRole.RISK_MITIGATION, high, measure)
    register = register_of(project)
    assert cells(register, "systems", "=risks") == [2]
    assert cells(register, "systems", "=level") == ["Very high"]
    assert cells(register, "systems", "=level_business") == ["Medium"]
    assert cells(register, "risks", "=systems") == ["KI-0001 Chat", "KI-0001 Chat"]
    assert cells(register, "risks", "=mitigations") == ["MA-0001 Train", ""]
    assert cells(register, "risks", "=inherent") == ["Very high", "Not rated"]
    assert cells(register, "risks", "=target") == ["Not rated", "Very high"]
    assert cells(register, "mitigations", "=risks") == ["RI-0001 Leak"]
    assert [row.level for row in table_of(register, "risks").rows] == [RiskLevel.VERY_HIGH, None]


def test_names_of_linked_entries_stand_in_the_order_of_their_numbers(project):
    systems = [project.add(S, {"name": name}) for name in ("A", "B", "C")]
    risk = add_risk(project)
    for system in reversed(systems):
        link_entries(project, LinkRole.SYSTEM_RISK, system, risk)
    (shown,) = cells(register_of(project), "risks", "=systems")
    assert shown == "KI-0001 A; KI-0002 B; KI-0003 C"


def test_what_a_field_refers_to_is_named_by_number_and_name(project):
    owner = project.add(P, {"name": "Leitung IT"})
    gone = project.add(P, {"name": "Einkauf"})
    project.add(S, {"name": "A", "owner": owner, "deputy": gone})
    project.delete([gone])
    register = register_of(project)
    assert cells(register, "systems", "owner") == ["PE-0001 Leitung IT"]
    assert cells(register, "systems", "deputy") == ["PE-0002 Einkauf (deleted)"]
    (system,) = register.systems
    assert "PE-0001 Leitung IT" in [fact.text for fact in system.facts]


# empty, and parts ----------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_project_has_every_register_with_a_sentence(tmp_path, language):
    project = bare_project(tmp_path)
    register = register_of(project, language)
    assert [table.key for table in register.tables] == list(REGISTER_NAMES)
    assert all(not table.rows and table.empty for table in register.tables)
    assert (register.organisation, register.open_points) == ("", ())
    assert not register.systems
    assert all(count.count == 0 for group in register.summary for count in group.counts)
    assert "0" not in register.draft
    project.store.abandon()


@pytest.mark.parametrize("name", REGISTER_NAMES)
def test_a_wished_register_comes_alone(company, name):
    register = register_of(company, names=(name,))
    assert [table.key for table in register.tables] == [name]
    assert bool(register.systems) == (name == "systems")
    assert bool(register.open_points) == (name == "open_points")
    assert bool(register.unlinked_risks) == (name == "risks" and _has_unlinked(company))


def _has_unlinked(project):
    links = project.links
    return any(not links.firsts(LinkRole.SYSTEM_RISK, r.uid) for r in project.entities(R))


def two_systems(project):
    """Return two systems that share a risk, each with what hangs on it alone."""
    shared = add_risk(project, title="Shared risk")
    made = []
    for name in ("One", "Two"):
        owner = project.add(P, {"name": f"{name} owner"})
        vendor = project.add(V, {"name": f"{name} vendor"})
        system = project.add(S, {"name": f"{name} system", "owner": owner, "vendor": vendor})
        risk = add_risk(project, system, title=f"{name} risk", current_likelihood=5)
        link_entries(project, LinkRole.SYSTEM_RISK, system, shared)
        measure = project.add(M, {"title": f"{name} measure", "due_on": date(2020, 1, 1)})
        link_entries(project, LinkRole.RISK_MITIGATION, risk, measure)
        link_entries(project, LinkRole.RISK_MITIGATION, shared, measure)
        proof = project.add(E, {"title": f"{name} proof", "valid_until": date(2020, 1, 1)})
        link_entries(project, LinkRole.EVIDENCE_OF, proof, system)
        link_entries(project, LinkRole.EVIDENCE_OF, proof, vendor)
        made.append(system)
    add_risk(project, title="Two unlinked risk")
    return made


def texts_of(value):
    """Yield every text in a structure of data."""
    inner = _inside(value)
    if inner is not None:
        for each in inner:
            yield from texts_of(each)
    elif value is not None:
        yield str(value)


def _inside(value):
    """Return what a structure holds, ``None`` for what is no structure."""
    if isinstance(value, dict):
        return [*value, *value.values()]
    if isinstance(value, (Sequence, frozenset, set)) and not isinstance(value, str):
        return value
    if is_dataclass(value):
        return [getattr(value, each.name) for each in dataclass_fields(value)]
    return None


@pytest.mark.parametrize("alone", [False, True])
def test_one_system_brings_what_hangs_on_it_and_nothing_else(project, alone):
    one, two = two_systems(project)
    if alone:
        project.delete([two])
    register = register_of(project, system=project.entity(one))
    rows = {table.key: len(table.rows) for table in register.tables}
    assert rows.pop("open_points") > 0
    assert rows == {
        "systems": 1,
        "classifications": 0,
        "classification_answers": 0,
        "obligations": 0,
        "requirements": 0,
        "frameworks": 0,
        "statement_of_applicability": 0,
        "risks": 2,
        "treatment_plan": 3,
        "risk_movement": 0,
        "indicators": 0,
        "completeness": 0,
        "mitigations": 2,
        "tasks": 0,
        **dict.fromkeys(("acceptances", "reviews", "findings", "incidents", "trainings"), 0),
        "inquiries": 0,
        "practices": 0,
        "people": 1,
        "suppliers": 1,
        "evidence": 1,
    }
    foreign = [t for t in texts_of(register) if t.startswith("Two ") or " Two " in t]
    assert all("measure" in text for text in foreign), foreign
    assert not register.unlinked_risks
    assert counts_of(register, "systems_by_status") == {"": 1}


# redaction -------------------------------------------------------------------------------


NAME, COST, COMMENT = "Petra-Geheim", 987_654, "nur-intern"


def telling(project):
    """Fill every field of the three privacy classes wherever there is one."""
    person = project.add(P, {"name": NAME, "email": f"{NAME}@x.org", "notes": NAME, "phone": NAME})
    field = add_custom_field(project, S, "Beauftragte Person", "person")
    references = {}
    for kind in (*HAND_KINDS, EntityKind.ORGANISATION):
        values = {KINDS[kind].title: f"{kind} A"}
        for spec in KINDS[kind].fields:
            if spec.reference is EntityKind.PERSON:
                values[spec.key] = person
            elif spec.privacy is not Privacy.NORMAL and spec.is_text:
                values[spec.key] = COMMENT if spec.privacy is Privacy.COMMENT else NAME
            elif spec.privacy is Privacy.COST and spec.kind is FieldKind.NUMBER:
                values[spec.key] = COST
        if kind is EntityKind.ORGANISATION:
            project.edit(project.organisation().uid, values)
        else:
            references[kind] = project.add(kind, values | ({field: person} if kind is S else {}))
    link_entries(project, LinkRole.SYSTEM_RISK, references[S], references[R])
    link_entries(project, LinkRole.RISK_MITIGATION, references[R], references[M])
    for proved in (references[S], person, references[V]):
        link_entries(project, LinkRole.EVIDENCE_OF, references[E], proved)
    return project


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("privacy", "secret"),
    [(Privacy.PERSONAL, NAME), (Privacy.COST, str(COST)), (Privacy.COMMENT, COMMENT)],
)
def test_what_is_left_out_stands_nowhere_in_a_register(project, language, privacy, secret):
    telling(project)
    whole = register_of(project, language)
    part = register_of(project, language, left_out=frozenset({privacy}))
    assert any(secret in text for text in texts_of(whole))
    assert not [text for text in texts_of(part) if secret in text]
    assert [len(table.rows) for table in part.tables] == [len(t.rows) for t in whole.tables]
    assert len(part.facts) == len(whole.facts) + 1


def test_functions_stand_for_names_that_are_left_out(project):
    head = project.add(P, {"name": NAME, "function": "Leitung IT"})
    other = project.add(P, {"name": NAME})
    project.add(S, {"name": "A", "owner": head, "deputy": other})
    register = register_of(project, left_out=frozenset({Privacy.PERSONAL}))
    assert cells(register, "systems", "owner") == ["PE-0001 Leitung IT"]
    assert cells(register, "systems", "deputy") == ["PE-0002"]


# details, counts, matrices ---------------------------------------------------------------


def test_details_tell_the_filled_fields_of_systems_with_their_risks(company):
    register = register_of(company)
    assert [s.uid for s in register.systems] == [e.uid for e in company.entities(S)]
    for detail in register.systems:
        order = [None, *RiskLevel]
        levels = [order.index(risk.level) for risk in detail.risks]
        assert levels == sorted(levels, reverse=True)
        assert all(fact.label and fact.text for fact in detail.facts)


def test_details_of_a_risk_hold_all_its_words(project):
    add_risk(
        project,
        title="Leak",
        cause="why",
        confidence="low",
        rating_reason="because",
        current_likelihood=2,
        current_persons=3,
    )
    (detail,) = register_of(project).unlinked_risks
    texts = {fact.label: fact.text for fact in detail.facts}
    assert texts["Cause"] == "why"
    assert texts["Reason for the rating"] == "because"
    assert texts["How sure is the rating?"].startswith("Low")
    assert (detail.heading, detail.level_text) == ("RI-0001 Leak", "Medium")


def test_details_hold_custom_fields(project):
    key = add_custom_field(project, S, "Kostenstelle")
    project.add(S, {"name": "A", key: "4711"})
    (detail,) = register_of(project).systems
    assert ("Kostenstelle", "4711") in [(fact.label, fact.text) for fact in detail.facts]


def test_risks_without_a_system_stand_apart(project):
    system = project.add(S, {"name": "Chat"})
    add_risk(project, system, title="Linked")
    add_risk(project, title="Alone")
    assert [risk.heading for risk in register_of(project).unlinked_risks] == ["RI-0002 Alone"]


def test_counts_are_those_of_the_project(company):
    register = register_of(company)
    systems, risks = company.entities(S), company.entities(R)
    assert sum(counts_of(register, "systems_by_status").values()) == len(systems)
    assert sum(counts_of(register, "systems_by_level").values()) == len(systems)
    assert sum(counts_of(register, "risks_by_status").values()) == len(risks)
    live = [risk for risk in risks if risk.status != "closed"]
    assert sum(counts_of(register, "risks_by_level").values()) == len(live)
    for matrix in register.matrices:
        assert sum(matrix.counts.values()) <= len(live)


def test_closed_risks_are_counted_by_status_only(project):
    rating = {"current_likelihood": 3, "current_persons": 3, "current_business": 3}
    add_risk(project, status="closed", **rating)
    add_risk(project, status="open", **rating)
    register = register_of(project)
    assert counts_of(register, "risks_by_status") == {"open": 1, "closed": 1}
    assert counts_of(register, "risks_by_level") == {"medium": 1}
    assert [dict(matrix.counts) for matrix in register.matrices] == [{(3, 3): 1}, {(3, 3): 1}]


def test_the_matrix_counts_the_place_that_the_level_rests_on(project):
    values = {"current_likelihood": 2, "current_persons": 3, "current_business": 3}
    add_risk(project, confidence="low", **values)
    persons, business = register_of(project).matrices
    assert dict(persons.counts) == {(3, 3): 1}
    assert dict(business.counts) == {(2, 3): 1}


@pytest.mark.parametrize(
    ("statuses", "told"),
    [
        ((), "no AI system"),
        (("pilot",), "0 of 1 AI system classified"),
        (("pilot", "idea", "retired"), "0 of 2 AI systems classified"),
    ],
)
def test_a_register_is_a_draft_while_systems_are_not_classified(project, statuses, told):
    for status in statuses:
        project.add(S, {"name": "A", "status": status})
    assert told in register_of(project).draft


def test_facts_name_scope_day_method_and_fingerprint(project):
    project.edit(project.organisation().uid, {"scope": "Alles"})
    facts = {fact.label: fact.text for fact in register_of(project).facts}
    assert facts["Company"] == "Beispiel GmbH"
    assert facts["Scope"] == "Alles"
    assert facts["Exclusions"] == "None stated"
    assert facts["Cut-off date"] == "15 Jun 2026"
    assert facts["Fingerprint"] == project.fingerprint
    assert "Left out" not in facts


def test_matrices_of_the_target_stand_beside_those_of_today_once_there_is_a_target(project):
    add_risk(project, title="Rated", current_likelihood=4, current_persons=3)
    keys = [matrix.key for matrix in register_of(project).matrices]
    assert keys == ["persons", "business"]
    add_risk(project, title="Aimed", target_likelihood=2, target_persons=2)
    add_risk(project, title="Over", target_likelihood=2, target_persons=2, status="closed")
    found = {matrix.key: dict(matrix.counts) for matrix in register_of(project).matrices}
    assert list(found) == ["persons", "business", "persons_target", "business_target"]
    assert found["persons_target"] == {(2, 2): 1}


def test_a_system_tells_what_its_risks_come_to_together(project):
    system = project.add(EntityKind.SYSTEM, {"name": "Chat"})
    rating = {"current_likelihood": 4, "current_persons": 3, "current_business": 1}
    for number in range(3):
        values = {"affected_groups": ("customers",), "target_likelihood": 1, "target_persons": 1}
        add_risk(project, system, title=f"Risk {number}", **rating, **values)
    (detail,) = register_of(project).systems
    facts = {fact.label: fact.text for fact in detail.facts}
    assert facts["Risks seen together, today"] == "for people: High · for the business: Low"
    assert facts["Risks seen together, target"] == "for people: Low · for the business: Not rated"
    assert facts["Accumulation"].startswith("3 medium or high risks hit the same group")
