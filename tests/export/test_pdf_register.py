"""The printed register of the example company, read back with a reader that is not the writer's.

The golden texts hold what the register says, page by page. After a change that is meant, write
them anew and look at the difference:

    RAI_RENEW_GOLDEN=1 python -m pytest tests/export/test_pdf_register.py
"""

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest

from rai_desktop.domain.codes import RiskLevel
from rai_desktop.services.registers.build import MOST_TOP_RISKS
from tests.export.pdf_reading import all_elements, links, outline_titles, squeezed, texts
from tests.export.pdf_registers import example_project, opened, printed, register_of
from tests.export.test_pdf_kit import assert_inside

GOLDEN = Path(__file__).parent / "golden"
LANGUAGES = ("de", "en")
PAGE_LABELS = {"de": "Seite {} von {}", "en": "Page {} of {}"}
STANDING = ("open_points", "classification_answers", "frameworks")
UNTITLED = ("open_points", "classification_answers")
DAYS = {"de": "22.11.2026", "en": "22 Nov 2026"}


class _Printed:
    """A register with the file it became."""

    def __init__(self, folder, language):
        self.language = language
        self.register = register_of(example_project(folder, language), language)
        self.data = printed(self.register, folder)
        self.reader = opened(self.data)
        self.pages = texts(self.reader)
        self.text = squeezed("".join(self.pages))

    def table(self, key):
        return next(table for table in self.register.tables if table.key == key)

    def page_of(self, heading):
        """Return the number of the page that a first-level heading of the outline leads to."""
        found = [e for e in self.reader.outline if getattr(e, "title", "") == heading]
        return self.reader.get_destination_page_number(found[0]) + 1


@pytest.fixture(scope="module", params=LANGUAGES)
def company(request, tmp_path_factory):
    return _Printed(tmp_path_factory.mktemp("company"), request.param)


# what it says -------------------------------------------------------------------------


def test_the_register_says_what_it_said_before(company):
    text = "".join(
        f"=== {number} ===\n{page.strip()}\n" for number, page in enumerate(company.pages, start=1)
    )
    text = re.sub(r"[ \t]+\n", "\n", text.replace(company.register.fingerprint, "FINGERPRINT"))
    golden = GOLDEN / f"register_{company.language}.txt"
    if os.environ.get("RAI_RENEW_GOLDEN"):
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


def test_the_same_register_gives_the_same_bytes(company, tmp_path):
    assert printed(company.register, tmp_path) == company.data


def test_every_page_says_which_of_how_many_it_is(company):
    label = PAGE_LABELS[company.language]
    total = len(company.pages)
    for number, page in enumerate(company.pages, start=1):
        assert page.rstrip().endswith(label.format(number, total))


def test_every_page_names_fingerprint_and_cut_off_date(company):
    for page in company.pages:
        assert company.register.fingerprint in page
        assert DAYS[company.language] in page


def test_every_page_but_the_cover_names_the_company_and_that_it_is_a_draft(company):
    register = company.register
    head = f"{register.organisation} · {register.title} · {register.draft}"
    assert head not in company.pages[0]
    assert all(head in page for page in company.pages[1:])


def test_the_cover_tells_what_the_register_is(company):
    register, cover = company.register, squeezed(company.pages[0])
    for text in (
        register.title,
        register.organisation,
        register.draft,
        register.labels["example"],
        *(fact.text for fact in register.facts),
    ):
        assert squeezed(text) in cover
    assert company.pages[0].count(register.draft) == 1
    assert company.pages[0].splitlines().count(register.organisation) == 1


def test_a_real_company_is_not_called_an_example(company, tmp_path):
    register = replace(company.register, example=False, tables=company.register.tables[:1])
    pages = texts(opened(printed(register, tmp_path)))
    assert register.labels["example"] not in "".join(pages)


def test_every_entry_is_named(company):
    for table in company.register.tables:
        titles = [row.cells[1] for row in table.rows] if table.key not in UNTITLED else []
        assert [title for title in titles if squeezed(title) not in company.text] == []


def test_every_system_and_risk_is_described_with_its_facts(company):
    for system in company.register.systems:
        for fact in system.facts:
            assert squeezed(fact.label) in company.text
            assert squeezed(fact.text) in company.text
        for risk in system.risks:
            assert squeezed(risk.heading) in company.text
            assert all(squeezed(fact.text) in company.text for fact in risk.facts)
            assert all(squeezed(c) in company.text for m in risk.mitigations for c in m)


def test_a_risk_of_several_systems_is_described_once(company):
    risks = [risk for system in company.register.systems for risk in system.risks]
    shared = next(r for r in risks if risks.count(r) > 1 and len(r.facts[0].text) > 80)
    assert company.text.count(squeezed(shared.facts[0].text)) == 1
    first = next(s for s in company.register.systems if shared in s.risks)
    pointer = company.register.labels["described_under"].format(entry=first.heading)
    level = company.register.labels["level"] + shared.level_text
    others = sum(1 for s in company.register.systems if shared in s.risks) - 1
    assert company.text.count(squeezed(shared.heading + level + pointer)) == others


def test_levels_are_told_in_words(company):
    register = company.register
    details = company.pages[company.page_of(register.labels["details"]) - 1 :]
    text = squeezed("".join(details))
    for system in register.systems:
        label = register.labels["level"]
        assert squeezed(f"{system.heading}{label}{system.level_text}") in text


