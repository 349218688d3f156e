"""The index of links keeps up with every change and equals one that is made anew."""

from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.links import LinkIndex, link_settings, link_uid
from tests.ui.tables.fake import MemoryStore

ROLE = LinkRole.SYSTEM_RISK
SYSTEMS = [Uid(f"s{number}") for number in range(3)]
RISKS = [Uid(f"r{number}") for number in range(3)]


def new_store():
    store = MemoryStore()
    store.put(FieldSetting(EntityKind.SYSTEM, uid, "name", uid) for uid in SYSTEMS)
    store.put(FieldSetting(EntityKind.RISK, uid, "title", uid) for uid in RISKS)
    return store


def answers(index):
    return (
        [index.seconds(ROLE, uid) for uid in SYSTEMS],
        [index.firsts(ROLE, uid) for uid in RISKS],
    )


changes = st.lists(
    st.tuples(
        st.sampled_from(SYSTEMS),
        st.sampled_from(RISKS),
        st.sampled_from(["link", "unlink", "empty", "delete risk", "restore risk"]),
        st.booleans(),
    ),
    max_size=25,
)


def settings_of(store, system, risk, change):
    if change in ("link", "unlink"):
        return link_settings(store.project, ROLE, system, risk, deleted=change == "unlink")
    if change == "empty":
        uid = link_uid(store.project, ROLE, system, risk)
        return [FieldSetting(EntityKind.LINK, uid, "first", None)]
    return [FieldSetting(EntityKind.RISK, risk, "deleted", change == "delete risk")]


@given(changes)
def test_renewed_index_equals_a_new_one(made):
    store = new_store()
    index = LinkIndex(store)
    for system, risk, change, is_asked in made:
        settings = settings_of(store, system, risk, change)
        store.put(settings)
        index.note(s.uid for s in settings if s.kind is EntityKind.LINK)
        if is_asked:
            assert answers(index) == answers(LinkIndex(store))
    assert answers(index) == answers(LinkIndex(store))
