"""What hangs on a deleted system is hidden everywhere, and comes back with it."""

import pytest

from rai_desktop.domain.codes import SystemStatus
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.services.bin import bin_groups, what_hangs
from rai_desktop.services.listing import EntityListing
from rai_desktop.services.living import HANGING
from rai_desktop.words import words_for
from tests.services.law_building import CHATBOT, RANKING, classified, law_labels, law_project


@pytest.fixture
def project(tmp_path):
    made = law_project(tmp_path / "p")
    yield made
    made.store.abandon()


def seen(project, kind):
    return {entity.uid for entity in project.entities(kind)}


@pytest.mark.parametrize("kind", HANGING)
def test_it_is_hidden_and_returns(project, kind):
    classified(project, "Chatbot", CHATBOT)
    ranking = classified(project, "Ranking", RANKING)
    project.add(EntityKind.TASK, {"title": "Ask", "system": ranking})
    listing = EntityListing(project, kind, law_labels())
    before = seen(project, kind)
    own = set(project.referring.entries(kind, "system", ranking))
    assert own
    project.delete([ranking])
    listing.refresh([ranking])
    assert seen(project, kind) == set(listing.uids()) == before - own
    project.restore([ranking])
    listing.refresh([ranking])
    assert seen(project, kind) == set(listing.uids()) == before


def test_it_does_not_lie_in_the_bin_itself_and_is_told(project):
    chatbot = classified(project, "Chatbot", CHATBOT)
    words = words_for("en")
    told = what_hangs(project, words, [chatbot])
    assert told.texts == ("4 obligations and tasks are hidden with it.",)
    project.delete([chatbot])
    assert [group.kind for group in bin_groups(project, words)] == [EntityKind.SYSTEM]


@pytest.mark.parametrize(
    ("values", "is_live"),
    [
        ({}, True),
        ({"status": SystemStatus.SUSPENDED}, True),
        ({"status": SystemStatus.RETIRED}, False),
        ({"deleted": True}, False),
    ],
)
def test_a_system_is_looked_after_until_it_is_retired_or_in_the_bin(values, is_live):
    assert AiSystem(uid=Uid("s"), **values).is_live is is_live
