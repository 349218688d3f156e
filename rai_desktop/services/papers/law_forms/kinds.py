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
    FormName(
        key="notices",
        name=N_("Notice texts"),
        purpose=N_("Drafts of the notices that people have to get, in German and English."),
    ),
    FormName(
        key="dpia-threshold",
        name=N_("Is a data protection impact assessment needed?"),
        purpose=N_("A note with the criteria of data protection law; a person decides."),
    ),
    FormName(
        key="registration-provider",
        name=N_("Registration data sheet: provider (Annex VIII Section A)"),
        purpose=N_("What the provider of a high-risk AI system enters into the EU database."),
    ),
    FormName(
        key="registration-derogation",
        name=N_("Registration data sheet: derogation (Annex VIII Section B)"),
        purpose=N_("What the provider enters into the EU database when the derogation holds."),
    ),
    FormName(
        key="registration-deployer",
        name=N_("Registration data sheet: public deployer (Annex VIII Section C)"),
        purpose=N_("What public bodies enter into the EU database before they use a system."),
    ),
    FormName(
        key="technical-documentation",
        name=N_("Technical documentation: outline (Annex IV)"),
        purpose=N_("The headings that the documentation of a high-risk AI system has to have."),
    ),
    FormName(
        key="conformity",
        name=N_("EU declaration of conformity: skeleton (Annex V)"),
        purpose=N_("What the declaration of the provider has to say."),
    ),
)
