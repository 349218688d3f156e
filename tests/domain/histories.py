"""Random histories of copies that are edited, mailed and merged."""

import itertools
from dataclasses import dataclass, field

from hypothesis import strategies as st

from rai_desktop.domain.codes import Action, LinkRole
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid, natural_uid
from rai_desktop.domain.replica import Replica, Stamp
from rai_desktop.domain.steps import FieldSetting

PROJECT = Uid("00000000-0000-4000-8000-000000000001")
SYSTEMS = tuple(Uid(f"system-{n}") for n in range(3))
RISKS = tuple(Uid(f"risk-{n}") for n in range(2))
PERSON = Uid("person-0")


@dataclass
class Salts:
    """Salts that differ from step to step and are the same in every run."""

    counter: itertools.count = field(default_factory=itertools.count)

    def __call__(self) -> str:
        return f"{next(self.counter):032x}"


def stamp(salts: Salts, author: str = "somebody") -> Stamp:
    return Stamp(author=author, time="2026-11-22T10:00:00Z", new_salt=salts)


def link_settings(system: Uid, risk: Uid, *, deleted: bool = False) -> list[FieldSetting]:
    uid = natural_uid(PROJECT, "link", LinkRole.SYSTEM_RISK, system, risk)
    pairs = {"role": LinkRole.SYSTEM_RISK, "first": system, "second": risk, "deleted": deleted}
    return [FieldSetting(EntityKind.LINK, uid, key, value) for key, value in pairs.items()]


def edit(kind: EntityKind, uid: Uid, **values: object) -> list[FieldSetting]:
    return [FieldSetting(kind, uid, key, value) for key, value in values.items()]


def base(salts: Salts) -> Replica:
    """Return the copy that everybody starts from."""
    settings = [
        *edit(EntityKind.SYSTEM, SYSTEMS[0], name="Base", purpose="To test"),
        *edit(EntityKind.RISK, RISKS[0], title="Base risk"),
        *edit(EntityKind.PERSON, PERSON, name="Somebody", function="Testing"),
        *link_settings(SYSTEMS[0], RISKS[0]),
    ]
    return Replica().committed(Action.NEW_PROJECT, settings, stamp(salts))


_texts = st.sampled_from(("", "a", "b", "c"))
_system_edit = st.builds(
    lambda uid, key, text: edit(EntityKind.SYSTEM, uid, **{key: text}),
    st.sampled_from(SYSTEMS),
    st.sampled_from(("name", "purpose", "notes", "x:custom")),
    _texts,
)
_risk_edit = st.builds(
    lambda uid, text: edit(EntityKind.RISK, uid, title=text), st.sampled_from(RISKS), _texts
)
_person_edit = st.builds(
    lambda key, text: edit(EntityKind.PERSON, PERSON, **{key: text}),
    st.sampled_from(("name", "email", "function")),
    _texts,
)
_delete = st.builds(
    lambda uid, flag: edit(EntityKind.SYSTEM, uid, deleted=flag),
    st.sampled_from(SYSTEMS),
    st.booleans(),
)
_link = st.builds(
    lambda system, risk, flag: link_settings(system, risk, deleted=flag),
    st.sampled_from(SYSTEMS),
    st.sampled_from(RISKS),
    st.booleans(),
)
ERASE = "erase"
edits = st.one_of(_system_edit, _risk_edit, _person_edit, _delete, _link)
edit_lists = st.lists(st.one_of(edits, st.just(ERASE)), max_size=5)


def with_edits(replica: Replica, changes: list, salts: Salts) -> Replica:
    """Return ``replica`` after ``changes``, one step each."""
    for change in changes:
        if change == ERASE:
            replica = replica.erased(PERSON, ("name", "email"), stamp(salts))
        else:
            replica = replica.committed(Action.EDIT, change, stamp(salts))
    return replica


def larger_value(conflict) -> object:
    """Decide a conflict in a way that does not depend on who decides."""
    if conflict.key == "deleted":
        return False
    return max(str(conflict.mine or ""), str(conflict.theirs or "")) or None
