"""A project, a session and an asker in memory, for the window."""

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from rai_desktop.domain.codes import Action
from rai_desktop.domain.errors import UserError
from rai_desktop.domain.fields import EntityKind, is_extra_key
from rai_desktop.domain.ids import StepId
from rai_desktop.domain.steps import FieldSetting, Step, make_payloads
from rai_desktop.main.form_files import FormFiles
from rai_desktop.main.picture_files import PictureFiles
from rai_desktop.services.check_reports import Rescue
from rai_desktop.services.labels import Labels
from rai_desktop.services.ports import PayloadSize, StepEntry, StepHead, UndoEntry
from rai_desktop.services.project import OpenProject
from rai_desktop.ui.session import RecentFile
from rai_desktop.words import Words, words_for
from tests.ui.tables.fake import CountedUids, FixedClock, MemoryStore, SmallCatalogue

SAVED_AT = datetime(2026, 6, 15, 14, 3, tzinfo=UTC)


class FakeStore(MemoryStore):
    """Keeps steps and undo entries, and counts what is published."""

    def __init__(self, path):
        super().__init__()
        self.path = path
        self.notices = ()
        self.published = 0
        self.error = None
        self.is_closed = False
        self.is_asked_for = False
        self.backed_up = []
        self.attachments = {}
        self._is_published = True
        self._undo = []
        self._steps = []
        self.reading_error = None

    def values_until(self, kind, day):
        for entry in self._steps:
            moment = datetime.fromisoformat(entry.step.time).astimezone()
            if moment.date() <= day:
                yield from ((p.uid, p.values) for p in entry.payloads if p.kind == kind)

    def history(self, uid=None):
        for entry in self._steps:
            own = tuple(p for p in entry.payloads if uid in (None, p.uid))
            if own or uid is None:
                yield replace(entry, payloads=own)

    def step_heads(self, before, count, of=None):
        if self.reading_error is not None:
            raise self.reading_error
        numbers = range(len(self._steps) if before is None else before - 1, 0, -1)
        found = [_head(self._steps[number - 1]) for number in numbers]
        return [h for h in found if of is None or of in {uid for _, uid in h.touched}][:count]

    def step_head(self, step):
        return next((_head(entry) for entry in self._steps if entry.id == step), None)

    def touches(self, number, uids):
        return any(p.uid in uids for p in self._steps[number - 1].payloads)

    def payload_sizes(self, number, after, count, of=None):
        sizes = [
            PayloadSize(p.uid, p.privacy, p.kind, len(p.values))
            for p in self._steps[number - 1].payloads
            if of in (None, p.uid)
        ]
        return [size for size in sizes if size.place > (after or ("", ""))][:count]

    def step_payloads(self, number, places):
        payloads = self._steps[number - 1].payloads
        return [p for p in payloads if (p.uid, str(p.privacy)) in set(places)]

    def payloads_before(self, number, uid, count):
        earlier = self._steps[: number - 1][::-1]
        return [(e.number, p) for e in earlier for p in e.payloads if p.uid == uid][:count]

    def _log(self, action, settings, author, time, subject=""):
        payloads = make_payloads(settings, lambda: "0" * 32)
        number = len(self._steps) + 1
        step = Step(
            parents=(StepId(f"{number - 1:064d}"),) if self._steps else (),
            action=action,
            root="",
            author=author,
            time=time.isoformat(),
            subject=subject,
        )
        self._steps.append(
            StepEntry(id=StepId(f"{number:064d}"), step=step, payloads=payloads, number=number)
        )
        return step

    def head(self):
        return StepId("0" * 64)

    @property
    def is_published(self):
        return self._is_published

    def commit(self, commit):
        if self.error is not None and commit.action is not Action.UNDO:
            raise self.error
        before = self._before(commit.settings)
        self.attachments |= commit.attachments or {}
        self.put(commit.settings)
        step = self._log(commit.action, commit.settings, commit.author, commit.time)
        self._is_published = False
        self._undo = [entry for entry in self._undo if not entry.undone]
        if commit.joins is None:
            self._undo.append(self._entry(commit, before))
        else:
            joined = {"step": self._steps[-1].id, "time": commit.time}
            self._undo[-1] = replace(self._undo[-1], **joined)
        return step

    def undo_entries(self):
        return tuple(self._undo)

    def undo(self, entry, author, time):
        before = self._before(entry.restore)
        self.put(entry.restore)
        action = Action.REDO if entry.undone else Action.UNDO
        self._log(action, entry.restore, author, time, entry.step)
        self._is_published = False
        place = self._undo.index(entry)
        self._undo[place] = replace(entry, restore=tuple(before), undone=not entry.undone)

    def take_request(self):
        asked, self.is_asked_for = self.is_asked_for, False
        return asked

    def backup(self, reason):
        self.backed_up.append(reason)

    def attachment(self, sha256):
        return self.attachments.get(sha256)

    def snapshot(self, target):
        Path(target).write_text("snapshot", "utf-8")

    freeze = snapshot

    def publish(self):
        if self.error is not None:
            raise self.error
        if self.read_only or self._is_published:
            return None
        self.published += 1
        self._is_published = True
        return SAVED_AT

    def close(self):
        self.is_closed = True
        self.publish()

    def _before(self, settings):
        made = {s.uid: s.kind for s in settings if s.uid not in self.found}
        kept = [
            FieldSetting(s.kind, s.uid, s.key, self._value(s.uid, s.key))
            for s in settings
            if s.uid not in made
        ]
        return kept + [FieldSetting(kind, uid, "deleted", True) for uid, kind in made.items()]

    def _value(self, uid, key):
        if is_extra_key(key):
            return self.extra_values(uid).get(key)
        return getattr(self.entity(uid), key)

    def _entry(self, commit, before):
        places = {(s.uid, s.key) for s in commit.settings}
        return UndoEntry(
            seq=len(self._undo),
            action=commit.action,
            title=commit.title,
            step=self._steps[-1].id,
            restore=tuple(before),
            count=len({s.uid for s in commit.settings}),
            place=next(iter(places)) if len(places) == 1 else None,
            time=commit.time,
        )


