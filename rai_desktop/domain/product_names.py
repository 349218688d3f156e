"""Spellings under which lists of companies name the same AI product.

Each product has one line; a name that stands under two products belongs to neither of them.
"""

from collections.abc import Mapping

from rai_desktop.domain.synonyms import names_in

PRODUCTS: Mapping[str, str] = {
    "ChatGPT": "chatgpt | chat gpt | gpt | openai chat | chat gpt openai",
    "Microsoft 365 Copilot": (
        "microsoft 365 copilot | microsoft copilot | copilot | office copilot | bing chat | "
        "office 365 copilot | copilot chat | copilot microsoft 365 | bing copilot | "
        "copilot 365 | microsoft co pilot | co pilot | copilot microsoft"
    ),
    "GitHub Copilot": "github copilot | git copilot | copilot github | github co pilot",
    "Copilot Studio": "copilot studio | power virtual agents",
    "Microsoft 365": "microsoft 365 | office 365 | microsoft office | office",
    "Microsoft Teams": "microsoft teams | teams",
    "Gemini": "gemini | bard | google bard | google gemini",
    "NotebookLM": "notebooklm | notebook lm",
    "Claude": "claude | claude ai | anthropic claude",
    "Claude Code": "claude code",
    "Mistral Le Chat": "mistral le chat | le chat | mistral chat | lechat | mistral",
    "Perplexity": "perplexity | perplexity ai",
    "DeepL": "deepl | deepl translator | deepl ubersetzer | deepl translate",
    "DeepL Write": "deepl write",
    "Google Translate": "google translate | google ubersetzer | google translator",
    "DALL-E": "dall e | dalle | dalle 2 | dalle 3 | dall e 2 | dall e 3",
    "Midjourney": "midjourney | mid journey",
    "Stable Diffusion": "stable diffusion | stability ai",
    "Adobe Firefly": "adobe firefly | firefly",
    "Canva": "canva | canva magic studio | canva ai",
    "Grammarly": "grammarly",
    "LanguageTool": "languagetool | language tool",
    "Whisper": "whisper | openai whisper",
    "Otter": "otter | otter ai",
    "Fireflies": "fireflies | fireflies ai",
    "Jasper": "jasper | jasper ai",
    "neuroflash": "neuroflash | neuro flash",
    "Cursor": "cursor | cursor ai",
    "Notion AI": "notion ai",
    "Zoom AI Companion": "zoom ai companion | zoom ai",
    "Personio": "personio",
    "HubSpot": "hubspot | hub spot",
    "Salesforce Einstein": "salesforce einstein | einstein",
    "SAP Joule": "sap joule | joule",
}
"""What a product is called, with its spellings in folded words."""

SHORT_FORMS: Mapping[str, str] = {
    "ms": "microsoft",
    "aws": "amazon",
    "gcp": "google",
    "m365": "microsoft 365",
    "o365": "office 365",
    "ki": "ai",
}
"""Short forms of words in names, with what they stand for."""

MAKERS = frozenset(
    names_in(
        "microsoft | google | openai | anthropic | adobe | amazon | apple | meta | ibm | oracle | "
        "atlassian | nvidia | sap | salesforce"
    )
)
"""Words for a maker, which people write before a product or leave out."""

EDITIONS = frozenset(
    names_in(
        "pro | plus | team | enterprise | business | free | premium | basic | standard | "
        "personal | professional | starter | lite | advanced | ultimate | edu | "
        "education | beta | preview | max | edition"
    )
)
"""Words for an edition: most likely another contract, so never taken for the same unasked."""

LEGAL_FORMS = frozenset(
    names_in("gmbh | ag | se | kg | ug | ev | mbh | co | inc | ltd | llc | corp")
)
"""Words for a legal form: they tell companies apart only where both names have one."""

SMALL = frozenset(
    names_in("for | fur | der | die | das | the | of | von | und | and | mit | with | in | im | by")
)
"""Words that mean nothing in a name."""

COMMON = frozenset(
    names_in(
        "ai | tool | system | software | app | anwendung | application | assistent | assistant | "
        "losung | solution | plattform | platform | service | dienst | version | cloud | online | "
        "web | desktop | lizenz | license | licence"
    )
)
"""Words that many names have: one more or less leaves open whether the same is meant."""
