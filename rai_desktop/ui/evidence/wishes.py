"""What people can wish for the file or link of a piece of evidence."""

from enum import StrEnum


class FileWish(StrEnum):
    """What shall be done with it."""

    OPEN = "open"
    SAVE = "save"
    OPEN_LINK = "link_open"
    COPY_LINK = "link_copy"
