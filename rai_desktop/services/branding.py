"""The company's own look: a logo and a colour, kept in the project and put on documents."""

import re
from hashlib import sha256
from struct import unpack

from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import natural_uid
from rai_desktop.domain.kinds.organisation import Organisation
from rai_desktop.domain.steps import Step
from rai_desktop.domain.texts import N_
from rai_desktop.services.brand import Brand
from rai_desktop.services.project import OpenProject

MOST_BYTES = 1 << 20
MOST_PIXELS = 4_000
"""How large a logo may be: in bytes, and in pixels along each side."""

TOO_LARGE = N_("The picture is too large for a logo. Take one of at most 1 MB and 4,000 pixels.")
NO_PICTURE = N_("A logo is a PNG or JPEG picture. This file is neither, or it is damaged.")
NO_COLOUR = N_("“{colour}” is not a colour. Write it as #1F5673, or leave the field empty.")

DARKENED = N_("Headings have the company's colour, made darker so that it can be read on paper.")

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}", re.ASCII)
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def brand_of(project: OpenProject) -> Brand:
    """Return logo and colour of the company; empty where nothing, or nothing usable, is set."""
    organisation = project.organisation()
    if organisation is None:
        return Brand()
    logo = project.store.attachment(organisation.logo) if organisation.logo else None
    colour = organisation.brand_colour.strip()
    return Brand(
        logo=logo if logo and _is_logo(logo) else b"",
        logo_text=organisation.name,
        colour=colour.upper() if is_colour(colour) else "",
    )


def is_colour(text: str) -> bool:
    """Return whether ``text`` is a colour as ``#RRGGBB``."""
    return _COLOUR.fullmatch(text) is not None


def set_logo(project: OpenProject, data: bytes) -> Step | None:
    """Keep a picture as the logo, as one step; ``None`` when it is the logo already.

    Raises:
        UserError: it is no PNG or JPEG picture, or too large.
    """
    check_logo(data)
    digest = sha256(data).hexdigest()
    return _set(project, "logo", digest, {digest: data})


def remove_logo(project: OpenProject) -> Step | None:
    """Take the logo away, as one step; ``None`` when there is none."""
    return _set(project, "logo", "", {})


def set_colour(project: OpenProject, text: str) -> Step | None:
    """Set the colour of the company, as one step; ``None`` when nothing changes.

    Raises:
        UserError: the text is no colour.
    """
    text = text.strip()
    if text and not is_colour(text):
        raise UserError(NO_COLOUR, colour=text[:40])
    return _set(project, "brand_colour", text.upper(), {})


def check_logo(data: bytes) -> None:
    """Refuse what cannot be a logo.

    Raises:
        UserError: it is no PNG or JPEG picture, or too large.
    """
    if len(data) > MOST_BYTES:
        raise UserError(TOO_LARGE)
    size = picture_size(data)
    if size is None:
        raise UserError(NO_PICTURE)
    if max(size) > MOST_PIXELS:
        raise UserError(TOO_LARGE)


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height of a PNG or JPEG picture by its header; ``None`` for others."""
    if data.startswith(_PNG) and data[12:16] == b"IHDR" and len(data) > _HEAD_BYTES:
        width, height = unpack(">II", data[16:24])
        return (width, height) if width and height else None
    return _jpeg_size(data) if data.startswith(_JPEG) else None


_HEAD_BYTES = 33


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """Return the size of a JPEG picture: it stands in the first segment of a frame."""
    place = 2
    while place + 9 < len(data) and data[place] == 0xFF:
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4], "big")
        if marker in _FRAMES:
            height, width = unpack(">HH", data[place + 5 : place + 9])
            return (width, height) if width and height else None
        place += 2 + length
    return None


def _is_logo(data: bytes) -> bool:
    size = picture_size(data)
    return len(data) <= MOST_BYTES and size is not None and max(size) <= MOST_PIXELS


def _set(project: OpenProject, key: str, value: str, attachments: dict[str, bytes]) -> Step | None:
    uid = natural_uid(project.uid, EntityKind.ORGANISATION)
    organisation = project.organisation() or Organisation(uid=uid)
    if getattr(organisation, key) == value:
        return None
    settings = project.checked(EntityKind.ORGANISATION, organisation.uid, {key: value})
    return project.commit(Action.EDIT, settings, attachments=attachments)
