"""Fields of an AI system: data, people, law, approval and notes."""

from rai_desktop.domain.codes import Answer, Approval, AssessmentState, Influence, Role
from rai_desktop.domain.fields import FieldKind, FieldSpec, Privacy
from rai_desktop.domain.texts import N_

DATA_FIELDS = (
    FieldSpec(
        key="input_data",
        kind=FieldKind.LONG_TEXT,
        label=N_("Input data"),
        help=N_("What people or programs enter. Think of files, texts, pictures and sensors."),
        group="data",
    ),
    FieldSpec(
        key="data_categories",
        kind=FieldKind.MULTI_CHOICE,
        vocabulary="data_categories",
        label=N_("Categories of data"),
        help=N_("Health, origin, beliefs and others are protected specially."),
        group="data",
    ),
    FieldSpec(
        key="data_sets",
        kind=FieldKind.LONG_TEXT,
        label=N_("Data sets"),
        help=N_("Own data used for training, testing or as a knowledge base, and where from."),
        group="data",
    ),
    FieldSpec(
        key="legal_basis",
        kind=FieldKind.TEXT,
        label=N_("Legal basis (data protection)"),
        help=N_("Why you may work with these personal data, such as contract or consent."),
        group="data",
    ),
    FieldSpec(
        key="retention",
        kind=FieldKind.TEXT,
        label=N_("Retention and deletion"),
        help=N_("How long data stay, and who deletes them."),
        group="data",
    ),
    FieldSpec(
        key="dpia",
        kind=FieldKind.CHOICE,
        choices=AssessmentState,
        label=N_("Data protection impact assessment"),
        help=N_("Art. 35 GDPR asks for it when the risk for people is likely to be high."),
        group="data",
    ),
    FieldSpec(
        key="dpia_on",
        kind=FieldKind.DATE,
        label=N_("Assessment done on"),
        help=N_("The day on which the data protection impact assessment was finished."),
        group="data",
    ),
)

PEOPLE_FIELDS = (
    FieldSpec(
        key="affected_groups",
        kind=FieldKind.MULTI_CHOICE,
        vocabulary="affected_groups",
        label=N_("Affected persons"),
        help=N_("People whose life or rights the output can touch."),
        group="people",
    ),
    FieldSpec(
        key="affected_count",
        kind=FieldKind.NUMBER,
        summed=True,
        label=N_("Number of affected persons"),
        help=N_("How many people its results concern in a year. An estimate is enough."),
        group="people",
    ),
    FieldSpec(
        key="influence",
        kind=FieldKind.CHOICE,
        choices=Influence,
        label=N_("Influence on decisions about people"),
        help=N_(
            "Does it only prepare, does it suggest, or does it decide? The more, the stricter."
        ),
        group="people",
    ),
    FieldSpec(
        key="oversight",
        kind=FieldKind.LONG_TEXT,
        label=N_("Human oversight"),
        help=N_("Who checks results, can stop or overrule the system, and how?"),
        group="people",
    ),
    FieldSpec(
        key="complaints",
        kind=FieldKind.TEXT,
        label=N_("Way to complain"),
        help=N_("Where people who do not agree with a result can turn."),
        group="people",
    ),
    FieldSpec(
        key="notice",
        kind=FieldKind.LONG_TEXT,
        label=N_("Notice to people"),
        help=N_("How people learn that they deal with AI, and the text."),
        group="people",
    ),
    FieldSpec(
        key="works_council_informed",
        kind=FieldKind.CHOICE,
        choices=Answer,
        label=N_("Works council involved"),
        help=N_("The works council has a say when AI concerns employees."),
        group="people",
    ),
)

