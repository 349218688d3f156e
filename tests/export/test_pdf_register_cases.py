"""Printed registers of other projects: empty, partial, hostile, redacted, given up."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from rai_desktop.domain.codes import LinkRole
from rai_desktop.domain.errors import SurroundingsError
from rai_desktop.domain.fields import EntityKind, Privacy
from rai_desktop.export.pdf_register import write_pdf
from rai_desktop.export.pdf_register.writer import PIECES_PER_STEP
from rai_desktop.services.linking import link_entries
from rai_desktop.services.registers.model import Fact, OpenPoint, Row
from tests.export.pdf_reading import outline_titles, squeezed, texts
from tests.export.pdf_registers import (
    DAY,
    empty_project,
    example_project,
    opened,
    printed,
    register_of,
)
from tests.export.samples import BROKEN, HOSTILE
from tests.export.test_pdf_kit import assert_inside

LONG_NAME = "Überprüfungs" * 25


@pytest.fixture(scope="module")
def company(tmp_path_factory):
    return register_of(example_project(tmp_path_factory.mktemp("company"), "en"), "en")


# less than everything -----------------------------------------------------------------


@pytest.mark.parametrize("language", ["de", "en"])
def test_an_empty_project_says_of_each_chapter_that_it_is_empty(tmp_path, language):
    register = register_of(empty_project(tmp_path), language)
    reader = opened(printed(register, tmp_path))
    text = squeezed("".join(texts(reader)))
    for table in register.tables:
        assert squeezed(table.title + table.empty) in text
    assert squeezed(register.labels["sign_off"]) in text
    assert len(reader.pages) < 11
    titles = [title for _, title in outline_titles(reader)]
    for key in ("details", "unlinked_risks", "matrices"):
        assert register.labels[key] not in titles


def test_one_table_alone_becomes_a_cover_and_that_table(company, tmp_path):
    table = next(table for table in company.tables if table.key == "risks")
    reader = opened(printed(replace(company, tables=(table,)), tmp_path))
    pages = texts(reader)
    assert table.title in pages[0]
    assert [title for _, title in outline_titles(reader)] == [table.title]
    text = squeezed("".join(pages[1:]))
    assert all(squeezed(row.cells[1]) in text for row in table.rows)
    for key in ("management_summary", "sign_off", "how_to", "contents"):
        assert squeezed(company.labels[key]) not in text


def test_one_system_brings_only_what_hangs_on_it(tmp_path):
    project = example_project(tmp_path, "en")
    system = project.find("KI-0002")
    other = project.find("KI-0007")
    register = register_of(project, "en", system=system)
    text = squeezed("".join(texts(opened(printed(register, tmp_path)))))
    assert squeezed(system.name) in squeezed(texts(opened(printed(register, tmp_path)))[0])
    assert squeezed(system.purpose) in text
    assert squeezed(other.purpose) not in text


def test_some_tables_become_a_register_of_these(company, tmp_path):
    kept = tuple(table for table in company.tables if table.key in ("risks", "mitigations"))
    part = replace(company, tables=kept, systems=(), open_points=())
    titles = [title for _, title in outline_titles(opened(printed(part, tmp_path)))]
    assert company.labels["systems"] not in titles
    assert company.labels["open_points"] not in titles
    assert {table.title for table in kept} <= set(titles)


def test_risks_without_a_system_have_a_chapter(tmp_path):
    project = empty_project(tmp_path)
    project.add(EntityKind.RISK, {"title": "Nobody knows who uses it", "cause": "No list"})
    register = register_of(project, "en")
    reader = opened(printed(register, tmp_path))
    titles = outline_titles(reader)
    chapter = titles.index((0, register.labels["unlinked_risks"]))
    assert titles[chapter + 1] == (1, "RI-0001 Nobody knows who uses it")
    text = squeezed("".join(texts(reader)))
    assert squeezed("Cause No list") in text
    assert squeezed(register.labels["no_mitigations"]) in text


def test_a_long_inventory_has_short_contents(company, tmp_path):
    system = replace(company.systems[-1], risks=())
    many = tuple(replace(system, uid=f"s{n}", heading=f"KI-{n:04d} Chat") for n in range(130))
    reader = opened(printed(replace(company, systems=many, unlinked_risks=()), tmp_path))
    assert "KI-0007 Chat" not in texts(reader)[1]
    assert "KI-0007 Chat" in [title for _, title in outline_titles(reader)]


# names that are left out --------------------------------------------------------------


def test_names_that_are_left_out_are_nowhere_in_the_file(tmp_path):
    register = _register_with_names(tmp_path, frozenset({Privacy.PERSONAL}))
    reader = opened(printed(register, tmp_path))
    text = "".join(texts(reader)) + str(reader.metadata) + str(outline_titles(reader))
    assert "Head of IT" in text
    for secret in ("Secretname", "secret@example.org"):
        assert squeezed(secret) not in squeezed(text)


def test_names_are_there_otherwise(tmp_path):
    register = _register_with_names(tmp_path, frozenset())
    text = squeezed("".join(texts(opened(printed(register, tmp_path)))))
    for name in ("Secretname", "secret@example.org"):
        assert squeezed(name) in text


def _register_with_names(folder, left_out):
    project = empty_project(folder)
    person = project.add(
        EntityKind.PERSON,
        {"name": "Secretname", "function": "Head of IT", "email": "secret@example.org"},
    )
    system = project.add(EntityKind.SYSTEM, {"name": "Chat", "owner": person, "deputy": person})
    risk = project.add(EntityKind.RISK, {"title": "Leak", "owner": person})
    mitigation = project.add(EntityKind.MITIGATION, {"title": "Training", "owner": person})
    link_entries(project, LinkRole.SYSTEM_RISK, system, risk)
    link_entries(project, LinkRole.RISK_MITIGATION, risk, mitigation)
    return register_of(project, "en", left_out=left_out)


# any text -----------------------------------------------------------------------------


def _filled_with(register, text):
    """Return ``register`` with ``text`` wherever people can type."""
    facts = (Fact(label=text, text=text), Fact(label="Short", text=text))
    risks = tuple(
        replace(risk, heading=text, facts=facts, mitigations=((text,) * 4,))
        for risk in register.systems[0].risks[:1]
    )
    system = replace(register.systems[0], heading=text, facts=facts, risks=risks)
    alone = replace(risks[0], uid="alone")
    point = OpenPoint(kind=EntityKind.SYSTEM, uid=system.uid, entry=text, text=text, due=DAY)
    tables = []
    for table in register.tables:
        row = (
            table.rows[0]
            if table.rows
            else Row(uid="row", cells=("",) * len(table.columns), codes={})
        )
        cells = tuple(text if isinstance(cell, str) else cell for cell in row.cells)
        tables.append(replace(table, rows=(Row(uid=row.uid, cells=cells, codes=row.codes),)))
    return replace(
        register,
        organisation=text,
        facts=facts,
        tables=tuple(tables),
        systems=(system,),
        unlinked_risks=(alone,),
        open_points=(point,),
    )


@pytest.mark.parametrize("text", [*HOSTILE, *BROKEN, LONG_NAME, "", "\n\n", "\u00a0"])
def test_any_text_is_printed_inside_the_page(company, tmp_path, text):
    reader = opened(printed(_filled_with(company, text), tmp_path))
    assert_inside(reader)
    found = squeezed("".join(texts(reader)))
    for word in text.split():
        if word.isascii() and word.isprintable():
            assert word in found


def test_replaced_characters_are_explained_at_the_end(company, tmp_path):
    reader = opened(printed(_filled_with(company, "中文"), tmp_path))
    assert company.labels["substituted"] in texts(reader)[-1]
    assert "‹U+4E2D›‹U+6587›" in texts(reader)[0]


# giving up ----------------------------------------------------------------------------


def test_progress_grows_to_the_end(company, tmp_path):
    steps = list(write_pdf(company, tmp_path / "register.pdf"))
    done = [step.done for step in steps]
    assert done[0] == 0
    assert done == sorted(done)
    assert steps[-1].done == steps[-1].total > PIECES_PER_STEP
    assert max(after - before for before, after in pairwise(done)) == PIECES_PER_STEP


def test_a_closed_job_leaves_nothing(company, tmp_path):
    steps = sum(1 for _ in write_pdf(company, tmp_path / "whole.pdf"))
    folder = tmp_path / "given up"
    folder.mkdir()
    for last in range(steps):
        job = write_pdf(company, folder / "register.pdf")
        for _ in range(last + 1):
            next(job)
        job.close()
        assert list(folder.iterdir()) == []


def test_a_closed_job_leaves_the_older_file(company, tmp_path):
    target = tmp_path / "register.pdf"
    target.write_bytes(b"older")
    job = write_pdf(company, target)
    next(job)
    next(job)
    job.close()
    assert target.read_bytes() == b"older"


def test_a_missing_folder_is_told(company):
    with pytest.raises(SurroundingsError, match="folder"):
        next(write_pdf(company, Path("there is no such folder") / "register.pdf"))
