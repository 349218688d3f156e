"""One search finds entries, help, terms and law, the best first."""

import pytest

from rai_desktop.domain.fields import EntityKind
from rai_desktop.services.searching.articles import articles
from rai_desktop.services.searching.entry_index import EntryIndex
from rai_desktop.services.searching.finding import PER_GROUP, ArticleShelf, Search
from rai_desktop.services.searching.model import Article, Sort
from rai_desktop.services.searching.shelf import Fit
from tests.services.building import add_custom_field, labels

SYSTEM = EntityKind.SYSTEM


def index_of(project, language="de"):
    index = EntryIndex(project, labels(language))
    for _ in index.work():
        pass
    return index


def search_in(project, index=None, more=(), language="de"):
    shelf = ArticleShelf([*articles(labels(language)), *more])
    return Search(labels(language), shelf, project, index or index_of(project, language))


def titles(hits, sort=SYSTEM):
    return [hit.title for hit in hits if hit.sort is sort]


def add(project, *names, **values):
    return [project.add(SYSTEM, {"name": name, **values}) for name in names]


def test_the_best_hit_is_first(project):
    add(project, "Ein Rechnungsleser", "Rechnung", "Rechnungsleser", "Mahnung zur Rechnung")
    add(project, "Archiv", purpose="Bewahrt jede Rechnung auf")
    found = titles(search_in(project).hits("rechnung"))
    assert found[0] == "Rechnung"
    assert found[1] == "Rechnungsleser"
    assert found[-1] == "Archiv"


@pytest.mark.parametrize("text", ["prüfgerät", "pruefgeraet", "PRUFGERAT", "gerät prüf"])
def test_umlauts_and_order_do_not_matter(project, text):
    add(project, "Prüfgerät", "Anderes")
    assert titles(search_in(project).hits(text)) == ["Prüfgerät"]


@pytest.mark.parametrize("text", ["KI-2", "ki 0002", "KI2", "2", "ki-0002"])
def test_a_number_leads_to_its_entry(project, text):
    add(project, "Eins", "Zwei", "Drei")
    first = search_in(project).hits(text)[0]
    assert (first.title, first.note, first.fit) == ("Zwei", "KI-0002", Fit.NUMBER)


@pytest.mark.parametrize("text", ["Rechnungsleeser", "Rechnugsleser", "Rehcnung", "rechnongsl"])
def test_typing_errors_are_forgiven(project, text):
    add(project, "Rechnungsleser", "Telefonbot")
    hits = search_in(project).hits(text)
    assert titles(hits) == ["Rechnungsleser"]
    assert hits[0].fit is Fit.MISTYPED


def test_words_written_together_are_found(project):
    add(project, "Deep L")
    assert titles(search_in(project).hits("deepl")) == ["Deep L"]


def test_what_is_in_no_entry_is_not_found(project):
    add(project, "Rechnungsleser")
    assert search_in(project).hits("xyzzyxq") == []
    assert search_in(project).hits("  -  ") == []


def test_own_fields_are_searched(project):
    key = add_custom_field(project, SYSTEM, "Kostenstelle")
    (uid,) = add(project, "Leser")
    project.edit(uid, {key: "Werk Süd 4711"})
    assert titles(search_in(project).hits("sued 4711")) == ["Leser"]


def test_a_change_is_found_at_once(project):
    index = index_of(project)
    project.on_change(index.note)
    search = search_in(project, index)
    (uid,) = add(project, "Alter Name")
    project.edit(uid, {"name": "Neuer Name"})
    assert titles(search.hits("neuer")) == ["Neuer Name"]
    assert titles(search.hits("alter name")) == []


def test_what_is_in_the_bin_is_not_found(project):
    index = index_of(project)
    project.on_change(index.note)
    search = search_in(project, index)
    (uid,) = add(project, "Leser")
    project.delete([uid])
    assert titles(search.hits("leser")) == []
    project.restore([uid])
    assert titles(search.hits("leser")) == ["Leser"]


def test_many_changes_wait_for_the_next_round(project):
    index = index_of(project)
    project.on_change(index.note)
    uids = add(project, *(f"Leser {number}" for number in range(120)))
    project.edit_many(uids, {"purpose": "Ablage"})
    assert not index.is_complete
    for _ in index.work():
        pass
    assert index.is_complete
    assert len(titles(search_in(project, index).hits("ablage"))) == PER_GROUP


def test_help_glossary_and_law_are_found(project):
    search = search_in(project)
    assert "Zweckbestimmung" in titles(search.hits("zweckbestimmung"), Sort.GLOSSARY)
    term = next(hit for hit in search.hits("foundation model") if hit.sort is Sort.GLOSSARY)
    assert term.article.body
    help_hits = [hit for hit in search.hits("abteilung") if hit.sort is Sort.HELP]
    assert help_hits
    assert all(hit.article.body and hit.note for hit in help_hits)
    assert titles(search.hits("kompetenz"), Sort.LAW)


def test_commands_are_found_by_either_name(project):
    command = Article(
        sort=Sort.COMMAND, key="undo", title="Rückgängig", names=("Undo", "Rückgängig")
    )
    search = search_in(project, more=[command])
    for text in ("rueckgaengig", "undo", "rückg"):
        assert titles(search.hits(text), Sort.COMMAND) == ["Rückgängig"]


def test_hits_come_in_groups_with_the_best_group_first(company):
    hits = search_in(company).hits("risiko")
    sorts = [hit.sort for hit in hits]
    assert len(set(sorts)) == len([s for s, t in zip(sorts, ["", *sorts], strict=False) if s != t])
    assert max(sorts.count(sort) for sort in set(sorts)) <= PER_GROUP


def test_what_was_visited_comes_first_without_a_text(project):
    first, second = add(project, "Eins", "Zwei")
    project.delete([first])
    assert [hit.title for hit in search_in(project).recent([second, first])] == ["Zwei"]


def test_titles_that_are_codes_are_found_by_their_words(company):
    index = index_of(company, "en")
    english = search_in(company, index, language="en").hits("literacy")
    assert titles(english, EntityKind.OBLIGATION)
