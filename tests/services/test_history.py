from datetime import timedelta

from rai_desktop.domain.codes import Action, LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.history import action_text, history_lines
from rai_desktop.services.linking import link_entries, unlink_entries
from rai_desktop.words import words_for
from tests.services.building import add_custom_field, add_risk, labels

S, P = EntityKind.SYSTEM, EntityKind.PERSON


def lines(project, uid=None, language="en"):
    return history_lines(project, labels(language), uid)


def newest(project, language="en"):
    return lines(project, language=language)[-1]


def changes(line):
    return [(change.key, change.old, change.new) for change in line.changes]


def test_a_line_tells_who_when_what_and_the_values_before_and_after(project):
    project.author = project.add(P, {"name": "Leitung IT"})
    uid = project.add(S, {"name": "Chat"})
    project.clock.moment += timedelta(minutes=5)
    project.edit(uid, {"status": "in_use", "name": "Bot"})
    line = newest(project)
    assert line.headline == "15 Jun 2026, 12:05 · Leitung IT · Changed: KI-0001 Bot"
    assert changes(line) == [("name", "Chat", "Bot"), ("status", None, "in_use")]
    assert list(line.texts())[1:] == [
        "    KI-0001 Bot · Name: Chat → Bot",
        "    KI-0001 Bot · Status: – → In use",
    ]
    assert line.document()["author"] == "Leitung IT"


def test_the_language_of_values_is_that_of_the_labels(project):
    uid = project.add(S, {"name": "Chat"})
    project.edit(uid, {"status": "in_use"})
    assert "im Einsatz".lower() in "\n".join(newest(project, "de").texts()).lower()


def test_only_the_steps_of_an_entry_are_told_when_asked(project):
    first, second = (project.add(S, {"name": name}) for name in "AB")
    project.edit(first, {"department": "IT"})
    project.edit(second, {"department": "IT"})
    assert [changes(line)[-1] for line in lines(project, first)] == [
        ("name", None, "A"),
        ("department", None, "IT"),
    ]


def test_zero_is_a_value_and_emptying_is_told(project):
    uid = project.add(S, {"name": "A", "user_count": 0, "department": "IT"})
    project.edit(uid, {"user_count": None, "department": ""})
    line = newest(project)
    assert changes(line) == [("department", "IT", ""), ("user_count", 0, None)]
    assert [c.old_text for c in line.changes] == ["IT", "0"]
    assert [c.new_text for c in line.changes] == ["–", "–"]


def test_references_and_custom_fields_are_told_by_name(project):
    owner = project.add(P, {"name": "Leitung IT"})
    key = add_custom_field(project, S, "Kostenstelle")
    uid = project.add(S, {"name": "A"})
    project.edit(uid, {"owner": owner, key: "4711"})
    texts = {change.label: change.new_text for change in newest(project).changes}
    assert texts == {"Responsible owner": "Leitung IT", "Kostenstelle": "4711"}


def test_links_are_told_by_both_ends(project):
    system = project.add(S, {"name": "Chat"})
    risk = add_risk(project, title="Leak")
    link_entries(project, LinkRole.SYSTEM_RISK, system, risk)
    assert list(newest(project).texts()) == [
        "15 Jun 2026, 12:00 · Linked: KI-0001 Chat → RI-0001 Leak",
        "    KI-0001 Chat → RI-0001 Leak · Relation: – → Risk of a system",
    ]
    unlink_entries(project, LinkRole.SYSTEM_RISK, system, risk)
    assert changes(newest(project)) == [("deleted", False, True)]


def test_steps_over_many_entries_count_them_and_show_only_some_fields(project):
    uids = [project.add(S, {"name": str(number)}) for number in range(25)]
    project.edit_many(uids, {"department": "IT"})
    told = list(newest(project).texts())
    assert told[0].endswith("Several changed (25 entries)")
    assert (len(told), told[-1]) == (22, "    … 5")


def test_long_values_and_line_breaks_fit_in_one_line(project):
    uid = project.add(S, {"name": "A"})
    project.edit(uid, {"purpose": "two\nlines " + "x" * 200})
    (_, text) = newest(project).texts()
    assert "two lines xxx" in text
    assert len(text) < 160


def test_an_action_is_named_by_its_title_or_its_count():
    words = words_for("en")
    assert action_text(words, Action.EDIT, "Chat {x}", 1) == "Changed: Chat {x}"
    assert action_text(words, Action.BULK_EDIT, "", 1) == "Several changed (1 entry)"
