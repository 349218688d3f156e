"""Sums of the numbers that a list shows."""

from collections.abc import Collection, Mapping

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
    return sum_texts(project, labels, kind, sums_by_column(project, kind, keys, uids))


def sum_texts(
    project: OpenProject, labels: Labels, kind: EntityKind, sums: Mapping[str, int]
) -> tuple[str, ...]:
    """Return the same for sums that are known, by column."""
    words = labels.words
    fields = {spec.key: labels.field(spec) for spec in project.fields(kind) if spec.key in sums}
    return tuple(
        words.filled(N_("Sum {field}: {sum}"), field=fields[key], sum=words.number(found))
        for key, found in sums.items()
    )


def sums_by_column(
    project: OpenProject, kind: EntityKind, keys: Collection[str], uids: Collection[Uid]
) -> dict[str, int]:
    """Return the sum of each column of ``keys`` that can be summed and has a number."""
    specs = [spec for spec in project.fields(kind) if spec.summed and spec.key in keys]
    entities = [project.entity(uid) for uid in uids] if specs else []
    sums = {}
    for spec in specs:
        values = (project.value(entity, spec.key) for entity in entities)
        found = [value for value in values if isinstance(value, int)]
        if found:
            sums[spec.key] = sum(found)
    return sums
