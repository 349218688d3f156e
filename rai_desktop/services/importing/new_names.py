"""What an entry consists of that a list names and nobody has yet."""

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.services.person_names import person_name


def new_entry(kind: EntityKind, name: str) -> dict[str, Value]:
    """Return the fields of an entry of which only the name in a list is known."""
    if kind is not EntityKind.PERSON:
        return {KINDS[kind].title: name}
    person = person_name(name)
    return {"name": person.name, **({"email": person.email} if person.email else {})}
