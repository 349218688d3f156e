"""Commands about the library: what it proposes for an entry, taking it, dismissing it."""

from typing import TYPE_CHECKING

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.errors import ExitCode, UsageError
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.base import Entity
from rai_desktop.domain.kinds.risk import Risk
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.texts import N_
from rai_desktop.services.project import OpenProject

if TYPE_CHECKING:
    from rai_desktop.cli.context import Context
    from rai_desktop.services.library.measures import MeasureProposal
    from rai_desktop.services.library.proposing import Proposal

NAMES = ("proposals", "proposal")
_ONLY = N_("The library proposes risks for an AI system and mitigations for a risk. Say which.")


def list_proposals(context: "Context") -> ExitCode:
    """List the risks that fit a system, or the mitigations that help against a risk."""
    from rai_desktop.cli.commands.entries import living_entry

    options = context.options
    if options.of is None:
        raise UsageError(N_("Say for which entry, such as “--of KI-0001”."))
    with context.project(options.project, read_only=True) as project:
        found = _proposed(context, project, living_entry(project, options.of))
        lines = [(_line(context, one), one) for one in found]
        return context.answer_lines(lines, lambda one: one, N_("There is no proposal."))


def take(context: "Context") -> ExitCode:
    """Take an entry of the library for a system or a risk, or dismiss it, as one step."""
    from rai_desktop.cli.commands.entries import living_entry

    options = context.options
    with context.project(options.project) as project:
        entity = living_entry(project, options.number)
        if not isinstance(entity, AiSystem | Risk):
            raise UsageError(_ONLY)
        if options.dismiss is not None:
            return _dismissed(context, project, entity)
        taken = project.entity(_taken(context, project, entity))
        name, number = project.name(taken.uid), project.number(taken)
        document: dict[str, Plain] = {"uid": taken.uid, "number": number, "name": name}
        return context.answer(document, f"{number}  {name}")


def _taken(context: "Context", project: OpenProject, entity: Entity) -> Uid:
    from rai_desktop.services.library.taking import add_measure, take_risk

    act = take_risk if isinstance(entity, AiSystem) else add_measure
    entry, language = context.options.entry, context.words.language
    also = context.use_author(project)
    return act(project, context.catalogue, entity.uid, entry, language, also=also)


def _dismissed(context: "Context", project: OpenProject, entity: Entity) -> ExitCode:
    from rai_desktop.services.library.reading import risk_of
    from rai_desktop.services.library.taking import dismiss_risk

    options = context.options
    risk = risk_of(project, context.catalogue, options.entry)
    also = context.use_author(project)
    dismiss_risk(project, entity.uid, risk.id, options.dismiss, also=also)
    document: dict[str, Plain] = {"number": risk.id, "dismissed": options.dismiss}
    return context.answer(document, context.words(N_("The proposal was dismissed.")))


def _proposed(context: "Context", project: OpenProject, entity: Entity) -> list[dict[str, Plain]]:
    from rai_desktop.services.library.measures import measure_proposals
    from rai_desktop.services.library.proposing import proposals

    if isinstance(entity, AiSystem):
        found = proposals(project, context.catalogue, entity.uid)
        every = (*found.open, *found.dismissed)
        return [_risk(context, project, entity, each) for each in every]
    if isinstance(entity, Risk):
        measures = measure_proposals(project, context.catalogue, entity.uid)
        return [_measure(context, project, each) for each in measures]
    raise UsageError(_ONLY)


def _risk(
    context: "Context", project: OpenProject, system: Entity, proposal: "Proposal"
) -> dict[str, Plain]:
    from rai_desktop.services.library.proposing import risk_uid
    from rai_desktop.services.library.reading import library_of
    from rai_desktop.services.library.reasons import reason_words

    library = library_of(project, context.catalogue)
    rating, overall = proposal.rating, proposal.levels.overall
    return {
        "uid": risk_uid(project.uid, system.uid, proposal.risk.id),
        "number": proposal.risk.id,
        "title": context.words.pick(proposal.risk.title),
        "level": str(overall) if overall is not None else None,
        "likelihood": rating.likelihood,
        "persons": rating.persons,
        "business": rating.business,
        "reason": reason_words(proposal.reason, library, context.labels()),
        "dismissed": proposal.dismissed,
        "is_back": proposal.is_back,
    }


def _measure(
    context: "Context", project: OpenProject, proposal: "MeasureProposal"
) -> dict[str, Plain]:
    from rai_desktop.services.library.taking import measure_uid
    from rai_desktop.services.library.words import effect_words

    measure, existing = proposal.measure, proposal.existing
    there = project.number(project.entity(existing)) if existing is not None else None
    return {
        "uid": existing or measure_uid(project.uid, measure.id),
        "number": measure.id,
        "title": context.words.pick(measure.title),
        "reason": effect_words(measure, context.labels()),
        "tools": [tool.name for tool in proposal.tools],
        "existing": there,
    }


def _line(context: "Context", document: dict[str, Plain]) -> str:
    from rai_desktop.domain.codes import RiskLevel

    level = document.get("level")
    word = context.labels().code(RiskLevel(str(level))) if level else ""
    head = "  ".join(str(part) for part in (document["number"], document["title"], word) if part)
    told = [head, str(document["reason"])]
    if document.get("dismissed"):
        reason = document["dismissed"]
        told.append(context.words.filled(N_("Dismissed: {reason}"), reason=reason))
    if document.get("existing"):
        number = document["existing"]
        told.append(context.words.filled(N_("Already in the project: {number}"), number=number))
    return "\n".join(told)
