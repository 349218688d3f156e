"""People who answer for systems, risks and mitigations."""

from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.codes import PersonRole
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec, Privacy
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import DELETED, NUMBER, Entity, KindSpec
from rai_desktop.domain.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Entity):
    """A person or a function; nobody needs an account."""

    number: int | None = None
    name: str = ""
    function: str = ""
    department: str = ""
    email: str = ""
    phone: str = ""
    person_roles: tuple[str, ...] = ()
    deputy: Uid | None = None
    active_from: date | None = None
    active_until: date | None = None
    notes: str = ""

    def is_there(self, day: date) -> bool:
        """Return whether somebody is active on a day, and not in the bin."""
        begins, ends = self.active_from or date.min, self.active_until or date.max
        return not self.deleted and begins <= day <= ends


_FIELDS = (
    NUMBER,
    FieldSpec(
        key="name",
        kind=FieldKind.TEXT,
        label=N_("Name"),
        help=N_("A name, or a function if you prefer not to name anybody."),
        example=N_("Head of IT"),
        group="person",
        required=True,
        short=True,
        table=True,
        privacy=Privacy.PERSONAL,
        reviewed=False,
    ),
    FieldSpec(
        key="function",
        kind=FieldKind.TEXT,
        label=N_("Function"),
        help=N_("What the person does, such as head of sales."),
        group="person",
        short=True,
        table=True,
        reviewed=False,
    ),
    FieldSpec(
        key="department",
        kind=FieldKind.TEXT,
        label=N_("Department"),
        help=N_("Where the person works. Lists can be grouped by it."),
        group="person",
        short=True,
        table=True,
        reviewed=False,
    ),
    FieldSpec(
        key="email",
        kind=FieldKind.EMAIL,
        label=N_("E-mail"),
        help=N_("To reach the person. The program sends nothing itself."),
        group="person",
        short=True,
        privacy=Privacy.PERSONAL,
        reviewed=False,
    ),
    FieldSpec(
        key="phone",
        kind=FieldKind.TEXT,
        label=N_("Phone"),
        help=N_("To compare a fingerprint by voice, for example."),
        group="person",
        privacy=Privacy.PERSONAL,
        reviewed=False,
    ),
    FieldSpec(
        key="person_roles",
        kind=FieldKind.MULTI_CHOICE,
        choices=PersonRole,
        label=N_("Tasks"),
        help=N_("What the person does in the matter of AI, such as data protection."),
        group="person",
        reviewed=False,
    ),
    FieldSpec(
        key="deputy",
        kind=FieldKind.REFERENCE,
        reference=EntityKind.PERSON,
        label=N_("Deputy"),
        help=N_("Who stands in when this person is away."),
        group="person",
        reviewed=False,
    ),
    FieldSpec(
        key="active_from",
        kind=FieldKind.DATE,
        label=N_("Active from"),
        help=N_("The first day in this function."),
        group="person",
        reviewed=False,
    ),
    FieldSpec(
        key="active_until",
        kind=FieldKind.DATE,
        label=N_("Active until"),
        help=N_("The last day. Then you are asked who takes over."),
        group="person",
        reviewed=False,
    ),
    FieldSpec(
        key="notes",
        kind=FieldKind.LONG_TEXT,
        label=N_("Notes"),
        help=N_("What others should know to reach the person. It counts as personal data."),
        group="notes",
        privacy=Privacy.PERSONAL,
        reviewed=False,
    ),
    DELETED,
)

PERSON = KindSpec(
    kind=EntityKind.PERSON,
    entity=Person,
    label=N_("Person"),
    plural=N_("People"),
    prefix="PE",
    title="name",
    orders=(("active_from", "active_until"),),
    fields=_FIELDS,
)
