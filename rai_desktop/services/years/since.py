"""What requirements were like when the last year was closed, for marks beside those of today."""

from collections.abc import Mapping

from rai_desktop.domain.requirements import RequirementScore
from rai_desktop.domain.texts import N_
from rai_desktop.services.project import OpenProject
from rai_desktop.services.years.closed import closed_years, frozen_state
from rai_desktop.services.years.model import RequirementThen
from rai_desktop.words import Words

HIGHER, LOWER, NEW = "▲", "▼", "+"


class LastYear:
    """The requirements of the last closed year; its bytes are read once for each revision."""

    def __init__(self, project: OpenProject) -> None:
        self._project = project
        self._read = ""
        self._year = 0
        self._then: Mapping[str, RequirementThen] = {}

    def refresh(self) -> None:
        """Look which year was closed last; call it before asking for marks."""
        last = next(iter(closed_years(self._project)), None)
        digest = last.sha256 if last is not None else ""
        if digest == self._read:
            return
        found = frozen_state(self._project, last) if last is not None else None
        self._read, self._year = digest, (last.year or 0) if last is not None else 0
        applying = (one for one in found.requirements if one.applies) if found else ()
        self._then = {one.id: one for one in applying}

    def mark(self, score: RequirementScore) -> str:
        """Return a sign when a requirement is new or its level changed since; empty otherwise."""
        if not self._then or score.level is None:
            return ""
        then = self._then.get(score.rule.id)
        if then is None:
            return NEW
        before = then.level or 0
        return "" if score.level == before else HIGHER if score.level > before else LOWER

    def told(self, words: Words, score: RequirementScore) -> str:
        """Return what the sign says, such as “2025: level 1”; empty without one."""
        mark = self.mark(score)
        if not mark:
            return ""
        if mark == NEW:
            return words.filled(N_("new since {year}"), year=str(self._year))
        level = self._then[score.rule.id].level or 0
        return words.filled(N_("{year}: level {level}"), year=str(self._year), level=str(level))
