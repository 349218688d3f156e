"""The licences of what a release holds."""

import pytest

from building import components, notices, system_libraries
from building.components import Component
from building.tools import SOURCE, BuildError


def part(name, *texts):
    return Component(name=name, version="1", kind="pypi", licence="MIT", texts=texts)


def test_every_package_of_a_release_carries_the_text_of_its_licence():
    parts = [*components.packages(SOURCE / "requirements.lock"), components.python()]
    assert {"SQLAlchemy", "openpyxl", "Python"} <= {one.name for one in parts}
    assert [one.name for one in parts if not one.licence] == []
    assert [one.name for one in parts if one.licence.endswith("License")] == []
    text = notices.notices(parts)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert all(f"\n  {one.name} {one.version}  " in text for one in parts)


def test_a_part_without_text_ends_the_build(tmp_path):
    with pytest.raises(BuildError, match="bare"):
        notices.notices([part("bare")])


def test_a_text_that_many_share_stands_once(tmp_path):
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("Permission is granted.\r\n", newline="")
    text = notices.notices([part("a", tmp_path / "one.txt"), part("b", tmp_path / "two.txt")])
    assert text.count("Permission is granted.") == 1
    assert "two.txt: the same text as above, at a" in text


def test_a_library_of_no_known_package_ends_the_build(tmp_path):
    (unknown,) = system_libraries.system_libraries([tmp_path / "libunheard.so.1"])
    assert unknown.name == "libunheard.so.1"
    with pytest.raises(BuildError, match="libunheard"):
        notices.notices([unknown])
