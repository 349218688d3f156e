"""Marking of texts that are translated where they are shown."""


def N_(text: str) -> str:  # noqa: N802 - the usual gettext name
    """Mark ``text`` for translation and return it unchanged."""
    return text
