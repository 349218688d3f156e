"""Random trips of a project through a workbook: each edit comes back once, nothing is lost."""

from dataclasses import dataclass
from pathlib import Path

from tests.faults.block import Block, Case
from tests.services.building import empty_project
from tests.services.roundtrip.trips import Company, company_of, try_trip


@dataclass(frozen=True, slots=True)
class Place:
    """The company that all trips of a process begin with, and where its workbooks lie."""

    company: Company
    folder: Path


def prepare(folder: Path) -> Place:
    """Make the company."""
    return Place(company_of(empty_project(folder)), folder)


def judge(place: Place, case: Case) -> None:
    """One trip holds the law of merging."""
    try_trip(case.chance, place.company, place.folder)


def finish(place: Place) -> None:
    """Leave the project."""
    place.company.project.store.abandon()


TRIPS = Block(
    name="round-trip",
    tests="T44",
    what="project → xlsx → random edits there and here → import: the law of merging holds",
    number=5_000,
    few=5,
    prepare=prepare,
    judge=judge,
    finish=finish,
)
