"""Lists are read by a limited child: what happens to it is a sentence and no more."""

import json
import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

import rai_desktop
from rai_desktop.cli.program import own_command
from rai_desktop.domain.errors import ExitCode, SurroundingsError
from rai_desktop.imports.limited import COMMAND, LimitedReading, read_for_parent
from rai_desktop.imports.limits import Limits
from rai_desktop.imports.reading import read_source
from rai_desktop.imports.refusal import ImportRefused
from rai_desktop.services.jobs import CancelledError
from rai_desktop.services.tables import EMPTY_CELL
from tests.imports.builders import book_of_sheet, saved_book

OWN = tuple(own_command(COMMAND))
ROOT = Path(rai_desktop.__file__).parents[1]
MESSY = [
    ("KI-Register",),
    ("Name", "Zweck", "Zweck", None),
    ("Chat", "Töne \U0001f642\nzwei", 1.5, "=1+1"),
    ("Scan", None, True, "#N/A"),
    (),
    ("Person", "E-Mail"),
    ("Anna", "anna@example.org"),
]
MEGABYTES = 300


@pytest.fixture(autouse=True)
def _found_by_children(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


def child_that(lines):
    """Return a reading by a process that does something else than it should."""
    return LimitedReading(command=(sys.executable, "-c", lines))


def saying(*lines):
    said = "\n".join(json.dumps(line) for line in lines)
    return child_that(f"print({said!r})")


@pytest.fixture
def path(tmp_path):
    return saved_book(tmp_path / "list.xlsx", MESSY)


def test_a_document_is_the_same_by_either_way(path):
    arrived = LimitedReading(command=OWN)(path)
    assert arrived == read_source(path)
    assert len(arrived.tables) == 2
    assert arrived.tables[0].rows[1].cells[1] is EMPTY_CELL


def test_text_and_records_come_through_too(tmp_path):
    separated, records = tmp_path / "list.csv", tmp_path / "list.json"
    separated.write_bytes("Name;Zweck\nB\xfcro;x\n".encode("cp1252"))
    records.write_text('{"format": "x", "records": [{"name": "a", "n": 1}]}', encoding="utf-8")
    for made in (separated, records):
        assert LimitedReading(command=OWN)(made) == read_source(made)


def test_what_a_person_chose_reaches_the_child(path):
    reading = LimitedReading(command=OWN, limits=Limits(cell_characters=4))
    document = reading(path, unnamed="Spalte {letter}", headers={"Liste": 3})
    limits = Limits(cell_characters=4)
    assert document == read_source(path, limits, unnamed="Spalte {letter}", headers={"Liste": 3})
    assert document.tables[0].header_row == 3


@pytest.mark.parametrize(
    ("content", "kind"), [(b"%PDF-1.7", ImportRefused), (None, SurroundingsError)]
)
def test_a_refusal_is_the_same_by_either_way(tmp_path, content, kind):
    path = tmp_path / "list.xlsx"
    if content:
        path.write_bytes(content)
    refusals = []
    for way in (read_source, LimitedReading(command=OWN)):
        with pytest.raises(kind) as caught:
            way(path)
        refusals.append((caught.value.text, str(caught.value), caught.value.exit_code))
    assert refusals[0] == refusals[1]


# a child that ends or does not ----------------------------------------------------

ABOUT = {"name": "x", "format": "xlsx", "encoding": "", "meta": {}, "remarks": []}
TABLE = {
    "name": "x",
    "sheet": "",
    "header": ["a"],
    "header_row": 1,
    "header_rows": [1],
    "remarks": [],
}
DEATHS = {
    "a crash": "import os; os.abort()",
    "an exit code": "raise SystemExit(7)",
    "a traceback": "print('{', flush=True); 1 / 0",
    "nothing said": "pass",
    "garbage": "import os; os.write(1, bytes(range(256)) * 10)",
    "silence without an end": "import os, time; os.close(1); time.sleep(60)",
}


@pytest.mark.parametrize("how", DEATHS)
def test_the_end_of_the_child_is_a_sentence(path, how):
    with pytest.raises(ImportRefused, match="ended unexpectedly") as caught:
        child_that(DEATHS[how])(path)
    assert caught.value.exit_code is ExitCode.REFUSED


BEGIN = [{"document": ABOUT}, {"table": TABLE}]
MISSPOKEN = {
    "no end": [{"document": ABOUT}],
    "no document": [{"end": 0}],
    "a table short": [{"document": ABOUT}, {"end": 1}],
    "rows without a table": [{"document": ABOUT}, {"rows": [[1, "t", "a"]]}, {"end": 0}],
    "rows too wide": [*BEGIN, {"rows": [[1, "tt", "a", "b"]]}, {"end": 1}],
    "texts missing": [*BEGIN, {"rows": [[1, "t"]]}, {"end": 1}],
    "an unknown kind": [*BEGIN, {"rows": [[1, "?", "a"]]}, {"end": 1}],
    "no text": [*BEGIN, {"rows": [[1, "t", {}]]}, {"end": 1}],
    "an unknown remark": [
        {"document": {**ABOUT, "remarks": [{"code": "x", "row": 1, "column": "", "values": {}}]}},
        {"end": 0},
    ],
    "an odd error": [{"error": {"kind": "ImportRefused", "text": "{0.x}", "values": {"a": 1}}}],
    "odd progress": [{"done": "x", "total": []}],
    "odd types": [{"table": 3}, {"rows": 3}, {"document": []}, {"end": 1}],
}


@pytest.mark.parametrize("what", MISSPOKEN)
def test_what_the_child_says_is_not_trusted(path, what):
    with pytest.raises(ImportRefused, match="ended unexpectedly"):
        saying(*MISSPOKEN[what])(path)


def test_a_program_that_does_not_start_is_a_sentence(path, tmp_path):
    with pytest.raises(SurroundingsError, match="cannot be started"):
        LimitedReading(command=(str(tmp_path / "no program"),))(path)


def test_a_child_that_takes_too_long_is_ended(path):
    reading = replace(child_that("import time; time.sleep(60)"), limits=Limits(seconds=0.2))
    began = time.monotonic()
    with pytest.raises(ImportRefused, match="longer than"):
        reading(path)
    assert time.monotonic() - began < 10


def test_progress_is_told_and_can_end_the_child(path):
    told = []

    def tell(progress):
        told.append(progress)
        if progress.done == 3:
            raise CancelledError

    lines = (
        "import time\nfor n in range(10**9):\n"
        ' print(\'{"done": %d, "total": 9}\' % n, flush=True)\n time.sleep(0.01)'
    )
    with pytest.raises(CancelledError):
        replace(child_that(lines), tell=tell)(path)
    assert [(p.done, p.total) for p in told] == [(n, 9) for n in range(4)]


def test_a_silent_child_can_be_ended_too(path):
    def tell(_progress):
        raise CancelledError

    with pytest.raises(CancelledError):
        replace(child_that("import time; time.sleep(60)"), tell=tell)(path)


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_reading_tells_how_far_it_is(tmp_path, monkeypatch, ending):
    monkeypatch.setattr("rai_desktop.imports.limits._BETWEEN", -1)
    path = tmp_path / f"list.{ending}"
    if ending == "xlsx":
        saved_book(path, [("Name", "Zweck"), *((f"Chat {n}", "x" * 50) for n in range(3_000))])
    else:
        path.write_text("Name;Zweck\n" + "Chat;x\n" * 3_000, encoding="utf-8")
    told = []
    read_source(path, tell=told.append)
    told = [progress for progress in told if progress.total]
    done = [progress.done for progress in told]
    assert len(done) > 3
    assert done == sorted(done)
    assert {progress.total for progress in told} == {told[-1].total}
    assert 0.9 * told[-1].total < done[-1] <= told[-1].total


def test_too_little_memory_is_a_sentence(path, monkeypatch, capsys):
    def greedy(*_args, **_options):
        raise MemoryError

    monkeypatch.setattr("rai_desktop.imports.limited.read_source", greedy)
    monkeypatch.setattr("rai_desktop.imports.limited.apply_process_limits", lambda *_: None)
    wish = json.dumps({"unnamed": "{letter}", "headers": {}, "is_whole": False, "limits": {}})
    assert read_for_parent(path, wish, sys.stdout) is ExitCode.REFUSED
    with pytest.raises(ImportRefused, match="too large"):
        saying(json.loads(capsys.readouterr().out))(path)


# hostile files --------------------------------------------------------------------


def _tiny_rows(path):
    rows = "".join(f"<row><c><v>{n}</v></c></row>" for n in range(1_500_000))
    return book_of_sheet(path, rows)


def _wide_rows(path):
    rows = ("".join(f"<c><v>{n * place}</v></c>" for place in range(900)) for n in range(700))
    return book_of_sheet(path, "".join(f"<row>{row}</row>" for row in rows))


def _empty_cells(path):
    return book_of_sheet(path, ("<row>" + "<c/>" * 900 + "</row>") * 12_500)


def _empty_marks(path):
    return book_of_sheet(path, "<row>" + "<a/>" * 11_900_000 + "</row>")


def _many_texts(path):
    rows = "".join(
        f'<row><c t="inlineStr"><is><t>{n}{"x" * 90}</t></is></c></row>' for n in range(900_000)
    )
    return book_of_sheet(path, rows)


def _bomb(path):
    saved_book(path, [])
    with ZipFile(path, "a", ZIP_DEFLATED) as archive, archive.open("xl/bomb.xml", "w") as part:
        for _ in range(1_000):
            part.write(bytes(1 << 20))
    return path


def _far_cells(path):
    rows = "".join(
        f'<row r="{n}"><c r="A{n}"><v>1</v></c><c r="ALL{n}"><v>1</v></c></row>'
        for n in range(1, 200_000)
    )
    return book_of_sheet(path, rows)


def _blank_between_lists(path):
    names = '<c t="inlineStr"><is><t>Name</t></is></c><c t="inlineStr"><is><t>Zweck</t></is></c>'
    rows = "".join(
        f'<row r="{3 * n}">{names}</row><row r="{3 * n + 1}"><c><v>{n}</v></c></row>'
        for n in range(1, 200_000)
    )
    return book_of_sheet(path, rows)


def _csv_rows(path):
    path = path.with_suffix(".csv")
    path.write_bytes(b"a;b\n" + b"1;2\n" * 24_000_000)
    return path


def _many_records(path):
    path = path.with_suffix(".json")
    path.write_text("[" + ",".join('{"a":{"b":1}}' for _ in range(2_000_000)) + "]", "ascii")
    return path


HOSTILE = (
    _tiny_rows,
    _wide_rows,
    _empty_cells,
    _empty_marks,
    _many_texts,
    _bomb,
    _far_cells,
    _blank_between_lists,
    _csv_rows,
    _many_records,
)
RUN = """
import resource, sys, time
from pathlib import Path
from rai_desktop.domain.errors import UserError
from rai_desktop.cli.lists import LIST_LIMITS, read_list
from rai_desktop.words import words_for
try:
    read_list(Path(sys.argv[1]), words_for("en"))
    print("read")
except UserError as error:
    print(str(error).replace("\\n", " "))
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(used.ru_utime + used.ru_stime, used.ru_maxrss // 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the measure is that of Linux")
@pytest.mark.parametrize("make", HOSTILE, ids=lambda make: make.__name__.strip("_"))
def test_a_hostile_list_takes_no_more_than_it_may(tmp_path, make):
    path = make(tmp_path / "list.xlsx")
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    said, used = done.stdout.splitlines()
    seconds, megabytes = map(float, used.split())
    print(make.__name__, said, seconds, megabytes)
    assert seconds < 10
    assert megabytes < MEGABYTES
