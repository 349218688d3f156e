"""Files that a pass phrase opens: the open format, and nothing left of what is not sound."""

import os
import random
from pathlib import Path

import pytest

from rai_desktop.domain.errors import UserError
from rai_desktop.storage import age

PHRASE = "Süße Äpfel 17"
SIZES = (0, 1, age.PIECE - 1, age.PIECE, age.PIECE + 1, 3 * age.PIECE, 3 * age.PIECE + 7)


@pytest.fixture(autouse=True)
def little_work(request, monkeypatch):
    """Do little work for a pass phrase, where a test is not about it."""
    if "full_work" not in request.fixturenames:
        monkeypatch.setattr(age, "WORK", 4)


@pytest.fixture
def full_work() -> None:
    """Do as much work for a pass phrase as the program does."""


@pytest.fixture
def oracle():
    """The other program that knows the format."""
    return pytest.importorskip("pyrage", reason="pyrage has no wheel for this platform").passphrase


def write(folder: Path, data: bytes) -> Path:
    path = folder / "plain.rai"
    path.write_bytes(data)
    return path


def encrypted(folder: Path, data: bytes, phrase: str = PHRASE) -> Path:
    target = folder / "mail.rai.age"
    for _ in age.encrypt_file(write(folder, data), target, phrase):
        pass
    return target


def decrypted(source: Path, phrase: str = PHRASE) -> bytes:
    target = source.with_name("back.rai")
    for _ in age.decrypt_file(source, target, phrase):
        pass
    return target.read_bytes()


def refused(source: Path, phrase: str = PHRASE) -> UserError:
    """Return the refusal of a file, after looking that nothing is left of it."""
    before = sorted(source.parent.iterdir())
    with pytest.raises(UserError) as caught:
        for _ in age.decrypt_file(source, source.with_name("back.rai"), phrase):
            pass
    assert sorted(source.parent.iterdir()) == before
    return caught.value


def data_of(size: int) -> bytes:
    return random.Random(size).randbytes(size)


@pytest.mark.parametrize("size", SIZES)
def test_what_was_encrypted_comes_back(tmp_path, size):
    source = encrypted(tmp_path, data_of(size))
    assert age.is_encrypted(source)
    assert decrypted(source) == data_of(size)


@pytest.mark.parametrize("size", SIZES)
def test_another_program_opens_it(tmp_path, oracle, size):
    source = encrypted(tmp_path, data_of(size))
    assert oracle.decrypt(source.read_bytes(), PHRASE) == data_of(size)


def test_another_program_opens_it_with_all_the_work(tmp_path, oracle, full_work):
    source = encrypted(tmp_path, b"content")
    assert source.read_bytes().split(b"\n")[1].endswith(b" 17")
    assert oracle.decrypt(source.read_bytes(), PHRASE) == b"content"


@pytest.mark.parametrize("size", SIZES[1::2])
def test_what_another_program_encrypted_is_opened(tmp_path, oracle, monkeypatch, size):
    source = tmp_path / "theirs.age"
    source.write_bytes(oracle.encrypt(data_of(size), PHRASE))
    monkeypatch.setattr(age, "MOST_WORK", 22)  # it takes as much as it finds fit
    assert decrypted(source) == data_of(size)


def test_letters_may_be_typed_in_either_way(tmp_path):
    source = encrypted(tmp_path, b"content", "Caf\u00e9")
    assert decrypted(source, "Cafe\u0301") == b"content"


def test_a_wrong_pass_phrase_is_told(tmp_path):
    source = encrypted(tmp_path, b"content")
    assert isinstance(refused(source, "another"), age.WrongPhraseError)


@pytest.mark.parametrize("work", [19, 30, 99])
def test_more_work_than_a_file_is_worth_is_not_begun(tmp_path, work):
    source = encrypted(tmp_path, b"content")
    changed = source.read_bytes().replace(b" 4\n", b" %d\n" % work, 1)
    source.write_bytes(changed)
    assert isinstance(refused(source), age.TooMuchWorkError)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"age-encryption.org/v2\n", b"SQLite"])
def test_a_file_of_another_kind_is_told(tmp_path, content):
    source = tmp_path / "other.rai.age"
    source.write_bytes(content)
    assert isinstance(refused(source), age.NotEncryptedError)


@pytest.mark.parametrize("size", [0, 5, age.PIECE, 2 * age.PIECE + 5])
def test_a_file_cut_off_anywhere_is_refused(tmp_path, size):
    source = encrypted(tmp_path, data_of(size))
    whole = source.read_bytes()
    borders = range(len(whole) - 3 * (age.PIECE + 16), len(whole), age.PIECE + 16)
    random_places = random.Random(1).sample(range(len(whole)), 40)
    for place in {*random_places, len(whole) - 1, *(b for b in borders if b >= 0)}:
        source.write_bytes(whole[:place])
        refused(source)


def test_a_file_with_something_behind_it_is_refused(tmp_path):
    source = encrypted(tmp_path, data_of(age.PIECE))
    whole = source.read_bytes()
    for more in (b"x", whole[-(age.PIECE + 16) :], bytes(age.PIECE + 16)):
        source.write_bytes(whole + more)
        refused(source)


@pytest.mark.parametrize("part", range(10))
def test_no_changed_file_is_ever_taken(tmp_path, part):
    source = encrypted(tmp_path, data_of(age.PIECE + 100))
    whole = source.read_bytes()
    chance = random.Random(part)
    for _ in range(50):
        source.write_bytes(mutant(whole, chance))
        refused(source)


def mutant(whole: bytes, chance: random.Random) -> bytes:
    """Return a file with one change; half of them in the header, which is short."""
    data = bytearray(whole)
    most = 220 if chance.random() < 0.5 else len(data)
    place = chance.randrange(most)
    kind = chance.choice(("bit", "byte", "lost", "doubled", "swapped"))
    if kind == "bit":
        data[place] ^= 1 << chance.randrange(8)
    elif kind == "byte":
        data[place] = (data[place] + chance.randrange(1, 256)) % 256
    elif kind == "lost":
        del data[place : place + chance.randrange(1, 40)]
    elif kind == "doubled":
        data[place:place] = bytes(data[place : place + chance.randrange(1, 40)])
    else:
        data[place : place + 40] = data[place : place + 40][::-1]
    return bytes(data) if bytes(data) != whole else whole[:-1]


def test_stopping_leaves_nothing(tmp_path):
    source = encrypted(tmp_path, data_of(3 * age.PIECE))
    for job in (
        age.decrypt_file(source, tmp_path / "back.rai", PHRASE),
        age.encrypt_file(tmp_path / "plain.rai", tmp_path / "again.rai.age", PHRASE),
    ):
        assert next(job).done > 0
        job.close()
    assert {path.name for path in tmp_path.iterdir()} == {"plain.rai", "mail.rai.age"}


def test_progress_ends_with_all_of_it(tmp_path):
    plain = write(tmp_path, data_of(3 * age.PIECE))
    told = list(age.encrypt_file(plain, tmp_path / "x.rai.age", PHRASE))
    assert (told[-1].done, told[-1].total) == (3 * age.PIECE, 3 * age.PIECE)
    assert len(told) == 3


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights by folder")
def test_nobody_else_can_read_what_was_decrypted(tmp_path):
    source = encrypted(tmp_path, b"content")
    decrypted(source)
    assert (tmp_path / "back.rai").stat().st_mode & 0o077 == 0


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    source = encrypted(tmp_path, b"content")
    with pytest.raises(UserError, match="folder"):
        list(age.decrypt_file(source, tmp_path / "missing" / "back.rai", PHRASE))
