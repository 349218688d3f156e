"""References: everything that is named exists, and everything stated names where it is from."""

from collections.abc import Iterator, Mapping
from typing import get_args

from rai_desktop.catalogue.checks.problems import Problem
from rai_desktop.catalogue.checks.shelf import Located, Shelf
from rai_desktop.catalogue.checks.walking import conditions, references
from rai_desktop.catalogue.citations import cited_law, is_within
from rai_desktop.catalogue.schema.base import CITED, LabelCode
from rai_desktop.catalogue.schema.law import Question
from rai_desktop.catalogue.schema.library import Law
from rai_desktop.catalogue.schema.requirements import Framework, Theme
from rai_desktop.domain.codes import Role
from rai_desktop.domain.conditions import AnswerIs, Condition, Has, SizeIs, Subject, leaves
from rai_desktop.domain.texts import N_

_NOT_THERE = N_("The entry {entry} names {code} under {key}, which does not exist.")
_NO_FRAMEWORK = N_("The entry {entry} names the framework {code}, which does not exist.")
_NO_POINT = N_("The entry {entry} names {code}, which the framework {framework} does not have.")
_HEADER_NOT_THERE = N_("The pack {pack} names the source {code}, which does not exist.")
_NO_LAW = N_("The entry {entry} cites the law {code} under {key}, which does not exist.")
_NO_PLACE = N_("The entry {entry} cites {code} under {key}, which the law does not have.")
_CITES_NOTHING = N_("The entry {entry} names neither a source nor a place in the law.")
_NEVER_CITED = N_("The source {entry} is cited by nothing.")

_NEED_PROOF = (
    "risks",
    "measures",
    "templates",
    "questions",
    "results",
    "obligations",
    "dates",
    "penalties",
    "deadlines",
    "reliefs",
    "requirements",
    "frameworks",
    "supplier_questions",
    "law_forms",
    "form_items",
)
_YES_NO = frozenset(("yes", "no"))


def check_references(shelf: Shelf) -> Iterator[Problem]:
    """Yield codes that should be ids of entries and are not."""
    for pack in shelf.packs:
        for reference in references(pack.header):
            if shelf.holds("sources") and reference.code not in shelf.ids("sources"):
                yield Problem(
                    check="reference",
                    pack=pack.info.id,
                    key=reference.key,
                    text=_HEADER_NOT_THERE,
                    values={"pack": pack.info.id, "code": reference.code},
                )
    for located in shelf.located():
        if shelf.lacks_base_of(located.pack):
            continue
        for reference in references(located.entry):
            ref = reference.ref
            if shelf.holds(ref.section) and reference.code not in shelf.known(ref):
                yield located.problem(
                    "reference", _NOT_THERE, key=reference.key, code=reference.code
                )
        for key, condition in conditions(located.entry):
            for code in _unknown_codes(condition, shelf):
                yield located.problem("reference", _NOT_THERE, key=key, code=code)


def _unknown_codes(condition: Condition, shelf: Shelf) -> Iterator[str]:
    for leaf in leaves(condition):
        if isinstance(leaf, AnswerIs) and shelf.holds("questions"):
            known = _answers_by_question(shelf).get(leaf.question)
            if known is None:
                yield leaf.question
            else:
                yield from (f"{leaf.question}: {one}" for one in leaf.values if one not in known)
        elif isinstance(leaf, SizeIs) and shelf.holds("sizes"):
            yield from (size for size in leaf.sizes if size not in shelf.ids("sizes"))
        elif isinstance(leaf, Has):
            known = _known_codes(leaf.subject, shelf)
            yield from (code for code in leaf.codes if known is not None and code not in known)


def _answers_by_question(shelf: Shelf) -> Mapping[str, frozenset[str]]:
    return {
        question.id: frozenset(option.id for option in question.options) or _YES_NO
        for question in shelf.entries("questions", Question)
    }


def _known_codes(subject: Subject, shelf: Shelf) -> frozenset[str] | None:
    if subject is Subject.LABEL:
        return frozenset(get_args(LabelCode))
    if subject is Subject.ROLE:
        return frozenset(Role)
    return frozenset(shelf.codes("traits")) if shelf.holds("vocabulary") else None


def check_points(shelf: Shelf) -> Iterator[Problem]:
    """Yield points of frameworks that do not exist."""
    if not shelf.holds("frameworks"):
        return
    known = {
        framework.id: frozenset(point.id for point in framework.points)
        for framework in shelf.entries("frameworks", Framework)
    }
    for located in shelf.located():
        for framework, points in _points_of(located).items():
            if framework not in known:
                yield located.problem("framework", _NO_FRAMEWORK, key="refs", code=framework)
            for point in points if known.get(framework) else ():
                if point not in known[framework]:
                    yield located.problem(
                        "framework", _NO_POINT, key="refs", code=point, framework=framework
                    )


def _points_of(located: Located) -> Mapping[str, tuple[str, ...]]:
    if isinstance(located.entry, Theme):
        return located.entry.points
    points: Mapping[str, tuple[str, ...]] = getattr(located.entry, "refs", {})
    return points


def check_citations(shelf: Shelf) -> Iterator[Problem]:
    """Yield citations of laws that no pack knows, and of places that a law does not have."""
    if not shelf.holds("laws"):
        return
    laws = _laws_by_name(shelf)
    for located in shelf.located():
        for reference in references(located.entry):
            if reference.ref != CITED:
                continue
            name, code, key = cited_law(reference.code), reference.code, reference.key
            law = laws.get(name)
            if law is None and name is not None:
                yield located.problem("law", _NO_LAW, key=key, code=name)
            elif law is not None and law.extent is not None and not is_within(code, law.extent):
                yield located.problem("place", _NO_PLACE, key=key, code=code)


def _laws_by_name(shelf: Shelf) -> Mapping[str | None, Law]:
    """Return the laws by the name in citations; the one cited without name under ``None``."""
    laws = shelf.entries("laws", Law)
    named: dict[str | None, Law] = {law.short.en: law for law in laws if law.short is not None}
    named.update((None, law) for law in laws if law.cited_without_name)
    return named


def check_sources(shelf: Shelf) -> Iterator[Problem]:
    """Yield entries that state something without proof, and sources that prove nothing."""
    cited = {source for pack in shelf.packs for source in pack.header.sources}
    for located in shelf.located():
        cited.update(
            reference.code
            for reference in references(located.entry)
            if reference.ref.section == "sources"
        )
        if located.section in _NEED_PROOF and not _has_proof(located):
            yield located.problem("cites_nothing", _CITES_NOTHING)
    for located in shelf.located("sources"):
        if located.entry.id not in cited:
            yield located.problem("never_cited", _NEVER_CITED, remark=True)


def _has_proof(located: Located) -> bool:
    entry = located.entry
    places = (getattr(entry, name, ()) for name in ("reference", "law", "article"))
    return bool(entry.sources) or any(places)
