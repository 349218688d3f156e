"""The mark of methods that replace Qt's, without importing a library for it at start."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override
else:

    def override(method):
        """Return ``method`` unchanged; type checkers see that it replaces one of a base class."""
        return method


__all__ = ["override"]
