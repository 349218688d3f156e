from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.domain.codes import Action, CustomKind, LinkRole, RiskLevel
from rai_desktop.domain.fields import EntityKind, custom_key
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.listing import (
    ChoiceFilter,
    DateFilter,
    ListKind,
    NumberFilter,
    TextFilter,
)
from rai_desktop.services.listing.quick import all_folded, quickly_folded
from rai_desktop.words.language import folded
from tests.ui.tables.fake import (
    add_risk,
    add_systems,
    link,
    listing_of,
    new_project,
    rated,
)


def names(listing, uids):
    return [listing.title(uid) for uid in uids]


def choice(*codes):
    return ChoiceFilter(codes=frozenset(codes))


# columns and cells


def test_number_comes_first_then_the_name_then_what_is_computed():
    keys = [column.key for column in listing_of(new_project()).columns()]
    computed = ["=classification", "=classification_status", "=level", "=risks"]
    assert keys[:6] == ["number", "name", *computed]


def test_columns_marked_for_tables_are_shown_by_default_and_all_others_offered():
    columns = {column.key: column for column in listing_of(new_project()).columns()}
    assert columns["owner"].default_visible
    assert not columns["notes"].default_visible
    assert "deleted" not in columns


@pytest.mark.parametrize("kind", [kind for kind in EntityKind if kind is not EntityKind.LINK])
def test_every_kind_has_columns_with_titles_and_no_key_twice(kind):
    columns = listing_of(new_project(), kind).columns()
    keys = [column.key for column in columns]
    assert len(keys) == len(set(keys))
    assert all(column.title for column in columns)


def test_risks_and_mitigations_have_their_computed_columns():
    project = new_project()
    risks = {column.key for column in listing_of(project, EntityKind.RISK).columns()}
    measures = {column.key for column in listing_of(project, EntityKind.MITIGATION).columns()}
    assert {"=level_persons", "=level_business", "=systems"} <= risks
    assert "=risks" in measures


def test_cells_are_words():
    project = new_project()
    owner = project.add(EntityKind.PERSON, {"name": "Leitung IT"})
    (uid,) = add_systems(
        project,
        {
            "name": "Leser",
            "status": "in_use",
            "owner": owner,
            "review_due_on": date(2026, 7, 1),
            "user_count": 12_000,
        },
    )
    listing = listing_of(project)
    cells = [
        listing.text(uid, key)
        for key in ("number", "name", "status", "owner", "review_due_on", "user_count")
    ]
    assert cells == ["KI-0001", "Leser", "In use", "Leitung IT", "1 Jul 2026", "12,000"]


def test_level_of_a_system_is_the_highest_of_its_open_risks():
    project = new_project()
    (uid,) = add_systems(project, "Leser")
    add_risk(project, uid, **rated("medium"))
    add_risk(project, uid, **rated("high"))
    add_risk(project, uid, status="closed", **rated("very_high"))
    listing = listing_of(project)
    assert listing.level(uid, "=level") is RiskLevel.HIGH
    assert (listing.text(uid, "=level"), listing.text(uid, "=risks")) == ("High", "3")


def test_people_and_business_have_levels_of_their_own():
    project = new_project()
    ratings = {"current_likelihood": 4, "current_persons": 4, "current_business": 1}
    uid = add_risk(project, **ratings)
    listing = listing_of(project, EntityKind.RISK)
    assert listing.level(uid, "=level_persons") is RiskLevel.VERY_HIGH
    assert listing.level(uid, "=level_business") is RiskLevel.MEDIUM


def test_a_level_without_rating_says_so():
    project = new_project()
    (uid,) = add_systems(project, "Leser")
    listing = listing_of(project)
    assert listing.level(uid, "=level") is None
    assert listing.text(uid, "=level") == "Not rated"


def test_names_of_linked_entries_stand_in_a_cell():
    project = new_project()
    one, two = add_systems(project, "Leser", "Chat")
    risk = add_risk(project, one)
    link(project, LinkRole.SYSTEM_RISK, two, risk)
    assert listing_of(project, EntityKind.RISK).text(risk, "=systems") == "Leser; Chat"


# search and filter


