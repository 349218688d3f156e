"""The signs of the product and of its files, in the forms of each system."""

import pytest
from PIL import Image

from building import icons
from building.tools import SOURCE


def sizes(path):
    with Image.open(path) as image:
        return {width for width, *_ in image.info.get("sizes", [image.size])}


@pytest.mark.parametrize(
    ("system", "ending", "wanted"),
    [("win32", "ico", icons.WINDOWS_SIDES), ("darwin", "icns", (128, 256, 512))],
)
def test_windows_and_macos_get_one_file_of_all_sizes(tmp_path, system, ending, wanted):
    assert icons.write_icons(SOURCE, tmp_path, system).name == f"product.{ending}"
    for name in ("product", "project"):
        assert sizes(tmp_path / f"{name}.{ending}") >= set(wanted)


def test_others_get_a_picture_for_each_size(tmp_path):
    icons.write_icons(SOURCE, tmp_path, "linux")
    for name in ("product", "project"):
        found = set().union(*map(sizes, tmp_path.glob(f"{name}-*.png")))
        assert found == set(icons.SIDES)


def test_there_is_something_to_see_in_the_middle_and_nothing_in_the_corner(tmp_path):
    for drawing in (icons.PRODUCT, icons.PROJECT):
        image = icons.drawn(SOURCE / "resources" / drawing, 64).convert("RGBA")
        assert image.getpixel((32, 40))[3] == 255
        assert image.getpixel((0, 0))[3] == 0
