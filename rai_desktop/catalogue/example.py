"""The example company as data."""

from rai_desktop.domain.canonical import Plain
from rai_desktop.resources import resource


def example_data() -> dict[str, Plain]:
    """Return the example company: sections with entries, texts in both languages.

    Under ``law`` stands what it answered about the law, under ``work`` how it works on its risks.
    """
    return {**_read("company.yaml"), "law": _read("law.yaml"), "work": _read("work.yaml")}


def _read(name: str) -> dict[str, Plain]:
    import yaml

    text = resource("example", name).read_text("utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: dict[str, Plain] = yaml.load(text, Loader=loader)  # noqa: S506 - a safe loader
    return data
