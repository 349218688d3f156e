"""What a member decided about its report: answers, what is left out, other words, what was sent.

All of it lies on one answer sheet of the request and the year. Its keys hold a colon, so that none
of them is taken for an answer to a requirement.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from rai_desktop.domain.conditions import Answer
from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.ids import Uid, natural_uid
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.domain.wanted_report import WantedReport
from rai_desktop.domain.work_codes import Sharing
from rai_desktop.services.law.sheets import answer_settings, is_used, read_sheet, sheet_uid
from rai_desktop.services.project import OpenProject

FIGURE = "figure:"
OUT = "out:"
TEXT = "text:"
PRACTICE = "practice:"
SENT = "sent:"

_YES = "yes"
_MOMENT = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentReport:
    """The report that was finished last: which one, when, from which state.

    ``content`` is the digest of all that it says beside number and moment, ``sha256`` that of the
    file, ``signed_on`` empty when nobody stood for it.
    """

    revision: int
    created: datetime
    content: str
    sha256: str
    fingerprint: str = ""
    signed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSheet:
    """What is kept about one report; keys are those of items, figures and practices."""

    figures: Mapping[str, Answer] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    texts: Mapping[str, str] = field(default_factory=dict)
    practices: Mapping[Uid, Sharing] = field(default_factory=dict)
    sent: SentReport | None = None


def read_report_sheet(project: OpenProject, wanted: WantedReport) -> ReportSheet:
    """Return what is kept about the report that answers ``wanted``; empty in the beginning."""
    uid = sheet_uid(project.uid, wanted.id, _subject(project), wanted.year)
    kept = read_sheet(project.store.extra_values(uid)) if is_used(project, uid) else {}
    return ReportSheet(
        figures=_below(kept, FIGURE),
        left_out=frozenset(_below(kept, OUT)),
        texts={key: str(text) for key, text in _below(kept, TEXT).items()},
        practices={
            Uid(uid): Sharing(str(code))
            for uid, code in _below(kept, PRACTICE).items()
            if code in set(Sharing)
        },
        sent=_sent(_below(kept, SENT)),
    )


def report_settings(
    project: OpenProject, wanted: WantedReport, changes: Mapping[str, Answer | None]
) -> list[FieldSetting]:
    """Return the settings that keep ``changes``, by whole key; none when all is kept so already."""
    subject = _subject(project)
    version = wanted.version
    return answer_settings(project, wanted.id, version, subject, changes, wanted.year)


def item_changes(key: str, *, is_out: bool) -> dict[str, Answer | None]:
    """Return what leaves an item out, or takes it in again."""
    return {OUT + key: _YES if is_out else None}


def sent_changes(sent: SentReport) -> dict[str, Answer | None]:
    """Return what keeps that a report was finished."""
    values: dict[str, Answer | None] = {
        "revision": str(sent.revision),
        "created": sent.created.astimezone(UTC).strftime(_MOMENT),
        "content": sent.content,
        "sha256": sent.sha256,
        "fingerprint": sent.fingerprint or None,
        "signed_on": sent.signed_on.isoformat() if sent.signed_on else None,
    }
    return {SENT + key: value for key, value in values.items()}


def _subject(project: OpenProject) -> Uid:
    return natural_uid(project.uid, EntityKind.ORGANISATION)


def _below(kept: Mapping[str, Answer], prefix: str) -> dict[str, Answer]:
    return {
        key.removeprefix(prefix): value for key, value in kept.items() if key.startswith(prefix)
    }


def _sent(kept: Mapping[str, Answer]) -> SentReport | None:
    """Return what was sent; what makes no sense counts as nothing sent."""
    values = {key: str(value) for key, value in kept.items()}
    try:
        signed_on = values.get("signed_on", "")
        return SentReport(
            revision=int(values["revision"]),
            created=datetime.strptime(values["created"], _MOMENT).replace(tzinfo=UTC),
            content=values["content"],
            sha256=values["sha256"],
            fingerprint=values.get("fingerprint", ""),
            signed_on=date.fromisoformat(signed_on) if signed_on else None,
        )
    except (KeyError, ValueError):
        return None
