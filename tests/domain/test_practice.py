"""Good practices and closed years as entries."""

import pytest

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.practice import Practice
from rai_desktop.domain.kinds.snapshot import snapshot_uid


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", ()),
        ("MR-GOV-01", ("MR-GOV-01",)),
        ("MR-ETH-02, MR-VER-01", ("MR-ETH-02", "MR-VER-01")),
        ("MR-ETH-02; MR-ETH-02\nMR-VER-01,", ("MR-ETH-02", "MR-VER-01")),
    ],
)
def test_requirements_of_a_practice_are_read_from_its_text(text, ids):
    assert Practice(uid=Uid("p"), requirements=text).requirement_ids == ids


def test_the_same_year_is_the_same_entry_in_every_copy():
    project = Uid("0a5d7e3c-9c67-4a3c-9f5a-0c4f4f6d2f11")
    assert snapshot_uid(project, 2025) == snapshot_uid(project, 2025)
    assert snapshot_uid(project, 2025) != snapshot_uid(project, 2026)
