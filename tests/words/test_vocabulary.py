"""Codes that program and content packs share have the same words in both."""

import pytest

from rai_desktop.catalogue.content import Content
from rai_desktop.domain.codes import (
    Criterion,
    Effort,
    MeasureKind,
    MeasureNature,
    MeasureStatus,
    RiskLevel,
    Treatment,
)
from rai_desktop.words import LANGUAGES, words_for

SHARED = {
    "criteria": Criterion,
    "efforts": Effort,
    "measure_kinds": MeasureKind,
    "measure_natures": MeasureNature,
    "measure_statuses": MeasureStatus,
    "treatments": Treatment,
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHARED)
def test_shared_codes_have_the_words_of_the_vocabulary(name, language):
    words = words_for(language)
    packed = {code: words.pick(texts) for code, texts in Content().vocabulary(name)}
    assert {str(code): words(code.label) for code in SHARED[name]} == packed


@pytest.mark.parametrize("language", LANGUAGES)
def test_legend_explains_every_level(language):
    words = words_for(language)
    meanings = {level.level: level.meaning for level in Content().method().levels}
    assert set(meanings) == set(RiskLevel)
    assert all(words.pick(meaning) for meaning in meanings.values())
