"""Sending from the command line: the copy, its pass phrase, and what it says of itself."""

import json

import pytest

from rai_desktop.storage import age


@pytest.fixture
def project(program):
    path = program.path("p.rai")
    program.done("new", path, "--name", "Beispiel GmbH", "--author", "Anna Berg")
    program.done("add", path, "systems", "name=Chat", "yearly_cost=48213", "--author", "Anna Berg")
    return path


@pytest.fixture
def phrase(program, monkeypatch):
    monkeypatch.setattr(age, "WORK", 4)
    path = program.path("phrase.txt")
    path.write_bytes("Äpfel im Regen\r\nzweite Zeile\n".encode())
    return path


def test_a_copy_tells_size_fingerprint_and_what_it_lacks(program, project):
    target = program.path("copy.rai")
    sent = program.done("send", project, "--to", target, "--without", "costs,names")
    assert sent["size"] == target.stat().st_size
    assert sent["left_out"] == ["costs", "names"]
    assert (sent["encrypted"], sent["review"]) == (False, False)
    told = program.done("verify", target, "--deep")
    assert told["sound"]
    assert (
        told["fingerprint"] == sent["fingerprint"] == program.done("verify", project)["fingerprint"]
    )
    assert told["sent"]["left_out"] == ["costs", "names"]
    assert b"Anna Berg" not in target.read_bytes()
    assert program.done("verify", project)["sent"] is None


def test_the_sender_is_told(program, project):
    target = program.path("copy.rai")
    program.done("send", project, "--to", target, "--author", "Anna Berg")
    assert program.done("verify", target)["sent"]["sender"] == "Anna Berg, Beispiel GmbH"


def test_an_encrypted_copy_comes_back_with_its_pass_phrase(program, project, phrase):
    target, plain = program.path("copy.rai.age"), program.path("back.rai")
    sent = program.done("send", project, "--to", target, "--password-file", phrase)
    assert sent["encrypted"]
    program.done("decrypt", target, "--to", plain, "--password-file", phrase)
    assert program.done("verify", plain, "--deep")["head"] == sent["head"]


def test_a_wrong_pass_phrase_opens_nothing(program, project, phrase):
    target, plain = program.path("copy.rai.age"), program.path("back.rai")
    program.done("send", project, "--to", target, "--password-file", phrase)
    other = program.path("other.txt")
    other.write_text("Birnen im Schnee", "utf-8")
    answer = program.run("decrypt", target, "--to", plain, "--password-file", other)
    assert answer.code == 3
    assert "pass phrase" in answer.err
    assert not plain.exists()


@pytest.mark.parametrize(
    "options", [(), ("--without", "names,everything"), ("--password-file", "no")]
)
def test_what_cannot_be_is_refused(program, project, options):
    target = program.path("copy.rai.age")
    answer = program.run("send", project, "--to", target, *options)
    assert answer.code in (2, 4)
    assert not target.exists()


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe\x00", b"kurz"])
def test_a_file_without_a_pass_phrase_is_refused(program, project, content):
    path = program.path("phrase.txt")
    path.write_bytes(content)
    target = program.path("copy.rai.age")
    assert program.run("send", project, "--to", target, "--password-file", path).code == 2
    assert not target.exists()


def test_a_file_that_is_there_is_not_overwritten(program, project):
    assert program.run("send", project, "--to", project).code == 2
    assert program.done("verify", project)["sound"]


def test_a_review_copy_takes_no_other_change(program, project):
    target = program.path("copy.rai")
    assert program.done("send", project, "--to", target, "--review")["review"]
    answer = program.run("set", target, "KI-0001", "name=Other")
    assert answer.code == 2
    assert "review copy" in answer.err
    program.done("set", target, "KI-0001", "notes=Look again")
    assert program.done("verify", target, "--deep")["sound"]


def test_the_window_hears_how_far_it_is(program, project):
    target = program.path("copy.rai")
    answer = program.run("send", project, "--to", target, "--progress-json")
    lines = [json.loads(line) for line in answer.out.splitlines()]
    assert lines[-1]["result"]["file"] == str(target)
    assert [line["done"] for line in lines[:-1]][-1] == 100


def test_it_is_told_in_words(program, project):
    answer = program.run("send", project, "--to", program.path("copy.rai"), "--without", "names")
    assert answer.lines[0].startswith("Written: ")
    assert any(line.startswith("Fingerprint: ") for line in answer.lines)
    told = program.run("verify", program.path("copy.rai"), "--deep").out
    assert "Left out of it: Names." in told
