"""The risk method as a register prints it: tables of words, nothing to look up later."""

from dataclasses import dataclass

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.domain.rating import Perspective
from rai_desktop.domain.texts import N_

SCALE_TITLES = {
    "likelihood": N_("Likelihood"),
    "impact_persons": N_("Impact on people"),
    "impact_business": N_("Impact on the business"),
}
MATRIX_TITLES = {
    Perspective.PERSONS: N_("Matrix for people: likelihood (down) and impact (across)"),
    Perspective.BUSINESS: N_("Matrix for the business: likelihood (down) and impact (across)"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodCell:
    """A text; ``level`` shows that it is the word of a risk level."""

    text: str
    level: RiskLevel | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodTable:
    """A part of the method: rows below headings, sentences below the rows.

    ``spans`` are the shares of the columns of a width of six; ``key`` names the part.
    """

    key: str
    title: str
    heads: tuple[str, ...]
    spans: tuple[int, ...]
    rows: tuple[tuple[MethodCell, ...], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodPages:
    """All that a reader needs to understand how risks are rated; ``intro`` names the method."""

    title: str
    intro: str
    tables: tuple[MethodTable, ...]
