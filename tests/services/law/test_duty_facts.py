"""What an obligation says about itself."""

import pytest

from rai_desktop.domain.kinds.obligation import Obligation
from rai_desktop.services.law.duty_facts import duty_facts
from rai_desktop.services.law.words import state_words
from tests.services.law_building import (
    DOUBTED,
    TODAY,
    classified,
    duty_of,
    law_labels,
    three_systems,
)


def facts(project, rule, system, language="en"):
    labels = law_labels(language)
    return dict(duty_facts(project, labels, duty_of(project, rule, system)))


def test_all_that_the_law_gives_is_told(project):
    three_systems(project)
    told = facts(project, "X-TELL", "Chatbot")
    assert told["Article"] == "Art. 26(1) AI Act"
    assert told["Concerns"] == "Deployer"
    assert told["AI system"] == "KI-0001 Chatbot"
    assert told["Evidence to keep"] == "– Screenshot\n– Wording"
    assert told["Covered by requirement"] == "MR-VER-01"
    assert told["Note"] == "Unsure note\nTo be checked with counsel"
    assert told["Highest fine"] == "up to 300,000 euros\nArt. 99(4) AI Act"


def test_a_duty_of_the_company_names_no_system(project):
    three_systems(project)
    assert facts(project, "X-LIT", "")["AI system"] == "The company as a whole"


def test_what_may_not_come_is_told_as_such(project):
    three_systems(project)
    good = Obligation(uid="good", title="X-GOOD")
    told = dict(duty_facts(project, law_labels(), good))
    assert "not asked for by law" in told["Applies from"]
    assert "Only if an open question" in facts(project, "X-OVER", "Doubted")["Applies from"]


def test_an_obligation_that_no_pack_has_any_more_can_still_be_read(project):
    classified(project, "Doubted", DOUBTED)
    duty = duty_of(project, "X-OVER", "Doubted")
    labels = law_labels()
    gone = type(duty)(uid=duty.uid, title="GONE-1")
    assert labels.title(gone) == "GONE-1"
    ((_, text),) = duty_facts(project, labels, gone)
    assert "no longer contain this obligation" in text


@pytest.mark.parametrize("language", ["de", "en"])
def test_a_title_is_said_in_the_language_of_the_reader(project, language):
    three_systems(project)
    title = law_labels(language).title(duty_of(project, "X-OVER", "Ranking"))
    assert title == {"de": "Oversight (deutsch)", "en": "Oversight"}[language]


def test_good_practice_is_never_said_to_apply(project):
    three_systems(project)
    good = Obligation(uid="good", title="X-GOOD")
    assert state_words(law_labels(), good, TODAY) == "Recommended"
    over = duty_of(project, "X-OVER", "Ranking")
    assert state_words(law_labels(), over, TODAY) == "Upcoming"