def test_the_summary_counts_and_shows_the_highest_risks(company):
    register = company.register
    first = company.page_of(register.labels["management_summary"])
    last = company.page_of(company.table("systems").title)
    text = squeezed("".join(company.pages[first - 1 : last - 1]))
    for group in register.summary:
        assert squeezed(group.title) in text
    for row in company.table("risks").rows_of(register.top_risks):
        assert squeezed(row.cells[1]) in text
    for point in register.open_points:
        assert squeezed(point.text) in text


def test_highest_risks_come_first_and_closed_ones_not_at_all(company):
    table = company.table("risks")
    rows = table.rows_of(company.register.top_risks)
    order = [None, *RiskLevel]
    assert 0 < len(rows) <= MOST_TOP_RISKS
    ranks = [order.index(row.level) for row in rows]
    assert ranks == sorted(ranks, reverse=True)
    others = [row for row in table.rows if row not in rows and row.codes["status"] != "closed"]
    assert max(order.index(row.level) for row in others) <= min(ranks)
    closed = [row for row in table.rows if row.codes["status"] == "closed"]
    assert closed
    assert not any(row in rows for row in closed)


def test_pictures_say_in_words_what_they_show(company):
    words = [e["/Alt"] for e in all_elements(company.reader) if e["/S"] == "/Figure"]
    register = company.register
    assert len(words) == 2 + len(register.summary) + len(register.matrices)
    for picture in (*register.summary, *register.matrices):
        assert any(text.startswith(picture.title) for text in words)


def test_people_sign_at_the_end(company):
    labels, last = company.register.labels, company.pages[-1]
    for key in ("sign_off", "prepared", "reviewed", "approved", "sign_off_note"):
        assert labels[key] in last
    captions = " ".join(labels[key] for key in ("place_date", "name_function", "signature"))
    assert last.count(captions) == 3


def test_nothing_had_to_be_replaced(company):
    assert squeezed(company.register.labels["substituted"]) not in company.text


# finding one's way --------------------------------------------------------------------


def test_the_outline_has_chapters_systems_and_risks(company):
    register = company.register
    titles = outline_titles(company.reader)
    chapters = [title for depth, title in titles if depth == 0]
    assert chapters[0] == register.labels["management_summary"]
    assert chapters[-2:] == [register.labels["how_to"], register.labels["sign_off"]]
    assert {table.title for table in register.tables} <= set(chapters)
    systems = [title for depth, title in titles if depth == 1]
    assert [s.heading for s in register.systems] == [
        title for title in systems if title.startswith("KI-")
    ]
    risks = {title for depth, title in titles if depth == 2}
    assert {risk.heading for s in register.systems for risk in s.risks} == risks


def test_the_contents_list_chapters_and_systems_with_their_pages(company):
    listed = dict(re.findall(r"^(.+?) +(\d+) *$", "\n".join(company.pages[1:3]), re.MULTILINE))
    headings = [title for depth, title in outline_titles(company.reader) if depth < 2]
    assert [title for title in headings if title not in listed] == []
    for title, number in listed.items():
        if title in headings:
            assert squeezed(title) in squeezed(company.pages[int(number) - 1])


def test_tables_lead_to_descriptions(company):
    register, found = company.register, links(company.reader)
    overview = company.page_of(company.table("systems").title)
    details = company.page_of(register.labels["details"])
    targets = [to for page, to in found if overview <= page < details]
    assert len(targets) == len(register.systems)
    for system, page in zip(register.systems, targets, strict=True):
        assert squeezed(system.heading) in squeezed(company.pages[page - 1])


def test_no_heading_stands_alone_at_the_end_of_a_page(company):
    headings = {title for _, title in outline_titles(company.reader)}
    for page in company.pages:
        body = page[: page.index(company.register.labels["fingerprint"])]
        lines = [line.strip() for line in body.splitlines() if line.strip()]
        assert lines[-1] not in headings - {company.register.title}


def test_nothing_is_drawn_outside_the_page(company):
    assert_inside(company.reader)


def test_lists_lie_and_descriptions_stand(company):
    def lies(heading):
        box = company.reader.pages[company.page_of(heading) - 1].mediabox
        return box.width > box.height

    tables = [table for table in company.register.tables if table.key not in STANDING]
    assert all(lies(table.title) for table in tables)
    for key in ("management_summary", "details", "open_points", "how_to", "sign_off"):
        assert not lies(company.register.labels[key])


def test_the_file_says_what_it_is(company):
    about, register = company.reader.metadata, company.register
    assert about.title == f"{register.title} – {register.organisation}"
    assert about.author == register.organisation
    assert about.creation_date.date() == register.cut_off
    assert company.reader.trailer["/Root"]["/Lang"] == company.language
    assert company.reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


def test_pages_on_which_a_system_goes_on_name_it(company):
    first = company.page_of(company.register.labels["details"])
    system = company.register.systems[0].heading
    told = squeezed(company.register.labels["continued"].format(entry=system))
    assert told not in squeezed(company.pages[first - 1])
    assert told in squeezed(company.pages[first])
    assert squeezed(company.register.draft) in squeezed(company.pages[first])
    assert not [page for page in company.pages[:first] if told in squeezed(page)]
