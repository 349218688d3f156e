"""The one error for a file that is not read, with a sentence on what to do instead."""

from rai_desktop.domain.errors import UserError


class ImportRefused(UserError):  # noqa: N818 - says what happened to the file
    """The file holds no list that can be read safely; the text names the way out."""
