"""The public page as frozen data, in words of one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.canonical import Plain
from rai_desktop.services.registers.model import Fact

FORMAT, VERSION = "rai-desktop-public-register", 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicSystem:
    """A system as everybody may know it: number, name, facts in words, and their codes."""

    number: str
    name: str
    facts: tuple[Fact, ...]
    values: Mapping[str, Plain]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPage:
    """What the page says; ``labels`` are further words that writers need."""

    language: str
    title: str
    organisation: str
    intro: str
    day: date
    contact: str
    example: str
    systems: tuple[PublicSystem, ...]
    labels: Mapping[str, str]

    def document(self) -> dict[str, Plain]:
        """Return the page in JSON form; see ``resources/schema/public-register-1.json``."""
        return {
            "format": FORMAT,
            "version": VERSION,
            "language": self.language,
            "organisation": self.organisation,
            "date": self.day.isoformat(),
            "contact": self.contact,
            "systems": [
                {"number": one.number, "name": one.name, **one.values} for one in self.systems
            ],
        }
