"""The library as use cases see it: all of the packs, in both languages, read when needed."""

from rai_desktop.catalogue.catalogue import Catalogue
from rai_desktop.catalogue.content import Content
from rai_desktop.catalogue.schema.library import Measure, Risk
from rai_desktop.services.ports import PackContent
from tests.catalogue.building import as_bytes, entry, own_pack, shipped, text

CONTENT = Content()


def own_content(**sections):
    data = as_bytes(own_pack(**sections))
    return PackContent(id="own", version="1.0", sha256="1" * 64, title=text(), data=data)


def test_every_entry_of_the_packs_is_in_the_library():
    catalogue, library = Catalogue(), CONTENT.library()
    assert list(library.risks) == [one.id for one in catalogue.risks()]
    assert list(library.measures) == [one.id for one in catalogue.measures()]
    assert list(library.tools) == [one.id for one in catalogue.tools()]
    assert list(library.ratings) == [one.id for one in catalogue.templates()]


def test_entries_say_the_same_as_the_pack():
    catalogue, library = Catalogue(), CONTENT.library()
    for risk in catalogue.risks():
        seen = library.risks[risk.id]
        assert isinstance(risk, Risk)
        assert seen.title == {"de": risk.title.de, "en": risk.title.en}
        assert seen.consequence == {"de": risk.consequence.de, "en": risk.consequence.en}
        assert (seen.measures, seen.pack) == (risk.measures, "risks")
    for measure in catalogue.measures():
        assert isinstance(measure, Measure)
        seen = library.measures[measure.id]
        assert len(seen.evidence) == len(measure.evidence) > 0
        assert (seen.refs, seen.tools) == (dict(measure.refs), measure.tools)


def test_a_template_changes_only_the_levels_that_it_names():
    library = CONTENT.library()
    own = library.risks["R-ROB-03"].default
    changed = library.rating(library.risks["R-ROB-03"], "T-01")
    assert (own.likelihood, own.persons, own.business) == (4, 3, 4)
    assert (changed.likelihood, changed.persons, changed.business) == (3, 3, 3)
    assert library.rating(library.risks["R-ROB-03"], "") == own


def test_the_library_is_read_once():
    assert CONTENT.library() is CONTENT.library()


def test_an_own_pack_adds_entries_and_takes_the_place_of_others():
    risk = entry(shipped()["risks"], "R-DIL-01")
    own = own_content(risks=[{**risk, "title": text("Ours")}, {**risk, "id": "R-OWN-01"}])
    library = CONTENT.library((own,))
    assert library.risks["R-DIL-01"].title["en"] == "Ours"
    assert library.risks["R-OWN-01"].pack == "own"
    assert len(library.risks) == len(CONTENT.library().risks) + 1


def test_every_publication_is_named_with_its_terms():
    found = {each.title: each.terms["en"] for each in CONTENT.attributions()}
    assert len(found) == len(Catalogue().sources())
    wanted = {
        "AI Risk Repository": "CC BY 4.0",
        "IBM AI Risk Atlas": "Apache-2.0",
        "MITRE ATLAS": "Apache-2.0",
        "OWASP Top 10 for LLM": "CC BY-SA 4.0; ids and names only",
        "OWASP AI Exchange": "CC0",
        "AI Risk Management Framework 1.0": "public domain",
        "Regulation (EU) 2024/1689": "EU reuse policy",
    }
    for beginning, terms in wanted.items():
        (told,) = [each for title, each in found.items() if title.startswith(beginning)]
        assert terms in told
