"""Whether a form is asked for about a system, in words."""

from rai_desktop.domain.conditions import Facts
from rai_desktop.domain.law_forms import LawForm
from rai_desktop.domain.texts import N_
from rai_desktop.words import Words

_OPEN = N_("Not certain yet, because facts are missing. This may hold: {reason}")


def reason_text(words: Words, form: LawForm, facts: Facts) -> str:
    """Return why the form is asked for by ``facts``, or why not; open cases are said as such."""
    decided = form.decided(facts)
    reason = words.pick(decided.case.text)
    return reason if decided.is_certain else words.filled(_OPEN, reason=reason)