LAW_FIELDS = (
    FieldSpec(
        key="roles",
        kind=FieldKind.MULTI_CHOICE,
        choices=Role,
        label=N_("Our role (AI Act)"),
        help=N_("Several roles are possible at once."),
        group="law",
    ),
    FieldSpec(
        key="traits",
        kind=FieldKind.MULTI_CHOICE,
        vocabulary="traits",
        label=N_("Traits"),
        help=N_("Facts about the system from which risks and questions follow."),
        group="law",
    ),
    FieldSpec(
        key="on_market_since",
        kind=FieldKind.DATE,
        label=N_("On the market since"),
        help=N_("First day this type and model was sold or put into service; decides transition."),
        group="law",
    ),
    FieldSpec(
        key="in_use_since",
        kind=FieldKind.DATE,
        label=N_("In use since"),
        help=N_("The first day of real use. Dates of the law depend on it."),
        group="law",
    ),
    FieldSpec(
        key="changed_on",
        kind=FieldKind.DATE,
        label=N_("Last significant change"),
        help=N_("When it was last changed so much that results may differ."),
        group="law",
    ),
    FieldSpec(
        key="retired_on",
        kind=FieldKind.DATE,
        label=N_("Retired on"),
        help=N_("The last day of use. The entry stays in the register of that year."),
        group="law",
    ),
)

APPROVAL_FIELDS = (
    FieldSpec(
        key="approval",
        kind=FieldKind.CHOICE,
        choices=Approval,
        label=N_("Approval"),
        help=N_("Whether somebody in your company has allowed its use."),
        group="approval",
    ),
    FieldSpec(
        key="approval_conditions",
        kind=FieldKind.LONG_TEXT,
        label=N_("Conditions of the approval"),
        help=N_("What has to be kept to, such as a second look at each result."),
        group="approval",
    ),
    FieldSpec(
        key="approved_on",
        kind=FieldKind.DATE,
        label=N_("Approved on"),
        help=N_("The day of the approval."),
        group="approval",
    ),
    FieldSpec(
        key="reviewed_on",
        kind=FieldKind.DATE,
        label=N_("Last review"),
        help=N_("The day of the last review. A review enters it by itself."),
        group="approval",
        reviewed=False,
    ),
    FieldSpec(
        key="review_due_on",
        kind=FieldKind.DATE,
        label=N_("Next review"),
        help=N_("By when somebody looks at it again. The method suggests the day of the review."),
        group="approval",
        reviewed=False,
    ),
    FieldSpec(
        key="overall_risk",
        kind=FieldKind.LONG_TEXT,
        label=N_("Assessment of the overall residual risk"),
        help=N_(
            "What remains when all risks are looked at together, and why that is acceptable. "
            "Expected for high-risk AI systems (cf. Art. 9(5) AI Act)."
        ),
        group="approval",
    ),
)

NOTES_FIELDS = (
    FieldSpec(
        key="yearly_cost",
        kind=FieldKind.NUMBER,
        summed=True,
        label=N_("Cost per year (euros)"),
        help=N_("Licences and operation together. Costs can be left out of exports."),
        group="notes",
        privacy=Privacy.COST,
        reviewed=False,
    ),
    FieldSpec(
        key="link",
        kind=FieldKind.LINK,
        label=N_("Web address"),
        help=N_("A page about the product, or where your own papers about it are."),
        group="notes",
        reviewed=False,
    ),
    FieldSpec(
        key="tags",
        kind=FieldKind.TEXT,
        label=N_("Keywords"),
        help=N_("Words of your own to find and group it, separated by commas."),
        group="notes",
        reviewed=False,
    ),
    FieldSpec(
        key="template",
        kind=FieldKind.TEXT,
        label=N_("Template"),
        internal=True,
        group="notes",
        reviewed=False,
    ),
    FieldSpec(
        key="origin",
        kind=FieldKind.TEXT,
        label=N_("Source of the entry"),
        internal=True,
        group="notes",
        reviewed=False,
    ),
    FieldSpec(
        key="notes",
        kind=FieldKind.LONG_TEXT,
        label=N_("Notes"),
        help=N_("Internal notes; they can be left out when the file is handed on."),
        group="notes",
        privacy=Privacy.COMMENT,
        reviewed=False,
    ),
)
