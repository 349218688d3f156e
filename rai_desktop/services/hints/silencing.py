"""Switching hints off with a reason, for one entry or everywhere, and on again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import FieldError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.internal import SilencedHint, silenced_hint_uid
from rai_desktop.domain.steps import FieldSetting, Step
from rai_desktop.domain.texts import N_
from rai_desktop.services.hints.model import Hint
from rai_desktop.services.project import OpenProject


@dataclass(frozen=True, slots=True)
class Silenced:
    """What is switched off, with the reasons: by rule the entries, ``None`` for all of them."""

    by_rule: dict[str, dict[Uid | None, str]]

    def has(self, hint: Hint) -> bool:
        """Return whether a hint is switched off."""
        found = self.by_rule.get(hint.rule)
        return found is not None and (None in found or hint.uid in found)

    def is_off(self, rule: str) -> bool:
        """Return whether a rule is switched off for all entries."""
        return None in self.by_rule.get(rule, ())

    def entries(self, rule: str) -> Iterable[Uid]:
        """Return the entries for which a rule is switched off one by one."""
        return (uid for uid in self.by_rule.get(rule, ()) if uid is not None)

    def reason(self, hint: Hint) -> str:
        """Return why a hint is switched off: for its entry, or else for all."""
        found = self.by_rule.get(hint.rule, {})
        return found.get(hint.uid) or found.get(None, "")


def silenced_hints(project: OpenProject) -> Silenced:
    """Return what is switched off in a project."""
    by_rule: dict[str, dict[Uid | None, str]] = {}
    for entity in project.entities(EntityKind.SILENCED_HINT):
        if isinstance(entity, SilencedHint):
            by_rule.setdefault(entity.rule, {})[entity.about] = entity.reason
    return Silenced(by_rule)


def silence(
    project: OpenProject, rule: str, abouts: Sequence[Uid | None], reason: str, title: str = ""
) -> Step | None:
    """Switch a hint off for these entries, or with ``None`` for all, as one step.

    Raises:
        FieldError: the reason is missing.
    """
    reason = reason.strip()
    if not reason:
        raise FieldError(N_("Say why the hint is switched off."), key="reason")
    settings = [setting for about in abouts for setting in _settings(project, rule, about, reason)]
    return project.commit(Action.SILENCE, settings, title=title) if settings else None


def speak_again(
    project: OpenProject, rule: str, abouts: Sequence[Uid | None], title: str = ""
) -> Step | None:
    """Switch a hint on again for these entries, as one step; ``None`` when it is on."""
    settings = [
        FieldSetting(EntityKind.SILENCED_HINT, uid, "deleted", True)
        for uid in (silenced_hint_uid(project.uid, rule, about) for about in abouts)
        if (found := project.store.entity(uid)) is not None and not found.deleted
    ]
    return project.commit(Action.EDIT, settings, title=title) if settings else None


def _settings(
    project: OpenProject, rule: str, about: Uid | None, reason: str
) -> Iterable[FieldSetting]:
    uid = silenced_hint_uid(project.uid, rule, about)
    held = project.store.entity(uid)
    values = {"rule": rule, "about": about, "reason": reason, "deleted": False}
    before = held if isinstance(held, SilencedHint) else SilencedHint(uid=uid)
    return [
        FieldSetting(EntityKind.SILENCED_HINT, uid, key, value)
        for key, value in values.items()
        if getattr(before, key) != value
    ]
