"""Forms of the law: every element, filled with exactly what is named, on top why or why not.

The golden texts hold what each form says about one system of the example company. After a change
that is meant, write them anew and look at the difference:

    RAI_RENEW_GOLDEN=1 python -m pytest tests/services/papers/test_law_forms.py
"""

import os
import re
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.domain.law import read_answers
from rai_desktop.domain.law_codes import ClassificationStatus
from rai_desktop.domain.law_forms import ItemKind, Verdict
from rai_desktop.export.writers import write_paper
from rai_desktop.services.law.recording import Decision, plan_recording, record
from rai_desktop.services.papers.law_forms.offers import offered_forms
from rai_desktop.services.papers.law_forms.subject import form_subject
from rai_desktop.services.papers.model import Blank, Grid, Paragraph, Ticks, Tone
from rai_desktop.services.papers.registry import paper_kind
from rai_desktop.words import words_for
from tests.export.pdf_reading import all_elements, squeezed, texts
from tests.export.pdf_registers import opened
from tests.services.building import CATALOGUE, TODAY, empty_project, example_project, labels
from tests.services.entries import add_mitigation, add_system
from tests.services.law_building import ALL_NO, LAW, RANKING, classified, law_labels, law_project
from tests.services.papers.law_forms import FORMS, MARKED, SECRETS, items_of, marked_project
from tests.services.papers.making import paper_of, paper_texts

GOLDEN = Path(__file__).parent / "golden"
CREDIT = {"III-5b": "yes", "E3-0": "yes", "H2": "yes"}
NARROW = {"III-4a": "yes", "E3-0": "no", "E3-a": "yes", "E3-r": "yes"}

EXAMPLES = {
    "fria": "KI-0012",
    "derogation": "KI-0006",
    "notices": "KI-0005",
    "dpia-threshold": "KI-0006",
    "registration-provider": "KI-0007",
    "registration-derogation": "KI-0007",
    "registration-deployer": "KI-0012",
    "technical-documentation": "KI-0007",
    "conformity": "KI-0007",
}
"""Which system of the example company shows a form best."""

ELEMENTS = {
    "fria": [
        *(f"Art. 27(1)({letter})" for letter in "abcdef"),
        *("Art. 27(2)", "Art. 27(3)", "Art. 27(4)", "Art. 27(5)"),
    ],
    "derogation": [
        *(f"Art. 6(3)({letter})" for letter in "abcd"),
        *("GDPR Art. 4(4)", "Art. 6(4)", "Art. 49(2)"),
    ],
    "notices": ["Art. 50(1)", "Art. 50(5)"],
    "dpia-threshold": [
        *("GDPR Art. 35(1)", "GDPR Art. 35(2)", "GDPR Art. 35(3)", "GDPR Art. 35(4)"),
    ],
    "registration-provider": [f"Annex VIII A({number})" for number in range(1, 14)],
    "registration-derogation": [f"Annex VIII B({number})" for number in (1, 2, 3, 4, 5, 6, 8)],
    "registration-deployer": [f"Annex VIII C({number})" for number in range(1, 6)],
    "technical-documentation": [
        *(f"Annex IV({number})" for number in range(1, 10)),
        *(f"Annex IV({part})({letter})" for part in (1, 2) for letter in "abcdefgh"),
    ],
    "conformity": [f"Annex V({number})" for number in (1, 2, 3, 4, 6, 7, 8)],
}
"""The places of the law that a form has to name."""


@pytest.fixture(scope="module")
def companies(tmp_path_factory):
    made = {
        language: example_project(tmp_path_factory.mktemp(language), language)
        for language in ("de", "en")
    }
    yield made
    for project in made.values():
        project.store.abandon()


@pytest.fixture
def closing():
    """Take projects to be closed when the test has ended."""
    held = []

    def hold(project):
        held.append(project)
        return project

    yield hold
    for project in held:
        project.store.abandon()


def form_of(project, key, system, language="en", **wishes):
    return paper_of(project, key, language, entries=(system,), **wishes)


def verdict_of(project, key, system):
    """Return the verdict of a form and whether it is certain."""
    form = next(form for form in CATALOGUE.law_forms() if form.id == key)
    facts = form_subject(project, law_labels(), system, TODAY).facts
    found = form.decided(facts)
    return found.case.verdict, found.is_certain


