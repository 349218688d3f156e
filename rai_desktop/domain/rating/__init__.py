"""Rating risks by a method that is data: scales, matrices, levels.

What builds on them is imported from its own part when it is needed: suggestions, the order of
ratings, acceptance, reviews, accumulation.
"""

from rai_desktop.domain.rating.levels import (
    RATED_BY,
    Levels,
    added_impact,
    counts_today,
    levels_of,
    matrix_place,
    severity,
)
from rai_desktop.domain.rating.method import (
    AcceptanceRule,
    AcceptanceRules,
    AccumulationRule,
    Consultation,
    FundamentalRight,
    KnockOut,
    LevelMeaning,
    Method,
    Modifiers,
    OverallJudgement,
    ReviewMonths,
    StatusWeight,
    SuggestionRule,
    Worded,
)
from rai_desktop.domain.rating.scales import (
    LEVEL_ORDER,
    Axis,
    Grid,
    Perspective,
    ScaleStep,
    Texts,
    When,
    highest,
    is_monotone,
    lies_below,
    rank,
)

__all__ = [
    "LEVEL_ORDER",
    "RATED_BY",
    "AcceptanceRule",
    "AcceptanceRules",
    "AccumulationRule",
    "Axis",
    "Consultation",
    "FundamentalRight",
    "Grid",
    "KnockOut",
    "LevelMeaning",
    "Levels",
    "Method",
    "Modifiers",
    "OverallJudgement",
    "Perspective",
    "ReviewMonths",
    "ScaleStep",
    "StatusWeight",
    "SuggestionRule",
    "Texts",
    "When",
    "Worded",
    "added_impact",
    "counts_today",
    "highest",
    "is_monotone",
    "levels_of",
    "lies_below",
    "matrix_place",
    "rank",
    "severity",
]
