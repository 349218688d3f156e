"""Bringing old values back, and what is said about it."""

from collections.abc import Sequence

from rai_desktop.domain.errors import UserError
from rai_desktop.domain.texts import N_
from rai_desktop.services.changes import FieldChange
from rai_desktop.services.labels import Labels
from rai_desktop.services.old_values import bring_back, changed_since
from rai_desktop.services.project import OpenProject


class Restorer:
    """Gives fields back what they had before a step; what was changed since is said."""

    def __init__(self, project: OpenProject, labels: Labels) -> None:
        self._project = project
        self._labels = labels

    def retranslate(self, labels: Labels) -> None:
        """Speak another language."""
        self._labels = labels

    def restore(self, changes: Sequence[FieldChange]) -> str:
        """Bring old values back as one step; return what to say about it.

        Raises:
            UserError: it cannot be done, or there is nothing to do.
        """
        self._project.check_writable()
        since = len(changed_since(self._project, changes))
        if bring_back(self._project, changes) is None:
            raise self._nothing_to_do(changes)
        words = self._labels.words
        if len(changes) == 1:
            text = N_("“{field}” has its earlier value again.")
            done = words.filled(text, field=changes[0].label)
        else:
            done = words.plural(
                "{count} field has its earlier value again.",
                "{count} fields have their earlier values again.",
                len(changes),
            )
        return f"{done} {self._replaced(since)}" if since else done

    def _replaced(self, since: int) -> str:
        return self._labels.words.plural(
            "A later value was replaced.", "{count} later values were replaced.", since
        )

    def _nothing_to_do(self, changes: Sequence[FieldChange]) -> UserError:
        if len(changes) == 1:
            return UserError(N_("“{field}” has this value already."), field=changes[0].label)
        return UserError(N_("These fields have their earlier values already."))
