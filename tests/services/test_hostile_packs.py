"""Damaged and hostile packs are refused within a second, with file, entry and key."""

from time import process_time
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from rai_desktop.domain.errors import UserError
from rai_desktop.main.pack_files import read_pack_file, write_pack_file
from rai_desktop.words import words_for
from tests.catalogue.building import HEADER, as_bytes
from tests.services.building import CATALOGUE

WORDS = words_for("en")
HEAD = b"pack: {id: own}\n"
RISK = b"risks:\n- id: R-OWN-01\n  title: "


def refused(path):
    """Return all that is said about a pack that is not taken, and how long that took."""
    start = process_time()
    try:
        read = read_pack_file(CATALOGUE, path)
    except UserError as error:
        return WORDS.of_error(error), process_time() - start
    spent = process_time() - start
    assert read.drafted.content is None
    assert read.details is None
    problems = read.drafted.problems
    assert problems
    return "\n".join(WORDS.filled(one.text, **one.values) for one in problems), spent


@pytest.fixture(scope="module", autouse=True)
def warm():
    """Read the packs of the product before anything is timed."""
    CATALOGUE.drafted(())
    CATALOGUE.read_pack(CATALOGUE.pack("minimum-requirements").data, "warm.yaml")


@pytest.mark.parametrize(
    ("text", "entry", "key"),
    [
        (b"!!python/object:os.system x", "R-OWN-01", "title"),
        (b"&a x", "R-OWN-01", "title"),
        (b"*a", "R-OWN-01", "title"),
        (b"[" * 60_000, "R-OWN-01", "title"),
        (b"{a: 1, a: 2}", "R-OWN-01", "a"),
    ],
    ids=["tag", "anchor", "alias", "depth", "twice"],
)
def test_a_hostile_value_is_refused_with_its_place(tmp_path, text, entry, key):
    path = tmp_path / "own.yaml"
    path.write_bytes(HEAD + RISK + text + b"\n")
    said, spent = refused(path)
    assert "own.yaml" in said
    assert entry in said
    assert key in said
    assert spent < 1


@pytest.mark.parametrize("ending", [".yaml", ".json", ".yml"])
def test_fifty_megabytes_are_refused_at_once(tmp_path, ending):
    path = tmp_path / f"own{ending}"
    path.write_bytes(HEAD + b"# " + b"x" * 50_000_000)
    said, spent = refused(path)
    assert f"own{ending}" in said
    assert "5 MB" in said
    assert spent < 1


def test_very_many_values_are_refused(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_bytes(HEAD + b"risks: [" + b"1," * 1_000_000 + b"1]\n")
    said, spent = refused(path)
    assert "200,000" in said
    assert spent < 1


def test_a_pack_with_an_unknown_key_names_entry_and_key(tmp_path):
    path = tmp_path / "own.yaml"
    header = {**HEADER, "id": "own", "holds": ["risks"]}
    path.write_bytes(as_bytes({"pack": header, "risks": [{"id": "R-OWN-01", "nonsense": 1}]}))
    said, spent = refused(path)
    assert "own.yaml" in said
    assert "R-OWN-01" in said
    assert spent < 1


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    path = tmp_path_factory.mktemp("packs") / "method.xlsx"
    write_pack_file(CATALOGUE, CATALOGUE.pack("method"), path)
    return path


def swollen(source, target, part, size):
    """Copy a workbook with ``size`` blanks put into one part, which compress to nearly nothing."""
    with ZipFile(source) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == part:
                data = data.replace(b"<sheetData>", b"<sheetData>" + b" " * size)
                data = data if len(data) > size else data + b" " * size
            new.writestr(name, data)


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"])
def test_a_workbook_that_unpacks_to_far_more_is_refused(tmp_path, workbook, part):
    path = tmp_path / "own.xlsx"
    swollen(workbook, path, part, 120_000_000)
    said, spent = refused(path)
    assert said
    assert spent < 1


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" + bytes(600)], ids=["empty", "torn", "old"]
)
def test_what_is_no_workbook_is_refused(tmp_path, data):
    path = tmp_path / "own.xlsx"
    path.write_bytes(data)
    assert refused(path)[0]


def test_a_torn_workbook_is_refused(tmp_path, workbook):
    path = tmp_path / "own.xlsx"
    path.write_bytes(workbook.read_bytes()[:-2000])
    assert refused(path)[0]
