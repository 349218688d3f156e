"""What an own export sets beside its rows: comments, and entries that go to the bin."""

from collections.abc import Iterator, Mapping

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.importing.model import ImportPlan
from rai_desktop.services.importing.roundtrip.comments import comment_settings
from rai_desktop.services.importing.roundtrip.model import FoundComment
from rai_desktop.services.project import OpenProject

NewEntries = Mapping[tuple[EntityKind, int], Uid]
"""The entries that rows became, by kind and row."""


def trip_settings(
    project: OpenProject, plan: ImportPlan, made: NewEntries
) -> Iterator[FieldSetting]:
    """Yield what belongs into the same step as the rows."""
    if plan.trip is None:
        return
    for each in plan.trip.deleted():
        yield FieldSetting(each.kind, each.uid, "deleted", True)
    settings: dict[tuple[Uid, str], FieldSetting] = {}
    for subject, found in _comments(plan, made):
        for setting in comment_settings(project, subject, found, plan.origin):
            settings[setting.uid, setting.key] = setting
    yield from settings.values()


def _comments(plan: ImportPlan, made: NewEntries) -> Iterator[tuple[Uid, FoundComment]]:
    """Yield the comments with what they are about; those beside refused new rows stay out."""
    for table in plan.tables:
        for row in table.rows:
            subject = row.uid or made.get((table.kind, row.row))
            if subject:
                yield from ((subject, found) for found in row.comments)
    for found in plan.trip.comments if plan.trip else ():
        if found.subject:
            yield found.subject, found
