"""Running commands in this process, in private folders, and reading what they answer."""

import json
from argparse import Namespace
from contextlib import contextmanager
from dataclasses import dataclass
from io import StringIO

from rai_desktop.cli.context import Context, Surroundings
from rai_desktop.cli.run import run_command
from rai_desktop.storage.folders import Folders

DAY = "2026-11-22"


@dataclass(frozen=True)
class Answer:
    """What a command ended with and wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def lines(self):
        return self.out.splitlines()


class Program:
    """The command line with folders of its own; paths are below ``folder``."""

    def __init__(self, folder, language="en"):
        self.folder = folder
        self.language = language
        self.folders = Folders(state=folder / ".state", data=folder / ".data")

    def path(self, name):
        return self.folder / name

    def _surroundings(self, out, err):
        return Surroundings(folders=self.folders, language=self.language, out=out, err=err)

    @contextmanager
    def opened(self, project, on=None):
        """Open a project as commands do, for what only the window can do."""
        surroundings = self._surroundings(StringIO(), StringIO())
        context = Context(Namespace(on=on, author=None, json=True), surroundings)
        with context.project(project) as opened:
            yield context, opened

    def run(self, *arguments):
        out, err = StringIO(), StringIO()
        surroundings = self._surroundings(out, err)
        code = run_command([str(argument) for argument in arguments], surroundings)
        return Answer(int(code), out.getvalue(), err.getvalue())

    def done(self, *arguments):
        """Run a command that has to succeed, with its answer as JSON."""
        answer = self.run(*arguments, "--json")
        assert answer.code == 0, answer
        return answer.json

    def new(self, name="p.rai", **options):
        """Make an empty project and return its path."""
        path = self.path(name)
        self.done("new", path, "--name", options.get("company", "Beispiel GmbH"))
        return path

    def write(self, name, text):
        path = self.path(name)
        path.write_text(text, encoding="utf-8")
        return path

    def names(self, project, kind, *options):
        key = "name" if kind in ("systems", "people", "vendors") else "title"
        return [entry[key] for entry in self.done("list", project, kind, *options)]
