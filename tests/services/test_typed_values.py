from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.kinds.registry import KINDS, NUMBERED_KINDS
from rai_desktop.domain.values import ValueRefusedError
from rai_desktop.services.typed_values import UnknownNameError, ValueReader
from rai_desktop.words import LANGUAGES
from tests.services.building import add_custom_field, all_labels, labels

S, R, P = EntityKind.SYSTEM, EntityKind.RISK, EntityKind.PERSON

FIELDS = [
    (kind, spec)
    for kind in (*NUMBERED_KINDS, EntityKind.ORGANISATION)
    for spec in KINDS[kind].fields
    if spec.is_entered
]
CHOOSING = (FieldKind.CHOICE, FieldKind.MULTI_CHOICE, FieldKind.RATING)


def field(kind, key):
    return KINDS[kind].field(key)


@pytest.fixture(scope="module")
def reader(company):
    return ValueReader(company, all_labels())


@pytest.mark.parametrize(
    ("kind", "key", "text", "value"),
    [
        (S, "status", "in_use", "in_use"),
        (S, "status", "IN USE", "in_use"),
        (S, "status", "In-Use", "in_use"),
        (S, "status", "im Einsatz", "in_use"),
        (S, "status", " Pilot ", "pilot"),
        (S, "source", "Bought and used as it is", "bought"),
        (S, "people_data", "yes", "yes"),
        (S, "people_data", "Ja", "yes"),
        (S, "people_data", "x", "yes"),
        (S, "people_data", "✓", "yes"),
        (S, "people_data", "✔️", "yes"),
        (S, "people_data", "TRUE", "yes"),
        (S, "people_data", "nein", "no"),
        (S, "people_data", "0", "no"),
        (S, "people_data", "?", "unknown"),
        (S, "people_data", "–", "unknown"),
        (S, "people_data", "k. A.", "unknown"),
        (S, "people_data", "don’t know", "unknown"),
        (S, "roles", "deployer; provider", ("deployer", "provider")),
        (S, "roles", "provider,deployer", ("deployer", "provider")),
        (S, "roles", "provider\ndeployer", ("deployer", "provider")),
        (S, "roles", "Betreiber | Anbieter", ("deployer", "provider")),
        (S, "roles", "; ,", ()),
        (S, "user_count", "12", 12),
        (S, "user_count", "12.500", 12500),
        (S, "user_count", "12,500", 12500),
        (S, "user_count", "12 500", 12500),
        (S, "user_count", "1.234.567,00", 1234567),
        (S, "user_count", "1,234,567.00", 1234567),
        (S, "user_count", "1'000'000", 1000000),
        (S, "user_count", "12,0", 12),
        (S, "yearly_cost", "1.200 €", 1200),
        (S, "yearly_cost", "EUR 1.200,00", 1200),
        (S, "yearly_cost", "1.200,-", 1200),
        (S, "yearly_cost", "1,200.00 Euro", 1200),
        (S, "status", "aktiv", "in_use"),
        (S, "status", "Active", "in_use"),
        (S, "status", "produktiv", "in_use"),
        (S, "status", "LIVE", "in_use"),
        (S, "status", "geplant", "idea"),
        (S, "status", "außer Betrieb", "retired"),
        (S, "source", "Eigenentwicklung", "built"),
        (S, "source", "SaaS", "bought"),
        (S, "source", "unbekannt", "unknown"),
        (S, "people_data", "a) Yes", "yes"),
        (S, "people_data", "(b) nein", "no"),
        (S, "people_data", "2. Ja", "yes"),
        (S, "approval", "genehmigt", "granted"),
        (R, "treatment", "Mitigate", "reduce"),
        (R, "status", "geschlossen", "closed"),
        (S, "in_use_since", "31.12.2025", date(2025, 12, 31)),
        (R, "current_likelihood", "3", 3),
        (R, "current_likelihood", "3 – Possible", 3),
        (R, "current_likelihood", "3 - möglich", 3),
        (R, "current_likelihood", "Möglich", 3),
        (R, "current_likelihood", "likely", 4),
        (R, "current_likelihood", "4 – hoch", 4),
        (R, "current_likelihood", "hoch (4)", 4),
        (R, "current_likelihood", "4 (likely)", 4),
        (R, "current_persons", "Gering", 1),
        (R, "confidence", "low", "low"),
        (R, "confidence", "Low (estimate, no data)", "low"),
        (EntityKind.MITIGATION, "effort", "S", "S"),
        (EntityKind.MITIGATION, "effort", "Small", "S"),
        (S, "name", "  as typed \n", "  as typed \n"),
        (S, "status", "  ", None),
        (S, "roles", "", ()),
        (S, "owner", "", None),
    ],
)
def test_values_as_people_type_them(reader, kind, key, text, value):
    assert reader.read(field(kind, key), text) == value


