"""Logo and colour of the company: kept in the project, undone like all else, never trusted."""

import io

import pytest
from PIL import Image

from rai_desktop.domain.errors import UserError
from rai_desktop.services.branding import (
    MOST_BYTES,
    brand_of,
    picture_size,
    remove_logo,
    set_colour,
    set_logo,
)
from tests.services.building import empty_project


def picture(kind="PNG", size=(40, 20)):
    stream = io.BytesIO()
    Image.new("RGB", size, "#1F5673").save(stream, kind)
    return stream.getvalue()


@pytest.fixture
def project(tmp_path):
    made = empty_project(tmp_path)
    yield made
    made.store.abandon()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_logo_is_kept_and_undone_as_one_step(project, kind):
    logo = picture(kind)
    assert set_logo(project, logo) is not None
    assert brand_of(project).logo == logo
    assert set_logo(project, logo) is None
    project.undo()
    assert brand_of(project).logo == b""


def test_logo_stays_after_closing_and_can_be_removed(project):
    set_logo(project, picture())
    assert remove_logo(project) is not None
    assert brand_of(project).logo == b""
    assert remove_logo(project) is None


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_size_is_read_from_the_header(kind):
    assert picture_size(picture(kind, (123, 45))) == (123, 45)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
        b"\xff\xd8\xff\xe0\x00\x00" * 9,
        picture(size=(4001, 1)),
        b"\x89PNG\r\n\x1a\n" + b"x" * MOST_BYTES,
    ],
)
def test_what_is_no_logo_is_refused_and_nothing_changes(project, data):
    with pytest.raises(UserError):
        set_logo(project, data)
    assert brand_of(project).logo == b""


def test_colour_is_checked_and_written_one_way(project):
    set_colour(project, " #1f5673 ")
    assert brand_of(project).colour == "#1F5673"
    with pytest.raises(UserError):
        set_colour(project, "blue")
    set_colour(project, "")
    assert brand_of(project).colour == ""
