"""Hints: automatic checks of the entries, computed and never stored.

What a person found is a finding, which is kept. A hint can be switched off with a reason, for one
entry or everywhere; that is kept.
"""

from rai_desktop.services.hints.board import HintBoard
from rai_desktop.services.hints.model import Hint, Rule, Severity
from rai_desktop.services.hints.rules import RULE_BY_ID, RULES

__all__ = ["RULES", "RULE_BY_ID", "Hint", "HintBoard", "Rule", "Severity"]