@pytest.mark.parametrize(
    ("kind", "key", "text"),
    [
        (S, "status", "living"),
        (S, "status", "in_use; pilot"),
        (S, "people_data", "maybe not"),
        (S, "roles", "deployer, king"),
        (S, "user_count", "12,5"),
        (S, "user_count", "a dozen"),
        (S, "user_count", "-1"),
        (S, "user_count", "1.23.456"),
        (S, "user_count", "1e3"),
        (S, "user_count", "9" * 16),
        (S, "in_use_since", "yesterday"),
        (S, "in_use_since", "1.1.1850"),
        (R, "current_likelihood", "6"),
        (R, "current_likelihood", "0"),
        (R, "current_likelihood", "high"),
        (R, "current_likelihood", "Hoch"),
        (R, "current_likelihood", "mittel"),
        (R, "current_likelihood", "4 – selten"),
        (R, "current_likelihood", "2-mal im Jahr"),
        (S, "yearly_cost", "1.234,50 €"),
        (S, "yearly_cost", "$1,200"),
        (S, "status", "inaktiv"),
    ],
)
def test_what_fits_nothing_is_refused_and_names_the_field(reader, kind, key, text):
    with pytest.raises(ValueRefusedError) as refused:
        reader.read(field(kind, key), text)
    assert refused.value.values["field"].key == key


def test_a_number_that_a_program_wrote_has_no_thousands(reader):
    spec = field(S, "user_count")
    assert reader.read(spec, "1234", exact=True) == 1234
    with pytest.raises(ValueRefusedError):
        reader.read(spec, "1.234", exact=True)


def test_a_word_with_commas_is_one_word(reader):
    spec = field(S, "traits")
    words = [label for _, label in labels().choices(spec) if label.count(",") > 1]
    assert words
    for word in words:
        assert len(reader.read(spec, word)) == 1
        assert len(reader.read(spec, f"{word}, agentic")) == 2


def test_a_flag_knows_yes_and_no_and_nothing_else(reader):
    flag = FieldSpec(key="example", kind=FieldKind.FLAG, label="Example")
    assert reader.read(flag, "ja") is True
    assert reader.read(flag, "no") is False
    assert reader.read(flag, "") is False
    with pytest.raises(ValueRefusedError):
        reader.read(flag, "unklar")


# references ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "PE-0002",
        "pe-0002",
        "Leitung IT",
        "leitung  it",
        "it@example.org",
        "PE-0002 Leitung IT",
        "Verantwortet IT-Betrieb, Informationssicherheit und Softwareentwicklung",
    ],
)
def test_a_person_is_found_by_number_name_mail_and_function(company, reader, text):
    uid = reader.read(field(S, "owner"), text)
    assert company.number(company.entity(uid)) == "PE-0002"
    assert reader.read(field(S, "owner"), uid) == uid


@pytest.mark.parametrize(
    "text",
    [
        "Müller, Anna",
        "Dr. Anna Müller",
        "Müller, Anna (IT)",
        "Anna Müller [IT]",
        "a.mueller@example.org",
        "Anna Mueller <a.mueller@example.org>",
        "mailto:a.mueller@example.org",
    ],
)
def test_a_person_is_known_in_all_ways_in_which_lists_write_names(project, text):
    values = {"name": "Anna Müller", "email": "a.mueller@example.org", "department": "IT"}
    person = project.add(P, values)
    assert ValueReader(project, all_labels()).read(field(S, "owner"), text) == person


@pytest.mark.parametrize("text", ["Anna Müller (Vertrieb)", "Müller", "Anna Maria Müller", "()"])
def test_a_person_is_not_taken_for_another(project, text):
    project.add(P, {"name": "Anna Müller", "department": "IT"})
    with pytest.raises(UnknownNameError):
        ValueReader(project, all_labels()).read(field(S, "owner"), text)


def test_a_system_is_found_by_its_own_reference(project):
    system = project.add(S, {"name": "Chat", "own_id": "SYS-01"})
    assert ValueReader(project, all_labels()).entry(S, "sys-01") == system


