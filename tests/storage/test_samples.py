"""Files of every format version, kept to be opened for ever.

``python -m tests.storage.test_samples`` writes the sample of today's format; a sample that is
stored is never written again.
"""

import json
import tempfile
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from rai_desktop.domain.codes import Action, LinkRole
from rai_desktop.domain.fields import EntityKind, FieldKind, custom_key
from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.steps import FieldSetting
from rai_desktop.services.links import link_settings
from rai_desktop.services.project import OpenProject
from rai_desktop.storage.schema import FORMAT_VERSION
from tests.storage.building import (
    as_json,
    findings,
    made,
    opened,
    private_folders,
    seen,
)

FILES = Path(__file__).with_name("files")
SAMPLES = sorted(FILES.glob("v*-sample.rai"))
LATER = (
    *(EntityKind.ACCEPTANCE, EntityKind.REVIEW, EntityKind.FINDING, EntityKind.INCIDENT),
    *(EntityKind.TRAINING, EntityKind.DISMISSAL, EntityKind.SILENCED_HINT),
    *(EntityKind.COMMENT, EntityKind.INQUIRY, EntityKind.PRACTICE, EntityKind.SNAPSHOT),
)
EVIDENCE = b"%PDF-1.7 made up for tests"


def _value(spec, number):
    """Return some value that a field can hold."""
    codes = sorted(spec.choices) if spec.choices else [f"code-{number}"]
    return {
        FieldKind.DATE: date(2025, 1, 1) + timedelta(days=number),
        FieldKind.NUMBER: max(spec.minimum, min(spec.maximum, number + 2020)),
        FieldKind.RATING: 1 + number % 5,
        FieldKind.FLAG: True,
        FieldKind.CHOICE: codes[number % len(codes)],
        FieldKind.MULTI_CHOICE: tuple(codes[:2]),
        FieldKind.EMAIL: f"post{number}@example.org",
        FieldKind.LINK: f"https://example.org/{number}",
        FieldKind.LONG_TEXT: f"Zeile eins – „{spec.key}“\nZeile zwei = 2 🛈",
    }.get(spec.kind, f"{spec.key} {number} Äöüß")


def _every_field(kind):
    return {
        spec.key: _value(spec, number)
        for number, spec in enumerate(KINDS[kind].fields)
        if spec.kind is not FieldKind.REFERENCE and spec.key not in ("deleted", "number")
    }


def make_sample(folder: Path) -> Path:
    """Make a project that uses every field of every kind, with undo, a bin and an attachment."""
    project = made(folder, "sample.rai")
    organisation = project.organisation().uid
    project.edit(organisation, _every_field(EntityKind.ORGANISATION))
    person = project.add(EntityKind.PERSON, _every_field(EntityKind.PERSON))
    vendor = project.add(EntityKind.VENDOR, _every_field(EntityKind.VENDOR))
    system = project.add(
        EntityKind.SYSTEM, {**_every_field(EntityKind.SYSTEM), "owner": person, "vendor": vendor}
    )
    risk = project.add(EntityKind.RISK, {**_every_field(EntityKind.RISK), "owner": person})
    measure = project.add(EntityKind.MITIGATION, _every_field(EntityKind.MITIGATION))
    _link(project, LinkRole.SYSTEM_RISK, system, risk)
    _link(project, LinkRole.RISK_MITIGATION, risk, measure)
    _attach(project)
    _extend(project, system)
    for kind in (EntityKind.CLASSIFICATION, EntityKind.OBLIGATION, EntityKind.TASK):
        _, settings = project.new_settings(kind, {**_every_field(kind), "system": system})
        project.commit(Action.CLASSIFY, settings)
    for kind in LATER:
        values = {
            **_every_field(kind),
            **({"system": system} if KINDS[kind].field("system") else {}),
        }
        _, settings = project.new_settings(kind, values)
        project.commit(Action.ADD, settings)
    second = project.add(EntityKind.SYSTEM, {"name": "Im Papierkorb"})
    project.delete([second])
    project.edit_many([system, second], {"department": "Einkauf"})
    project.edit(system, {"name": "Umbenannt"})
    project.undo()
    project.store.close()
    return project.store.path


def _link(project: OpenProject, role, first, second):
    project.commit(Action.LINK, link_settings(project.uid, role, first, second))


