"""Taking risks and mitigations out of the library, or dismissing them; each is one step."""

from collections.abc import Mapping, Sequence

from rai_desktop.domain.canonical import Value
from rai_desktop.domain.codes import Action, LinkRole, MeasureStatus, RiskOrigin, RiskStatus
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid, natural_uid
from rai_desktop.domain.kinds.internal import dismissal_uid
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.library import LibraryMeasure, LibraryRating, LibraryRisk
from rai_desktop.domain.rating import Perspective, When
from rai_desktop.domain.steps import FieldSetting, Step
from rai_desktop.domain.texts import N_
from rai_desktop.services.creating import kept_pack_settings
from rai_desktop.services.library.copies import state_of, texts_of
from rai_desktop.services.library.proposing import proposed_traits, risk_uid
from rai_desktop.services.library.reading import library_of, measure_of, risk_of
from rai_desktop.services.links import link_settings
from rai_desktop.services.ports import Catalogue
from rai_desktop.services.project import OpenProject


def take_risk(
    project: OpenProject,
    catalogue: Catalogue,
    system: Uid,
    entry: str,
    language: str,
    *,
    also: Sequence[FieldSetting] = (),
) -> Uid:
    """Take a risk of the library for a system, as one step; return the uid of the new risk.

    Its texts are copied in ``language``. The suggested rating is the one without mitigations and
    today's. A risk that lies in the bin comes back with these texts and ratings.

    Raises:
        UsageError: the library has no such risk, or it was taken for the system before.
    """
    risk = risk_of(project, catalogue, entry)
    about = _system(project, system)
    known = project.store.entity(risk_uid(project.uid, system, entry))
    if known is not None and not known.deleted:
        raise UsageError(
            N_("This risk was taken for the system before. It is {number}."),
            number=project.number(known),
        )
    rating = library_of(project, catalogue).rating(risk, about.template)
    uid = risk_uid(project.uid, system, entry)
    texts = texts_of(risk, language)
    values = _risk_values(project, risk, rating, texts, language)
    settings = [*also, *_entry_settings(project, EntityKind.RISK, uid, values)]
    settings += link_settings(project.uid, LinkRole.SYSTEM_RISK, system, uid)
    settings += _no_longer_dismissed(project, system, entry)
    _commit_copy(project, catalogue, risk.pack, settings, texts["title"])
    return uid


def dismiss_risk(
    project: OpenProject,
    system: Uid,
    entry: str,
    reason: str,
    *,
    also: Sequence[FieldSetting] = (),
) -> Step:
    """Remember that a risk of the library does not concern a system, as one step.

    Raises:
        UsageError: no reason is given.
    """
    if not reason.strip():
        raise UsageError(N_("Say in a few words why the risk does not concern this system."))
    about = _system(project, system)
    values: dict[str, Value] = {
        "system": system,
        "library": entry,
        "reason": reason.strip(),
        "traits": proposed_traits(about),
        "deleted": False,
    }
    uid = dismissal_uid(project.uid, system, entry)
    settings = project.checked(EntityKind.DISMISSAL, uid, values)
    return project.commit(Action.DISMISS, [*also, *settings], title=about.name)


def offer_again(project: OpenProject, system: Uid, entry: str) -> Step | None:
    """Propose a dismissed risk again, as one step; ``None`` when it is not dismissed."""
    settings = _no_longer_dismissed(project, system, entry)
    if not settings:
        return None
    return project.commit(Action.RESTORE, settings, title=project.name(system))


def add_measure(
    project: OpenProject,
    catalogue: Catalogue,
    risk: Uid,
    entry: str,
    language: str,
    *,
    also: Sequence[FieldSetting] = (),
) -> Uid:
    """Take a mitigation of the library against a risk, as one step; return its uid.

    One that the project already has is linked, for one mitigation may help against many risks.

    Raises:
        UsageError: the library has no such mitigation.
    """
    measure = measure_of(project, catalogue, entry)
    existing = existing_measure(project, entry)
    uid = existing or measure_uid(project.uid, entry)
    settings = link_settings(project.uid, LinkRole.RISK_MITIGATION, risk, uid)
    if existing is not None:
        project.commit(Action.LINK, [*also, *settings], title=project.name(existing))
        return uid
    texts = texts_of(measure, language)
    values = _measure_values(measure, texts, language)
    settings = [*also, *_entry_settings(project, EntityKind.MITIGATION, uid, values), *settings]
    _commit_copy(project, catalogue, measure.pack, settings, texts["title"])
    return uid


