"""The alliance view as one JSON document: what became of files and members, and the figures."""

from collections.abc import Mapping

from rai_desktop.domain.canonical import Plain
from rai_desktop.domain.texts import Sentence
from rai_desktop.services.alliance.consolidating import Consolidation
from rai_desktop.services.alliance.figures import GroupFigure, MeasureFigures
from rai_desktop.services.alliance.groups import Group
from rai_desktop.services.alliance.model import FileLine, MemberLine, MemberState
from rai_desktop.services.alliance.reminder import reminders
from rai_desktop.services.alliance.words import (
    block_title,
    count_text,
    group_title,
    mean_text,
    rounded,
    sentence,
    spread_text,
)
from rai_desktop.words import Words


def alliance_document(words: Words, consolidation: Consolidation) -> dict[str, Plain]:
    """Return the view; texts are in the language of ``words``, codes stay codes."""
    delivery = consolidation.delivery
    mails = {mail.line.member.number: mail.text for mail in reminders(words, delivery)}
    return {
        "year": consolidation.year,
        "reports": consolidation.count,
        "states": {str(state): delivery.count(state) for state in MemberState},
        "members": [_member(words, line, mails) for line in delivery.members],
        "files": [_file(words, line) for line in delivery.files],
        "remarks": [sentence(words, each) for each in (*delivery.remarks, *consolidation.remarks)],
        "figures": [_figures(words, each) for each in consolidation.figures],
        "gaps": [
            {
                "measure": gap.measure.id,
                "title": sentence(words, gap.measure.title),
                "open": gap.open,
                "n": gap.count,
            }
            for gap in consolidation.gaps
        ],
        "practices": len(consolidation.practices),
    }


def _member(words: Words, line: MemberLine, mails: Mapping[str, str]) -> Plain:
    return {
        "number": line.member.number,
        "name": line.member.name,
        "state": str(line.state),
        "contact": line.contact,
        "file": line.file,
        "text": _told(words, line.problem),
        "reminder": mails.get(line.member.number, ""),
    }


def _file(words: Words, line: FileLine) -> Plain:
    return {
        "file": line.name,
        "state": str(line.state),
        "member": line.member,
        "reason": str(line.reason) if line.reason else None,
        "text": _told(words, line.problem),
    }


def _told(words: Words, problem: Sentence | None) -> str:
    return sentence(words, problem) if problem else ""


def _figures(words: Words, each: MeasureFigures) -> Plain:
    return {
        "measure": each.measure.id,
        "topic": str(each.measure.topic),
        "title": sentence(words, each.measure.title),
        "groups": [_figure(words, each, figure) for figure in each.figures],
    }


def _figure(words: Words, each: MeasureFigures, figure: GroupFigure) -> Plain:
    scale, mean = each.measure.scale, figure.mean
    return {
        **_group(words, figure.group),
        "n": figure.count,
        "n_exact": figure.is_exact,
        "mean": None if mean is None else rounded(scale, mean),
        "counts": [
            {"category": list(block), "title": block_title(words, scale, block), "count": count}
            for block, count in zip(each.blocks, figure.counts, strict=False)
        ],
        "n_text": count_text(words, figure),
        "mean_text": mean_text(words, scale, mean),
        "counts_text": spread_text(words, scale, each.blocks, figure),
    }


def _group(words: Words, group: Group) -> dict[str, Plain]:
    return {
        "by": str(group.dimension) if group.dimension else "all",
        "group": list(group.parts),
        "group_title": group_title(words, group),
    }
