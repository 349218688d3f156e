"""What a card of the library shows."""

from dataclasses import dataclass

from rai_desktop.domain.codes import RiskLevel


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An entry of the library that can be taken.

    ``why`` says why it fits, ``note`` what else is to be known; ``verb`` names the act. A dimmed
    one was dismissed before; ``can_dismiss`` offers to dismiss it, ``can_return`` to propose it
    again.
    """

    key: str
    title: str
    why: str
    verb: str
    text: str = ""
    note: str = ""
    level: RiskLevel | None = None
    is_dimmed: bool = False
    can_dismiss: bool = False
    can_return: bool = False
