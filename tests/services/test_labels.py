from datetime import date

import pytest

from rai_desktop.domain.fields import EntityKind, FieldKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.internal import Pack
from rai_desktop.domain.kinds.registry import KINDS, NUMBERED_KINDS
from rai_desktop.services.labels import GROUPS
from rai_desktop.words import LANGUAGES
from tests.services.building import add_custom_field, labels

S, P = EntityKind.SYSTEM, EntityKind.PERSON


def shown(project, key, value, language="en", kind=S):
    return labels(language).shown(project, project.field(kind, key), value)


@pytest.mark.parametrize(
    ("key", "value", "german", "english"),
    [
        ("name", "A\n<b>", "A\n<b>", "A\n<b>"),
        ("name", "", "", ""),
        ("user_count", 9999, "9999", "9999"),
        ("user_count", 12345, "12.345", "12,345"),
        ("user_count", 0, "0", "0"),
        ("in_use_since", date(2026, 2, 1), "01.02.2026", "1 Feb 2026"),
        ("in_use_since", None, "", ""),
        ("roles", (), "", ""),
        ("status", "not_a_code", "not_a_code", "not_a_code"),
        ("data_categories", ("not_a_code",), "not_a_code", "not_a_code"),
    ],
)
def test_values_as_people_read_them(project, key, value, german, english):
    assert shown(project, key, value, "de") == german
    assert shown(project, key, value, "en") == english


def test_a_pack_of_the_program_is_called_in_the_language_of_the_window():
    pack = Pack(uid=Uid("p"), pack_id="method", title="Risk method")
    assert labels("de").title(pack) == "Risikomethode"
    assert labels("en").title(pack) == "Risk method"
    own = Pack(uid=Uid("o"), pack_id="own", title="Unsere Fragen")
    assert labels("en").title(own) == "Unsere Fragen"


def test_codes_are_shown_as_words(project):
    assert shown(project, "roles", ("deployer", "provider")) == "Deployer; Provider"
    assert shown(project, "current_likelihood", 3, kind=EntityKind.RISK) == "3 – Possible"
    assert shown(project, "current_likelihood", 3, "de", EntityKind.RISK) == "3 – Möglich"


def test_references_are_shown_by_name_and_say_when_the_entry_is_gone(project):
    uid = project.add(P, {"name": "Leitung IT"})
    assert shown(project, "owner", uid) == "Leitung IT"
    project.delete([uid])
    assert shown(project, "owner", uid) == "Leitung IT (deleted)"
    assert shown(project, "owner", "nobody") == ""


def test_labels_of_custom_fields_are_what_people_typed(project):
    key = add_custom_field(project, S, "Name", help="Status")
    spec = project.field(S, key)
    assert labels("de").field(spec) == "Name"
    assert labels("de").help(spec) == "Status"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_and_group_has_words(language):
    for kind in NUMBERED_KINDS:
        for spec in KINDS[kind].fields:
            assert labels(language).field(spec)
            if spec.kind in (FieldKind.CHOICE, FieldKind.MULTI_CHOICE, FieldKind.RATING):
                words = [word for _, word in labels(language).choices(spec)]
                if spec.vocabulary != "obligations":
                    assert len(words) == len(set(words)) > 1, (spec.key, words)
            if spec.is_entered:
                assert spec.group in GROUPS
