import json
import os
import stat

import pytest

from rai_desktop.main.settings import MAX_PROJECTS, FileSettings


def test_settings_survive_a_restart(tmp_path):
    path = tmp_path / "settings.json"
    FileSettings(path).set("language", "de")
    assert FileSettings(path).get("language") == "de"


def test_what_was_never_set_is_the_default(tmp_path):
    assert FileSettings(tmp_path / "settings.json").get("theme", "system") == "system"


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe\x00", b'"text"', b"null"])
def test_a_broken_file_never_stands_in_the_way(tmp_path, content):
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings = FileSettings(path)
    assert settings.get("language", "en") == "en"
    settings.set("language", "de")
    assert FileSettings(path).get("language") == "de"


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path):
    blocker = tmp_path / "file"
    blocker.write_text("no folder")
    settings = FileSettings(blocker / "settings.json")
    settings.set("language", "de")
    assert settings.get("language") == "de"


@pytest.mark.skipif(os.name == "nt", reason="rights of folders differ on Windows")
def test_the_folder_is_private(tmp_path):
    path = tmp_path / "data" / "settings.json"
    FileSettings(path).set("language", "de")
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def project(number):
    return f"00000000-0000-4000-8000-{number:012d}"


def test_what_is_kept_for_projects_is_bounded_to_those_used_last(tmp_path):
    path = tmp_path / "settings.json"
    settings = FileSettings(path)
    settings.set("language", "de")
    for number in range(MAX_PROJECTS):
        settings.set(f"table.system.{project(number)}", "x")
        settings.set(f"split.risk.{project(number)}", "1 2")
    settings.set(f"split.risk.{project(0)}", "3 4")
    settings.set(f"table.system.{project(MAX_PROJECTS)}", "x")
    kept = FileSettings(path)
    assert kept.get("language") == "de"
    assert kept.get(f"split.risk.{project(0)}") == "3 4"
    assert kept.get(f"table.system.{project(1)}") == kept.get(f"split.risk.{project(1)}") == ""
    assert kept.get(f"table.system.{project(MAX_PROJECTS)}") == "x"


def test_a_project_that_was_never_noted_makes_room_first(tmp_path):
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({f"table.risk.{project(1)}": "old"}), "utf-8")
    settings = FileSettings(path)
    settings.set(f"table.risk.{project(2)}", "new")
    assert settings.get(f"table.risk.{project(1)}") == ""


def told(settings):
    return [notice.text.format(**notice.values) for notice in settings.take_notices()]


@pytest.mark.parametrize(
    "content", [b"{", b"[1]", b"\xff\xfe\x00", b'{"format": "x"}', b"[" * 9_000]
)
def test_a_broken_file_is_put_aside_whole_and_that_is_told_once(tmp_path, content):
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings = FileSettings(path)
    settings.set("language", "de")
    (aside,) = tmp_path.glob("settings-broken-*.json")
    assert aside.read_bytes() == content
    (sentence,) = told(settings)
    assert aside.name in sentence
    assert told(settings) == told(FileSettings(path)) == []


def test_a_file_that_is_no_file_is_put_aside(tmp_path):
    path = tmp_path / "settings.json"
    path.mkdir()
    settings = FileSettings(path)
    settings.set("language", "de")
    assert FileSettings(path).get("language") == "de"
    assert "put aside" in told(settings)[0]


def test_a_newer_file_is_put_aside_and_what_is_known_holds(tmp_path):
    path = tmp_path / "settings.json"
    text = json.dumps({"format": 7, "language": "de", "wings": {"count": 2}})
    path.write_text(text, "utf-8")
    settings = FileSettings(path)
    assert settings.get("language") == "de"
    (sentence,) = told(settings)
    assert "newer version" in sentence
    settings.set("look", "dark")
    (aside,) = tmp_path.glob("settings-newer-*.json")
    assert aside.read_text("utf-8") == text
    assert told(FileSettings(path)) == []


def test_a_place_that_takes_nothing_is_told_once_and_holds_until_the_end(tmp_path):
    blocker = tmp_path / "file"
    blocker.write_text("no folder")
    settings = FileSettings(blocker / "rai" / "settings.json")
    settings.set("language", "de")
    assert settings.get("language") == "de"
    (sentence,) = told(settings)
    assert "until you close" in sentence
    assert told(settings) == []


def test_a_folder_that_went_away_is_made_again(tmp_path):
    path = tmp_path / "data" / "settings.json"
    settings = FileSettings(path)
    settings.set("language", "de")
    path.unlink()
    path.parent.rmdir()
    settings.set("look", "dark")
    assert FileSettings(path).get("language") == "de"
    assert told(settings) == []


def test_a_command_leaves_a_broken_file_to_the_window(tmp_path):
    path = tmp_path / "settings.json"
    path.write_bytes(b"{")
    assert FileSettings(path, only_reads=True).get("backup_folder") == ""
    assert path.read_bytes() == b"{"
    assert "put aside" in told(FileSettings(path))[0]
