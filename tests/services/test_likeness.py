"""Spellings of one product are alike; different products are not."""

import pytest

from rai_desktop.services.likeness import ALIKE, likeness, product_of, similar


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("MS Copilot", "Microsoft 365 Copilot"),
        ("Copilot (M365)", "Microsoft Copilot"),
        ("M365 Copilot", "Copilot for Microsoft 365"),
        ("Chat GPT", "ChatGPT"),
        ("ChatGTP", "ChatGPT"),
        ("ChatGPT Plus", "chat-gpt"),
        ("OpenAI ChatGPT", "Chat-GPT"),
        ("Deep L", "DeepL Pro"),
        ("Google Gemini", "Gemini"),
        ("Übersetzer Müller", "Uebersetzer Mueller"),
        ("Anna Müller", "Müller, Anna"),
        ("Rechnungserkennung", "Rechnungs-Erkennung"),
        ("Rechnungserkenung", "Rechnungserkennung"),
        ("Muster GmbH", "Muster"),
        ("Straßenkamera", "Strassenkamera"),
    ],
)
def test_spellings_of_one_name_are_alike(one: str, other: str) -> None:
    assert likeness(one, other) >= ALIKE
    assert likeness(one, other) == likeness(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GitHub Copilot", "Microsoft Copilot"),
        ("Copilot Studio", "Copilot"),
        ("Microsoft 365", "Microsoft 365 Copilot"),
        ("DeepL", "DeepL Write"),
        ("Claude", "Cloud"),
        ("Claude", "Claude Code"),
        ("Gemini", "Gemma"),
        ("Modell 3", "Modell 4"),
        ("Telefonbot", "Telefonanlage"),
        ("Google Translate", "DeepL Translate"),
        ("Google Assistent", "Amazon Assistent"),
        ("Bildgenerator", "Textgenerator"),
        ("", ""),
        ("…", "ChatGPT"),
    ],
)
def test_different_products_are_not_alike(one: str, other: str) -> None:
    assert likeness(one, other) < ALIKE


def test_the_most_alike_name_comes_first() -> None:
    names = ["DeepL", "Microsoft Copilot Studio", "MS Copilot", "Microsoft 365 Copilot", "Word"]
    assert similar("Microsoft 365 Copilot", names) == [
        ("MS Copilot", 100),
        ("Microsoft 365 Copilot", 100),
    ]


def test_a_known_product_tells_its_usual_name() -> None:
    assert product_of("ms copilot") == "Microsoft 365 Copilot"
    assert not product_of("Own invoice reader")
