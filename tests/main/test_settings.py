import os
import stat

import pytest

from rai_desktop.main.settings import FileSettings


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
