"""The organisation that keeps the inventory."""

from dataclasses import dataclass

from rai_desktop.domain.codes import Answer, OrganisationKind, TurnoverClass
from rai_desktop.domain.fields import EntityKind, FieldKind, FieldSpec, Privacy
from rai_desktop.domain.kinds.base import DELETED, Entity, KindSpec
from rai_desktop.domain.texts import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Entity):
    """The one organisation of a project; its facts decide which duties apply.

    ``logo`` is the SHA-256 of an attached picture, ``brand_colour`` a colour as ``#RRGGBB``.
    """

    name: str = ""
    org_kind: OrganisationKind | None = None
    staff: int | None = None
    turnover: TurnoverClass | None = None
    sector: str = ""
    sites: str = ""
    works_council: Answer | None = None
    data_protection_officer: Answer | None = None
    public_services: Answer | None = None
    nis2: Answer | None = None
    scope: str = ""
    exclusions: str = ""
    management_contact: str = ""
    member_number: str = ""
    reporting_year: int | None = None
    logo: str = ""
    brand_colour: str = ""
    example: bool = False


_FIELDS = (
    FieldSpec(
        key="name",
        kind=FieldKind.TEXT,
        label=N_("Name of the company"),
        help=N_("As it should appear on the registers."),
        group="company",
        required=True,
    ),
    FieldSpec(
        key="org_kind",
        kind=FieldKind.CHOICE,
        choices=OrganisationKind,
        label=N_("Kind of organisation"),
        help=N_("Public bodies have additional duties."),
        group="company",
    ),
    FieldSpec(
        key="staff",
        kind=FieldKind.NUMBER,
        label=N_("Staff"),
        help=N_("Staff and turnover decide the size class and with it reliefs and fines."),
        group="company",
    ),
    FieldSpec(
        key="turnover",
        kind=FieldKind.CHOICE,
        choices=TurnoverClass,
        label=N_("Annual turnover"),
        help=N_("Fines and some reliefs depend on it. The last full year counts."),
        group="company",
        privacy=Privacy.COST,
    ),
    FieldSpec(
        key="sector",
        kind=FieldKind.TEXT,
        label=N_("Sector"),
        help=N_("In your own words. Typical AI systems and risks differ by sector."),
        group="company",
    ),
    FieldSpec(
        key="sites",
        kind=FieldKind.TEXT,
        label=N_("Sites"),
        help=N_("Where you work. Write down each place that the inventory is about."),
        group="company",
    ),
    FieldSpec(
        key="works_council",
        kind=FieldKind.CHOICE,
        choices=Answer,
        label=N_("Works council"),
        help=N_("With a works council, AI that touches employees needs its involvement."),
        group="company",
    ),
    FieldSpec(
        key="data_protection_officer",
        kind=FieldKind.CHOICE,
        choices=Answer,
        label=N_("Data protection officer"),
        help=N_("If there is one, ask that person before AI works with personal data."),
        group="company",
    ),
    FieldSpec(
        key="public_services",
        kind=FieldKind.CHOICE,
        choices=Answer,
        label=N_("Public body or public services"),
        help=N_("Then a fundamental rights impact assessment may be due (Art. 27 AI Act)."),
        group="company",
    ),
    FieldSpec(
        key="nis2",
        kind=FieldKind.CHOICE,
        choices=Answer,
        label=N_("Covered by NIS2"),
        help=N_("Then incidents have to be reported within short deadlines."),
        group="company",
    ),
    FieldSpec(
        key="scope",
        kind=FieldKind.LONG_TEXT,
        label=N_("Scope of the inventory"),
        help=N_("Which companies, sites and departments the inventory covers."),
        group="register",
    ),
    FieldSpec(
        key="exclusions",
        kind=FieldKind.LONG_TEXT,
        label=N_("Exclusions"),
        help=N_("What is left out, and why. It appears on the first page of each register."),
        group="register",
    ),
    FieldSpec(
        key="management_contact",
        kind=FieldKind.TEXT,
        label=N_("Management contact"),
        help=N_("Who decides in management when a risk is high."),
        group="register",
        privacy=Privacy.PERSONAL,
    ),
    FieldSpec(
        key="member_number",
        kind=FieldKind.TEXT,
        label=N_("Alliance member number"),
        help=N_("Your number in the alliance. It appears on the yearly report."),
        group="register",
    ),
    FieldSpec(
        key="reporting_year",
        kind=FieldKind.NUMBER,
        label=N_("Reporting year"),
        help=N_("The year that you are working on. Closing it begins the next one."),
        group="register",
        minimum=2020,
        maximum=2100,
    ),
    FieldSpec(key="logo", kind=FieldKind.TEXT, label=N_("Logo"), internal=True, group="register"),
    FieldSpec(
        key="brand_colour",
        kind=FieldKind.TEXT,
        label=N_("Company colour"),
        help=N_("A colour such as #1F5673; headings of PDF documents and Word files take it."),
        group="register",
    ),
    FieldSpec(
        key="example", kind=FieldKind.FLAG, label=N_("Example company"), internal=True, group=""
    ),
    DELETED,
)

ORGANISATION = KindSpec(
    kind=EntityKind.ORGANISATION,
    entity=Organisation,
    label=N_("Company"),
    plural=N_("Company"),
    title="name",
    fields=_FIELDS,
)
