"""The options of the command that records a review."""

from collections.abc import Callable
from datetime import date

from rai_desktop.cli.arguments import Parser
from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import FindingSeverity, ReviewVerdict
from rai_desktop.words import Words

_TEXTS = {
    "reason": N_("why; needed for returned"),
    "conditions": N_("what has to be met; needed for approved_with_conditions"),
    "notes": N_("notes on the review"),
}
_DAYS = {
    "held": N_("the day of the review; today without it"),
    "next": N_("the day of the next review; by the method without it"),
    "due": N_("until when conditions are met or a returned entry is reworked"),
}


def review_arguments(parser: Parser, words: Words, day: Callable[[str], date]) -> None:
    """Add what the command needs: the entry, the verdict, people and days, which ``day`` reads."""
    text = words(N_("number of an AI system or a risk, such as KI-0007"))
    parser.add_argument("number", metavar="NUMBER", help=text)
    verdicts = tuple(str(code) for code in ReviewVerdict)
    verdict = words.filled(N_("the outcome of the review: {codes}"), codes=", ".join(verdicts))
    parser.add_argument(
        "--verdict", required=True, choices=verdicts, metavar="VERDICT", help=verdict
    )
    reviewer = words(N_("who reviewed: name or number of a person of the project"))
    parser.add_argument("--reviewer", required=True, metavar="NAME", help=reviewer)
    approver = words(N_("who agreed: another person of the project"))
    parser.add_argument("--approver", metavar="NAME", help=approver)
    for name, told in _TEXTS.items():
        parser.add_argument(f"--{name}", default="", metavar="TEXT", help=words(told))
    for name, told in _DAYS.items():
        parser.add_argument(f"--{name}", type=day, metavar="YYYY-MM-DD", help=words(told))
    codes = tuple(str(code) for code in FindingSeverity)
    severity = words.filled(
        N_("how serious the finding about a returned entry is: {codes}"), codes=", ".join(codes)
    )
    parser.add_argument("--severity", choices=codes, metavar="SEVERITY", help=severity)