def _head(entry):
    step = entry.step
    return StepHead(
        number=entry.number,
        id=entry.id,
        action=step.action,
        author=step.author,
        time=step.time,
        subject=StepId(step.subject),
        parents=step.parents,
        touched=tuple(dict.fromkeys((p.kind, p.uid) for p in entry.payloads)),
    )


class FakeSettings:
    def __init__(self):
        self.values = {}
        self.notices = []

    def get(self, key, default=""):
        return self.values.get(key, default)

    def set(self, key, value):
        self.values[key] = value

    def take_notices(self):
        told, self.notices = self.notices, []
        return told

    def forget(self, beginnings):
        self.values = {k: v for k, v in self.values.items() if not k.startswith(beginnings)}


class FakeBackupPlace:
    def __init__(self, folder):
        self.folder = self.own = folder
        self.error = None
        self.minutes = 30
        self.has_left = False

    def choose(self, folder):
        if self.error is not None:
            raise self.error
        self.folder = folder or self.own
        return self.has_left

    def set_minutes(self, minutes):
        self.minutes = minutes


class Doubled(Words):
    """Words twice as long as the English ones, to find what is too narrow."""

    def __call__(self, text):
        said = super().__call__(text)
        return f"{said} {said.replace('&', '')}" if said else ""


def doubled(language):
    """Return the words of a language with every text twice as long."""
    return Doubled(language, words_for(language)._catalogue)


WORKING_CHILD = """
import json, pathlib, sys
for done in range(3):
    print(json.dumps({"done": done, "total": 3}), flush=True)
pathlib.Path(sys.argv[1]).write_text("register", "utf-8")
print(json.dumps({"result": {"file": sys.argv[1]}}), flush=True)
"""
REFUSED_CHILD = """
import json, sys
print(json.dumps({"error": {"text": "The disk is full. Free some space.", "exit": 4}}), flush=True)
sys.exit(4)
"""
SLOW_CHILD = """
import json, pathlib, sys, time
part = pathlib.Path(sys.argv[1])
part.with_name("." + part.name + ".part").write_text("half", "utf-8")
print(json.dumps({"done": 1, "total": 1000}), flush=True)
time.sleep(60)
"""


class FakeJournal:
    """Keeps reports in memory, and tells of one past crash."""

    def __init__(self):
        self.reports = []
        self.is_left = False
        self.ended = []
        self.past = None

    def write(self, report):
        self.reports.append(report)

    def end(self, *, keep_report=False):
        self.ended.append(keep_report)

    def leave(self):
        self.is_left = True

    def left_over(self):
        past, self.past = self.past, None
        return past


class NothingBegun:
    """No merge was begun."""

    def paused(self, project):
        return None

    def end(self, project):
        """There is nothing to forget."""


