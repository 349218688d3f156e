"""Building the public page: only the fields that are listed here can come into it."""

from collections.abc import Iterator, Sequence

from rai_desktop.domain.canonical import Plain, Value, is_empty, to_plain
from rai_desktop.domain.errors import UsageError
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec, Privacy
from rai_desktop.domain.ids import Uid
from rai_desktop.domain.kinds.organisation import Organisation
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.texts import N_
from rai_desktop.services.labels import Labels
from rai_desktop.services.law.shown import ShownClassifications
from rai_desktop.services.project import OpenProject
from rai_desktop.services.public_page.model import PublicPage, PublicSystem
from rai_desktop.services.registers.model import Fact

PUBLIC_FIELDS = (
    "purpose",
    "benefit",
    "product",
    "vendor",
    "status",
    "in_use_since",
    "affected_groups",
    "influence",
    "oversight",
    "notice",
    "complaints",
)
"""Fields of a system that the page tells when they are filled; nothing else ever leaves."""

LABELS = "labels"
_LONGEST_CONTACT = 300

_TEXTS = {
    "contents": N_("AI systems on this page"),
    "as_of": N_("As of {day}"),
    "contact": N_("Questions and complaints"),
    "made_with": N_("Made with RAI Desktop. This page loads nothing from other places."),
    "skip": N_("Skip to the content"),
    "number": N_("Number"),
}


def public_page(
    project: OpenProject, labels: Labels, systems: Sequence[Uid], contact: str = ""
) -> PublicPage:
    """Return what everybody is told about the chosen systems, in the order in which they come.

    Raises:
        UsageError: no system is chosen, one of the entries is none, or the contact is too long.
    """
    words = labels.words
    chosen = [_system(project, uid) for uid in systems]
    if not chosen:
        raise UsageError(N_("Choose the AI systems that everybody may know about."))
    contact = " ".join(contact.split())
    if len(contact) > _LONGEST_CONTACT:
        raise UsageError(N_("The contact is too long. A line with e-mail or telephone is enough."))
    organisation = project.organisation() or Organisation(uid=project.uid)
    writer = _Writer(project, labels)
    example = N_("Example company – all entries are made up")
    return PublicPage(
        language=words.language,
        title=words.filled(N_("AI systems of {company}"), company=organisation.name),
        organisation=organisation.name,
        intro=words(
            N_(
                "Here we say where we use artificial intelligence, what for, and who watches over "
                "it. The classification follows the EU AI Act."
            )
        ),
        day=project.clock.today(),
        contact=contact,
        example=words(example) if organisation.example else "",
        systems=tuple(map(writer.system, chosen)),
        labels={key: words(text) for key, text in _TEXTS.items()},
    )


def _system(project: OpenProject, uid: Uid) -> AiSystem:
    entity = project.entity(uid)
    if not isinstance(entity, AiSystem) or entity.deleted:
        raise UsageError(
            N_("{number} is not an AI system. Choose one of the AI systems."),
            number=project.number(entity),
        )
    return entity


class _Writer:
    def __init__(self, project: OpenProject, labels: Labels) -> None:
        self._project, self._labels = project, labels
        self._shown = ShownClassifications(project, labels, project.clock.today())
        known = {spec.key: spec for spec in project.fields(EntityKind.SYSTEM)}
        self._specs = [known[key] for key in PUBLIC_FIELDS]

    def system(self, system: AiSystem) -> PublicSystem:
        """Return what is told about one system."""
        return PublicSystem(
            number=self._project.number(system),
            name=system.name,
            facts=tuple(self._facts(system)),
            values=dict(self._values(system)),
        )

    def _facts(self, system: AiSystem) -> Iterator[Fact]:
        for spec, value in self._filled(system):
            text = self._labels.shown(self._project, spec, value)
            yield Fact(label=self._labels.field(spec), text=text)
        classified = self._labels.words(N_("Classification under the AI Act"))
        yield Fact(label=classified, text=self._classified(system))

    def _values(self, system: AiSystem) -> Iterator[tuple[str, Plain]]:
        for spec, value in self._filled(system):
            named = spec.kind is FieldKind.REFERENCE
            yield spec.key, self._project.name(Uid(str(value))) if named else to_plain(value)
        yield LABELS, self._classified(system)

    def _classified(self, system: AiSystem) -> str:
        """Return the classification, once a person has confirmed it."""
        shown = self._shown.of(system.uid)
        if not (shown.is_settled and shown.status.is_decided):
            return self._labels.words(N_("Not confirmed yet"))
        return self._shown.text(system.uid)

    def _filled(self, system: AiSystem) -> Iterator[tuple[FieldSpec, Value]]:
        for spec in self._specs:
            value = self._project.value(system, spec.key)
            if not is_empty(value) and spec.privacy is Privacy.NORMAL:
                yield spec, value
