"""Packs for auditors from the command line: what is left out stands nowhere, not even in texts."""

import pytest

from tests.export.pack_reading import everything

SECRETS = {
    "names": ("Xaveria Quandt", "Quandt", "x.quandt"),
    "costs": ("48151",),
    "comments": ("Zzyzx-Vermerk",),
}


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    """A project with a name, a cost and a comment that cannot be mistaken for anything else."""
    from tests.cli.running import Program

    program = Program(tmp_path_factory.mktemp("packs"))
    path = program.new()
    program.done(
        "add", path, "person", "name=Xaveria Quandt", "function=IT", "email=x.quandt@a.test"
    )
    values = ("owner=Xaveria Quandt", "yearly_cost=48151", "notes=Zzyzx-Vermerk")
    program.done("add", path, "system", "name=Chat", *values)
    program.done("add", path, "system", "name=Mail", "purpose=As Xaveria Quandt said")
    return program, path


@pytest.fixture(scope="module")
def whole(known):
    program, path = known
    target = program.path("whole.zip")
    program.done("export", path, "--to", target)
    return everything(target)


@pytest.mark.parametrize("part", list(SECRETS))
def test_what_is_left_out_stands_nowhere_in_the_pack(known, whole, part):
    program, path = known
    target = program.path(f"without-{part}.zip")
    program.done("export", path, "--to", target, "--redact", part)
    found = everything(target)
    for secret in SECRETS[part]:
        assert secret.encode() in whole
        assert secret.encode() not in found


def test_verify_tells_that_a_pack_is_as_it_was_written(known):
    program, path = known
    target = program.path("sound.zip")
    written = program.done("export", path, "--to", target, "--parts", "open_points,data")
    answer = program.done("verify", target)
    assert (answer["sound"], answer["files"]) == (True, 3)
    assert answer["fingerprint"] == written["fingerprint"]


def test_verify_refuses_a_changed_pack_and_names_the_file(known):
    from zipfile import ZipFile

    program, path = known
    target = program.path("changed.zip")
    program.done("export", path, "--to", target, "--parts", "data")
    with ZipFile(target, "a") as archive:
        archive.writestr("later.txt", "x")
    answer = program.run("verify", target)
    assert answer.code == 3
    assert "later.txt" in answer.out


def test_unknown_parts_are_refused_with_those_there_are(known):
    program, path = known
    answer = program.run("export", path, "--to", program.path("x.zip"), "--parts", "trees")
    assert answer.code == 2
    assert "open_points" in answer.err