def reason(paper):
    return next(b.text for b in paper.blocks if isinstance(b, Paragraph) and b.tone is Tone.NOTE)


def blanks(paper):
    return {block.label: block for block in paper.blocks if isinstance(block, Blank)}


def test_every_form_of_the_packs_is_a_paper_of_the_same_name():
    assert {form.id for form in CATALOGUE.law_forms()} == set(FORMS)
    for language in ("de", "en"):
        words = labels(language).words
        for form in CATALOGUE.law_forms():
            kind = paper_kind(form.id)
            assert words(kind.name) == words.pick(form.title)
            assert kind.is_form
            assert kind.about == "system"


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("key", FORMS)
def test_every_element_of_the_law_is_asked_for(companies, key, language):
    project = companies[language]
    system = project.find(EXAMPLES[key]).uid
    said = "\n".join(paper_texts(form_of(project, key, system, language)))
    for place in ELEMENTS[key]:
        assert CATALOGUE.cite(place, language) in said
    for item in items_of(key):
        if item.when is None:
            assert item.title[language] in said


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("key", FORMS)
def test_form_says_what_it_said_before(companies, key, language):
    project = companies[language]
    system = project.find(EXAMPLES[key]).uid
    paper = form_of(project, key, system, language)
    text = "\n".join(paper_texts(paper)).replace(paper.fingerprint, "FINGERPRINT") + "\n"
    golden = GOLDEN / f"{key}_{language}.txt"
    if os.environ.get("RAI_RENEW_GOLDEN"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


@pytest.mark.parametrize("key", FORMS)
def test_blanks_are_filled_with_exactly_the_fields_that_are_named(tmp_path, closing, key):
    project, system = marked_project(tmp_path, CREDIT)
    closing(project)
    found = blanks(form_of(project, key, system))
    for item in items_of(key):
        block = found.get(item.title["en"])
        if item.kind is not ItemKind.BLANK or block is None:
            continue
        shown = set(re.findall(r"«((?:system|organisation|vendor)\.\w+)»", block.text))
        named = {name for one in item.prefill for name in meant(one) if name in MARKED}
        assert shown == named
        assert ("«risk.title»" in block.text) == ("risks" in item.prefill)
        assert ("«mitigation.title»" in block.text) == ("measures" in item.prefill)
        assert bool(block.source) == bool(block.text)


def meant(name):
    """Return the fields that a name in a form stands for, where the company is a deployer."""
    return ("vendor.name", "vendor.country", "vendor.website") if name == "provider" else (name,)


@pytest.mark.parametrize("ending", ["pdf", "docx"])
@pytest.mark.parametrize("key", FORMS)
def test_names_left_out_appear_nowhere_in_the_file(tmp_path, closing, key, ending):
    project, system = marked_project(tmp_path / "p", CREDIT)
    closing(project)
    left_out = frozenset(Privacy) - {Privacy.NORMAL}
    paper = form_of(project, key, system, left_out=left_out)
    target = tmp_path / f"form.{ending}"
    for _ in write_paper(paper, target):
        pass
    said = squeezed(" ".join(paper_texts(paper)) + everything_in(target))
    for secret in (*SECRETS, "987654", "Geheimnis"):
        assert squeezed(secret) not in said


def everything_in(path):
    if path.suffix == ".pdf":
        reader = opened(path.read_bytes())
        return " ".join(texts(reader)) + str(reader.metadata)
    with ZipFile(path) as archive:
        return " ".join(
            archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
        )


def test_named_people_stand_with_function_and_address(tmp_path, closing):
    project, system = marked_project(tmp_path, CREDIT)
    closing(project)
    found = blanks(form_of(project, "fria", system))["Deployer"]
    assert "Petra Beispiel (Leitung IT), petra@example.org" in found.text


@pytest.mark.parametrize("key", FORMS)
def test_forms_are_tagged_documents_and_word_files_that_say_the_same(companies, tmp_path, key):
    project = companies["de"]
    paper = form_of(project, key, project.find(EXAMPLES[key]).uid, "de")
    for ending in ("pdf", "docx"):
        for _ in write_paper(paper, tmp_path / f"form.{ending}"):
            pass
    reader = opened((tmp_path / "form.pdf").read_bytes())
    assert {"/H1", "/P"} <= {str(element["/S"]) for element in all_elements(reader)}
    document = docx.Document(tmp_path / "form.docx")
    cells = [c.text for t in document.tables for row in t.rows for c in row.cells]
    word = squeezed("\n".join([*(line.text for line in document.paragraphs), *cells]))
    pdf = squeezed("".join(texts(reader)))
    for item in items_of(key):
        if item.when is None:
            assert squeezed(item.title["de"]) in word
            assert squeezed(item.title["de"]) in pdf


@pytest.mark.parametrize("key", FORMS)
@pytest.mark.parametrize("language", ["de", "en"])
def test_a_system_about_which_nothing_is_known_gets_its_form_and_is_told_so(
    tmp_path, closing, key, language
):
    project = closing(empty_project(tmp_path))
    paper = form_of(project, key, add_system(project, "Chat"), language)
    said = "\n".join(paper_texts(paper))
    words = labels(language).words
    assert words("Not yet classified") in said
    assert reason(paper)


def test_papers_about_no_system_are_refused(tmp_path, closing):
    project = closing(empty_project(tmp_path))
    with pytest.raises(UsageError):
        paper_of(project, "fria")
    with pytest.raises(UsageError):
        form_of(project, "fria", project.organisation().uid)


@pytest.mark.parametrize(
    ("answers", "company", "expected"),
    [
        (CREDIT, {"public_services": "no"}, (Verdict.REQUIRED, True)),
        (RANKING, {"public_services": "yes"}, (Verdict.REQUIRED, True)),
        (RANKING, {"public_services": "no"}, (Verdict.USEFUL, True)),
        (RANKING, {"public_services": "unknown"}, (Verdict.REQUIRED, False)),
        ({}, {}, (Verdict.NOT_NEEDED, True)),
        ({"III-2": "yes"}, {"public_services": "yes"}, (Verdict.USEFUL, True)),
        ({**CREDIT, "C2": "no", "C1": "yes"}, {}, (Verdict.NOT_NEEDED, True)),
    ],
)
def test_impact_assessment_is_required_of_the_deployers_the_law_names(
    tmp_path, closing, answers, company, expected
):
    project = closing(law_project(tmp_path, **company))
    system = classified(project, "Score", answers)
    assert verdict_of(project, "fria", system) == expected


@pytest.mark.parametrize(
    ("answers", "verdict", "said"),
    [
        ({**NARROW, "C1": "yes"}, Verdict.REQUIRED, "you are its provider"),
        (NARROW, Verdict.USEFUL, "cannot declare the derogation"),
        (RANKING, Verdict.NOT_NEEDED, "profiles people"),
        ({}, Verdict.NOT_NEEDED, "only for systems listed in Annex III"),
    ],
)
def test_derogation_says_on_top_whom_it_concerns(tmp_path, closing, answers, verdict, said):
    project = closing(law_project(tmp_path))
    system = classified(project, "Sorter", answers)
    assert verdict_of(project, "derogation", system) == (verdict, True)
    assert said in reason(form_of(project, "derogation", system))


def test_derogation_ticks_what_was_answered_with_yes(tmp_path, closing):
    project = closing(law_project(tmp_path))
    system = classified(project, "Sorter", NARROW)
    paper = form_of(project, "derogation", system)
    (ticks,) = (block for block in paper.blocks if isinstance(block, Ticks))
    assert [is_set for _, is_set in ticks.choices] == [True, False, False, False]


def grids(paper):
    return [block for block in paper.blocks if isinstance(block, Grid)]


CASES = {
    "Art. 50(1)": {"F1": "yes"},
    "Art. 50(2)": {"F2": "yes"},
    "Art. 50(3)": {"F3": "yes"},
    "Art. 50(4)": {"F4": "yes"},
    "Art. 26(7)": {**RANKING, "H1": "yes"},
    "Art. 26(11)": {**RANKING, "H2": "yes"},
}


@pytest.mark.parametrize("place", CASES)
def test_only_wordings_of_the_cases_that_apply_are_there(tmp_path, closing, place):
    project = closing(law_project(tmp_path))
    system = classified(project, "Helper", CASES[place])
    paper = form_of(project, "notices", system)
    said = "\n".join(paper_texts(paper))
    assert verdict_of(project, "notices", system) == (Verdict.REQUIRED, True)
    assert len(grids(paper)) == 1
    assert f"({CATALOGUE.cite(place, 'en')}" in said


@pytest.mark.parametrize("language", ["de", "en"])
def test_wordings_stand_in_both_languages_with_the_names_filled_in(tmp_path, closing, language):
    project = closing(law_project(tmp_path))
    owner = project.add(EntityKind.PERSON, {"name": "Petra Beispiel", "function": "IT"})
    system = classified(project, "Helper {company}", {"F1": "yes"}, owner=owner)
    (grid,) = grids(form_of(project, "notices", system, language))
    for german, english in grid.rows:
        assert "{contact}" not in german + english
    said = "\n".join(text for row in grid.rows for text in row)
    assert "Ich bin ein KI-Agent (Helper {company})" in said
    assert "I am an AI agent (Helper {company})" in said
    assert "on behalf of Beispiel GmbH" in said
    assert "Petra Beispiel (IT)" in said


def test_names_that_are_missing_stand_in_brackets_in_their_language(tmp_path, closing):
    project = closing(law_project(tmp_path))
    system = classified(project, "Helper", {"F1": "yes"})
    (grid,) = grids(form_of(project, "notices", system))
    german, english = grid.rows[2]
    assert "[Kontakt]" in german
    assert "[contact]" in english


def test_without_any_duty_all_wordings_are_there_for_voluntary_use(tmp_path, closing):
    project = closing(law_project(tmp_path))
    system = classified(project, "Helper")
    paper = form_of(project, "notices", system)
    assert verdict_of(project, "notices", system) == (Verdict.NOT_NEEDED, True)
    wordings = [item for item in items_of("notices") if item.kind is ItemKind.WORDINGS]
    assert len(grids(paper)) == len(wordings)
    assert "needs none of these notices" in reason(paper)


def ticked(paper):
    return [
        text for b in paper.blocks if isinstance(b, Ticks) for text, is_set in b.choices if is_set
    ]


def test_threshold_note_ticks_what_the_traits_say_and_leaves_the_result_open(tmp_path, closing):
    project = closing(law_project(tmp_path))
    traits = ("profiling", "decision_about_persons", "special_category_data", "high_volume")
    many = classified(project, "Many", traits=traits, people_data="yes")
    none = classified(project, "None", traits=("predictive",), people_data="no")
    found = ticked(form_of(project, "dpia-threshold", many))
    assert len(found) == 6
    assert not [text for text in found if "DPIA" in text]
    assert ticked(form_of(project, "dpia-threshold", none)) == []
    assert verdict_of(project, "dpia-threshold", many) == (Verdict.REQUIRED, True)
    assert verdict_of(project, "dpia-threshold", none) == (Verdict.NOT_NEEDED, True)


def test_deleted_points_of_the_shortened_registration_are_not_asked_for(companies):
    project = companies["en"]
    system = project.find("KI-0007").uid
    said = "\n".join(paper_texts(form_of(project, "registration-derogation", system)))
    for point in (7, 9):
        assert f"Annex VIII B({point})" not in said


PROVIDER = {"C1": "yes", "III-4a": "yes", "E3-0": "yes"}
PROVIDER_FORMS = ("registration-provider", "technical-documentation", "conformity")


@pytest.mark.parametrize("key", PROVIDER_FORMS)
def test_provider_forms_are_required_of_the_provider_of_high_risk_systems_alone(
    tmp_path, closing, key
):
    project = closing(law_project(tmp_path))
    ours = classified(project, "Ours", PROVIDER)
    bought = classified(project, "Bought", RANKING)
    harmless = classified(project, "Harmless")
    assert verdict_of(project, key, ours) == (Verdict.REQUIRED, True)
    assert verdict_of(project, key, bought) == (Verdict.NOT_NEEDED, True)
    assert verdict_of(project, key, harmless) == (Verdict.NOT_NEEDED, True)


def test_registration_under_the_derogation_is_required_of_its_provider(tmp_path, closing):
    project = closing(law_project(tmp_path))
    ours = classified(project, "Ours", NARROW, {"C1": "yes"})
    bought = classified(project, "Bought", NARROW)
    key = "registration-derogation"
    assert verdict_of(project, key, ours) == (Verdict.REQUIRED, True)
    assert verdict_of(project, key, bought) == (Verdict.NOT_NEEDED, True)
    found = blanks(form_of(project, key, ours))
    assert "narrow procedural task? Yes" in found["6. Condition of the derogation you rely on"].text


@pytest.mark.parametrize(
    ("kind", "answers", "expected"),
    [
        ("public_body", RANKING, (Verdict.REQUIRED, True)),
        ("public_body", {"III-2": "yes"}, (Verdict.USEFUL, True)),
        ("sme", RANKING, (Verdict.REQUIRED, False)),
        ("public_body", {}, (Verdict.NOT_NEEDED, True)),
    ],
)
def test_only_public_deployers_register_the_use(tmp_path, closing, kind, answers, expected):
    project = closing(law_project(tmp_path, org_kind=kind))
    system = classified(project, "Ranking", answers)
    assert verdict_of(project, "registration-deployer", system) == expected


def test_provider_is_the_company_or_whom_the_system_was_bought_from(tmp_path, closing):
    project = closing(law_project(tmp_path))
    vendor = project.add(EntityKind.VENDOR, {"name": "Rank Ltd", "contact_name": "Vera Muster"})
    ours = classified(project, "Ours", PROVIDER, vendor=vendor)
    bought = classified(project, "Bought", RANKING, vendor=vendor)
    label = "1. Provider: name, address, contact"

    def provider(system):
        return blanks(form_of(project, "registration-provider", system))[label].text

    assert "Beispiel GmbH" in provider(ours)
    assert "Rank Ltd" not in provider(ours)
    assert "Rank Ltd" in provider(bought)
    assert "Vera Muster" in provider(bought)
    said = "\n".join(paper_texts(form_of(project, "conformity", bought)))
    assert "Rank Ltd as provider is solely responsible" in said


def test_mitigations_that_were_given_up_are_no_measures(tmp_path, closing):
    project, system = marked_project(tmp_path)
    closing(project)
    (risk,) = project.entities(EntityKind.RISK)
    add_mitigation(project, risk.uid, title="Given up", status="rejected")
    add_mitigation(project, risk.uid, title="At work", status="effective")
    text = blanks(form_of(project, "fria", system))["(f) Measures if risks materialise"].text
    assert "At work – Effective" in text
    assert "Given up" not in text


def test_forms_are_offered_that_are_required_useful_or_may_be_so(tmp_path, closing):
    project = closing(law_project(tmp_path, public_services="unknown"))
    system = classified(project, "Ranking", RANKING, people_data="no", traits=("predictive",))
    offered = offered_forms(project, law_labels(), system, TODAY)
    assert [form.key for form in offered if form.is_required] == []
    assert [form.key for form in offered] == ["fria", "registration-deployer"]
    assert all(form.reason.startswith("Not certain yet") for form in offered)


def test_a_classification_that_a_person_stands_for_needs_no_warning(tmp_path, closing):
    project = closing(law_project(tmp_path))
    person = project.add(EntityKind.PERSON, {"name": "Leitung IT"})
    mine = classified(project, "Mine", RANKING, decided_by=person)
    otherwise = classified(project, "Otherwise", RANKING)
    decision = Decision(
        status=ClassificationStatus.OVERRIDDEN, by=person, reason="Because", labels=("MINIMAL",)
    )
    answers = read_answers(law_labels().law().rules, {**ALL_NO, **RANKING})
    planned = plan_recording(
        project, LAW, words_for("en"), otherwise, answers=answers, decision=decision
    )
    record(project, planned)
    nobodys = classified(project, "Nobody's", RANKING)
    warning = "not confirmed by a person"
    for system in (mine, otherwise):
        assert warning not in "\n".join(paper_texts(form_of(project, "fria", system)))
    assert verdict_of(project, "fria", mine)[0] is Verdict.USEFUL
    assert verdict_of(project, "fria", otherwise) == (Verdict.NOT_NEEDED, True)
    assert warning in "\n".join(paper_texts(form_of(project, "fria", nobodys)))


def test_open_points_of_the_law_are_marked_as_to_be_checked(companies):
    project = companies["en"]
    found = blanks(form_of(project, "fria", project.find("KI-0012").uid))
    assert "To be checked" in found["Notification of the market surveillance authority"].hint
    assert "To be checked" not in found["(a) Processes"].hint
