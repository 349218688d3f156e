"""The forms of the law that there are, by their names."""

from dataclasses import dataclass

from rai_desktop.domain.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class FormName:
    """A form by its key in the content packs, with its name and what it is for."""

    key: str
    name: str
    purpose: str


LAW_FORMS = (
    FormName(
        key="fria",
        name=N_("Fundamental rights impact assessment"),
        purpose=N_("What the use of a system means for the rights of people, before first use."),
    ),
    FormName(
        key="derogation",
        name=N_("Documented assessment of the derogation in Art. 6(3)"),
        purpose=N_("Why a system of a sensitive area does not count as high-risk."),
    ),
)
