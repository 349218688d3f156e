"""The example company as data."""

from rai_desktop.domain.canonical import Plain
from rai_desktop.resources import resource


def example_data() -> dict[str, Plain]:
    """Return the example company: sections with entries, texts in both languages."""
    import yaml

    text = resource("example", "company.yaml").read_text("utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Plain] = yaml.load(text, Loader=loader)  # noqa: S506 - a safe loader
    return data