@pytest.fixture
def stock():
    project = new_project()
    owner = project.add(EntityKind.PERSON, {"name": "Leitung Überwachung"})
    add_systems(
        project,
        {"name": "Prüfung", "status": "pilot", "user_count": 3, "owner": owner},
        {"name": "Straße", "status": "in_use", "user_count": 12, "notes": "geheim"},
        {"name": "Chat", "review_due_on": date(2026, 6, 14), "affected_groups": ("staff",)},
    )
    return listing_of(project)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("prufung", ["Prüfung"]),
        ("PRÜF", ["Prüfung"]),
        ("strasse", ["Straße"]),
        ("ki-0003", ["Chat"]),
        ("pilot", ["Prüfung"]),
        ("uberwachung", ["Prüfung"]),
        ("geheim in use", ["Straße"]),
        ("staff", ["Chat"]),
        ("chat pilot", []),
        ("   ", ["Prüfung", "Straße", "Chat"]),
    ],
)
def test_search_finds_every_word_anywhere(stock, text, found):
    assert names(stock, stock.search(text)) == found


@pytest.mark.parametrize(
    ("key", "wanted", "found"),
    [
        ("name", TextFilter(contains="ß"), ["Straße"]),
        ("name", TextFilter(contains=" CHA "), ["Chat"]),
        ("owner", TextFilter(is_empty=True), ["Straße", "Chat"]),
        ("owner", TextFilter(is_empty=False), ["Prüfung"]),
        ("status", choice("pilot"), ["Prüfung"]),
        ("status", choice("pilot", ""), ["Prüfung", "Chat"]),
        ("affected_groups", choice("staff"), ["Chat"]),
        ("affected_groups", choice(""), ["Prüfung", "Straße"]),
        ("user_count", NumberFilter(low=4), ["Straße"]),
        ("user_count", NumberFilter(is_empty=True), ["Chat"]),
        ("user_count", NumberFilter(), ["Prüfung", "Straße"]),
        ("review_due_on", DateFilter(until=date(2026, 6, 14)), ["Chat"]),
        ("review_due_on", DateFilter(since=date(2026, 6, 15)), []),
        ("review_due_on", DateFilter(is_empty=True), ["Prüfung", "Straße"]),
        ("=level", choice(""), ["Prüfung", "Straße", "Chat"]),
        ("=level", choice("low"), []),
        ("=risks", NumberFilter(low=0, high=0), ["Prüfung", "Straße", "Chat"]),
        ("x:gone", TextFilter(contains="x"), ["Prüfung", "Straße", "Chat"]),
    ],
)
def test_filters(stock, key, wanted, found):
    assert names(stock, stock.filtered({key: wanted})) == found


def test_filters_and_search_hold_together(stock):
    filters = {"user_count": NumberFilter(), "name": TextFilter(contains="r")}
    assert names(stock, stock.filtered(filters, "use")) == ["Straße"]


@given(st.text())
def test_folding_quickly_gives_the_same_as_folding(text):
    assert quickly_folded(text) == folded(text)


@given(st.lists(st.text()))
def test_folding_together_gives_the_same_as_one_by_one(texts):
    assert all_folded(texts) == [folded(text) for text in texts]


# order


def order(listing, key, *, descending=False):
    return names(listing, listing.sorted(listing.uids(), key, descending=descending))


def test_texts_are_sorted_without_case_and_umlauts():
    project = new_project()
    add_systems(project, "Zug", "ärger", "Bau", "Öl")
    assert order(listing_of(project), "name") == ["ärger", "Bau", "Öl", "Zug"]


def test_choices_are_sorted_by_the_order_of_their_codes_and_empty_ones_come_last():
    project = new_project()
    rows = [{"name": n, "status": s} for n, s in (("a", "retired"), ("b", "idea"), ("c", None))]
    add_systems(project, *rows)
    listing = listing_of(project)
    assert order(listing, "status") == ["b", "a", "c"]
    assert order(listing, "status", descending=True) == ["a", "b", "c"]


def test_levels_days_and_numbers_are_sorted_by_what_they_are():
    project = new_project()
    add_systems(
        project,
        {"name": "a", "user_count": 9, "review_due_on": date(2027, 1, 1)},
        {"name": "b", "user_count": 10, "review_due_on": date(2026, 12, 1)},
        {"name": "c"},
    )
    listing = listing_of(project)
    for level, uid in zip(("high", "very_high"), listing.uids(), strict=False):
        add_risk(project, uid, **rated(level))
    assert order(listing, "user_count") == ["a", "b", "c"]
    assert order(listing, "review_due_on") == ["b", "a", "c"]
    assert order(listing, "=level", descending=True) == ["b", "a", "c"]


