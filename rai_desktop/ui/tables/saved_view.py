"""A view of a list that has a name: columns, order, groups, filters and search."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rai_desktop.domain.codes import RecordType, RiskStatus
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.law_codes import ClassificationStatus
from rai_desktop.domain.texts import N_
from rai_desktop.services.listing import ListColumn
from rai_desktop.services.listing.columns import CLASSIFICATION, CLASSIFICATION_STATUS
from rai_desktop.ui.tables.state import TableState, state_text, usual_columns

MOST_VIEWS = 50
LONGEST_NAME = 60

USUAL = N_("Usual view")
"""The name of what a list shows at first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedView:
    """``state`` is what a table remembers, ``filters`` what its filter row holds by column."""

    name: str = ""
    state: str = ""
    filters: Mapping[str, str] = field(default_factory=dict)
    search: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuiltInView:
    """A view that comes with the program; the usual columns, and those it filters by."""

    name: str
    filters: Mapping[str, str] = field(default_factory=dict)
    group: str = ""


EMPTY_TEXT, LATE = "#0", "#0"
"""The first of the ready filters: of texts that nothing is there, of deadlines that it is over."""

_NOBODY = BuiltInView(name=N_("Without a responsible person"), filters={"owner": EMPTY_TEXT})
_LATE_REVIEWS = BuiltInView(name=N_("Overdue reviews"), filters={"review_due_on": LATE})
_LATE = BuiltInView(name=N_("Overdue"), filters={"due_on": LATE})
_EXPIRED = BuiltInView(name=N_("Expired"), filters={"valid_until": LATE})
_BY_DEPARTMENT = BuiltInView(name=N_("By department"), group="department")
_BY_PERSON = BuiltInView(name=N_("By responsible person"), group="owner")

BUILT_IN: Mapping[EntityKind, tuple[BuiltInView, ...]] = {
    EntityKind.SYSTEM: (
        BuiltInView(
            name=N_("Everyday tools"), filters={"record_type": f":{RecordType.EVERYDAY_TOOL}"}
        ),
        BuiltInView(
            name=N_("Not classified yet"),
            filters={CLASSIFICATION_STATUS: f":{ClassificationStatus.OPEN}"},
        ),
        _NOBODY,
        _LATE_REVIEWS,
        BuiltInView(name=N_("By classification"), group=CLASSIFICATION),
        _BY_DEPARTMENT,
    ),
    EntityKind.RISK: (
        BuiltInView(name=N_("Open risks"), filters={"status": f":{RiskStatus.OPEN}"}),
        _NOBODY,
        _LATE_REVIEWS,
        _BY_PERSON,
    ),
    EntityKind.MITIGATION: (_LATE, _NOBODY, _BY_PERSON),
    EntityKind.EVIDENCE: (_EXPIRED, _NOBODY),
    EntityKind.TASK: (_LATE, _NOBODY, _BY_PERSON),
    EntityKind.OBLIGATION: (_NOBODY, _BY_PERSON),
    EntityKind.FINDING: (_LATE, _NOBODY),
    EntityKind.INCIDENT: (_NOBODY,),
}


def built_in_views(kind: EntityKind, columns: Sequence[ListColumn]) -> tuple[BuiltInView, ...]:
    """Return the ready views of a kind, those whose columns there are."""
    keys = {column.key for column in columns}
    return tuple(
        view
        for view in BUILT_IN.get(kind, ())
        if keys >= set(view.filters) and (not view.group or view.group in keys)
    )


def ready_names(kind: EntityKind) -> tuple[str, ...]:
    """Return the names that views of a kind have which come with the program."""
    return (USUAL, *(view.name for view in BUILT_IN.get(kind, ())))


def arranged(view: BuiltInView, columns: Sequence[ListColumn]) -> SavedView:
    """Return a ready view as a table shows it: its filters lie in columns that can be seen."""
    usual = usual_columns(columns)
    more = tuple(key for key in view.filters if key not in usual)
    state = TableState(columns=(*usual, *more), group=view.group)
    return SavedView(state=state_text(state), filters=view.filters)


def views_text(views: Sequence[SavedView]) -> str:
    """Return ``views`` as text to keep."""
    plain = [
        {"name": v.name, "state": v.state, "filters": dict(v.filters), "search": v.search}
        for v in views
    ]
    return json.dumps(plain, ensure_ascii=False) if plain else ""


def read_views(text: str) -> list[SavedView]:
    """Return the views kept as ``text``; what cannot be read is left out."""
    try:
        plain = json.loads(text) if text else []
    except ValueError:
        return []
    found = map(_read, plain if isinstance(plain, list) else [])
    return [view for view in found if view is not None][:MOST_VIEWS]


def _read(plain: object) -> SavedView | None:
    match plain:
        case {"name": str(name), "state": str(state), "filters": dict(kept), "search": str(search)}:
            filters = {key: text for key, text in kept.items() if isinstance(text, str)}
            return SavedView(name=name[:LONGEST_NAME], state=state, filters=filters, search=search)
    return None
