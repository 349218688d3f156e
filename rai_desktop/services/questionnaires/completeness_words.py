"""Whether everybody was asked, in sentences."""

from collections.abc import Mapping, Sequence

from rai_desktop.domain.texts import N_
from rai_desktop.domain.work_codes import InquiryType
from rai_desktop.services.questionnaires.completeness import (
    Asked,
    AskedDepartment,
    Comparison,
    Completeness,
)
from rai_desktop.words import Words

STATES: Mapping[Asked, str] = {
    Asked.OVERDUE: N_("Overdue"),
    Asked.NEVER: N_("Not asked yet"),
    Asked.WAITING: N_("Waiting for an answer"),
    Asked.SILENT: N_("No answer came"),
    Asked.ANSWERED: N_("Answered"),
    Asked.NONE_USED: N_("Answered: no AI in use"),
}
"""How far it is with a department."""

MOST_NAMES = 12
_DONE = (Asked.ANSWERED, Asked.NONE_USED)
_LATE = (Asked.OVERDUE,)
_OTHER = (Asked.NEVER, Asked.WAITING, Asked.SILENT, Asked.ANSWERED, Asked.NONE_USED)
_COMPARED = {
    InquiryType.PURCHASING: N_("Compared with purchasing on {day}."),
    InquiryType.IT: N_("Compared with IT on {day}."),
}
_NOT_COMPARED = {
    InquiryType.PURCHASING: N_("Not compared with purchasing yet."),
    InquiryType.IT: N_("Not compared with IT yet."),
}


def summary_line(words: Words, found: Completeness) -> str:
    """Return how many of the departments answered."""
    total = len(found.departments)
    if not total:
        return words(
            N_(
                "Nobody has been asked yet. Send each department a questionnaire: which AI do "
                "you use? The answers become entries of the inventory."
            )
        )
    done = words.plural(
        "{{done}} of {count} department answered.",
        "{{done}} of {count} departments answered.",
        total,
    ).format(done=words.number(found.count(*_DONE)))
    late = found.overdue_suppliers
    if not late:
        return done
    suppliers = words.plural(
        "{count} supplier should have answered by now.",
        "{count} suppliers should have answered by now.",
        late,
    )
    return f"{done} {suppliers}"


def department_lines(words: Words, found: Completeness) -> tuple[list[str], list[str]]:
    """Return a line for each state that asks for something, and one for each other."""
    late = [_line(words, found, state) for state in _LATE]
    other = [_line(words, found, state) for state in _OTHER]
    return [line for line in late if line], [line for line in other if line]


def comparison_line(words: Words, comparison: Comparison) -> str:
    """Return when the inventory was compared with the list of others."""
    inquiry = comparison.inquiry
    if inquiry is None or not comparison.is_done:
        return words(_NOT_COMPARED[comparison.kind])
    return words.filled(_COMPARED[comparison.kind], day=words.day(inquiry.answered_on))


def _line(words: Words, found: Completeness, state: Asked) -> str:
    those = [each for each in found.departments if each.state is state]
    if not those:
        return ""
    return f"{words(STATES[state])}: {_names(words, those)}"


def _names(words: Words, those: Sequence[AskedDepartment]) -> str:
    shown = [_name(words, each) for each in those[:MOST_NAMES]]
    left = len(those) - len(shown)
    if left:
        shown.append(words.plural("{count} more", "{count} more", left))
    return ", ".join(shown)


def _name(words: Words, each: AskedDepartment) -> str:
    inquiry = each.inquiry
    day = inquiry.answered_on or inquiry.due_on if inquiry is not None else None
    return f"{each.name} ({words.day(day)})" if day else each.name
