"""What is told after sound entries were rescued out of a damaged file."""

from rai_desktop.domain.kinds.registry import KINDS
from rai_desktop.domain.texts import N_
from rai_desktop.services.check_reports import Rescue
from rai_desktop.words import Words

_ALL = N_("Everything was rescued, with the history. The new file is {path}.")
_WITH_HISTORY = N_(
    "All entries were rescued with their history. The new file is {path}. What it lacks:"
)
_WITHOUT_HISTORY = N_(
    "What is certainly undamaged was rescued. The new file is {path}. Enter what it lacks again, "
    "or take it from an earlier state:"
)


def rescue_sentence(rescue: Rescue, words: Words) -> str:
    """Return in a sentence or two how much was rescued."""
    text = _WITH_HISTORY if rescue.lost else _ALL
    return words.filled(text if rescue.keeps_history else _WITHOUT_HISTORY, path=rescue.path)


def lost_lines(rescue: Rescue, words: Words) -> list[str]:
    """Return what is not in the new file, line by line."""
    return [words.told(found.text, found.values) for found in rescue.lost]


def count_lines(rescue: Rescue, words: Words) -> list[str]:
    """Return how many entries of each kind are in the new file; those in the bin count, too."""
    return [
        f"{words(KINDS[kind].plural)}: {words.number(count)}"
        for kind, count in rescue.counts.items()
    ]
