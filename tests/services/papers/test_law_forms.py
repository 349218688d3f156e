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
from rai_desktop.domain.fields import Privacy
from rai_desktop.domain.law_forms import ItemKind, Verdict
from rai_desktop.export.writers import write_paper
from rai_desktop.services.papers.law_forms.subject import form_subject
from rai_desktop.services.papers.model import Blank, Paragraph, Ticks, Tone
from rai_desktop.services.papers.registry import paper_kind
from tests.export.pdf_reading import all_elements, squeezed, texts
from tests.export.pdf_registers import opened
from tests.services.building import CATALOGUE, TODAY, empty_project, example_project, labels
from tests.services.entries import add_system
from tests.services.law_building import RANKING, classified, law_labels, law_project
from tests.services.papers.law_forms import FORMS, SECRETS, items_of, marked_project
from tests.services.papers.making import paper_of, paper_texts

GOLDEN = Path(__file__).parent / "golden"
CREDIT = {"III-5b": "yes", "E3-0": "yes", "H2": "yes"}
NARROW = {"III-4a": "yes", "E3-0": "no", "E3-a": "yes", "E3-r": "yes"}

EXAMPLES = {
    "fria": "KI-0012",
    "derogation": "KI-0006",
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
def test_blanks_are_filled_with_exactly_the_fields_that_are_named(tmp_path, key):
    project, system = marked_project(tmp_path, CREDIT)
    found = blanks(form_of(project, key, system))
    for item in items_of(key):
        block = found.get(item.title["en"])
        if item.kind is not ItemKind.BLANK or block is None:
            continue
        shown = set(re.findall(r"«((?:system|organisation|vendor)\.\w+)»", block.text))
        named = {name for name in item.prefill if f"«{name}»" in texts_with_marks(project)}
        assert shown == named
        assert ("«risk.title»" in block.text) == ("risks" in item.prefill)
        assert ("«mitigation.title»" in block.text) == ("measures" in item.prefill)
        assert bool(block.source) == bool(block.text)
    project.store.abandon()


def texts_with_marks(project):
    """Return everything that stands in the entries, as one text."""
    kinds = ("system", "organisation", "vendor")
    return " ".join(str(entity) for kind in kinds for entity in project.entities(kind))


@pytest.mark.parametrize("ending", ["pdf", "docx"])
@pytest.mark.parametrize("key", FORMS)
def test_names_left_out_appear_nowhere_in_the_file(tmp_path, key, ending):
    project, system = marked_project(tmp_path / "p", CREDIT)
    left_out = frozenset(Privacy) - {Privacy.NORMAL}
    paper = form_of(project, key, system, left_out=left_out)
    target = tmp_path / f"form.{ending}"
    for _ in write_paper(paper, target):
        pass
    said = squeezed(" ".join(paper_texts(paper)) + everything_in(target))
    for secret in (*SECRETS, "987654", "Geheimnis"):
        assert squeezed(secret) not in said
    project.store.abandon()


def everything_in(path):
    if path.suffix == ".pdf":
        reader = opened(path.read_bytes())
        return " ".join(texts(reader)) + str(reader.metadata)
    with ZipFile(path) as archive:
        return " ".join(
            archive.read(name).decode("utf-8", "replace") for name in archive.namelist()
        )


def test_named_people_stand_with_function_and_address(tmp_path):
    project, system = marked_project(tmp_path, CREDIT)
    found = blanks(form_of(project, "fria", system))["Deployer"]
    assert "Petra Beispiel (Leitung IT), petra@example.org" in found.text
    project.store.abandon()


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
    tmp_path, key, language
):
    project = empty_project(tmp_path)
    paper = form_of(project, key, add_system(project, "Chat"), language)
    said = "\n".join(paper_texts(paper))
    words = labels(language).words
    assert words("Not yet classified") in said
    assert reason(paper)
    project.store.abandon()


def test_papers_about_no_system_are_refused(tmp_path):
    project = empty_project(tmp_path)
    with pytest.raises(UsageError):
        paper_of(project, "fria")
    with pytest.raises(UsageError):
        form_of(project, "fria", project.organisation().uid)
    project.store.abandon()


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
    tmp_path, answers, company, expected
):
    project = law_project(tmp_path, **company)
    system = classified(project, "Score", answers)
    assert verdict_of(project, "fria", system) == expected
    project.store.abandon()


@pytest.mark.parametrize(
    ("answers", "verdict", "said"),
    [
        ({**NARROW, "C1": "yes"}, Verdict.REQUIRED, "you are its provider"),
        (NARROW, Verdict.USEFUL, "cannot declare the derogation"),
        (RANKING, Verdict.NOT_NEEDED, "profiles people"),
        ({}, Verdict.NOT_NEEDED, "only for systems listed in Annex III"),
    ],
)
def test_derogation_says_on_top_whom_it_concerns(tmp_path, answers, verdict, said):
    project = law_project(tmp_path)
    system = classified(project, "Sorter", answers)
    assert verdict_of(project, "derogation", system) == (verdict, True)
    assert said in reason(form_of(project, "derogation", system))
    project.store.abandon()


def test_derogation_ticks_what_was_answered_with_yes(tmp_path):
    project = law_project(tmp_path)
    system = classified(project, "Sorter", NARROW)
    paper = form_of(project, "derogation", system)
    (ticks,) = (block for block in paper.blocks if isinstance(block, Ticks))
    assert [is_set for _, is_set in ticks.choices] == [True, False, False, False]
    project.store.abandon()


def test_open_points_of_the_law_are_marked_as_to_be_checked(companies):
    project = companies["en"]
    found = blanks(form_of(project, "fria", project.find("KI-0012").uid))
    assert "To be checked" in found["Notification of the market surveillance authority"].hint
    assert "To be checked" not in found["(a) Processes"].hint
