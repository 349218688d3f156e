"""What the library says about mitigations and tools, in words."""

from rai_desktop.domain.codes import EffectScope
from rai_desktop.domain.library import LibraryMeasure, LibraryTool
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels

_SCOPES = {
    EffectScope.BOTH: N_("Impact: {steps}"),
    EffectScope.PERSONS: N_("Impact on people: {steps}"),
    EffectScope.BUSINESS: N_("Impact on the business: {steps}"),
}


def effect_words(measure: LibraryMeasure, labels: Labels) -> str:
    """Return by how many steps a mitigation lowers what, and with how much effort."""
    words, parts = labels.words, []
    if measure.likelihood:
        steps = _steps(measure.likelihood, labels)
        parts.append(words.filled(N_("Likelihood: {steps}"), steps=steps))
    if measure.impact:
        steps = _steps(measure.impact, labels)
        parts.append(words.filled(_SCOPES[measure.scope], steps=steps))
    parts.append(words.filled(N_("Effort: {effort}"), effort=labels.code(measure.effort)))
    return "; ".join(parts)


def _steps(steps: int, labels: Labels) -> str:
    return labels.words.plural("{count} step lower", "{count} steps lower", steps)


def owner_word(measure: LibraryMeasure, labels: Labels) -> str:
    """Return who usually takes care of a mitigation."""
    return _coded("measure_owners", measure.owner, labels)


def tool_words(tool: LibraryTool, labels: Labels) -> str:
    """Return what a tool does, for whom, under which licence and where it is found."""
    words = labels.words
    users = ", ".join(_coded("tool_users", code, labels) for code in tool.users)
    where = words(N_("works without sending data to others")) if tool.offline else ""
    facts = (users, tool.licence, where, tool.address)
    return f"{tool.name}: {words.pick(tool.what)} ({'; '.join(fact for fact in facts if fact)})"


def _coded(vocabulary: str, code: str, labels: Labels) -> str:
    texts = dict(labels.catalogue.vocabulary(vocabulary)).get(code, {})
    return labels.words.pick(texts) or code
