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
