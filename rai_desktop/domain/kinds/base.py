"""What all kinds of entities share."""

from dataclasses import dataclass

from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec, Privacy
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Something that is kept in the project; deleting sets ``deleted`` and keeps the rest."""

    uid: Uid
    deleted: bool = False


DELETED = FieldSpec(
    key="deleted", kind=FieldKind.FLAG, label=N_("Deleted"), internal=True, register=False
)

NUMBER = FieldSpec(
    key="number",
    kind=FieldKind.NUMBER,
    label=N_("Number"),
    help=N_("Given by the program and kept for good."),
    internal=True,
    table=True,
    reviewed=False,
    minimum=1,
)


NOTES = FieldSpec(
    key="notes",
    kind=FieldKind.LONG_TEXT,
    label=N_("Notes"),
    help=N_("For yourself. Internal notes can be left out of exports."),
    group="notes",
    privacy=Privacy.COMMENT,
    reviewed=False,
)


def library_fields(group: str) -> tuple[FieldSpec, FieldSpec]:
    """Return where an entry came from in the library, and which of its texts it has."""
    return (
        FieldSpec(
            key="library",
            kind=FieldKind.TEXT,
            label=N_("Library entry"),
            internal=True,
            group=group,
            reviewed=False,
        ),
        FieldSpec(
            key="library_text",
            kind=FieldKind.TEXT,
            label=N_("State of the library entry"),
            internal=True,
            register=False,
            group=group,
            reviewed=False,
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A field that has to be filled while another one says one of ``codes``."""

    key: str
    codes: tuple[str, ...]
    needed: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KindSpec:
    """Description of one kind of entity.

    ``prefix`` begins the number that people see, ``title`` is the key of the name-like field.
    Where ``made_by`` says something, people neither add nor remove entries: it tells what does.
    ``needs`` tell which fields ask for others, ``begins`` what a new entry says unless told.
    ``orders`` are pairs of days of which the first does not come after the second; references in
    ``chains`` lead from entry to entry of the kind and never back.
    """

    kind: EntityKind
    entity: type[Entity]
    label: str
    plural: str
    fields: tuple[FieldSpec, ...]
    prefix: str = ""
    title: str = ""
    made_by: str = ""
    needs: tuple[Need, ...] = ()
    begins: tuple[tuple[str, str], ...] = ()
    orders: tuple[tuple[str, str], ...] = ()
    chains: tuple[str, ...] = ()

    @property
    def by_hand(self) -> bool:
        """Whether people add and remove entries."""
        return not self.made_by

    def field(self, key: str) -> FieldSpec | None:
        """Return the description of the field ``key``, or ``None``."""
        return next((spec for spec in self.fields if spec.key == key), None)
