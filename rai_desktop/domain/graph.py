"""The history as a graph: which step knew which."""

from collections.abc import Iterable, Mapping

from rai_desktop.domain.ids import StepId


class StepGraph:
    """Steps with their parents; answers what a step knew of.

    ``parents`` may be a live mapping; answers are remembered, as steps never change.
    """

    def __init__(self, parents: Mapping[StepId, tuple[StepId, ...]]) -> None:
        self._parents = parents
        self._known: dict[StepId, frozenset[StepId]] = {}

    def ancestors(self, step: StepId) -> frozenset[StepId]:
        """Return ``step`` and everything before it."""
        if step not in self._known:
            seen: set[StepId] = set()
            waiting = [step]
            while waiting:
                current = waiting.pop()
                if current in seen:
                    continue
                seen.add(current)
                waiting.extend(self._parents.get(current, ()))
            self._known[step] = frozenset(seen)
        return self._known[step]

    def knows(self, later: StepId, earlier: StepId) -> bool:
        """Return whether ``earlier`` is ``later`` or lies before it."""
        return earlier == later or earlier in self.ancestors(later)

    def knows_all(self, later: StepId, steps: Iterable[StepId]) -> bool:
        """Return whether ``later`` knows every one of ``steps``."""
        return all(self.knows(later, step) for step in steps)

    def heads(self) -> frozenset[StepId]:
        """Return the steps that no other step names as parent."""
        inner = {parent for parents in self._parents.values() for parent in parents}
        return frozenset(self._parents.keys() - inner)
