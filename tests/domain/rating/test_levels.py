import pytest

from rai_desktop.domain.codes import Confidence
from rai_desktop.domain.rating import When, severity
from tests.domain.rating.made import METHOD, risk


def today(likelihood, persons, business, **values):
    return risk(
        current_likelihood=likelihood,
        current_persons=persons,
        current_business=business,
        **values,
    )


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        (today(4, 4, 1), today(3, 4, 1)),
        (today(1, 5, 1), today(3, 1, 4)),
        (today(3, 4, 1), today(4, 1, 4)),
        (today(3, 4, 1), today(4, 3, 1)),
        (today(4, 3, 1), today(3, 3, 4)),
        (today(4, 1, 3), today(3, 1, 3)),
        (today(1, 1, 1), today(None, 5, 5)),
        (today(2, 3, 1, confidence=Confidence.LOW), today(2, 3, 1)),
    ],
)
def test_the_level_counts_first_then_people_then_impact_then_likelihood(worse, better):
    assert severity(worse, When.CURRENT, METHOD) > severity(better, When.CURRENT, METHOD)
