"""Sums of the numbers that a list shows."""

from collections.abc import Collection

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.project import OpenProject


def column_sums(
    project: OpenProject,
    labels: Labels,
    kind: EntityKind,
    keys: Collection[str],
    uids: Collection[Uid],
) -> tuple[str, ...]:
    """Return such as “Sum Number of users: 1,250” for each of the columns that can be summed.

    A column without any number says nothing.
    """
    texts = []
    specs = [spec for spec in project.fields(kind) if spec.summed and spec.key in keys]
    entities = [project.entity(uid) for uid in uids] if specs else []
    for spec in specs:
        found = [value for e in entities if isinstance(value := project.value(e, spec.key), int)]
        if found:
            number = labels.words.number(sum(found))
            field = labels.field(spec)
            texts.append(labels.words.filled(N_("Sum {field}: {sum}"), field=field, sum=number))
    return tuple(texts)
