"""What to say after settings were read from a file: what was taken over, and what was not."""

from collections.abc import Iterator

from rai_desktop.domain.texts import N_
from rai_desktop.ui.settings.files import GivenSettings
from rai_desktop.words import Words


def taken_text(given: GivenSettings, words: Words) -> str:
    """Return the sentences; nothing that was left out is passed over in silence."""
    return " ".join(_sentences(given, words))


def _sentences(given: GivenSettings, words: Words) -> Iterator[str]:
    count = len(given.values)
    yield words.plural("{count} setting taken over.", "{count} settings taken over.", count)
    if given.unknown:
        names = ", ".join(given.unknown)
        yield words.filled(N_("Unknown here and left out: {names}."), names=names)
    if given.unfit:
        names = ", ".join(words(setting.title) for setting in given.unfit)
        yield words.filled(N_("Left out, for the value does not fit: {names}."), names=names)
    if given.private:
        names = ", ".join(words(setting.title) for setting in given.private)
        yield words.filled(N_("Never taken from a file: {names}."), names=names)