def test_a_name_that_nobody_has_is_told(reader):
    with pytest.raises(UnknownNameError) as unknown:
        reader.read(field(S, "vendor"), " Unbekannt AG ")
    assert (unknown.value.kind, unknown.value.name) == (EntityKind.VENDOR, "Unbekannt AG")


def test_a_name_that_two_have_asks_for_the_number(project):
    first, second = (project.add(P, {"name": "Einkauf"}) for _ in range(2))
    reader = ValueReader(project, all_labels())
    with pytest.raises(UsageError, match="number"):
        reader.read(field(S, "owner"), "Einkauf")
    assert reader.read(field(S, "owner"), "PE-0002") == second != first


def test_a_name_counts_before_the_function_of_somebody_else(project):
    project.add(P, {"name": "Vertretung", "function": "Leitung IT"})
    head = project.add(P, {"name": "Leitung IT"})
    assert ValueReader(project, all_labels()).read(field(S, "owner"), "Leitung IT") == head


def test_a_number_before_a_name_of_somebody_else_means_nothing(project):
    first, second = (project.add(P, {"name": name}) for name in ("Einkauf", "Leitung IT"))
    reader = ValueReader(project, all_labels())
    assert reader.entry(P, "PE-0001 Leitung IT") == second
    assert reader.entry(P, "PE-0001 Einkauf") == first
    with pytest.raises(UnknownNameError) as unknown:
        reader.entry(P, "PE-0001 Vertrieb")
    assert unknown.value.name == "Vertrieb"


def test_deleted_entries_are_not_found(project):
    uid = project.add(P, {"name": "Einkauf"})
    project.delete([uid])
    with pytest.raises(UnknownNameError):
        ValueReader(project, all_labels()).read(field(S, "owner"), "Einkauf")


# laws ------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("kind", "spec"), [(k, s) for k, s in FIELDS if s.kind in CHOOSING], ids=str
)
def test_every_choice_is_read_again_from_its_word(reader, kind, spec, language):
    choices = labels(language).choices(spec)
    assert choices
    for code, label in choices:
        value = reader.read(spec, code)
        assert reader.read(spec, label) == value == reader.read(spec, label.upper())
        assert str(code) in str(value)


@given(st.data())
def test_the_value_of_a_shown_value_is_the_value(company, reader, data):
    _, spec = data.draw(st.sampled_from(FIELDS), label="field")
    shown_in = labels(data.draw(st.sampled_from(LANGUAGES), label="language"))
    value = data.draw(values_of(company, spec), label="value")
    shown = shown_in.shown(company, spec, value)
    assert reader.read(spec, shown) == value


def values_of(project, spec):
    """Return what a field can hold, as far as it can be shown."""
    codes = [code for code, _ in labels().choices(spec)]
    if spec.time_of_day:
        return st.just("") | st.times().map(lambda at: f"{at:%H:%M}")
    return {
        FieldKind.CHOICE: st.sampled_from(codes or [None]),
        FieldKind.MULTI_CHOICE: st.sets(st.sampled_from(codes or [""])).map(
            lambda found: tuple(sorted(found - {""}))
        ),
        FieldKind.FLAG: st.booleans(),
        FieldKind.RATING: st.none() | st.integers(1, 5),
        FieldKind.NUMBER: st.none() | st.integers(spec.minimum, spec.maximum),
        FieldKind.DATE: st.none() | st.dates(date(1900, 1, 1), date(2999, 12, 31)),
        FieldKind.REFERENCE: st.none() | st.sampled_from(_targets(project, spec) or [None]),
    }.get(spec.kind, st.text(st.characters(exclude_categories=["Cs"])))


def _targets(project, spec):
    return [e.uid for e in project.entities(spec.reference)] if spec.reference else []


def test_custom_fields_read_their_kinds(project):
    keys = {
        kind: add_custom_field(project, S, kind, kind)
        for kind in ("text", "long_text", "number", "date", "person")
    }
    person = project.add(P, {"name": "Einkauf"})
    reader = ValueReader(project, all_labels())

    def read(kind, text):
        return reader.read(project.field(S, keys[kind]), text)

    assert read("text", "a\nb") == "a\nb"
    assert read("number", "-13.500") == -13500
    assert read("date", "1.2.2026") == date(2026, 2, 1)
    assert read("person", "Einkauf") == person
