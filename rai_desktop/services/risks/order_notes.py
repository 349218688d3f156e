"""Where a risk is rated higher than it should be, in words beside the field."""

from collections.abc import Mapping

from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.rating import When
from rai_desktop.domain.rating.order import unexplained
from rai_desktop.domain.texts import N_
from rai_desktop.words import Words

_NOTES = {
    (When.CURRENT, When.INHERENT): N_(
        "Higher than without measures. Change it, or fill in the reason for the rating."
    ),
    (When.TARGET, When.CURRENT): N_(
        "The target is higher than the rating today. Change it, or fill in the reason for the "
        "rating."
    ),
    (When.TARGET, When.INHERENT): N_(
        "The target is higher than without measures. Change it, or fill in the reason for the "
        "rating."
    ),
}


def order_notes(words: Words, risk: Risk) -> Mapping[str, str]:
    """Return what is to be said beside fields, by their key; nothing once a reason is given."""
    return {one.field: words(_NOTES[one.higher, one.lower]) for one in unexplained(risk)}
