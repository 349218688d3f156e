"""Packs for tests: the shipped ones to be changed, and small ones made up here."""

import copy
import json
from collections.abc import Callable
from functools import cache
from typing import Any

from rai_desktop.catalogue import Pack, check_packs, load_pack
from rai_desktop.catalogue.checks import Problem
from rai_desktop.catalogue.yaml_reader import read_yaml
from rai_desktop.resources import resource

Plain = dict[str, Any]

HEADER: Plain = {
    "id": "own",
    "version": "1.0",
    "schema": 1,
    "title": {"de": "Eigenes", "en": "Own"},
    "publisher": "Somebody",
    "state_of_law": "2026-11-22",
    "checked_on": "2026-11-22",
    "status": {"de": "Zu prüfen", "en": "To be checked"},
    "holds": [],
}


def text(words: str = "Text") -> Plain:
    return {"de": f"{words} (deutsch)", "en": words}


def own_pack(**sections: list[Plain]) -> Plain:
    return {"pack": {**HEADER, "holds": list(sections)}, **sections}


def as_bytes(plain: Plain) -> bytes:
    """JSON is YAML, too."""
    return json.dumps(plain, ensure_ascii=False).encode()


def as_pack(plain: Plain) -> Pack:
    return load_pack(as_bytes(plain), f"{plain['pack']['id']}.yaml")


@cache
def _shipped() -> dict[str, Plain]:
    files = sorted(resource("catalogue").glob("*.yaml"))
    plains = (read_yaml(path.read_bytes(), path.name) for path in files)
    return {plain["pack"]["id"]: plain for plain in plains}


@cache
def _shipped_pack(pack_id: str) -> Pack:
    return as_pack(_shipped()[pack_id])


def shipped() -> dict[str, Plain]:
    """The shipped packs as plain data, free to be changed."""
    return copy.deepcopy(_shipped())


def entry(plain: Plain, entry_id: str) -> Plain:
    """The entry of a pack, wherever it stands."""
    for section, entries in plain.items():
        for one in entries if section != "pack" else ():
            if one["id"] == entry_id:
                return one
    raise KeyError(entry_id)


def problems_after(change: Callable[[dict[str, Plain]], object]) -> list[Problem]:
    """What the checks say about the shipped packs after ``change``."""
    plains = shipped()
    change(plains)
    unchanged = _shipped()
    return check_packs(
        _shipped_pack(key) if plain == unchanged.get(key) else as_pack(plain)
        for key, plain in plains.items()
    )


def found(problems: list[Problem]) -> set[tuple[str, str]]:
    """Short names of the checks that failed, each with its entry."""
    return {(problem.check, problem.entry) for problem in problems}
