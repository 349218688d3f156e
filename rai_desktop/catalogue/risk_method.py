"""The risk method of a pack as use cases see it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from rai_desktop.catalogue.texts import texts
from rai_desktop.domain.rating import (
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
    Perspective,
    ReviewMonths,
    ScaleStep,
    StatusWeight,
    SuggestionRule,
    Worded,
)
from rai_desktop.domain.rating.indicators import Indicator, Limit

if TYPE_CHECKING:
    from rai_desktop.catalogue.schema import method as schema
    from rai_desktop.catalogue.schema.base import Text


def risk_method(method: "schema.Method", version: str) -> Method:
    """Return the method of a pack with this version."""
    return Method(
        id=method.id,
        version=version,
        title=texts(method.title),
        likelihood=tuple(
            _step(s, (s.frequency, s.help), s.events_per_year_max) for s in method.likelihood
        ),
        likelihood_rule=texts(method.likelihood_rule),
        impact_persons=tuple(_step(s, (s.rights, s.health_safety)) for s in method.impact_persons),
        impact_business=tuple(
            _step(s, (s.financial_operational, s.legal_reputation), s.turnover_share_max)
            for s in method.impact_business
        ),
        persons=method.matrix.persons,
        business=method.matrix.business,
        levels=tuple(map(_level, method.levels)),
        rule=texts(method.overall_rule),
        confidence_rule=texts(method.confidence_rule),
        modifiers=_modifiers(method.modifiers),
        rights=tuple(map(_right, method.fundamental_rights)),
        knock_outs=tuple(map(_knock_out, method.knock_outs)),
        suggestion=_suggestion(method.suggestion),
        accumulation=_accumulation(method.accumulation),
        judgement=_judgement(method.overall_judgement),
        bodies=tuple(map(_worded, method.bodies)),
        acceptance=_acceptance(method.acceptance),
        reviews=_reviews(method.review_months),
        indicators=tuple(_indicator(one) for one in method.indicators if not one.deprecated),
    )


def _words(words: "str | Text") -> Mapping[str, str]:
    return {"de": words, "en": words} if isinstance(words, str) else texts(words)


def _step(
    step: "schema.LikelihoodLevel | schema.PersonsImpact | schema.BusinessImpact",
    anchors: "tuple[Text, ...]",
    most: float | None = None,
) -> ScaleStep:
    return ScaleStep(
        level=step.level, label=texts(step.label), anchors=tuple(map(texts, anchors)), most=most
    )


def _worded(one: "schema.Labelled") -> Worded:
    return Worded(id=one.id, label=texts(one.label))


def _level(one: "schema.LevelMeaning") -> LevelMeaning:
    return LevelMeaning(
        level=one.id,
        label=texts(one.label),
        meaning=texts(one.meaning),
        days=one.action_within_days,
    )


def _modifiers(rules: "schema.Modifiers") -> Modifiers:
    return Modifiers(
        most_added=rules.most_added,
        entries=tuple(map(_worded, rules.entries)),
    )


def _right(one: "schema.FundamentalRight") -> FundamentalRight:
    return FundamentalRight(id=one.id, label=texts(one.label), charter=_words(one.charter))


def _knock_out(one: "schema.KnockOut") -> KnockOut:
    return KnockOut(id=one.id, label=texts(one.label), text=texts(one.text), basis=texts(one.basis))


def _suggestion(rule: "schema.Suggestion") -> SuggestionRule:
    return SuggestionRule(
        decay=rule.decay,
        most_steps=rule.most_steps_per_axis,
        lowest=rule.lowest_level,
        weights=tuple(
            StatusWeight(
                status=one.status,
                with_evidence=one.with_evidence,
                current=one.current,
                target=one.target,
            )
            for one in rule.weights
        ),
        text=texts(rule.text),
    )


def _accumulation(rule: "schema.Accumulation") -> AccumulationRule:
    return AccumulationRule(levels=rule.levels, least=rule.least, same=rule.same)


def _judgement(rule: "schema.OverallJudgement") -> OverallJudgement:
    return OverallJudgement(labels=rule.labels)


def _acceptance(rules: "schema.Acceptance") -> AcceptanceRules:
    return AcceptanceRules(
        rules=tuple(map(_acceptance_rule, rules.rules)),
        four_eyes_from=rules.four_eyes_from,
        four_eyes=texts(rules.four_eyes),
        warn_days=rules.warn_days_before,
        expiry=texts(rules.expiry),
    )


def _acceptance_rule(rule: "schema.AcceptanceRule") -> AcceptanceRule:
    return AcceptanceRule(
        level=rule.level,
        perspectives=tuple(map(Perspective, rule.perspectives)),
        may_accept=rule.may_accept,
        consult=tuple(Consultation(body=one.body, when=one.when) for one in rule.consult),
        most_months=rule.most_months,
        needs_plan=rule.needs_plan,
    )


def _reviews(months: "schema.ReviewMonths") -> ReviewMonths:
    return ReviewMonths(
        by_label={str(code): count for code, count in months.by_label.items()},
        by_level=dict(months.by_level),
        by_trait=dict(months.by_trait),
    )


def _indicator(one: "schema.Indicator") -> Indicator:
    return Indicator(
        id=one.id,
        title=texts(one.title),
        unit=texts(one.unit),
        watch=_limits(one.amber),
        act=_limits(one.red),
        counted=one.counted,
        origin=texts(one.origin) if one.origin else {},
        note=texts(one.note) if one.note else {},
        risks=one.risks,
    )


def _limits(limits: "tuple[schema.Limit, ...]") -> tuple[Limit, ...]:
    return tuple(Limit(op=one.op, value=one.value) for one in limits)
