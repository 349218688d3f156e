"""People as lists name them: “Müller, Anna (IT)”, “Anna Müller <anna@example.org>”."""

import re
from dataclasses import dataclass

from rai_desktop.domain.kinds.person import Person
from rai_desktop.domain.synonyms import names_in
from rai_desktop.words.language import folded

_ADDRESS = re.compile(r"[^\s<>()\[\],;:@|]+@[^\s<>()\[\],;:@|]+\.[^\s<>()\[\],;:@|]+")
_DETAIL = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_EDGES = " \t\u00a0,;:<>()[]|"
_TITLES = frozenset(names_in("dr|prof|herr|frau|mr|mrs|ms|dipl|ing"))


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A person as a list writes it: ``name`` as typed, without an address.

    ``key`` is what different ways to write the name have in common; ``detail`` is what stands in
    brackets behind it, such as the department, folded.
    """

    name: str
    email: str = ""
    key: str = ""
    detail: str = ""


def person_name(text: str) -> PersonName:
    """Return the parts of ``text``; without a name the address is the name."""
    written = " ".join(text.split())
    found = _ADDRESS.search(written)
    email = found[0].removeprefix("mailto:") if found else ""
    rest = _ADDRESS.sub("", written, count=1).strip(_EDGES) if found else written
    if "(" in rest and ")" not in rest:  # the edge that closed it was taken off with the address
        rest = f"{rest})"
    details = [first or second for first, second in _DETAIL.findall(rest)]
    return PersonName(
        name=rest or email,
        email=email,
        key=_key(_DETAIL.sub(" ", rest)),
        detail=folded(" ".join(details).strip()),
    )


def _key(name: str) -> str:
    """Return first name before last name, without titles, as spelling varies."""
    family, mark, first = name.partition(",")
    ordered = f"{first} {family}" if mark and "," not in first else name
    spaced = "".join(c if c.isalnum() else " " for c in folded(ordered))
    return " ".join(word for word in spaced.split() if word not in _TITLES)


def may_be(person: Person, written: PersonName) -> bool:
    """Return whether ``person`` can be meant; what stands in brackets must not speak against it."""
    known = person_name(person.name)
    if not written.key or known.key != written.key:
        return False
    if not written.detail:
        return True
    facts = [known.detail, *(folded(f) for f in (person.department, person.function) if f)]
    told = [fact for fact in facts if fact]
    return not told or any(written.detail in fact or fact in written.detail for fact in told)
