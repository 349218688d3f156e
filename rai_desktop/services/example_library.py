"""What the example company took from the library, and what it dismissed."""

from collections.abc import Callable, Iterator, Mapping

from rai_desktop.domain.canonical import Plain, Value
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.internal import dismissal_uid
from rai_desktop.domain.library import LibraryMeasure, LibraryRisk
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.library.copies import state_of, texts_of
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject
from rai_desktop.words import Words

UidOf = Callable[[str], Uid]


def example_library(
    project: OpenProject,
    catalogue: Catalogue,
    data: Mapping[str, Plain],
    words: Words,
    uid_of: UidOf,
) -> list[FieldSetting]:
    """Return from which state of the library entries were copied, and dismissed proposals."""
    library, language = catalogue.library(), words.language
    copied: tuple[tuple[str, EntityKind, Mapping[str, LibraryRisk | LibraryMeasure]], ...] = (
        ("risks", EntityKind.RISK, {**library.risks}),
        ("mitigations", EntityKind.MITIGATION, {**library.measures}),
    )
    settings = []
    for section, kind, known in copied:
        for entry in _entries(data, section):
            found = known.get(str(entry.get("library")))
            if found is not None:
                state = state_of(texts_of(found, language), language).text
                uid = uid_of(str(entry["id"]))
                settings.append(FieldSetting(kind, uid, "library_text", state))
    return [*settings, *_dismissed(project, data, language, uid_of)]


def _dismissed(
    project: OpenProject, data: Mapping[str, Plain], language: str, uid_of: UidOf
) -> Iterator[FieldSetting]:
    traits = {entry["id"]: entry.get("traits") for entry in _entries(data, "systems")}
    for entry in _entries(data, "dismissed"):
        system, library, reason = uid_of(str(entry["system"])), entry["library"], entry["reason"]
        assert isinstance(reason, dict)  # noqa: S101 - the product's own data
        known = traits[entry["system"]]
        uid = dismissal_uid(project.uid, system, str(library))
        values: dict[str, Value] = {
            "system": system,
            "library": str(library),
            "reason": str(reason[language]),
            "traits": tuple(sorted(map(str, known))) if isinstance(known, list) else (),
        }
        for key, value in values.items():
            yield FieldSetting(EntityKind.DISMISSAL, uid, key, value)


def _entries(data: Mapping[str, Plain], section: str) -> Iterator[Mapping[str, Plain]]:
    entries = data.get(section, [])
    assert isinstance(entries, list)  # noqa: S101 - the product's own data
    for entry in entries:
        assert isinstance(entry, dict)  # noqa: S101 - the product's own data
        yield entry