def _attach(project: OpenProject):
    digest = sha256(EVIDENCE).hexdigest()
    values = {**_every_field(EntityKind.EVIDENCE), "sha256": digest, "size": len(EVIDENCE)}
    _, settings = project.new_settings(EntityKind.EVIDENCE, values)
    project.commit(Action.ATTACH, settings, attachments={digest: EVIDENCE})
    for kind in (EntityKind.PACK, EntityKind.ANSWER_SHEET):
        _, settings = project.new_settings(kind, _every_field(kind))
        project.commit(Action.ADD, settings, undoable=False)


def _extend(project: OpenProject, system):
    values = {"of_kind": "system", "label": "Kostenstelle", "custom_kind": "text"}
    every = _every_field(EntityKind.CUSTOM_FIELD)
    field = project.add(EntityKind.CUSTOM_FIELD, {**every, **values})
    project.edit(system, {custom_key(field): "4711"})
    answers = next(iter(project.entities(EntityKind.ANSWER_SHEET))).uid
    settings = [
        FieldSetting(EntityKind.ANSWER_SHEET, answers, "a:F1", "yes"),
        FieldSetting(EntityKind.ANSWER_SHEET, answers, "a:F2", ("one", "two")),
    ]
    project.commit(Action.EDIT, settings)


def _golden(path: Path) -> Path:
    return path.with_suffix(".json")


def _shown(project: OpenProject) -> dict:
    """Return what a stored sample must show for ever."""
    evidence = sha256(EVIDENCE).hexdigest()
    return {
        "project": project.uid,
        "head": project.store.head(),
        "entities": seen(project),
        "steps": [str(entry.step.action) for entry in project.store.history()],
        "attached": (project.store.attachment(evidence) or b"").decode(),
    }


def test_there_is_a_sample_of_every_version():
    assert [p.name for p in SAMPLES] == [f"v{n + 1}-sample.rai" for n in range(FORMAT_VERSION)]


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_opens_for_ever(tmp_path, sample):
    path = tmp_path / sample.name
    path.write_bytes(sample.read_bytes())
    assert findings(path) == []
    project = opened(path)
    assert project.store.notices == []
    shown, golden = _shown(project), json.loads(_golden(sample).read_text("utf-8"))
    entities = golden.pop("entities")
    held = shown.pop("entities")
    assert shown == golden
    assert held.keys() == entities.keys()
    for uid, values in entities.items():
        assert values.items() <= held[uid].items(), "fields may be added, never changed"
    project.add(EntityKind.SYSTEM, {"name": "neu"})
    project.store.close()
    assert findings(path) == []


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_stored_sample_is_left_as_it_is(sample):
    assert sample.stat().st_size < 360_000
    known = json.loads((FILES / "samples.json").read_text("utf-8"))
    assert sha256(sample.read_bytes()).hexdigest() == known[sample.name]


def test_the_sample_of_today_uses_every_field_of_every_kind(tmp_path):
    path = make_sample(tmp_path)
    assert findings(path) == []
    project = opened(path)
    shown = seen(project)
    project.store.close()
    for kind in KINDS:
        entities = [values for values in shown.values() if values["kind"] == kind]
        for spec in KINDS[kind].fields:
            if spec.kind is not FieldKind.REFERENCE and spec.key != "deleted":
                held = [entity[spec.key] for entity in entities]
                is_used = any(value not in (None, "", [], False) for value in held)
                assert is_used, f"{kind}.{spec.key}"


def test_the_sample_is_made_the_same_way_each_time(tmp_path):
    heads = []
    for name in "ab":
        (tmp_path / name).mkdir()
        path = make_sample(tmp_path / name)
        project = opened(path, private_folders(tmp_path / name))
        heads.append(project.store.head())
        project.store.close()
    assert heads[0] == heads[1]


def main() -> None:
    """Write the sample of today's format, unless there is one."""
    target = FILES / f"v{FORMAT_VERSION}-sample.rai"
    if target.exists():
        raise SystemExit(f"{target.name} is there already and stays as it is")
    with tempfile.TemporaryDirectory() as folder:
        path = make_sample(Path(folder))
        target.write_bytes(path.read_bytes())
        project = opened(path)
        _golden(target).write_text(as_json(_shown(project)), "utf-8")
        project.store.close()
    digests = {p.name: sha256(p.read_bytes()).hexdigest() for p in FILES.glob("v*-sample.rai")}
    (FILES / "samples.json").write_text(as_json(digests), "utf-8")


if __name__ == "__main__":
    main()
