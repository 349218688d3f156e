"""Minimum requirements by rules that are data: what applies, how binding, how far it is met.

Nothing here knows a requirement, an article or a date; content packs bring them.
"""

from rai_desktop.domain.requirements.answers import (
    COMPANY,
    MATURITY,
    Effective,
    Origin,
    RequirementAnswer,
    RequirementAnswerError,
    State,
    by_subject,
    effective,
)
from rai_desktop.domain.requirements.controls import Applicable, Control, controls
from rai_desktop.domain.requirements.coverage import (
    FrameworkCoverage,
    PointCoverage,
    coverage,
    requirements_by_point,
)
from rai_desktop.domain.requirements.needs import (
    Need,
    NeedKind,
    Reason,
    company_needs,
    need_of,
    needs,
)
from rai_desktop.domain.requirements.rules import (
    BindingKind,
    BindingRule,
    Cell,
    FrameworkRule,
    PointRule,
    ProfileRule,
    RequirementRule,
    RequirementRules,
    ThemeRule,
)
from rai_desktop.domain.requirements.scoring import (
    Assessment,
    CriterionScore,
    Item,
    Needed,
    RequirementScore,
    Situation,
    assess,
    needed_in_parts,
    scored_in_parts,
)

__all__ = [
    "COMPANY",
    "MATURITY",
    "Applicable",
    "Assessment",
    "BindingKind",
    "BindingRule",
    "Cell",
    "Control",
    "CriterionScore",
    "Effective",
    "FrameworkCoverage",
    "FrameworkRule",
    "Item",
    "Need",
    "NeedKind",
    "Needed",
    "Origin",
    "PointCoverage",
    "PointRule",
    "ProfileRule",
    "Reason",
    "RequirementAnswer",
    "RequirementAnswerError",
    "RequirementRule",
    "RequirementRules",
    "RequirementScore",
    "Situation",
    "State",
    "ThemeRule",
    "assess",
    "by_subject",
    "company_needs",
    "controls",
    "coverage",
    "effective",
    "need_of",
    "needed_in_parts",
    "needs",
    "requirements_by_point",
    "scored_in_parts",
]
