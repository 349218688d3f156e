"""Lines of requirements: one for each answer of its own, one for all that share an answer."""

import pytest

from rai_desktop.domain.requirements import COMPANY, Origin, RequirementAnswer
from rai_desktop.services.labels import Labels
from rai_desktop.services.requirements.answering import answer_requirements
from rai_desktop.services.requirements.assessing import rules_of, standing
from rai_desktop.services.requirements.lines import lines
from rai_desktop.services.requirements.told import RequirementsTold
from rai_desktop.services.requirements.words import binding_text, level_text, shared_text
from rai_desktop.words import words_for
from tests.services.building import CATALOGUE, TODAY
from tests.services.law.building import add_system
from tests.services.requirements.test_assessing import classified

WORDS = words_for("en")
LABELS = Labels(WORDS, CATALOGUE)
INHERITED, PER_SYSTEM = "MR-SOR-01", "MR-ETH-01"


@pytest.fixture
def systems(project):
    found = [add_system(project, name) for name in "ABC"]
    for system in found:
        classified(project, system)
    return found


def answered(project, requirement, level, subject=COMPANY, **values):
    answer = RequirementAnswer(requirement=requirement, subject=subject, level=level, **values)
    rules = rules_of(project, CATALOGUE)
    answer_requirements(project, CATALOGUE, WORDS, rules, [answer])


def found(project, requirement, system=None):
    whole = lines(standing(project, CATALOGUE), system)
    return [line for line in whole if line.rule.id == requirement]


def test_systems_that_inherit_share_one_line(project, systems):
    answered(project, INHERITED, 3)
    answered(project, INHERITED, 1, systems[1])
    own, shared = found(project, INHERITED)
    assert (own.subject, own.effective.level, own.systems) == (systems[1], 1, 0)
    assert (shared.subject, shared.effective.level, shared.systems) == ("", 3, 2)
    assert shared.effective.origin is Origin.INHERITED


def test_a_check_for_each_system_has_a_line_for_each(project, systems):
    answered(project, PER_SYSTEM, 3, systems[0])
    subjects = [line.subject for line in found(project, PER_SYSTEM)]
    assert subjects == systems


def test_the_company_has_its_own_line(project, systems):
    answered(project, "MR-GOV-02", 2)
    company, shared = found(project, "MR-GOV-02")
    assert (company.subject, company.systems, shared.systems) == (COMPANY, 0, 3)
    assert len({line.key for line in lines(standing(project, CATALOGUE))}) == len(
        lines(standing(project, CATALOGUE))
    )


def test_one_system_has_only_its_own_lines(project, systems):
    answered(project, INHERITED, 3)
    (line,) = found(project, INHERITED, systems[2])
    assert (line.subject, line.effective.level) == (systems[2], 3)
    assert found(project, "MR-GOV-01", systems[2]) == []


def test_lines_stand_in_the_order_of_the_criteria(project, systems):
    criteria = [line.rule.criterion for line in lines(standing(project, CATALOGUE))]
    first = [criteria.index(each) for each in dict.fromkeys(criteria)]
    assert first == sorted(first)
    assert all(
        criteria[start:].count(criteria[start]) == criteria.count(criteria[start])
        for start in first
    )


def test_what_is_binding_tells_since_when_and_by_which_article(project, systems):
    (line, *_) = found(project, PER_SYSTEM)
    text = binding_text(LABELS, line.need, TODAY)
    assert text == "Mandatory today · since 2 Feb 2025 · Art. 5(1) AI Act"


def test_what_nobody_answered_is_not_called_not_started(project, systems):
    (line, *_) = found(project, PER_SYSTEM)
    assert level_text(WORDS, line) == "0 – Not answered"
    answered(project, PER_SYSTEM, 0, systems[0])
    (line, *_) = found(project, PER_SYSTEM)
    assert level_text(WORDS, line) == "0 – Not started"


def test_the_shared_line_says_of_how_many_systems_it_tells(project, systems):
    (missing,) = found(project, INHERITED)
    assert shared_text(WORDS, missing, has_own=False) == "3 AI systems without an answer"
    answered(project, INHERITED, 3)
    (shared,) = found(project, INHERITED)
    assert shared_text(WORDS, shared, has_own=True) == "Applies to 3 further AI systems"


def test_a_document_names_a_line_once_and_by_codes(project, systems):
    answered(project, INHERITED, None, not_applicable="No purpose", subject=systems[0])
    told = RequirementsTold(project, LABELS, TODAY)
    document = told.document(found(project, INHERITED)[0])
    assert document["uid"] == f"{INHERITED} {systems[0]}"
    assert (document["number"], document["system"]) == (INHERITED, "KI-0001")
    assert (document["level"], document["state"]) == (None, "not_applicable")
    assert (document["origin"], document["not_applicable"]) == ("own", "No purpose")
