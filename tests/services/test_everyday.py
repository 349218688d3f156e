"""Everyday tools are short entries until what they do asks for more."""

import pytest

from rai_desktop.domain.codes import Answer, Influence, RecordType, Source, SystemStatus
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.everyday import (
    Promotion,
    add_tool,
    everyday_tools,
    outgrown,
    products,
    promote,
    promotions,
)
from tests.services.entries import add_system

GROWING = {
    Promotion.PERSONAL_DATA: ({"people_data": Answer.YES}, {"traits": ("personal_data",)}),
    Promotion.DECISIONS: (
        {"influence": Influence.SUPPORT},
        {"influence": Influence.AUTOMATIC},
        {"traits": ("decision_about_persons",)},
    ),
    Promotion.CUSTOMERS: ({"affected_groups": ("customers",)}, {"traits": ("public_facing",)}),
    Promotion.OWN_DEVELOPMENT: ({"source": Source.BUILT}, {"source": Source.EMBEDDED}),
}
STAYING = (
    {},
    {"people_data": Answer.NO},
    {"people_data": Answer.UNKNOWN},
    {"influence": Influence.NONE},
    {"affected_groups": ("employees",)},
    {"source": Source.BOUGHT},
    {"traits": ("generative", "vendor_cloud")},
)


def tool(project, **values):
    return project.entity(add_tool(project, {"name": "Translator", **values}))


def test_a_tool_is_in_use_and_has_a_short_entry(project):
    added = tool(project, purpose="Letters", department="Sales")
    assert (added.status, added.record_type) == (SystemStatus.IN_USE, RecordType.EVERYDAY_TOOL)
    add_system(project, "Screening")
    assert [each.uid for each in everyday_tools(project)] == [added.uid]


def test_a_tool_without_a_name_is_refused(project):
    with pytest.raises(UsageError):
        add_tool(project, {"name": "  "})
    assert project.entities(EntityKind.SYSTEM) == []


@pytest.mark.parametrize(
    ("reason", "values"), [(reason, each) for reason, all_ in GROWING.items() for each in all_]
)
def test_what_asks_for_a_full_entry_is_told(project, reason, values):
    added = tool(project, **values)
    assert promotions(added) == (reason,)
    assert outgrown(added)


@pytest.mark.parametrize("values", STAYING)
def test_a_short_entry_suffices_for_the_rest(project, values):
    assert not outgrown(tool(project, **values))


def test_only_everyday_tools_can_outgrow_their_entry(project):
    system = project.entity(add_system(project, "Own", people_data=Answer.YES))
    assert not outgrown(system)
    assert promote(project, system.uid) is None


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        (Source.BUILT, RecordType.OWN_SYSTEM),
        (Source.EMBEDDED, RecordType.EMBEDDED_FUNCTION),
        (Source.BOUGHT, None),
        (None, None),
    ],
)
def test_a_full_entry_keeps_everything_else_and_can_be_undone(project, source, kept):
    added = tool(project, purpose="Letters", source=source, people_data=Answer.YES)
    promote(project, added.uid)
    grown = project.entity(added.uid)
    assert grown.record_type is kept
    assert (grown.purpose, grown.people_data) == ("Letters", Answer.YES)
    project.undo()
    assert project.entity(added.uid) == added


def test_known_products_are_offered_once(project):
    tool(project, product="DeepL")
    add_system(project, "Translator", product="DeepL")
    assert list(products(project)) == ["Translator", "DeepL"]
