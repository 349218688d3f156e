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
        group="vendor",
        required=True,
        short=True,
        table=True,
    ),
    FieldSpec(
        key="country",
        kind=FieldKind.TEXT,
        label=N_("Country"),
        group="vendor",
        short=True,
        table=True,
    ),
    FieldSpec(
        key="services",
        kind=FieldKind.LONG_TEXT,
        label=N_("Products and services"),
        group="vendor",
        short=True,
        table=True,
    ),
    FieldSpec(key="website", kind=FieldKind.LINK, label=N_("Web address"), group="vendor"),
    FieldSpec(
        key="contact_name",
        kind=FieldKind.TEXT,
        label=N_("Contact"),
        group="vendor",
        privacy=Privacy.PERSONAL,
        reviewed=False,
    ),
    FieldSpec(
        key="contact_email",
        kind=FieldKind.EMAIL,
        label=N_("E-mail of the contact"),
        group="vendor",
        privacy=Privacy.PERSONAL,
        reviewed=False,
    ),
    FieldSpec(key="contract", kind=FieldKind.TEXT, label=N_("Contract"), group="contract"),
    FieldSpec(
        key="contract_until",
        kind=FieldKind.DATE,
        label=N_("Contract until"),
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
        group="contract",
    ),
    FieldSpec(
        key="sub_processors",
        kind=FieldKind.LONG_TEXT,
        label=N_("Sub-processors"),
        group="contract",
    ),
    FieldSpec(key="certificates", kind=FieldKind.TEXT, label=N_("Certificates"), group="contract"),
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
