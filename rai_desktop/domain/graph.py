"""The history as a graph: which step knew which."""

from collections.abc import Iterable, Mapping

from rai_desktop.domain.ids import StepId


class StepGraph:
    """Steps with their parents; answers what a step knew of.

    ``parents`` may be a live mapping; answers are remembered, as steps never change. What a step
    knows is kept as the bits of a number, one for each step, so that long histories fit.
    """

    def __init__(self, parents: Mapping[StepId, tuple[StepId, ...]]) -> None:
        self._parents = parents
        self._places: dict[StepId, int] = {}
        self._known: dict[StepId, int] = {}

    def ancestors(self, step: StepId) -> frozenset[StepId]:
        """Return ``step`` and everything before it."""
        known = self._knowledge(step)
        return frozenset(other for other, place in self._places.items() if known >> place & 1)

    def knows(self, later: StepId, earlier: StepId) -> bool:
        """Return whether ``earlier`` is ``later`` or lies before it."""
        if earlier == later:
            return True
        known = self._knowledge(later)
        place = self._places.get(earlier)
        return place is not None and bool(known >> place & 1)

    def knows_all(self, later: StepId, steps: Iterable[StepId]) -> bool:
        """Return whether ``later`` knows every one of ``steps``."""
        return all(self.knows(later, step) for step in steps)

    def _knowledge(self, step: StepId) -> int:
        """Return the bits of ``step`` and everything before it."""
        if step not in self._known:
            known, places = 0, []
            seen: set[StepId] = {step}
            waiting = [step]
            while waiting:
                current = waiting.pop()
                if current in self._known:
                    known |= self._known[current]
                    continue
                places.append(self._places.setdefault(current, len(self._places)))
                new = [parent for parent in self._parents.get(current, ()) if parent not in seen]
                seen.update(new)
                waiting.extend(new)
            self._known[step] = known | _bits(places)
        return self._known[step]


def _bits(places: Iterable[int]) -> int:
    """Return the number in which just the bits at ``places`` are set."""
    places = list(places)
    field = bytearray(max(places, default=0) // 8 + 1)
    for place in places:
        field[place // 8] |= 1 << place % 8
    return int.from_bytes(field, "little")
