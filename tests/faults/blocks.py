"""All blocks by name; each lives in a module of its own, which is loaded when it is used."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

from tests.faults.block import Block

MODULES: Mapping[str, str] = {
    "kill-editing": "kills.EDITS",
    "kill-publishing": "kills.PUBLISHING",
    "kill-merging": "kills_of_merges.MERGES",
    "calls-stopped": "calls.STOPPED",
    "calls-failing": "calls.FAILING",
    "power-cut": "power.POWER",
    "disk-full": "room.FULL",
    "two-writers": "writers.TWO",
    "changed-elsewhere": "elsewhere.ELSEWHERE",
    "kill-migration": "kills_of_files.OLDER",
    "kill-export-xlsx": "kills_of_exports.XLSX",
    "kill-export-pdf": "kills_of_exports.PDF",
    "kill-export-csv": "kills_of_exports.CSV",
    "kill-export-json": "kills_of_exports.JSON",
    "kill-backups": "kills_of_files.BACKUPS",
    "kill-beginning": "kills_of_files.BEGINNING",
    "kill-settings": "kills_of_files.SETTINGS",
    "merge-laws": "merging.LAWS_OF_MERGING",
    "merge-mail": "mailing.MERGES_BY_MAIL",
    "hostile-tables": "schemas.SCHEMAS",
    "hostile-workbooks": "workbooks.MUTANTS",
    "rescue": "rescued.RESCUES",
    "undo": "undoing.UNDO",
    "round-trip": "trips.TRIPS",
    "window-events": "window_events.EVENTS_IN_THE_WINDOW",
    "long-papers": "long_papers.LONG",
    "damage": "damage.CHANCE",
    "damage-in-trees": "damage.STRUCTURE",
    "portable": "portable.PORTABLE",
}
"""Blocks in the order in which they are run: module and name."""


def block_named(name: str) -> Block[Any]:
    """Return a block."""
    module, _, variable = MODULES[name].partition(".")
    found = getattr(import_module(f"tests.faults.{module}"), variable)
    assert isinstance(found, Block)
    assert found.name == name
    return found
