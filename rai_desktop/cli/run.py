"""Running one command: options, exit code, and sentences instead of tracebacks."""

import json
from argparse import Namespace
from collections.abc import Sequence

from rai_desktop import __version__
from rai_desktop.cli.context import Context, Surroundings, json_text, terminal_text
from rai_desktop.cli.parser import GLOBAL_DEFAULTS, build_parser
from rai_desktop.domain.errors import ExitCode, SurroundingsError, UserError
from rai_desktop.domain.texts import N_
from rai_desktop.words import words_for

_TYPED_KEYS = ("add", "set", "import")
"""Commands for which people type the keys of fields and choices."""


def run_command(arguments: Sequence[str], surroundings: Surroundings) -> int:
    """Run the command line and return its exit code; faults become sentences."""
    words = words_for(surroundings.language)
    options = Namespace(**GLOBAL_DEFAULTS)
    options.json = "--json" in arguments  # wrong usage is answered in JSON, too
    options.progress_json = False
    try:
        code = _run(arguments, options, surroundings)
        surroundings.out.flush()
    except UserError as error:
        return _refused(error, options, surroundings)
    except KeyboardInterrupt:
        surroundings.err.write(words(N_("Stopped. Nothing was left half-done.")) + "\n")
        return ExitCode.SURROUNDINGS
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or type(error).__name__
        text = N_("The computer refused: {reason}. Check the place and try again.")
        return _refused(SurroundingsError(text, reason=reason), options, surroundings)
    except SystemExit:  # argparse after --help and --version
        return ExitCode.DONE
    except Exception as error:
        from rai_desktop.cli.faults import mistake

        return _refused(mistake(error, surroundings.folders), options, surroundings)
    return code


def _run(arguments: Sequence[str], options: Namespace, surroundings: Surroundings) -> ExitCode:
    parser = build_parser(words_for(surroundings.language), surroundings.out)
    parser.parse_args(arguments, options)
    if options.version:
        surroundings.out.write(f"rai-desktop {__version__}\n")
        return ExitCode.DONE
    if options.command is None:
        parser.error("the following arguments are required: COMMAND")
    context = Context(options, surroundings)
    code: ExitCode = options.run(context)
    context.give_answer()
    return code


def _refused(error: UserError, options: Namespace, surroundings: Surroundings) -> int:
    command = getattr(options, "command", None)
    sentence = words_for(surroundings.language).of_error(error, keys=command in _TYPED_KEYS)
    if options.progress_json:
        line = json.dumps({"error": {"text": sentence, "exit": int(error.exit_code)}})
        surroundings.out.write(f"{line}\n")
    elif options.json:
        surroundings.out.write(json_text({"error": sentence, "exit": int(error.exit_code)}))
    surroundings.err.write(f"{terminal_text(sentence)}\n")
    return error.exit_code