class FakeSession:
    """Opens projects in memory; exports run ``child`` in place of the command line."""

    def __init__(self, folder, words=words_for):
        self.settings = FakeSettings()
        self.portable_folder = None
        self.backup_place = FakeBackupPlace(folder / "backups")
        self.folder = folder
        self.child = WORKING_CHILD
        self.sent_with = ()
        self.swept = []
        self.phrase = ""
        self.files = []
        self.error = None
        self.prepared = []
        self.projects = []
        self.rescued = {"keeps_history": True, "counts": {EntityKind.SYSTEM: 2}, "lost": ()}
        self.authors = {}
        self.asked = []
        self.runs_elsewhere = False
        self.kept = []
        self.old = None
        self.crashes = FakeJournal()
        self.started_again = []
        self._words = words
        self.catalogue = SmallCatalogue()
        self.merges = NothingBegun()
        self.forms = FormFiles()
        self.pictures = PictureFiles()

    def conflicted_copies(self, project):
        return []

    def is_new_here(self, path):
        return False

    def project_of(self, path):
        return None

    def prepare_opening(self):
        self.prepared.append("opening")

    def prepare_changes(self):
        self.prepared.append("changes")

    def labels(self, language):
        return Labels(self._words(language), self.catalogue)

    def new_project(self, path, organisation, person):
        project = self._opened(path)
        project.add("organisation", organisation)
        project.author = project.add("person", person)
        project.store._undo.clear()
        return project

    def new_example(self, path, language, heed=None):
        project = self.new_project(path, {"name": "Muster GmbH"}, {"name": "Leitung IT"})
        for name, status in (("Chat", "in_use"), ("Invoice reader", "pilot"), ("Bot", None)):
            project.add("system", {"name": name, "status": status, "owner": project.author})
        project.store._undo.clear()
        return project

    def open_project(self, path, tell=None):
        if self.error is not None:
            raise self.error
        return self.new_example(path, "en")

    def ask_running(self, path):
        self.asked.append(path)
        return self.runs_elsewhere

    def backups(self, path):
        return list(self.kept)

    def open_backup(self, backup, tell=None):
        if self.error is not None:
            raise self.error
        return self.old

    def save_backup_as(self, backup, target, tell=None):
        if self.error is not None:
            raise self.error
        target.write_text(f"backup {backup.reason}", "utf-8")

    def rescue(self, path, target, tell=None):
        if self.error is not None:
            raise self.error
        target.write_text(f"rescued {path.name}", "utf-8")
        return Rescue(path=target, **self.rescued)

    def remember_author(self, project):
        self.authors[project.uid] = project.author

    def close_project(self, project):
        project.store.close()

    def recent(self):
        return list(self.files)

    def remember(self, path):
        self.files.insert(0, RecentFile(path=path, opened=SAVED_AT))

    def forget(self, path):
        self.files = [file for file in self.files if file.path != path]

    def clear_recent(self):
        self.files = []

    def start_again(self, path):
        self.started_again.append(path)

    def own_folders(self):
        return (self.folder / "data", self.folder / "state")

    def documents_folder(self):
        return self.folder

    def example_path(self, language):
        return self.folder / "Example.rai"

    def private_folder(self):
        folder = self.folder / "private"
        folder.mkdir()
        return folder

    def viewing_folder(self):
        folder = self.folder / "viewed"
        folder.mkdir()
        return folder

    def export_command(self, snapshot, kind, target, language, limits=()):
        self.limits = tuple(limits)
        command = [sys.executable, "-c", self.child, str(target), language, str(kind)]
        return [*command, str(snapshot), *limits]

    def send_command(self, snapshot, target, options):
        self.sent_with = tuple(options)
        return [sys.executable, "-c", self.child, str(target), *options]

    def report_command(self, snapshot, options):
        self.reported_with = tuple(options)
        return [sys.executable, "-c", self.child, *options]

    def consolidate_command(self, options):
        self.consolidated_with = tuple(options)
        return [sys.executable, "-c", self.child, *options]

    def remove_parts(self, target, snapshot):
        self.swept.append(target)

    def decrypt(self, path, target, phrase, tell):
        if phrase != self.phrase:
            raise UserError("This pass phrase does not open {path}.", path=path)
        target.write_bytes(path.read_bytes())

    def part_of(self, target):
        return target.with_name(f".{target.name}.part")

    def _opened(self, path):
        project = OpenProject(FakeStore(path), FixedClock(), CountedUids())
        self.projects.append(project)
        return project
