"""Random damage is never taken for content: refused, or without any effect on what is shown."""

import random

import pytest

from rai_desktop.domain.errors import UserError
from rai_desktop.storage.verification import verify_file
from tests.faults.btree import as_varint, pages_of, varint
from tests.faults.damage import BY_CHANCE, BY_STRUCTURE, sector
from tests.faults.few import try_few
from tests.storage.building import closed, opened, private_folders, seen


@pytest.mark.slow
@pytest.mark.parametrize("block", ["damage", "damage-in-trees"])
def test_damage_is_never_accepted_with_changed_data(block):
    try_few(block)


@pytest.mark.parametrize("damage", [*BY_CHANCE, *BY_STRUCTURE], ids=lambda found: found.__name__)
def test_the_damage_is_real(tmp_path, damage):
    """Every kind is noticed at least now and then; what is not has no effect."""
    whole = closed(tmp_path).read_bytes()
    path, refused = tmp_path / "damaged.rai", 0
    for seed in range(90):
        content = bytearray(whole)
        damage(content, random.Random(f"{damage.__name__}{seed}"))
        path.write_bytes(content)
        refused += content != whole and not _opens(path, tmp_path)
    assert refused > 0


def test_verify_says_the_same_as_opening(tmp_path):
    path = closed(tmp_path)
    whole = path.read_bytes()
    for seed in range(30):
        content = bytearray(whole)
        sector(content, random.Random(seed))
        path.write_bytes(content)
        assert _verifies(path) == _opens(path, tmp_path / "o"), f"seed {seed}"


def _verifies(path):
    try:
        return not verify_file(path, deep=True).findings
    except UserError:
        return False


def _opens(path, folder):
    try:
        opened(path, private_folders(folder)).store.abandon()
    except UserError:
        return False
    return True


def test_damage_to_a_file_we_published_is_noticed_too(tmp_path):
    path = closed(tmp_path)
    whole = path.read_bytes()
    project = opened(path)
    shown = seen(project)
    project.store.abandon()
    for seed in range(20):
        content = bytearray(whole)
        sector(content, random.Random(seed))
        path.write_bytes(content)
        try:
            project = opened(path)
        except UserError:
            continue
        assert seen(project) == shown
        project.store.abandon()


@pytest.mark.parametrize("number", [0, 1, 127, 128, 16_383, 16_384, 2**32, 2**48])
def test_numbers_of_variable_length_are_read_as_written(number):
    assert varint(as_varint(number), 0) == (number, len(as_varint(number)))


def test_every_table_has_its_page(tmp_path):
    pages = pages_of(closed(tmp_path).read_bytes())
    assert pages[0].start == 0
    assert sum(len(page.cells) for page in pages) > 30
