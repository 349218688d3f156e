"""The calculation behind a suggested rating, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from rai_desktop.domain.ids import Uid
from rai_desktop.domain.rating import Axis, Levels, Perspective
from rai_desktop.domain.rating.suggestion import AxisSuggestion, Counted, Proved
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject
from rai_desktop.services.risks.scale_words import step_title
from rai_desktop.services.risks.suggested import Suggested

AXES = {
    Axis.LIKELIHOOD: N_("Likelihood"),
    Axis.PERSONS: N_("Impact on people"),
    Axis.BUSINESS: N_("Impact on the business"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculation:
    """One axis in words: what it is, from where to where, and the lines in between.

    ``suggested`` is the step it ends with.
    """

    title: str
    suggested: str
    result: str
    lines: tuple[str, ...]


class CalculationTeller:
    """Tells the calculations of one project in one language."""

    def __init__(self, project: OpenProject, labels: Labels) -> None:
        self._project = project
        self._labels = labels
        self._words = labels.words

    def axes(self, suggested: Suggested) -> tuple[Calculation, ...]:
        """Return each axis of a suggestion in words."""
        return tuple(self._axis(axis, suggested) for axis in suggested.found.axes)

    def ignored(self, suggested: Suggested) -> str:
        """Return which mitigations add nothing; empty when all add something."""
        names = "; ".join(self._named(uid, suggested) for uid in suggested.found.ignored)
        if not names:
            return ""
        return self._words.filled(N_("Not counted here: {names}."), names=names)

    def levels(self, levels: Levels) -> str:
        """Return the levels of both perspectives, as far as they are rated."""
        parts = []
        for perspective in Perspective:
            level = levels.of(perspective)
            if level is not None:
                text = _LEVELS[perspective]
                parts.append(self._words.filled(text, level=self._labels.code(level)))
        return ", ".join(parts)

    def _axis(self, axis: AxisSuggestion, suggested: Suggested) -> Calculation:
        base, result = (self._step(axis.axis, level) for level in (axis.base, axis.suggested))
        return Calculation(
            title=self._words(AXES[axis.axis]),
            suggested=result,
            result=base if axis.base == axis.suggested else f"{base} → {result}",
            lines=tuple(self._lines(axis, suggested)),
        )

    def _lines(self, axis: AxisSuggestion, suggested: Suggested) -> Iterator[str]:
        words = self._words
        for one in axis.counted:
            yield self._line(one, suggested)
        if not axis.counted:
            yield words(N_("No mitigation lowers it."))
            return
        yield words.filled(
            N_("Total {total}, rounded down: {base} − {steps} = {result}"),
            total=words.decimal(axis.total),
            base=axis.base,
            steps=axis.base - axis.suggested,
            result=axis.suggested,
        )
        rule = self._labels.method().suggestion
        if int(axis.total) > axis.base - axis.suggested:
            yield words.filled(
                N_("A rating falls by {most} steps at most, and never below {lowest}."),
                most=rule.most_steps,
                lowest=rule.lowest,
            )

    def _line(self, one: Counted, suggested: Suggested) -> str:
        decimal = self._words.decimal
        return self._words.filled(
            N_("{name}: {steps} × {weight} × {share} = {points}"),
            name=self._named(one.mitigation, suggested),
            steps=one.steps,
            weight=decimal(one.weight),
            share=decimal(one.share),
            points=decimal(one.points),
        )

    def _named(self, uid: Uid, suggested: Suggested) -> str:
        proved = next(one for one in suggested.proved if one.mitigation.uid == uid)
        entity = proved.mitigation
        name = f"{self._project.number(entity)} {entity.title}".strip()
        return f"{name} ({self._state(proved)})"

    def _state(self, proved: Proved) -> str:
        """Return the status of a mitigation, and its evidence where that makes a difference."""
        status = proved.mitigation.status
        if status is None:
            return self._words(N_("without a status"))
        text = self._labels.code(status)
        weights = self._labels.method().suggestion.weights
        if not any(one.status is status and one.with_evidence is not None for one in weights):
            return text
        told = N_("with evidence") if proved.has_evidence else N_("without valid evidence")
        return f"{text}, {self._words(told)}"

    def _step(self, axis: Axis, level: int) -> str:
        name = "likelihood" if axis is Axis.LIKELIHOOD else f"impact_{axis}"
        return step_title(self._words, self._labels.method().scale(name)[level - 1])


_LEVELS = {
    Perspective.PERSONS: N_("people: {level}"),
    Perspective.BUSINESS: N_("business: {level}"),
}
