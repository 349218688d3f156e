from pathlib import Path

import pytest

from rai_desktop import main


@pytest.mark.parametrize("argument", ["exprot", "foo", "list", "--help"])
def test_a_word_that_is_no_file_goes_to_the_command_line(monkeypatch, argument):
    seen = []
    monkeypatch.setattr(main, "_run_command", lambda arguments: seen.append(arguments) or 2)
    assert main.main([argument]) == 2
    assert seen == [[argument]]


def test_a_project_file_goes_to_the_window(monkeypatch, tmp_path):
    seen = []
    monkeypatch.setattr(main, "_open_window", lambda path: seen.append(path) or 0)
    other = tmp_path / "copy without ending"
    other.write_bytes(b"")
    for argument in ("own.rai", str(other)):
        assert main.main([argument]) == 0
    assert [path.name for path in seen] == ["own.rai", "copy without ending"]
    main.main([])
    assert seen[-1] is None


HOSTILE = (
    "-",
    "--",
    "-x.rai",
    "--json.rai",
    "-platform",
    "--platform=minimal",
    "-stylesheet=x.qss",
    "--qwindowgeometry",
    "-qmljsdebugger=port:1",
    "@arguments.txt",
    "file:///etc/passwd",
    "http://example.org/x.rai",
    "rai://open?file=x",
    "mailto:x",
    "\\\\host\\share\\x.rai",
    "$(touch canary)",
    "`touch canary`",
    "x;touch canary",
    "x\ny",
    "%00.rai",
    "\u202ecod.rai",
)


@pytest.mark.parametrize("argument", HOSTILE, ids=ascii)
@pytest.mark.parametrize("before", [(), ("list",), ("verify",), ("export",)], ids=str)
def test_hostile_arguments_are_paths_or_wrong_usage(
    monkeypatch, capsys, tmp_path, argument, before
):
    monkeypatch.chdir(tmp_path)
    windows = []
    monkeypatch.setattr(main, "_open_window", lambda path: windows.append(path) or 0)
    code = main.main([*before, argument])
    assert code in (0, 2, 3)
    assert "Traceback" not in capsys.readouterr().err
    assert all(isinstance(path, Path) for path in windows)
    assert not windows or (argument.endswith(".rai") and not argument.startswith("-"))
    assert list(tmp_path.iterdir()) == []


def test_ten_thousand_arguments_are_wrong_usage(capsys):
    assert main.main(["list", *(f"a{n}" for n in range(10_000))]) == 2
    assert "Traceback" not in capsys.readouterr().err
