"""The command that makes the yearly report: files, refusals, and that nothing else leaves."""

import json
import shutil
import zipfile
from io import BytesIO

import pytest
from pypdf import PdfReader

from rai_desktop.imports.reports import read_report
from tests.cli.running import DAY, Program

SECRETS = (
    *("Orakelmaschine", "Zwirnmeier", "Schattenlieferant"),
    *("Geheimregel", "Hauspost", "Kollaps"),
)
SYSTEM, LAST_NAME, VENDOR, RULE, NOTE, INCIDENT = SECRETS
PERSON = f"Berta {LAST_NAME}"


@pytest.fixture(scope="module")
def member_once(tmp_path_factory):
    """A member with things that nobody else need know, and a closed year."""
    program = Program(tmp_path_factory.mktemp("member"))
    project, done = program.new(), program.done
    done("set", project, "organisation", "member_number=M-17", "name=Mitglied Siebzehn")
    done("add", project, "people", f"name={PERSON}")
    done("add", project, "vendors", f"name={VENDOR}")
    done(
        *("add", project, "systems", f"name={SYSTEM}", "status=in_use"),
        *(f"owner={PERSON}", f"vendor={VENDOR}", f"notes={NOTE}"),
    )
    done("add", project, "mitigations", f"title={RULE}", "status=planned")
    done("add", project, "incidents", f"title={INCIDENT}", "known_on=2026-03-01")
    done(
        *("add", project, "practices", "title=Vier Augen", "what_was_done=Zweite Person"),
        *(f"notes={NOTE}", "system=KI-0001"),
    )
    done("year", project, "--close", "2026", "--signed", f"{PERSON}, Leitung", "--on", DAY)
    return project


@pytest.fixture
def member(program, member_once):
    return shutil.copy(member_once, program.path("m.rai"))


def report(program, project, *options):
    return program.run("report", project, "--year", "2026", *options, "--on", DAY)


READY = ("--answer", "responsible=yes", "--signed", "Vera Beispiel, Leitung")


def written(program, project, name, *options):
    answer = report(program, project, "--to", program.path(name), *READY, *options)
    assert answer.code == 0, answer.err
    return program.path(name)


def all_text(path):
    """Everything that stands anywhere in a file, metadata included."""
    data = path.read_bytes()
    found = [data.decode("latin-1"), data.decode("utf-8", "replace")]
    if path.suffix == ".pdf":
        reader = PdfReader(BytesIO(data))
        found += [page.extract_text() for page in reader.pages]
        found += [str(reader.metadata), str(reader.xmp_metadata and reader.xmp_metadata.stream)]
        found += [str(entry) for entry in reader.outline]
    if path.suffix in (".xlsx", ".docx"):
        with zipfile.ZipFile(path) as archive:
            found += [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
            found += archive.namelist()
    return "\n".join(found)


def test_the_report_is_read_by_the_alliance(program, member):
    path = written(program, member, "r.json", "--share", "PB-0001:named")
    found = read_report(path)
    assert (found.member.number, found.member.name) == ("M-17", "Mitglied Siebzehn")
    assert found.signed.name == "Vera Beispiel"
    assert [(one.id, one.named) for one in found.practices] == [("PB-0001", True)]
    assert found.incidents.count == 1


@pytest.mark.parametrize("ending", ["json", "pdf", "xlsx", "docx"])
def test_nothing_that_was_not_chosen_is_anywhere_in_a_file(program, member, ending):
    text = all_text(written(program, member, f"r.{ending}", "--share", "PB-0001"))
    assert "Mitglied Siebzehn" in text
    assert "Vier Augen" in text
    for secret in SECRETS:
        assert secret not in text
        assert secret.encode("utf-16-be").hex() not in text.encode("latin-1", "replace").hex()


@pytest.mark.parametrize("ending", ["json", "pdf", "xlsx", "docx"])
def test_what_is_left_out_is_nowhere_either(program, member, ending):
    path = written(program, member, f"r.{ending}", "--leave-out", "member.name")
    text = all_text(path)
    assert "Siebzehn" not in text
    assert "Vier Augen" not in text
    assert "M-17" in text


def test_the_receipt_names_report_number_and_checksum(program, member):
    receipt = program.path("receipt.pdf")
    written(program, member, "r.json", "--receipt", receipt)
    plain = json.loads(program.path("r.json").read_text())
    text = "".join(all_text(receipt).split())
    assert plain["report_id"] in text
    assert plain["sha256"] in text
    for secret in SECRETS:
        assert secret not in text


def test_files_of_one_report_have_one_number_and_the_same_bytes_twice(program, member):
    first = written(program, member, "r.json").read_bytes()
    again = written(program, member, "again.json").read_bytes()
    assert first == again
    pdfs = [written(program, member, f"{one}.pdf").read_bytes() for one in "ab"]
    assert pdfs[0] == pdfs[1]
    changed = json.loads(written(program, member, "c.json", "--leave-out", "incidents").read_text())
    assert (json.loads(first)["revision"], changed["revision"]) == (1, 2)
    assert changed["left_out"] == ["incidents"]


def test_leaving_nothing_out_takes_all_in_again(program, member):
    written(program, member, "r.json", "--leave-out", "incidents,actions")
    plain = json.loads(written(program, member, "r.json", "--leave-out", "").read_text())
    assert plain["left_out"] == []


def test_without_a_target_it_tells_what_would_leave(program, member):
    answer = report(program, member, "--json")
    assert answer.code == 0
    keys = [one["key"] for one in answer.json["items"]]
    assert "criteria.trust" in keys
    assert answer.json["draft"] is True
    assert [one["shared"] for one in answer.json["practices"]] == ["not"]
    assert any("AI systems" in line for line in report(program, member).lines)


def test_a_name_in_a_text_that_leaves_is_told(program, member):
    options = ("--answer", "hardest=Frau Zwirnmeier war krank")
    answer = report(program, member, *options)
    assert answer.code == 1
    assert "Berta Zwirnmeier" in answer.out


def test_an_open_year_gives_a_draft_and_says_how_to_close_it(program, project):
    program.done("add", project, "systems", "name=Chat")
    program.done("set", project, "organisation", "member_number=M-17")
    target = program.path("r.pdf")
    refused = report(program, project, "--to", target, *READY)
    assert refused.code == 2
    assert "--close" in refused.err
    assert not target.exists()
    assert report(program, project, "--to", target, "--draft").code == 0
    assert "Draft" in all_text(target)
    refused = report(program, project, "--to", program.path("r.json"), "--draft")
    assert refused.code == 2
    assert "only to read" in refused.err


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--to", "r.odt"), "json, pdf"),
        (("--request", "nobody"), "no report request"),
        (("--answer", "colour=blue"), "does not ask"),
        (("--answer", "responsible=perhaps"), "neither yes nor no"),
        (("--share", "KI-0001"), "not the number of a good practice"),
        (("--to", "r.json", "--signed", " , Leitung", "--answer", "responsible=yes"), "name"),
        (("--to", "r.json"), "The request asks"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(program, member, options, words):
    options = [program.path(one) if one.startswith("r.") else one for one in options]
    answer = report(program, member, *options)
    assert answer.code == 2
    assert words in answer.err
    assert not list(program.folder.glob("r.*"))


def test_the_old_file_stays_when_writing_fails(program, member):
    target = program.path("r.json")
    target.mkdir()
    assert report(program, member, "--to", target, *READY).code == 4
    assert target.is_dir()
