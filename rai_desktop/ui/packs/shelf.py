"""What the dialog of packs lists: the packs of the program and those of the project."""

from collections.abc import Iterator
from dataclasses import dataclass

from rai_desktop.domain.texts import N_
from rai_desktop.services.packs import PackDetails, ReadPack, own_contents, replaced_pack
from rai_desktop.services.ports import Catalogue, PackContent
from rai_desktop.services.project import OpenProject
from rai_desktop.services.risks.method_change import (
    method_effect,
    method_of_pack,
    method_without,
)
from rai_desktop.services.risks.method_told import effect_text
from rai_desktop.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfRow:
    """A pack with its bytes, as far as they are known; ``is_own`` when people brought it in."""

    details: PackDetails
    content: PackContent | None
    is_own: bool


def shelf_rows(catalogue: Catalogue, project: OpenProject | None) -> Iterator[ShelfRow]:
    """Yield own packs first, then those of the program."""
    if project is not None:
        for content in own_contents(project, catalogue):
            details = catalogue.pack_details(content)
            yield ShelfRow(details=details, content=content, is_own=True)
    for details in catalogue.all_details():
        yield ShelfRow(details=details, content=None, is_own=False)


def details_text(words: Words, details: PackDetails) -> str:
    """Return what a pack says about itself, in lines."""
    lines = [
        words.filled(N_("Published by {publisher}"), publisher=details.publisher),
        words.filled(
            N_("State of the law: {law} · checked on {checked}"),
            law=words.day(details.state_of_law),
            checked=words.day(details.checked_on),
        ),
        words.pick(details.status),
        *(f"– {words.pick(note)}" for note in details.notes),
    ]
    return "\n".join(line for line in lines if line)


def preview_text(words: Words, catalogue: Catalogue, project: OpenProject, read: ReadPack) -> str:
    """Return what loading a pack would bring, whose place it takes, and what it changes."""
    details = read.details
    if details is None:
        return ""
    requirements = details.counts.get("requirements", 0)
    questions = details.counts.get("questions", 0)
    others = sum(details.counts.values()) - requirements - questions
    parts = [
        words.plural("{count} requirement", "{count} requirements", requirements),
        words.plural("{count} question", "{count} questions", questions),
        words.plural("{count} other entry", "{count} other entries", others),
    ]
    counted = [
        part for part, count in zip(parts, (requirements, questions, others), strict=True) if count
    ]
    lines = [
        words.filled(N_("Version {version}"), version=details.version),
        words.filled(N_("Contents: {parts}"), parts=", ".join(counted)),
        *_replacing(words, catalogue, project, details),
        *_rating(words, catalogue, project, read.drafted.content),
    ]
    return "\n".join((*lines, details_text(words, details)))


def removal_effect(
    words: Words, catalogue: Catalogue, project: OpenProject, details: PackDetails
) -> str:
    """Return what removing an own pack changes about risks; empty for nothing."""
    before = project.method(catalogue)
    after = method_without(project, catalogue, details.id)
    return "" if after == before else effect_text(words, method_effect(project, before, after))


def _rating(
    words: Words, catalogue: Catalogue, project: OpenProject, content: PackContent | None
) -> Iterator[str]:
    """Yield what judging by the risk method of a pack changes, if it holds one."""
    after = method_of_pack(catalogue, content) if content is not None else None
    if after is not None:
        yield words(N_("Risks are judged by its risk method from then on."))
        yield effect_text(words, method_effect(project, project.method(catalogue), after))


def _replacing(
    words: Words, catalogue: Catalogue, project: OpenProject, details: PackDetails
) -> Iterator[str]:
    before = replaced_pack(project, catalogue, details.id)
    if before is not None:
        text = N_("It takes the place of version {version} in this inventory.")
        yield words.filled(text, version=before.version)
    if details.counts.get("requirements"):
        yield words(
            N_("It takes the place of the minimum requirements that this program proposes.")
        )
