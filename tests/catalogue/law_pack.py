"""A small pack with every section of law and requirements, for tests of schema and checks."""

from tests.catalogue.building import Plain, own_pack, text

LABEL_OF_III = {"any": [{"answer": {"III-4a": "yes"}}, {"answer": {"III-5b": "yes"}}]}
AI = {"answer": {"A3": "yes"}}


def screens() -> list[Plain]:
    areas = [{"id": "employment", "label": text("Employment")}]
    return [
        {"id": "law", "title": text("Does the law apply?")},
        {"id": "prohibited", "title": text("Prohibited practices"), "text": text("Tick")},
        {"id": "areas", "title": text("Sensitive areas"), "groups": areas},
        {"id": "people", "title": text("What people notice")},
    ]


def questions() -> list[Plain]:
    no_ai = {"not": {"answer": {"A3": "no"}}}
    return [
        question("A3", "law", ask_when={"always": True}, mark="V"),
        question("D-ba", "prohibited", ask_when=no_ai, statement=text("It makes such images")),
        question(
            "E1",
            "areas",
            ask_when=no_ai,
            kind="one",
            options=[{"id": code, "label": text(code)} for code in ("product", "neither")],
            reads_as={"no": "neither"},
        ),
        question(
            "III-4a",
            "areas",
            ask_when=no_ai,
            group="employment",
            prefill=[{"when": {"trait": "decision_about_persons"}, "answer": ["yes"]}],
        ),
        question("III-5b", "areas", ask_when=no_ai),
        question("E3-0", "areas", ask_when=LABEL_OF_III, help=text("Profiling")),
        question("F5", "people", ask_when=no_ai),
        question("F5-x1", "people", ask_when={"answer": {"F5": "yes"}}, when_missing="no"),
        question(
            "ORG-public",
            "law",
            ask_when={"always": True},
            subject="organisation",
            from_field="organisation.public_body",
        ),
        question("LOG", "people", ask_when=no_ai, record_only=True),
    ]


def question(question_id: str, screen: str, **more: object) -> Plain:
    return {
        "id": question_id,
        "screen": screen,
        "text": text(question_id),
        "reference": ["Art. 5(1)(ba)"],
        **more,
    }


def results() -> list[Plain]:
    prohibited = {"all": [AI, {"answer": {"D-ba": "yes"}}]}
    return [
        result("NOT_AI", {"answer": {"A3": "no"}}),
        result(
            "PROHIBITED",
            prohibited,
            blocks=True,
            applies_from="2026-12-02",
            grounds=[
                {
                    "id": "D-ba",
                    "when": {"all": [prohibited, {"date": {"from": "2026-12-02"}}]},
                    "text": text("Intimate images"),
                    "reference": ["Art. 5(1)(ba)"],
                    "applies_from": "2026-12-02",
                }
            ],
        ),
        result("HR_I_A", {"all": [AI, {"answer": {"E1": "product"}}]}),
        result("HR_III", {"all": [AI, LABEL_OF_III]}),
        result("EXEMPT_6_3", {"all": [{"label": "HR_III"}, {"answer": {"E3-0": "no"}}]}),
        result(
            "TRANSP",
            {"all": [AI, {"answer": {"F5": "yes"}}, {"not": {"answer": {"F5-x1": "yes"}}}]},
        ),
        result("MINIMAL", {"all": [AI, {"not": {"label": ["PROHIBITED", "HR_III", "TRANSP"]}}]}),
        {
            "id": "role-deployer",
            "role": "deployer",
            "title": text("Deployer"),
            "meaning": text("We use it"),
            "when": {"always": True},
            "reference": ["Art. 3(4)"],
        },
    ]


def result(label: str, when: Plain, **more: object) -> Plain:
    return {
        "id": label,
        "label": label,
        "title": text(label),
        "meaning": text("Meaning"),
        "when": when,
        "reference": ["Art. 6"],
        **more,
    }


def obligations() -> list[Plain]:
    return [
        {
            "id": "DEP-27",
            "title": text("Fundamental rights impact assessment"),
            "text": text("Carry it out before first use"),
            "reference": ["Art. 27"],
            "when": {
                "all": [
                    {"role": "deployer"},
                    {"label": "HR_III"},
                    {"any": [{"answer": {"ORG-public": "yes"}}, {"answer": {"III-5b": "yes"}}]},
                ]
            },
            "roles": ["deployer"],
            "labels": ["HR_III"],
            "starts": [
                {"when": {"label": "HR_III"}, "applies_from": "2027-12-02"},
                {
                    "when": {"label": "HR_I_A"},
                    "applies_from": "2028-08-02",
                    "applies_until": "2030-08-02",
                    "note": text("Note"),
                },
            ],
            "binding": "law_date",
            "condition": text("Only for some"),
            "keep": {"months": 6, "counted_from": text("The log entry")},
            "evidence": [text("Assessment")],
            "covered_by": ["MR-ETH-04"],
            "penalty": "fine-50",
            "mark": "V",
        }
    ]