def measure_uid(project: Uid, entry: str) -> Uid:
    """Return the uid that a mitigation taken from the library has in every copy."""
    return natural_uid(project, EntityKind.MITIGATION, entry)


def existing_measure(project: OpenProject, entry: str) -> Uid | None:
    """Return a mitigation of the project that was taken from this entry; ``None`` without one."""
    found = project.referring.entries(EntityKind.MITIGATION, "library", Uid(entry))
    return found[0] if found else None


def _system(project: OpenProject, system: Uid) -> AiSystem:
    entity = project.entity(system)
    if not isinstance(entity, AiSystem):
        raise UsageError(N_("Risks are proposed for AI systems only. Choose an AI system."))
    return entity


def _risk_values(
    project: OpenProject,
    risk: LibraryRisk,
    rating: LibraryRating,
    texts: Mapping[str, str],
    language: str,
) -> dict[str, Value]:
    today = project.clock.today()
    return {
        **texts,
        "criterion": risk.criterion,
        "affected_groups": tuple(sorted(risk.affected)),
        "lifecycle": tuple(sorted(risk.lifecycle)),
        "status": RiskStatus.OPEN,
        **_rated(When.INHERENT, rating),
        **_rated(When.CURRENT, rating),
        "identified_on": today,
        "rated_on": today,
        "risk_origin": RiskOrigin.LIBRARY,
        "library": risk.id,
        "library_text": state_of(texts, language).text,
    }


def _rated(when: When, rating: LibraryRating) -> dict[str, Value]:
    return {
        f"{when}_likelihood": rating.likelihood,
        f"{when}_{Perspective.PERSONS}": rating.persons,
        f"{when}_{Perspective.BUSINESS}": rating.business,
    }


def _measure_values(
    measure: LibraryMeasure, texts: Mapping[str, str], language: str
) -> dict[str, Value]:
    return {
        **texts,
        "status": MeasureStatus.PROPOSED,
        "measure_kinds": tuple(sorted(measure.kinds)),
        "nature": measure.nature,
        "effort": measure.effort,
        "effect_likelihood": measure.likelihood,
        "effect_impact": measure.impact,
        "effect_scope": measure.scope,
        "library": measure.id,
        "library_text": state_of(texts, language).text,
    }


def _entry_settings(
    project: OpenProject, kind: EntityKind, uid: Uid, values: Mapping[str, Value]
) -> list[FieldSetting]:
    """Return the settings of an entry that comes into being, or back out of the bin."""
    settings = project.checked(kind, uid, values)
    if project.store.entity(uid) is not None:
        return [*settings, FieldSetting(kind, uid, "deleted", False)]
    return [FieldSetting(kind, uid, "number", project.next_number(kind)), *settings]


def _no_longer_dismissed(project: OpenProject, system: Uid, entry: str) -> list[FieldSetting]:
    uid = dismissal_uid(project.uid, system, entry)
    found = project.store.entity(uid)
    if found is None or found.deleted:
        return []
    return [FieldSetting(EntityKind.DISMISSAL, uid, "deleted", True)]


def _commit_copy(
    project: OpenProject,
    catalogue: Catalogue,
    pack: str,
    settings: Sequence[FieldSetting],
    title: str,
) -> None:
    """Commit a copy with the pack that it is from; own packs are in the project already."""
    kept: list[FieldSetting] = []
    data: dict[str, bytes] = {}
    if pack in catalogue.pack_ids():
        kept, data = kept_pack_settings(project, catalogue, pack)
    project.commit(Action.TAKE_PROPOSAL, [*settings, *kept], title=title, attachments=data)
