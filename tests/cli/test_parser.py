from datetime import date
from io import StringIO

import pytest

from rai_desktop import __version__
from rai_desktop.cli.parser import COMMANDS, build_parser
from rai_desktop.domain.errors import UsageError
from rai_desktop.main import COMMANDS as KNOWN_TO_MAIN
from rai_desktop.words import LANGUAGES, words_for
from tests.cli.running import Program


def parsed(*arguments):
    return build_parser(words_for("en"), StringIO()).parse_args(arguments)


def test_the_program_knows_the_commands_of_the_parser():
    assert frozenset(COMMANDS) == KNOWN_TO_MAIN


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(tmp_path, command, language):
    answer = Program(tmp_path, language).run(command, "--help")
    assert (answer.code, answer.err) == (0, "")
    assert words_for(language)(COMMANDS[command].help) in " ".join(answer.out.split())
    assert "--json" in answer.out
    assert all(line.strip() != "==SUPPRESS==" for line in answer.lines)


def test_help_lists_all_commands(program):
    answer = program.run("--help")
    assert answer.code == 0
    for name, command in COMMANDS.items():
        assert any(line.split()[:1] == [name] for line in answer.lines)
        assert command.help in answer.out


def test_the_version_is_told(program):
    assert program.run("--version").out == f"rai-desktop {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("--json", "--on", "2026-01-02", "--author", "A", "list", "p", "risks"),
        ("list", "--json", "p", "--on", "2026-01-02", "risks", "--author", "A"),
        ("--json", "--author", "B", "list", "p", "risks", "--on", "2026-01-02", "--author", "A"),
    ],
)
def test_global_options_stand_before_or_behind_the_command(arguments):
    options = parsed(*arguments)
    assert (options.json, options.on, options.author) == (True, date(2026, 1, 2), "A")
    assert (options.command, options.kind) == ("list", "risks")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nonsense",), "nonsense"),
        (("nonsense", "p.rai"), "nonsense"),
        (("list",), "PROJECT, KIND"),
        (("list", "p.rai"), "KIND"),
        (("list", "p.rai", "systems", "more"), "more"),
        (("list", "p.rai", "systems", "--wher", "x"), "--wher"),
        (("list", "p.rai", "systems", "--where"), "--where"),
        (("new", "p.rai"), "--name"),
        (("new", "p.rai", "--name", "A", "--staff", "many"), "many"),
        (("import", "p.rai", "x.csv", "--kind", "trees"), "trees"),
        (("export", "p.rai"), "--to"),
        (("list", "p.rai", "systems", "--on", "2026-02-30"), "2026-02-30"),
        (("list", "p.rai", "systems", "--on", "today"), "today"),
        ((), "COMMAND"),
    ],
)
def test_wrong_usage_is_one_sentence_with_the_way_out(program, arguments, told):
    answer = program.run(*arguments)
    assert (answer.code, answer.out) == (2, "")
    (line,) = answer.err.splitlines()
    assert told in line
    assert "--help" in line or "2026-12-31" in line


def test_wrong_usage_is_answered_in_json_when_asked(program):
    for arguments in (("list", "--json"), ("--json", "list"), ("--json",)):
        answer = program.run(*arguments)
        assert answer.json["exit"] == answer.code == 2
        assert answer.json["error"] == answer.err.strip()


def test_options_are_not_guessed_from_their_beginning():
    with pytest.raises(UsageError):
        parsed("export", "p.rai", "--reg", "risks", "--to", "x.xlsx")


@pytest.mark.parametrize(
    "arguments",
    [
        ("classify", "p.rai", "KI-0001", "--again"),
        ("classify", "p.rai", "--again", "KI-0001"),
        ("classify", "--again", "p.rai", "KI-0001"),
    ],
)
def test_places_that_may_be_left_out_stand_before_or_behind_options(arguments):
    options = parsed(*arguments)
    assert (str(options.project), options.number, options.again) == ("p.rai", "KI-0001", True)


def test_one_place_too_many_is_told():
    with pytest.raises(UsageError, match="not understood"):
        parsed("classify", "p.rai", "--again", "KI-0001", "KI-0002")
