"""Which risks of the library are proposed for a system, in which order, and why."""

import pytest

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.rating import LEVEL_ORDER
from rai_desktop.services.library.proposing import proposals
from rai_desktop.services.library.reading import library_of
from rai_desktop.services.library.reasons import reason_words
from rai_desktop.services.library.taking import dismiss_risk, offer_again, take_risk
from rai_desktop.services.linking import link_entries
from tests.services.building import CATALOGUE, labels
from tests.services.library.building import OFFICE, add_system


def proposed(project, system):
    return [each.risk.id for each in proposals(project, CATALOGUE, system).open]


def proposal(project, system, entry):
    found = proposals(project, CATALOGUE, system).open
    return next(each for each in found if each.risk.id == entry)


def told(project, system, entry, language="en"):
    library = library_of(project, CATALOGUE)
    reason = proposal(project, system, entry).reason
    return reason_words(reason, library, labels(language))


def test_risks_of_the_typical_system_come_first(project):
    system = add_system(project, template="T-01", people_data="yes")
    listed = set(CATALOGUE.library().ratings["T-01"])
    found = proposed(project, system)
    typical = [entry for entry in found if entry in listed]
    assert found[: len(typical)] == typical
    assert set(typical) == listed - {"R-LEG-09"}  # nothing says that it is about the workplace
    assert len(found) > len(typical)


def test_higher_risks_come_before_lower_ones_of_the_same_reason(project):
    system = add_system(project, template="T-05", traits=CATALOGUE.templates()[4].traits)
    found = proposals(project, CATALOGUE, system).open
    typical = [LEVEL_ORDER.index(each.levels.overall) for each in found if each.reason.template]
    assert typical == sorted(typical, reverse=True)


def test_what_a_trait_calls_for_comes_before_what_concerns_everybody(project):
    system = add_system(project, traits=("agentic",))
    found = proposals(project, CATALOGUE, system).open
    general = [each.reason.is_general for each in found if not each.reason.is_open]
    assert general == sorted(general)
    assert not general[0]
    assert general[-1]


def test_what_is_not_known_yet_comes_last(project):
    system = add_system(project, people_data="unknown")
    found = proposals(project, CATALOGUE, system).open
    is_open = [each.reason.is_open for each in found]
    assert is_open == sorted(is_open)
    assert is_open[-1]


def test_data_about_people_is_read_from_its_own_field(project):
    without = add_system(project, traits=("personal_data",), people_data="no")
    with_data = add_system(project, traits=(), people_data="yes")
    assert "R-LEG-04" not in proposed(project, without)
    assert "R-LEG-04" in proposed(project, with_data)


def test_a_rating_of_the_typical_system_takes_the_place_of_the_usual_one(project):
    typical = add_system(project, template="T-01", people_data="yes")
    other = add_system(project, people_data="yes")
    assert proposal(project, typical, "R-ROB-05").rating.likelihood == 3
    assert proposal(project, other, "R-ROB-05").rating.likelihood == 4


def test_a_risk_taken_from_the_library_is_proposed_no_more(project):
    system = add_system(project)
    take_risk(project, CATALOGUE, system, "R-ROB-01", "en")
    assert "R-ROB-01" not in proposed(project, system)
    project.undo()
    assert "R-ROB-01" in proposed(project, system)


def test_a_risk_of_another_system_counts_once_it_is_linked(project):
    first, second = add_system(project), add_system(project, "Bot")
    risk = take_risk(project, CATALOGUE, first, "R-ROB-01", "en")
    assert "R-ROB-01" in proposed(project, second)
    link_entries(project, LinkRole.SYSTEM_RISK, second, risk)
    assert "R-ROB-01" not in proposed(project, second)


def test_a_risk_in_the_bin_is_proposed_again(project):
    system = add_system(project)
    risk = take_risk(project, CATALOGUE, system, "R-ROB-01", "en")
    project.delete([risk])
    assert "R-ROB-01" in proposed(project, system)


def test_a_dismissed_risk_is_listed_with_its_reason(project):
    system = add_system(project)
    dismiss_risk(project, system, "R-ROB-01", " Checked by two people ")
    found = proposals(project, CATALOGUE, system)
    assert "R-ROB-01" not in [each.risk.id for each in found.open]
    assert [(each.risk.id, each.dismissed) for each in found.dismissed] == [
        ("R-ROB-01", "Checked by two people")
    ]


@pytest.mark.parametrize(
    "change", [{"traits": (*OFFICE, "rag")}, {"people_data": "yes"}], ids=["trait", "people data"]
)
def test_a_dismissed_risk_comes_back_last_when_the_traits_change(project, change):
    system = add_system(project)
    dismiss_risk(project, system, "R-ROB-01", "Checked by two people")
    project.edit(system, {k: tuple(sorted(v)) if k == "traits" else v for k, v in change.items()})
    found = proposals(project, CATALOGUE, system)
    last = found.open[-1]
    assert (last.risk.id, last.dismissed, last.is_back) == (
        "R-ROB-01",
        "Checked by two people",
        True,
    )
    assert found.dismissed == ()


def test_a_dismissed_risk_can_be_offered_again(project):
    system = add_system(project)
    dismiss_risk(project, system, "R-ROB-01", "No")
    assert offer_again(project, system, "R-ROB-01") is not None
    assert "R-ROB-01" in proposed(project, system)
    assert offer_again(project, system, "R-ROB-01") is None


def test_the_reason_names_the_typical_system_and_what_the_system_does(project):
    system = add_system(project, template="T-01", people_data="yes")
    assert told(project, system, "R-ROB-05") == (
        "Typical of “Generative office assistant”, because the system generates content and "
        "processes data about people."
    )
    assert told(project, system, "R-ROB-05", "de") == (
        "Typisch für „Generativer Büroassistent“, weil das System Inhalte erzeugt und "
        "Daten über Menschen verarbeitet."
    )


def test_the_reason_says_what_is_open(project):
    system = add_system(project)
    assert told(project, system, "R-LEG-04") == (
        "May fit: it is still open whether the system processes data about people."
    )


def test_the_reason_of_a_general_risk_is_that_it_concerns_everybody(project):
    system = add_system(project)
    assert told(project, system, "R-DIL-01") == "Concerns every AI system."


def test_every_trait_has_words_for_the_reason(project):
    derived = {"personal_data"}
    codes = {code for code, _ in CATALOGUE.vocabulary("traits")} | derived
    clauses = CATALOGUE.library().clauses
    assert set(clauses) == codes
    assert all(
        not texts[language].endswith(".") for texts in clauses.values() for language in texts
    )


def test_every_typical_system_gets_all_its_risks(project):
    for template in CATALOGUE.templates():
        system = add_system(
            project,
            template.id,
            template=template.id,
            traits=template.traits,
            people_data="yes" if "personal_data" in template.traits else "no",
        )
        found = proposals(project, CATALOGUE, system).open
        typical = {each.risk.id for each in found if each.reason.template}
        assert typical == set(CATALOGUE.library().ratings[template.id])


def test_only_systems_get_proposals(project):
    person = project.add(EntityKind.PERSON, {"name": "Head of IT"})
    assert proposals(project, CATALOGUE, person).open == ()
