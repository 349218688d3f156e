"""Suppliers of AI systems."""

from dataclasses import dataclass
from datetime import date

from rai_desktop.domain.codes import Answer
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec, Privacy
from rai_desktop.domain.kinds.base import DELETED, NOTES, NUMBER, Entity, KindSpec
from rai_desktop.domain.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Vendor(Entity):
    """A company that systems are bought from."""

    number: int | None = None
    name: str = ""
    country: str = ""
    services: str = ""
    website: str = ""
    contact_name: str = ""
    contact_email: str = ""
    contract: str = ""
    contract_until: date | None = None
    processing_agreement: Answer | None = None
    data_location: str = ""
    sub_processors: str = ""
    certificates: str = ""
    notes: str = ""


_FIELDS = (
    NUMBER,
    FieldSpec(
        key="name",
        kind=FieldKind.TEXT,
        label=N_("Name"),
        help=N_("As the company calls itself. Write it the same everywhere."),
        group="vendor",
        required=True,
        short=True,
        table=True,
    ),
    FieldSpec(
        key="country",
        kind=FieldKind.TEXT,
        label=N_("Country"),
        help=N_("Where the company has its seat. Outside the EU further rules may hold."),
        group="vendor",
        short=True,
        table=True,
    ),
    FieldSpec(
        key="services",
        kind=FieldKind.LONG_TEXT,
        label=N_("Products and services"),
        help=N_("What you get from there."),
        group="vendor",
        short=True,
        table=True,
    ),
    FieldSpec(
        key="website",
        kind=FieldKind.LINK,
        label=N_("Web address"),
        help=N_("The company's own page."),
        group="vendor",
    ),
    FieldSpec(
        key="contact_name",
        kind=FieldKind.TEXT,
        label=N_("Contact"),
        help=N_("Whom you ask when something is unclear or goes wrong."),
        group="vendor",
        privacy=Privacy.PERSONAL,
        reviewed=False,
    ),
    FieldSpec(
        key="contact_email",
        kind=FieldKind.EMAIL,
        label=N_("E-mail of the contact"),
        help=N_("Where the questionnaire and notices go."),
        group="vendor",
        privacy=Privacy.PERSONAL,
        reviewed=False,
    ),
    FieldSpec(
        key="contract",
        kind=FieldKind.TEXT,
        label=N_("Contract"),
        help=N_("Number or place of the contract."),
        group="contract",
    ),
    FieldSpec(
        key="contract_until",
        kind=FieldKind.DATE,
        label=N_("Contract until"),
        help=N_("When the contract ends. It appears under “Everything due” in time."),
        group="contract",
        table=True,
    ),
    FieldSpec(
        key="processing_agreement",
        kind=FieldKind.CHOICE,
        choices=Answer,
        label=N_("Data processing agreement"),
        help=N_("Art. 28 GDPR asks for it when the supplier processes data for you."),
        group="contract",
    ),
    FieldSpec(
        key="data_location",
        kind=FieldKind.TEXT,
        label=N_("Where the data are"),
        help=N_("In which country your data are kept and worked with."),
        group="contract",
    ),
    FieldSpec(
        key="sub_processors",
        kind=FieldKind.LONG_TEXT,
        label=N_("Sub-processors"),
        help=N_("Which other companies may see your data there."),
        group="contract",
    ),
    FieldSpec(
        key="certificates",
        kind=FieldKind.TEXT,
        label=N_("Certificates"),
        help=N_("What an independent body confirmed, with its last day."),
        group="contract",
    ),
    NOTES,
    DELETED,
)

VENDOR = KindSpec(
    kind=EntityKind.VENDOR,
    entity=Vendor,
    label=N_("Supplier"),
    plural=N_("Suppliers"),
    prefix="LI",
    title="name",
    fields=_FIELDS,
)