def test_equal_rows_stay_as_they_were_added_in_both_directions():
    project = new_project()
    add_systems(project, *({"name": name, "status": "idea"} for name in "cab"))
    listing = listing_of(project)
    assert order(listing, "status") == ["c", "a", "b"]
    assert order(listing, "status", descending=True) == ["c", "a", "b"]


def test_numbers_are_sorted_as_numbers_with_doubled_ones_behind():
    project = new_project()
    ids = add_systems(project, "a", "b", "c")
    numbers = zip(ids, (10_000, 9_999, 9_999), strict=True)
    settings = [FieldSetting(EntityKind.SYSTEM, u, "number", n) for u, n in numbers]
    project.commit(Action.IMPORT, settings)
    listing = listing_of(project)
    shown = [listing.text(uid, "number") for uid in listing.sorted(listing.uids(), "number")]
    assert shown == ["KI-9999", "KI-9999b", "KI-10000"]


@pytest.mark.parametrize("key", ["name", "status", "user_count", "number", "=risks"])
def test_sorting_follows_the_sort_keys(stock, key):
    keys = [stock.sort_key(uid, key) for uid in stock.sorted(stock.uids(), key)]
    assert all(one <= other for one, other in pairwise(keys))


def test_only_what_was_asked_for_is_sorted(stock):
    asked = stock.uids()[1:]
    assert sorted(stock.sorted(asked, "owner")) == sorted(asked)


# changes


def test_an_edit_moves_a_row_and_is_found():
    project = new_project()
    one, two = add_systems(project, "a", "b")
    listing = listing_of(project)
    assert listing.sorted([one, two], "name") == [one, two]
    assert listing.search("zug") == []
    project.edit(one, {"name": "Zug"})
    listing.refresh([one])
    assert listing.sorted([one, two], "name") == [two, one]
    assert listing.search("zug") == [one]


def test_added_and_deleted_entries_come_and_go():
    project = new_project()
    (one,) = add_systems(project, "a")
    listing = listing_of(project)
    listing.search("a")
    (two,) = add_systems(project, "a")
    listing.refresh([two])
    assert listing.search("a") == [one, two]
    assert listing.text(two, "number") == "KI-0002"
    project.delete([one])
    listing.refresh([one])
    assert (listing.uids(), listing.search("a")) == ([two], [two])


def test_a_renamed_person_is_found_by_the_new_name():
    project = new_project()
    owner = project.add(EntityKind.PERSON, {"name": "Leitung IT"})
    (uid,) = add_systems(project, {"name": "a", "owner": owner})
    listing = listing_of(project)
    assert listing.search("leitung") == [uid]
    project.edit(owner, {"name": "Vertrieb"})
    assert listing.refresh([owner]) == {uid}
    assert (listing.search("leitung"), listing.search("vertrieb")) == ([], [uid])


def test_a_rated_risk_changes_the_level_of_its_system():
    project = new_project()
    (uid,) = add_systems(project, "a")
    risk = add_risk(project, uid, **rated("low"))
    listing = listing_of(project)
    assert listing.filtered({"=level": choice("high")}) == []
    project.edit(risk, rated("high"))
    listing.refresh([risk])
    assert listing.filtered({"=level": choice("high")}) == [uid]


def test_a_new_link_changes_both_lists():
    project = new_project()
    (uid,) = add_systems(project, "Zeitung")
    risk = add_risk(project, **rated("low"))
    systems, risks = listing_of(project), listing_of(project, EntityKind.RISK)
    assert (systems.text(uid, "=risks"), risks.search("zeitung")) == ("0", [])
    new_link = link(project, LinkRole.SYSTEM_RISK, uid, risk)
    systems.refresh([new_link])
    risks.refresh([new_link])
    assert (systems.text(uid, "=risks"), risks.text(risk, "=systems")) == ("1", "Zeitung")


