"""Content packs: law, method and texts as data.

Importing this package is cheap; the libraries that read packs are loaded with the first pack.
"""

from typing import TYPE_CHECKING

from rai_desktop.catalogue.catalogue import Catalogue
from rai_desktop.catalogue.errors import PackError, Place
from rai_desktop.catalogue.packs import Pack, PackInfo, list_packs, load_pack

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rai_desktop.catalogue.checks import Problem

__all__ = [
    "Catalogue",
    "Pack",
    "PackError",
    "PackInfo",
    "Place",
    "check_packs",
    "list_packs",
    "load_pack",
]


def check_packs(packs: "Iterable[Pack]") -> "list[Problem]":
    """Return what is wrong with ``packs`` taken together, check by check."""
    from rai_desktop.catalogue.checks import check_packs as check

    return check(packs)
