"""The numbers that people see keep up with every change and equal ones that are made anew."""

from hypothesis import given
from hypothesis import strategies as st

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.numbers import Numbers
from tests.ui.tables.fake import MemoryStore

KIND = EntityKind.RISK
UIDS = [Uid(f"r{number}") for number in range(4)]

changes = st.lists(
    st.tuples(st.sampled_from(UIDS), st.none() | st.integers(1, 4), st.booleans()), max_size=20
)


def answers(numbers):
    return dict(numbers.texts(KIND)), numbers.next(KIND)


@given(changes)
def test_renewed_numbers_equal_new_ones(made):
    store = MemoryStore()
    numbers = Numbers(store)
    for uid, number, is_asked in made:
        settings = [FieldSetting(KIND, uid, "number", number)]
        store.put(settings)
        numbers.note(settings)
        if is_asked:
            assert answers(numbers) == answers(Numbers(store))
    assert answers(numbers) == answers(Numbers(store))


def test_equal_numbers_get_letters_in_the_order_of_uids():
    store = MemoryStore()
    store.put(FieldSetting(KIND, uid, "number", 8) for uid in reversed(UIDS[:3]))
    assert Numbers(store).texts(KIND) == {"r0": "RI-0008", "r1": "RI-0008b", "r2": "RI-0008c"}


def test_a_deleted_entity_keeps_its_number():
    store = MemoryStore()
    store.put([FieldSetting(KIND, UIDS[0], "number", 3)])
    store.put([FieldSetting(KIND, UIDS[0], "deleted", True)])
    assert Numbers(store).next(KIND) == 4
