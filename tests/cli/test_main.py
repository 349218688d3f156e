import json

import pytest

from rai_desktop.main import language_of_surroundings, main


@pytest.mark.parametrize(
    ("variables", "language"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LANG": "de_AT"}, "de"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LC_ALL": "de_DE.UTF-8", "LANG": "en_US.UTF-8"}, "de"),
        ({"LC_ALL": "", "LC_MESSAGES": "de_DE", "LANG": "en_US"}, "de"),
        ({"LC_ALL": "C.UTF-8", "LANG": "de_DE.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_messages_are_in_the_language_of_the_system(monkeypatch, variables, language):
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert language_of_surroundings() == language


def test_a_command_runs_with_the_folders_of_the_system(tmp_path, capfd):
    path = tmp_path / "p.rai"
    assert main(["new", str(path), "--name", "Büro", "--json"]) == 0
    out, err = capfd.readouterr()
    assert (json.loads(out)["path"], err) == (str(path), "")


@pytest.mark.parametrize("arguments", [["exprot", "p.rai"], ["--nonsense"], ["p.rai", "q.rai"]])
def test_what_is_neither_command_nor_one_file_is_wrong_usage(capfd, arguments):
    assert main(arguments) == 2
    out, err = capfd.readouterr()
    assert out == ""
    assert "--help" in err


def test_without_a_screen_the_window_is_refused_in_one_sentence(monkeypatch, capfd, tmp_path):
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setattr("sys.platform", "linux")
    for arguments in ([], [str(tmp_path / "p.rai")]):
        assert main(arguments) == 4
        out, err = capfd.readouterr()
        assert out == ""
        assert "There is no screen" in err
        assert len(err.splitlines()) == 1
