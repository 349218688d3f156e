"""The moment that a release carries."""

import os

from building.moments import FIRST, source_moment


def test_the_variable_goes_first(tmp_path):
    assert source_moment({"SOURCE_DATE_EPOCH": "1800000000"}, tmp_path) == 1_800_000_000


def test_an_unpacked_source_package_has_the_time_of_its_files(tmp_path):
    file = tmp_path / "pyproject.toml"
    file.touch()
    os.utime(file, (1_700_000_000, 1_700_000_000))
    assert source_moment({}, tmp_path) == 1_700_000_000


def test_nothing_is_older_than_zip_files_can_tell(tmp_path):
    assert source_moment({"SOURCE_DATE_EPOCH": "0"}, tmp_path) == FIRST
