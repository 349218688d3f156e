"""Texts of packs as use cases see them: by language."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rai_desktop.catalogue.schema.base import Text


def texts(text: "Text | None") -> Mapping[str, str]:
    """Return a text of a pack in both languages; nothing where there is none."""
    return {"de": text.de, "en": text.en} if text is not None else {}
