"""A made-up computer for the tests of the start."""

from pathlib import Path

from starting import environment, machine

LOCK = "alpha==1.0 \\\n    --hash=sha256:00\nbeta==2.0 \\\n    --hash=sha256:11\n"


class Computer:
    """A made-up computer that remembers what was asked of it."""

    def __init__(self, folder):
        self.folder = folder
        self.commands = []
        self.environs = []
        self.said = []
        self.shown = []
        self.missing = set()
        self.modules = {"venv", "ensurepip"}
        self.answers = {}
        self.mended_by_apt = True

    def machine(self, **changes):
        usual = machine.Machine(
            environ={"LANG": "en_GB.UTF-8"},
            system="linux",
            processor="x86_64",
            python="3.11",
            home=self.folder,
            is_root=False,
            is_debian=True,
            can_load=lambda name: name not in self.missing,
            has_module=lambda name: name in self.modules,
            free_bytes=lambda folder: 10**12,
            run=self.run,
            read=self.read,
            hand_over=self.run,
            say=self.said.append,
            show=self.shown.append,
        )
        return usual._replace(**changes)

    def run(self, command, environ, folder):
        self.commands.append((list(command), folder))
        self.environs.append(dict(environ))
        return next((code for word, code in self.answers.items() if word in command), 0)

    def read(self, command, environ, each_line):
        self.run(command, environ, None)
        if "venv" in command:
            make_python(Path(command[-1]))
        if "apt-get" in command and self.mended_by_apt:
            self.missing.clear()
        answer = self.answers.get(next((w for w in self.answers if w in command), ""), 0)
        if isinstance(answer, BaseException):
            raise answer
        if isinstance(answer, str):
            each_line(answer)
            return 1
        return answer

    def built(self):
        return sorted(self.folder.rglob("env-*"))

    def asked(self, word):
        return [command for command, _ in self.commands if word in command]


def make_python(folder):
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").touch()
    (folder / "lib" / environment.library_folder(folder).name / "site-packages").mkdir(parents=True)
    (folder / "pyvenv.cfg").write_text(f"home = {folder}\n")