def small_sections() -> dict[str, list[Plain]]:
    limits = {"turnover_up_to": 2_000_000, "balance_up_to": 2_000_000}
    more = {"turnover_up_to": 10_000_000, "balance_up_to": 10_000_000}
    return {
        "dates": [
            {
                "id": "date-2026-12-02",
                "day": "2026-12-02",
                "title": text("New prohibitions"),
                "kind": "applies",
                "when": {"always": True},
                "reference": ["Art. 5(1)(ba)"],
            }
        ],
        "penalties": [
            {
                "id": "fine-50",
                "title": text("Fine"),
                "reference": ["Art. 99(4)"],
                "euros": 15_000_000,
                "turnover_share": 0.03,
                "exceptions": [{"sizes": ["micro", "small"], "counts": "lower"}],
            }
        ],
        "sizes": [
            {"id": "micro", "title": text("Micro"), "staff_below": 10, **limits},
            {"id": "small", "title": text("Small"), "staff_below": 50, **more},
            {"id": "large", "title": text("Large")},
        ],
        "reliefs": [
            {
                "id": "relief-doc",
                "title": text("Simplified documentation"),
                "reference": ["Art. 11(1)"],
                "when": {"size": ["micro", "small"]},
            }
        ],
        "profiles": [{"id": "deployer-high", "title": text("D"), "when": {"label": "HR_III"}}],
        "glossary": [
            {
                "id": "term-deployer",
                "term": text("Deployer"),
                "text": text("Who uses it"),
                "synonyms": {"de": ["Nutzer"], "en": ["user"]},
            }
        ],
        "report_requests": [
            {
                "id": "report-2026",
                "title": text("Report"),
                "text": text("For the year"),
                "year": 2026,
                "due": "2027-03-31",
                "requested_by": text("Alliance"),
                "figures": [
                    {"id": "systems", "label": text("Systems"), "kind": "number"},
                    {"id": "mood", "label": text("Mood"), "kind": "one", "options": ["a", "b"]},
                ],
            }
        ],
    }


def requirement_sections() -> dict[str, list[Plain]]:
    return {
        "requirements": [
            {
                "id": "MR-ETH-04",
                "title": text("Impact on affected persons"),
                "statement": text("Described"),
                "criterion": "ethics_responsibility",
                "group": "ETH",
                "subjects": ["system"],
                "applies_when": {"any": [{"label": "HR_III"}, {"trait": "profiling"}]},
                "applies_to": text("Systems with effect on people"),
                "bindings": [
                    {
                        "kind": "law_date",
                        "when": {"label": "HR_III"},
                        "applies_from": "2027-12-02",
                        "reference": ["Art. 27"],
                    },
                    {"kind": "good_practice", "when": {"always": True}},
                ],
                "maturity": [text(f"Level {level}") for level in range(5)],
                "evidence": [text("Assessment")],
                "applicability": {"deployer-high": "conditional"},
                "in_starter_set": True,
                "law": ["Art. 27(1)(a)", "GDPR Art. 35"],
                "other_law": [{"de": "AGG § 1", "en": "AGG § 1"}],
                "refs": {"un": ["UN-1"]},
            }
        ],
        "frameworks": [
            {
                "id": "un",
                "title": text("UNESCO"),
                "publisher": "UNESCO",
                "url": "https://example.org",
                "points": [
                    {"id": "UN-1", "title": text("Proportionality")},
                    {"id": "G1.6 a", "title": text("Part"), "parent": "UN-1"},
                ],
                "mark": "V2",
                "sources": ["src-own"],
            }
        ],
        "crosswalk": [
            {
                "id": "theme-risk",
                "title": text("Risk"),
                "law": ["Art. 9"],
                "requirements": ["MR-ETH-04"],
                "points": {"un": ["UN-1"]},
            }
        ],
        "sources": [
            {
                "id": "src-own",
                "title": "Study",
                "publisher": "Somebody",
                "url": "https://example.org",
                "reuse": text(),
                "use": text(),
            }
        ],
    }


def law_pack() -> Plain:
    return own_pack(
        screens=screens(),
        questions=questions(),
        results=results(),
        obligations=obligations(),
        **small_sections(),
        **requirement_sections(),
    )