def test_a_custom_field_becomes_a_column():
    project = new_project()
    (uid,) = add_systems(project, "a")
    listing = listing_of(project)
    values = {"of_kind": "system", "label": "Kostenstelle", "custom_kind": CustomKind.NUMBER}
    field = project.add(EntityKind.CUSTOM_FIELD, values)
    listing.refresh([field])
    key = custom_key(field)
    assert listing.columns()[-1].kind is ListKind.NUMBER
    project.edit(uid, {key: 4711})
    listing.refresh([uid])
    assert (listing.text(uid, key), listing.columns()[-1].title) == ("4711", "Kostenstelle")
    assert listing.filtered({key: NumberFilter(low=4711)}) == [uid]


def test_getting_ready_bit_by_bit_ends_and_finds_the_same():
    project = new_project()
    uids = add_systems(project, *(f"System {place}" for place in range(7)))
    listing = listing_of(project)
    rounds = 0
    assert not listing.is_ready(search=True)
    assert not listing.is_ready(search=False, order="name")
    while listing.prepare(3):
        rounds += 1
        listing.refresh([uids[0]])
    assert rounds <= len(uids) * (len(listing.columns()) + 1)
    assert listing.is_ready(search=True, order="name")
    assert listing.search("system") == uids


def test_equal_rows_stay_as_they_were_added_when_some_change_while_getting_ready():
    project = new_project()
    uids = add_systems(project, *("gleich" for _ in range(7)))
    listing = listing_of(project)
    listing.prepare(5, "name")
    listing.refresh([uids[1], uids[0]])
    while listing.prepare(2, "name"):
        pass
    assert listing.sorted(uids, "name") == uids


def test_the_wanted_order_gets_ready_first():
    project = new_project()
    uids = add_systems(project, "b", "a", "c")
    listing = listing_of(project)
    listing.prepare(3, "name")
    assert listing.is_ready(search=False, order="name")
    assert not listing.is_ready(search=True)
    assert listing.sorted(uids, "name") == [uids[1], uids[0], uids[2]]


_EDITS = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.sampled_from(
            [
                {"name": "Ärger"},
                {"name": "b"},
                {"name": ""},
                {"status": "idea"},
                {"status": None},
                {"user_count": 5},
                {"deleted": True},
                {"deleted": False},
            ]
        ),
    ),
    max_size=12,
)


@given(_EDITS)
def test_a_refreshed_list_equals_a_new_one(edits):
    project = new_project()
    uids = add_systems(project, *"caedb")
    listing = listing_of(project)
    keys = ("name", "status", "user_count", "number")
    _looked_at(listing, keys)
    for place, values in edits:
        project.store.put(
            FieldSetting(EntityKind.SYSTEM, uids[place], key, value)
            for key, value in values.items()
        )
        listing.refresh([uids[place]])
        assert _looked_at(listing, keys) == _looked_at(listing_of(project), keys)


def _looked_at(listing, keys):
    every = listing.uids()
    found = [listing.search("a"), listing.filtered({"name": TextFilter(contains="b")})]
    for key in keys:
        found += [listing.sorted(every, key), listing.sorted(every, key, descending=True)]
    return found


def test_many_changes_at_once_are_taken_over():
    project = new_project()
    uids = add_systems(project, *(f"a{place}" for place in range(600)))
    listing = listing_of(project)
    listing.sorted(uids, "name")
    project.store.put(FieldSetting(EntityKind.SYSTEM, uid, "name", "neu") for uid in uids)
    listing.refresh(uids)
    assert listing.search("neu") == uids


def test_an_unknown_uid_changes_nothing(stock):
    before = stock.uids()
    assert stock.refresh([Uid("nobody")]) == frozenset()
    assert stock.uids() == before


# summary


@pytest.mark.parametrize(
    ("shown", "selected", "text"),
    [
        (3, 1, "3 systems"),
        (2, 0, "2 of 3 systems"),
        (0, 0, "0 of 3 systems"),
        (3, 2, "3 systems · 2 selected"),
        (2, 2, "2 of 3 systems · 2 selected"),
    ],
)
def test_summary_says_how_many(stock, shown, selected, text):
    assert stock.summary(shown, selected) == text


@pytest.mark.parametrize("kind", [EntityKind.RISK, EntityKind.PERSON, EntityKind.EVIDENCE])
def test_every_kind_has_a_summary(kind):
    assert listing_of(new_project(), kind).summary(0).startswith("0 ")
