"""The packs that come with the product: complete, checked, in the product's words."""

import re
from collections.abc import Iterator

import pytest

from rai_desktop.catalogue import Catalogue, check_packs
from rai_desktop.catalogue.checks.walking import models
from rai_desktop.catalogue.schema.base import Text
from rai_desktop.domain import codes
from rai_desktop.domain.conditions import Facts, Truth, evaluate

CATALOGUE = Catalogue()
PACKS = [CATALOGUE.pack(info.id) for info in CATALOGUE.packs()]


def all_texts() -> Iterator[tuple[str, Text]]:
    for pack in PACKS:
        for model in (pack.header, *(one for group in pack.sections.values() for one in group)):
            for key, inner in models(model):
                if isinstance(inner, Text):
                    yield f"{pack.info.id}: {getattr(model, 'id', '')}.{key}", inner


TEXTS = list(all_texts())


def test_all_checks_pass():
    assert [problem.message for problem in check_packs(PACKS)] == []


@pytest.mark.parametrize("pack", PACKS, ids=[pack.info.id for pack in PACKS])
def test_each_pack_passes_by_itself(pack):
    alone = [problem.message for problem in check_packs([pack]) if problem.severity == "error"]
    assert alone == []


def test_nothing_was_lost():
    assert len(CATALOGUE.risks()) == 60
    assert len(CATALOGUE.measures()) == 70
    assert len(CATALOGUE.templates()) == 25
    assert len(CATALOGUE.tools()) == 31
    assert (len(CATALOGUE.sources()), len(CATALOGUE.laws())) == (50, 36)
    assert len(CATALOGUE.codes("traits")) == 36
    assert len(CATALOGUE.methods()[0].indicators) == 13


def test_each_pack_tells_its_state_of_law_and_that_it_has_to_be_checked():
    for pack in PACKS:
        assert pack.header.state_of_law.isoformat() == "2026-11-22"
        assert pack.header.status.de
        assert pack.header.notes


def test_classes_not_reviewed_by_a_lawyer_are_marked():
    marked = {template.id for template in CATALOGUE.templates() if template.mark == "U"}
    assert marked == {f"T-{number:02}" for number in (*range(5, 12), *range(21, 26))}


def test_german_words_follow_the_word_list():
    old_words = [key for key, words in TEXTS if re.search("Risikoklasse|Bruttorisiko", words.de)]
    inventory = [key for key, words in TEXTS if re.search(r"\b(KI-)?Inventar", words.de)]
    assert old_words == inventory == []


def test_anbieter_is_the_provider_and_lieferant_the_supplier():
    def wrong(german: str, english: str) -> list[str]:
        return [
            key
            for key, words in TEXTS
            if german in words.de.lower() and english not in words.en.lower()
        ]

    assert wrong("anbieter", "provider") == []
    assert wrong("lieferant", "supplier") == []
    assert [key for key, words in TEXTS if "vendor" in words.en.lower()] == []


def test_both_languages_name_the_same_numbers():
    month = "(Jan|Feb|Mar|Apr|May|June|July|Aug|Sep|Oct|Nov|Dec)"

    def numbers(text: str) -> list[str]:
        text = re.sub(r"\d{2}\.\d{2}\.(?=\d{4})", "", text)
        text = re.sub(rf"\d{{1,2}} {month}\w* (?=\d{{4}})", "", text)
        text = re.sub(r"(?<=\d)[.,](?=\d)", "", text)
        return sorted(re.findall(r"\d{2,}", text))

    differing = [key for key, words in TEXTS if numbers(words.de) != numbers(words.en)]
    assert differing == ["risks: R-LEG-12.consequence", "sources: law-ki-mig.title"]


@pytest.mark.parametrize(
    ("vocabulary", "choices"),
    [
        ("criteria", codes.Criterion),
        ("measure_kinds", codes.MeasureKind),
        ("measure_natures", codes.MeasureNature),
        ("measure_statuses", codes.MeasureStatus),
        ("efforts", codes.Effort),
        ("treatments", codes.Treatment),
    ],
)
def test_fixed_codes_are_called_as_in_the_program(vocabulary, choices):
    words = {code: label["en"] for code, label in CATALOGUE.vocabulary(vocabulary)}
    assert words == {code.value: code.label for code in choices}


def test_scales_are_called_as_in_the_program():
    method = CATALOGUE.methods()[0]
    assert {one.id: one.label.en for one in method.levels} == {
        level: level.label for level in codes.RiskLevel
    }
    assert {one.id: one.label.en for one in method.confidence} == {
        confidence: confidence.label for confidence in codes.Confidence
    }


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_two_obligations_have_the_same_title(language):
    titles = [
        entry.title.in_language(language).lower() for entry in CATALOGUE.entries("obligations")
    ]
    assert sorted(set(titles)) == sorted(titles)


def test_money_never_lowers_impact_on_people():
    for measure in CATALOGUE.measures():
        if measure.nature is codes.MeasureNature.CONTRACTUAL and measure.effect.impact:
            assert measure.effect.scope is codes.EffectScope.BUSINESS, measure.id


def test_a_template_proposes_more_than_one_label_where_duties_add_up():
    proposals = {
        (template.id, variant.when.en): set(variant.labels)
        for template in CATALOGUE.templates()
        for variant in template.variants
    }
    assert proposals["T-04", "Mood detection of callers"] == {"HR_III", "TRANSP"}


def test_a_typical_system_matches_a_manageable_part_of_the_library():
    for template in CATALOGUE.templates():
        facts = Facts(day=PACKS[0].info.state_of_law, traits=frozenset(template.traits))
        matching = [
            risk for risk in CATALOGUE.risks() if evaluate(risk.applies_when, facts) is Truth.TRUE
        ]
        assert 10 < len(matching) < 60, template.id


def test_works_council_is_consulted_about_employees():
    rules = CATALOGUE.methods()[0].acceptance.rules
    consulted = {
        (rule.level, perspective): [one.body for one in rule.consult]
        for rule in rules
        for perspective in rule.perspectives
    }
    assert consulted["high", "persons"] == ["dpo", "compliance", "works_council"]
    assert [rule.may_accept for rule in rules][-1] == "nobody"
