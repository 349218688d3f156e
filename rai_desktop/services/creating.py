"""New projects: an empty one, and the example company."""

from collections.abc import Iterable, Mapping
from datetime import date

from rai_desktop.domain.canonical import Plain, Value
from rai_desktop.domain.codes import Action, LinkRole
from rai_desktop.domain.days import days_later
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.ids import Uid, natural_uid
from rai_desktop.domain.kinds.internal import Pack
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.domain.texts import N_
from rai_desktop.domain.values import read_plain
from rai_desktop.services.jobs import Heed, go_on
from rai_desktop.services.links import link_settings
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject
from rai_desktop.words import Words

METHOD_PACK = "method"


def begin_project(
    project: OpenProject,
    catalogue: Catalogue,
    organisation: Mapping[str, Value],
    person: Mapping[str, Value] | None = None,
) -> None:
    """Write the first step of a project: the organisation, who works here, and the risk method.

    Raises:
        UsageError: a value does not fit.
    """
    settings = organisation_settings(project, organisation)
    if person and person.get("name"):
        uid, person_settings = project.new_settings(EntityKind.PERSON, person)
        settings += person_settings
        project.author = uid
    pack, attachments = pack_settings(project, catalogue, METHOD_PACK)
    project.commit(Action.NEW_PROJECT, [*settings, *pack], undoable=False, attachments=attachments)


def organisation_settings(project: OpenProject, values: Mapping[str, Value]) -> list[FieldSetting]:
    """Return settings of the one organisation of a project.

    Raises:
        UsageError: the name is missing, or a value does not fit.
    """
    if not str(values.get("name") or "").strip():
        spec = project.field(EntityKind.ORGANISATION, "name")
        raise UsageError(N_("The field “{field}” is required. Fill it."), field=spec.named)
    uid = natural_uid(project.uid, EntityKind.ORGANISATION)
    return project.checked(EntityKind.ORGANISATION, uid, values)


def pack_settings(
    project: OpenProject, catalogue: Catalogue, pack_id: str
) -> tuple[list[FieldSetting], dict[str, bytes]]:
    """Return what keeps a pack in the project: its entry, and its bytes by SHA-256."""
    pack = catalogue.pack(pack_id)
    uid = natural_uid(project.uid, EntityKind.PACK, pack.id, pack.version, pack.sha256)
    values = {
        "pack_id": pack.id,
        "version": pack.version,
        "sha256": pack.sha256,
        "title": pack.title["en"],
    }
    settings = [FieldSetting(EntityKind.PACK, uid, key, value) for key, value in values.items()]
    return settings, {pack.sha256: pack.data}


def kept_pack_settings(
    project: OpenProject, catalogue: Catalogue, pack_id: str
) -> tuple[list[FieldSetting], dict[str, bytes]]:
    """Return the same as far as the project does not keep the pack already."""
    settings, data = pack_settings(project, catalogue, pack_id)
    kept = project.store.entity(settings[0].uid)
    if isinstance(kept, Pack) and not kept.deleted:
        return [], {}
    if kept is not None:  # it went away when its first use was undone
        settings.append(FieldSetting(EntityKind.PACK, settings[0].uid, "deleted", False))
    return settings, data


def kept_law_settings(
    project: OpenProject, catalogue: Catalogue
) -> tuple[list[FieldSetting], dict[str, bytes]]:
    """Return what keeps all packs of the law in the project, so that its texts stay readable."""
    settings: list[FieldSetting] = []
    attachments: dict[str, bytes] = {}
    for pack in catalogue.law().packs:
        own, data = kept_pack_settings(project, catalogue, pack)
        settings += own
        attachments |= data
    return settings, attachments


Entries = Mapping[str, Plain]
"""Sections of the example's data."""

_SECTIONS = (
    ("people", EntityKind.PERSON),
    ("vendors", EntityKind.VENDOR),
    ("systems", EntityKind.SYSTEM),
    ("risks", EntityKind.RISK),
    ("mitigations", EntityKind.MITIGATION),
    ("evidence", EntityKind.EVIDENCE),
)

_LINKS = {
    "systems": LinkRole.SYSTEM_RISK,
    "risks": LinkRole.RISK_MITIGATION,
    "of": LinkRole.EVIDENCE_OF,
}


