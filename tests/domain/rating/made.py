"""The product's method, and risks and mitigations made of a few values."""

from rai_desktop.catalogue.content import Content
from rai_desktop.domain.codes import EffectScope, MeasureStatus
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.mitigation import Mitigation
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.rating.suggestion import Proved

METHOD = Content().method()


def risk(uid="r", **values):
    return Risk(uid=Uid(uid), **values)


def inherent(likelihood=None, persons=None, business=None, **values):
    return risk(
        inherent_likelihood=likelihood,
        inherent_persons=persons,
        inherent_business=business,
        **values,
    )


def measure(status, likelihood=0, impact=0, scope=EffectScope.BOTH, *, evidence=True, number=1):
    """Return a mitigation with its evidence, or without."""
    mitigation = Mitigation(
        uid=Uid(f"m{number}"),
        number=number,
        status=MeasureStatus(status) if status else None,
        effect_likelihood=likelihood,
        effect_impact=impact,
        effect_scope=scope,
    )
    return Proved(mitigation=mitigation, has_evidence=evidence)
