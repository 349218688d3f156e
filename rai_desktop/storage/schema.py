"""The schema of the project file as text; a file that says anything else is not opened."""

from functools import cache

from rai_desktop.resources import resource

FORMAT_VERSION = 5
APPLICATION_ID = 0x52414931
"""``RAI1``, in the header of each project file."""


@cache
def schema_statements(version: int = FORMAT_VERSION) -> tuple[str, ...]:
    """Return the statements that make the tables and indexes of a format version."""
    text = resource("schema", f"v{version}.sql").read_text("utf-8")
    return tuple(part.strip() for part in text.split(";\n") if part.strip())


def comparable(sql: str) -> str:
    """Return a statement without differences in white space."""
    return " ".join(sql.split())
