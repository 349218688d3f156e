"""Bringing old values back: what changed since is said first."""

from collections.abc import Sequence

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.changes import ChangeTeller, FieldChange
from rai_desktop.services.labels import Labels
from rai_desktop.services.old_values import bring_back, changed_since, value_now
from rai_desktop.ui.pages.base import Scene
from rai_desktop.words import Words

NAMED = 5
"""Fields that a question names; the others are counted."""

SHOWN = 80


class Restorer:
    """Asks where needed, and gives fields back what they had before a step."""

    def __init__(self, scene: Scene, labels: Labels) -> None:
        self._scene = scene
        self._labels = labels

    def retranslate(self, labels: Labels) -> None:
        """Speak another language."""
        self._labels = labels

    def restore(self, changes: Sequence[FieldChange]) -> str:
        """Bring old values back as one step; return what to say, nothing when it was not wanted.

        Raises:
            UserError: it cannot be done, or there is nothing to do.
        """
        project = self._scene.project
        project.check_writable()
        since = changed_since(project, changes)
        if since and not self._may_overwrite(since, changes):
            return ""
        if bring_back(project, changes) is None:
            raise self._nothing_to_do(changes)
        words = self._labels.words
        if len(changes) == 1:
            text = N_("“{field}” has its earlier value again.")
            return words.filled(text, field=changes[0].label)
        return words.plural(
            "{count} field has its earlier value again.",
            "{count} fields have their earlier values again.",
            len(changes),
        )

    def _may_overwrite(self, since: Sequence[FieldChange], changes: Sequence[FieldChange]) -> bool:
        words = self._labels.words
        text = self._one(since[0]) if len(changes) == 1 else self._several(words, since)
        return self._scene.asker.confirm(
            words(N_("Changed since then")), text, words(N_("Bring back the old value"))
        )

    def _one(self, change: FieldChange) -> str:
        project = self._scene.project
        teller = ChangeTeller(project, self._labels)
        spec = teller.spec(change.kind, change.key)
        now = teller.text(spec, value_now(project, change))
        text = N_("“{field}” was changed after this step. It is now: {now}\nBefore the step: {old}")
        return self._labels.words.filled(
            text, field=change.label, now=_short(now), old=_short(change.old_text)
        )

    def _several(self, words: Words, since: Sequence[FieldChange]) -> str:
        names = list(dict.fromkeys(change.label for change in since))
        told = ", ".join(
            f"“{name}”" if words.language == "en" else f"„{name}“" for name in names[:NAMED]
        )
        if len(names) > NAMED:
            told += ", …"
        text = words.plural(
            "{count} of these fields was changed after this step:",
            "{count} of these fields were changed after this step:",
            len(since),
        )
        return f"{text} {told}"

    def _nothing_to_do(self, changes: Sequence[FieldChange]) -> UserError:
        if len(changes) == 1:
            return UserError(N_("“{field}” has this value already."), field=changes[0].label)
        return UserError(N_("These fields have their earlier values already."))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"
