"""Packages come by hash, from the network or a folder, and failures are explained."""

import io

import pytest

from starting import environment, machine, packages


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        ("ERROR: No matching distribution found for alpha\n", "pip"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE FILE\n", "hashes"),
        ("ERROR: [Errno 28] No space left on device\n", "full"),
    ],
)
def test_a_failed_installation_leaves_a_sentence_and_a_log(computer, kind, answer, key):
    computer.answers = {"install": answer}
    with pytest.raises(machine.Stop) as stop:
        environment.provide_environment(kind, computer.machine())
    assert stop.value.key == key
    assert stop.value.values["log"].read_text() == answer
    assert computer.built() == []


def test_a_python_without_pip_is_said(computer, kind):
    computer.answers = {"--version": 1}
    with pytest.raises(machine.Stop) as stop:
        environment.provide_environment(kind, computer.machine())
    assert stop.value.key == "venv"


def test_a_folder_of_packages_replaces_the_network(computer, kind):
    wheels = computer.folder / "wheels"
    wheels.mkdir()
    environment.provide_environment(
        kind, computer.machine(environ={"RAI_DESKTOP_WHEELS": str(wheels)})
    )
    (install,) = computer.asked("install")
    assert install[install.index("--no-index") :][1:3] == ["--find-links", str(wheels)]


def test_packages_are_installed_by_hash_and_never_built(computer, kind):
    environ = {"PIP_TARGET": "elsewhere", "PIP_PROXY": "proxy", "PYTHONPATH": "mine"}
    environment.provide_environment(kind, computer.machine(environ=environ))
    (install,) = computer.asked("install")
    assert {"--require-hashes", "--only-binary", ":all:"} <= set(install)
    assert computer.environs[-1] == {"PIP_PROXY": "proxy"}


def test_progress_counts_packages(computer, kind):
    listener = packages.PipListener(computer.machine(), kind.lock, io.StringIO().write)
    listener.hear("Collecting beta==2.0 (from -r some.lock (line 3))\n")
    listener.hear("  Downloading beta\n")
    assert computer.shown == ["  package 1 of 2: beta 2.0"]