def fill_example(
    project: OpenProject,
    catalogue: Catalogue,
    data: Mapping[str, Plain],
    words: Words,
    heed: Heed = go_on,
) -> None:
    """Fill a fresh project with the example company in the language of ``words``.

    Its entries are one step, each classification and the answers to requirements another one.
    ``heed`` may end it between two of them.
    """
    from rai_desktop.services.example_library import example_library

    example = _Example(project, words, project.clock.today())
    settings = list(example.settings(data))
    heed()
    settings += example_library(project, catalogue, data, words, example.uid)
    heed()
    pack, attachments = pack_settings(project, catalogue, METHOD_PACK)
    project.commit(Action.EXAMPLE, [*settings, *pack], undoable=False, attachments=attachments)
    law = data.get("law")
    if isinstance(law, dict):
        from rai_desktop.services.example_law import fill_example_law

        fill_example_law(project, catalogue, law, words)
    work = data.get("work")
    if isinstance(work, dict):
        from rai_desktop.services.example_work import fill_example_work

        fill_example_work(project, catalogue, work, words)


def entries_settings(
    project: OpenProject, words: Words, sections: Iterable[tuple[str, EntityKind]], data: Entries
) -> list[FieldSetting]:
    """Return the settings of further entries of the example, kind by kind."""
    return _Example(project, words, project.clock.today()).entries(sections, data)


class _Example:
    """Turns the example's data into settings; local ids become uids that never change."""

    def __init__(self, project: OpenProject, words: Words, day: date) -> None:
        self._project = project
        self._words = words
        self._day = day

    def settings(self, data: Mapping[str, Plain]) -> list[FieldSetting]:
        """Return all settings of the example."""
        organisation = data["organisation"]
        assert isinstance(organisation, dict)  # noqa: S101 - the product's own data
        uid = natural_uid(self._project.uid, EntityKind.ORGANISATION)
        return [
            *self._fields(EntityKind.ORGANISATION, uid, organisation),
            *self.entries(_SECTIONS, data),
        ]

    def entries(
        self, sections: Iterable[tuple[str, EntityKind]], data: Entries
    ) -> list[FieldSetting]:
        """Return the settings of all entries in some sections."""
        settings: list[FieldSetting] = []
        for section, kind in sections:
            entries = data[section]
            assert isinstance(entries, list)  # noqa: S101 - the product's own data
            for number, entry in enumerate(entries, start=1):
                assert isinstance(entry, dict)  # noqa: S101 - the product's own data
                own = self.uid(str(entry["id"]))
                settings.append(FieldSetting(kind, own, "number", number))
                settings += self._fields(kind, own, entry)
                settings += self._links(own, entry)
        return settings

    def uid(self, local: str) -> Uid:
        """Return the uid of the entry with a local id."""
        return natural_uid(self._project.uid, "example", local)

    def _fields(self, kind: EntityKind, uid: Uid, entry: Mapping[str, Plain]) -> list[FieldSetting]:
        specs = {spec.key: spec for spec in KINDS[kind].fields}
        return [
            FieldSetting(kind, uid, key, self._value(specs[key], plain))
            for key, plain in entry.items()
            if key in specs
        ]

    def _value(self, spec: FieldSpec, plain: Plain) -> Value:
        if spec.kind is FieldKind.REFERENCE:
            return self.uid(str(plain))
        if isinstance(plain, dict):
            if "days" in plain:
                return days_later(self._day, int(str(plain["days"])))
            plain = str(plain[self._words.language])
        if spec.is_text and not isinstance(plain, str):
            plain = str(plain)
        return read_plain(spec, plain)

    def _links(self, uid: Uid, entry: Mapping[str, Plain]) -> list[FieldSetting]:
        settings: list[FieldSetting] = []
        for key, role in _LINKS.items():
            others = entry.get(key, [])
            if not isinstance(others, list):
                continue
            for other in others:
                ends = (self.uid(str(other)), uid)
                first, second = reversed(ends) if role is LinkRole.EVIDENCE_OF else ends
                settings += link_settings(self._project.uid, role, first, second)
        return settings
