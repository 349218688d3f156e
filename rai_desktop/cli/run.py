"""Running one command: options, exit code, and sentences instead of tracebacks."""

import json
import logging
from argparse import Namespace
from collections.abc import Sequence

from rai_desktop.cli.context import Context, Surroundings
from rai_desktop.cli.parser import GLOBAL_DEFAULTS, build_parser
from rai_desktop.domain.errors import ExitCode, SurroundingsError, UserError
from rai_desktop.domain.texts import N_
from rai_desktop.words import words_for

_LOG = logging.getLogger(__name__)


def run_command(arguments: Sequence[str], surroundings: Surroundings) -> int:
    """Run the command line and return its exit code; faults become sentences."""
    words = words_for(surroundings.language)
    options = Namespace(**GLOBAL_DEFAULTS)
    try:
        build_parser(words).parse_args(arguments, options)
        code: ExitCode = options.run(Context(options, surroundings))
    except UserError as error:
        return _refused(error, options, surroundings)
    except KeyboardInterrupt:
        surroundings.err.write(words(N_("Stopped. Nothing was left half-done.")) + "\n")
        return ExitCode.SURROUNDINGS
    except BrokenPipeError:
        return ExitCode.SURROUNDINGS
    except OSError as error:
        reason = error.strerror or type(error).__name__
        text = N_("The computer refused: {reason}. Check the place and try again.")
        return _refused(SurroundingsError(text, reason=reason), options, surroundings)
    except SystemExit as end:  # argparse after --help and --version
        return int(end.code or 0) if isinstance(end.code, int) else ExitCode.USAGE
    return code


def _refused(error: UserError, options: Namespace, surroundings: Surroundings) -> int:
    sentence = words_for(surroundings.language).of_error(error)
    if getattr(options, "progress_json", False):
        line = json.dumps({"error": {"text": sentence, "exit": int(error.exit_code)}})
        surroundings.out.write(f"{line}\n")
    elif options.json:
        document = {"error": sentence, "exit": int(error.exit_code)}
        surroundings.out.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")
    surroundings.err.write(f"{sentence}\n")
    return error.exit_code
