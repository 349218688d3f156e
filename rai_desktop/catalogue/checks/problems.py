"""What a check found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """Whether a pack must not be used, or only deserves a look."""

    ERROR = "error"
    REMARK = "remark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One finding: where it is, and a sentence (English, marked for translation) with its values.

    ``check`` is a short name that stays the same, for filters and tests.
    """

    check: str
    severity: Severity = Severity.ERROR
    pack: str
    section: str = ""
    entry: str = ""
    key: str = ""
    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """The English sentence with its values."""
        return self.text.format(**self.values)
