"""How the example company works on its risks: incidents, trainings, acceptances, reviews."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.codes import Action
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid, natural_uid
from rai_desktop.domain.kinds.system import AiSystem
from rai_desktop.domain.work_codes import ReviewVerdict
from rai_desktop.services.creating import entries_settings
from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import Catalogue, Uids
from rai_desktop.services.project import OpenProject
from rai_desktop.services.reviews.recording import ReviewDraft, record_review
from rai_desktop.services.risks.accepting import Wish, accept_risk
from rai_desktop.words import Words

_SECTIONS = (
    ("findings", EntityKind.FINDING),
    ("incidents", EntityKind.INCIDENT),
    ("trainings", EntityKind.TRAINING),
    ("inquiries", EntityKind.INQUIRY),
    ("practices", EntityKind.PRACTICE),
)


def fill_example_work(
    project: OpenProject, catalogue: Catalogue, work: Mapping[str, Plain], words: Words
) -> None:
    """Add incidents, trainings, inquiries and further entries; accept risks, review systems."""
    settings = entries_settings(project, words, _SECTIONS, work)
    project.commit(Action.EXAMPLE, settings, undoable=False)
    usual = project.uids
    project.uids = _SteadyUids(project.uid, usual)
    try:
        for entry in _entries(work["acceptances"]):
            _accept(project, catalogue, words, entry)
        labels = Labels(words, catalogue)
        for entry in _entries(work["reviews"]):
            _review(project, labels, entry)
    finally:
        project.uids = usual


class _SteadyUids:
    """Uids of the example that never change, in the order in which they are asked for."""

    def __init__(self, project: Uid, usual: Uids) -> None:
        self._project = project
        self._count = 0
        self.new_salt = usual.new_salt

    def new_uid(self) -> Uid:
        """Return the next one."""
        self._count += 1
        return natural_uid(self._project, "example", f"work-{self._count}")


def _accept(
    project: OpenProject, catalogue: Catalogue, words: Words, entry: Mapping[str, Plain]
) -> None:
    wish = Wish(
        accepted_by=_uid(project, entry["by"]),
        expires_on=project.clock.today() + timedelta(days=int(str(entry["days"]))),
        reason=_text(words, entry["reason"]),
        conditions=_text(words, entry.get("conditions")),
    )
    accept_risk(project, catalogue, _uid(project, entry["risk"]), wish, undoable=False)


def _review(project: OpenProject, labels: Labels, entry: Mapping[str, Plain]) -> None:
    system = project.entity(_uid(project, entry["system"]))
    assert isinstance(system, AiSystem)  # noqa: S101 - the product's own data
    draft = ReviewDraft(
        subject=system.uid,
        verdict=ReviewVerdict(str(entry["verdict"])),
        reason=_text(labels.words, entry["reason"]),
        conditions=_text(labels.words, entry.get("conditions")),
        held_on=system.reviewed_on,
        next_on=system.review_due_on,
        reviewer=_uid(project, entry["reviewer"]),
        approver=_uid(project, entry["approver"]),
    )
    record_review(project, labels, draft, undoable=False)


def _entries(plain: Plain) -> Iterator[Mapping[str, Plain]]:
    assert isinstance(plain, list)  # noqa: S101 - the product's own data
    for entry in plain:
        assert isinstance(entry, dict)  # noqa: S101 - the product's own data
        yield entry


def _uid(project: OpenProject, local: Plain) -> Uid:
    return natural_uid(project.uid, "example", str(local))


def _text(words: Words, plain: Plain) -> str:
    return words.pick({str(k): str(v) for k, v in plain.items()}) if isinstance(plain, dict) else ""
