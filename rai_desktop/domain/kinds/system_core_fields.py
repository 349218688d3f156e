"""Fields of an AI system: what it is, who answers for it, what it rests on."""

from rai_desktop.domain.codes import Answer, RecordType, Source, SystemStatus, Technique
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec
from rai_desktop.domain.texts import N_

SHORT_FIELDS = (
    FieldSpec(
        key="name",
        kind=FieldKind.TEXT,
        label=N_("Name"),
        help=N_("How the system is called in your company."),
        example=N_("Invoice reader in accounting"),
        group="identity",
        required=True,
        short=True,
        table=True,
    ),
    FieldSpec(
        key="purpose",
        kind=FieldKind.LONG_TEXT,
        label=N_("Purpose in one sentence"),
        help=N_("What is it meant for? The intended purpose decides which duties apply."),
        example=N_("We use it to read supplier invoices and propose the booking."),
        group="identity",
        short=True,
    ),
    FieldSpec(
        key="department",
        kind=FieldKind.TEXT,
        label=N_("Department"),
        help=N_("Who in the company uses the system?"),
        group="identity",
        short=True,
    ),
    FieldSpec(
        key="owner",
        kind=FieldKind.REFERENCE,
        reference=EntityKind.PERSON,
        label=N_("Responsible owner"),
        help=N_("One person who may decide about the system and has the time to do so."),
        group="identity",
        short=True,
        table=True,
    ),
    FieldSpec(
        key="source",
        kind=FieldKind.CHOICE,
        choices=Source,
        label=N_("Where does it come from?"),
        help=N_("It decides whether you are deployer, provider or both."),
        group="identity",
        short=True,
    ),
    FieldSpec(
        key="vendor",
        kind=FieldKind.REFERENCE,
        reference=EntityKind.VENDOR,
        label=N_("Supplier"),
        help=N_("The company you get the system from."),
        group="identity",
        short=True,
    ),
    FieldSpec(
        key="status",
        kind=FieldKind.CHOICE,
        choices=SystemStatus,
        label=N_("Status"),
        help=N_("Ideas and retired systems belong into the inventory, too."),
        group="identity",
        short=True,
        table=True,
    ),
    FieldSpec(
        key="people_data",
        kind=FieldKind.CHOICE,
        choices=Answer,
        label=N_("Data about people"),
        help=N_("Does it process data that belong to a person, for example names or e-mails?"),
        group="identity",
        short=True,
    ),
)

USE_FIELDS = (
    FieldSpec(
        key="record_type",
        kind=FieldKind.CHOICE,
        choices=RecordType,
        label=N_("Type of entry"),
        help=N_("An everyday tool needs only the short entry."),
        group="use",
    ),
    FieldSpec(
        key="own_id",
        kind=FieldKind.TEXT,
        label=N_("Own reference"),
        help=N_("A number or code you already use for the system."),
        group="use",
    ),
    FieldSpec(
        key="product",
        kind=FieldKind.TEXT,
        label=N_("Product"),
        help=N_("Trade name of the product, if it differs from the name."),
        group="use",
    ),
    FieldSpec(
        key="version",
        kind=FieldKind.TEXT,
        label=N_("Version"),
        group="use",
    ),
    FieldSpec(
        key="description",
        kind=FieldKind.LONG_TEXT,
        label=N_("Description"),
        help=N_("What the system does and how it fits into the work."),
        group="use",
    ),
    FieldSpec(
        key="business_process",
        kind=FieldKind.TEXT,
        label=N_("Business process"),
        group="use",
    ),
    FieldSpec(
        key="benefit",
        kind=FieldKind.LONG_TEXT,
        label=N_("Expected benefit"),
        group="use",
    ),
    FieldSpec(
        key="users",
        kind=FieldKind.TEXT,
        label=N_("Users"),
        help=N_("Who works with the system?"),
        group="use",
    ),
    FieldSpec(
        key="user_count",
        kind=FieldKind.NUMBER,
        summed=True,
        label=N_("Number of users"),
        group="use",
    ),
    FieldSpec(
        key="excluded_uses",
        kind=FieldKind.LONG_TEXT,
        label=N_("Not meant for"),
        help=N_("Uses that you rule out, for example decisions about applicants."),
        group="use",
    ),
)

RESPONSIBLE_FIELDS = (
    FieldSpec(
        key="deputy",
        kind=FieldKind.REFERENCE,
        reference=EntityKind.PERSON,
        label=N_("Deputy"),
        group="responsible",
    ),
    FieldSpec(
        key="technical_contact",
        kind=FieldKind.REFERENCE,
        reference=EntityKind.PERSON,
        label=N_("Technical contact"),
        group="responsible",
    ),
    FieldSpec(
        key="reviewer",
        kind=FieldKind.REFERENCE,
        reference=EntityKind.PERSON,
        label=N_("Reviewer"),
        help=N_("Looks at the entry again when it is due."),
        group="responsible",
    ),
    FieldSpec(
        key="approver",
        kind=FieldKind.REFERENCE,
        reference=EntityKind.PERSON,
        label=N_("Approver"),
        help=N_("Decides whether the system may be used."),
        group="responsible",
    ),
    FieldSpec(
        key="site",
        kind=FieldKind.TEXT,
        label=N_("Site"),
        group="responsible",
    ),
)

TECHNOLOGY_FIELDS = (
    FieldSpec(
        key="technique",
        kind=FieldKind.MULTI_CHOICE,
        choices=Technique,
        label=N_("Technique"),
        group="technology",
    ),
    FieldSpec(
        key="model",
        kind=FieldKind.TEXT,
        label=N_("AI model"),
        help=N_("Name and version of the model inside, if known."),
        group="technology",
    ),
    FieldSpec(
        key="outputs",
        kind=FieldKind.TEXT,
        label=N_("Outputs"),
        group="technology",
    ),
    FieldSpec(
        key="hosting",
        kind=FieldKind.TEXT,
        label=N_("Hosting and country"),
        help=N_("Own server, cloud of the supplier, and in which country."),
        group="technology",
    ),
    FieldSpec(
        key="interfaces",
        kind=FieldKind.TEXT,
        label=N_("Connected systems"),
        group="technology",
    ),
)
