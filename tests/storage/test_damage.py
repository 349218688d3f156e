"""Random damage is never taken for content: refused, or without any effect on what is shown."""

import os
import random
import time

import pytest

from rai_desktop.domain.errors import UserError
from rai_desktop.storage.opening import open_project
from rai_desktop.storage.verification import verify_file
from tests.storage.building import filled, opened, private_folders, project_on, seen

MUTANTS = int(os.environ.get("RAI_DESKTOP_TEST_MUTANTS", "300"))
PAGE = 4096


def _bit(content, chance):
    place = chance.randrange(len(content))
    content[place] ^= 1 << chance.randrange(8)


def _byte(content, chance):
    content[chance.randrange(len(content))] = chance.randrange(256)


def _sector(content, chance):
    start = chance.randrange(len(content) // 512) * 512
    content[start : start + 512] = bytes(512)


def _pages(content, chance):
    first, second = (chance.randrange(len(content) // PAGE) * PAGE for _ in range(2))
    one, two = content[first : first + PAGE], content[second : second + PAGE]
    content[first : first + PAGE], content[second : second + PAGE] = two, one


def _run(content, chance):
    start = chance.randrange(len(content))
    size = min(chance.randrange(1, 64), len(content) - start)
    content[start : start + size] = chance.randbytes(size)


def _text(content, chance):
    """Change a letter of what people wrote, where SQLite cannot notice it."""
    places = [
        i for i in range(len(content) - 3) if content[i : i + 4] in (b"sort", b"Bene", b"eil")
    ]
    place = chance.choice(places)
    content[place] ^= 0x20


DAMAGES = (_bit, _byte, _sector, _pages, _run, _text)


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """A project with an attachment and some history, and what it shows."""
    folder = tmp_path_factory.mktemp("damage")
    project = filled(folder)
    for number in range(40):
        project.add("system", {"name": f"Anwendung {number}", "notes": f"Text {number} " * 20})
    shown = seen(project)
    project.store.close()
    return project.store.path, shown


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_never_accepted_with_changed_data(tmp_path, base, damage):
    whole, shown = base[0].read_bytes(), base[1]
    path = tmp_path / "inventory.rai"
    refused = 0
    for seed in range(MUTANTS // len(DAMAGES)):
        content = bytearray(whole)
        damage(content, random.Random(f"{damage.__name__}{seed}"))
        if content == whole:
            continue
        path.write_bytes(content)
        began = time.monotonic()
        try:
            store = open_project(path, private_folders(tmp_path))
        except UserError as error:
            assert str(path) in str(error)  # noqa: PT017 - one of two good endings
            refused += 1
        else:
            found = seen(project_on(store))
            store.abandon()
            assert found == shown, f"seed {seed}"
        assert time.monotonic() - began < 5, f"seed {seed}"
        assert path.read_bytes() == content, "a damaged file is left as it is"
    assert refused > 5, "the damage is real"


def test_verify_says_the_same_as_opening(tmp_path, base):
    whole = base[0].read_bytes()
    path = tmp_path / "inventory.rai"
    for seed in range(30):
        content = bytearray(whole)
        _sector(content, random.Random(seed))
        path.write_bytes(content)
        assert _verifies(path) == _opens(path, tmp_path), f"seed {seed}"


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


def test_damage_to_a_file_we_published_is_noticed_too(base):
    path = base[0]
    whole = path.read_bytes()
    for seed in range(20):
        content = bytearray(whole)
        _run(content, random.Random(seed))
        path.write_bytes(content)
        try:
            project = opened(path)
        except UserError:
            continue
        assert seen(project) == base[1]
        project.store.abandon()
    path.write_bytes(whole)
