"""Classifications as registers show them: labels, how firm they are, and what is in doubt."""

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.law_codes import ClassificationStatus, LegalLabel
from rai_desktop.services.law.shown import ShownClassifications
from rai_desktop.services.law.statuses import labels_of
from tests.services.law_building import TODAY, classified, law_labels, three_systems


def shown(project):
    return ShownClassifications(project, law_labels(), TODAY)


def test_labels_and_status_stand_in_one_line(project):
    chatbot, _ranking, doubted = three_systems(project)
    assert shown(project).text(chatbot) == "Transparency obligations · Provisional"
    text = shown(project).text(doubted)
    assert text.startswith("Open; may turn out to be: High-risk (Annex III)")
    assert text.endswith("· Open")


def test_a_system_that_nobody_classified_says_so(project):
    system = project.add(EntityKind.SYSTEM, {"name": "Chat"})
    assert shown(project).text(system) == "Not yet classified"
    assert not shown(project).of(system).is_settled
    assert labels_of(None) == (None,)


def test_a_classification_is_outdated_when_facts_changed(project):
    chatbot, *_ = three_systems(project)
    assert shown(project).of(chatbot).is_settled
    project.edit(chatbot, {"people_data": "yes"})
    assert shown(project).of(chatbot).status is ClassificationStatus.OUTDATED
    assert not shown(project).of(chatbot).is_settled


def test_doubts_are_counted(project):
    chatbot, _ranking, doubted = three_systems(project)
    assert (shown(project).of(chatbot).doubts, shown(project).of(doubted).doubts) == (0, 1)


def test_an_open_classification_counts_as_open(project):
    _chatbot, _ranking, doubted = three_systems(project)
    assert labels_of(shown(project).of(doubted).found) == (LegalLabel.OPEN,)


def test_a_decided_one_counts_as_what_it_is(project):
    person = project.add(EntityKind.PERSON, {"name": "Leitung IT"})
    system = classified(project, "Chatbot", {"F1": "yes"}, decided_by=person)
    assert shown(project).of(system).status is ClassificationStatus.CONFIRMED
    assert labels_of(shown(project).of(system).found) == (LegalLabel.TRANSP,)


def test_reasons_are_told_with_their_place_in_the_law_as_long_as_they_fit(project):
    chatbot, _ranking, doubted = three_systems(project)
    (reason,) = shown(project).grounds(chatbot)
    assert reason.endswith("(Art. 50(1) AI Act)")
    assert shown(project).grounds(doubted) == ()
    project.edit(chatbot, {"people_data": "yes"})
    assert shown(project).grounds(chatbot) == ()
