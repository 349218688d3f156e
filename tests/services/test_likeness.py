"""Spellings of one thing are alike; different things are not."""

import pytest

from rai_desktop.services.hints.spellings import spelling_key
from rai_desktop.services.likeness import ALIKE, LEAST, SURE, likeness, plain
from rai_desktop.services.person_likeness import person_likeness, plain_person

ONLY_SPELLED = [
    ("OpenAI", "Open AI"),
    ("OpenAI", "OPENAI GmbH"),
    ("Open AI", "OPENAI GmbH"),
    ("DeepL SE", "DeepL"),
    ("Siemens", "SIEMENS AG"),
    ("Bewerber Filter", "bewerberfilter"),
    ("Chat-GPT", "ChatGPT"),
]
PROBABLY_ONE = [
    ("MS Copilot", "Microsoft 365 Copilot"),
    ("MS Copilot", "Microsoft Copilot for M365"),
    ("Microsoft 365 Copilot", "Microsoft Copilot for M365"),
    ("Copilot für Microsoft 365", "M365 Copilot"),
    ("Copilot", "Microsoft Copilot"),
    ("Copilot (Microsoft)", "Microsoft Copilot"),
    ("Chat GPT", "ChatGPT"),
    ("ChatGTP", "ChatGPT"),
    ("OpenAI ChatGPT", "ChatGPT"),
    ("Deep L Pro", "DeepL Pro"),
    ("GitHub-Copilot", "Github Copilot"),
    ("Git Hub Copilot", "GitHub Copilot"),
    ("Bewerber-Filter", "Bewerberfilter"),
    ("SAP Joule", "Joule"),
    ("Midjouney", "Midjourney"),
    ("Grammerly", "Grammarly"),
    ("Personio KI", "Personio"),
    ("Muster AG", "Muster GmbH"),
    ("Datenabfluss durch Eingaben", "Datenabfluss durch Eingabe"),
    ("Copilot (M365)", "Microsoft Copilot"),
    ("M365 Copilot", "Copilot for Microsoft 365"),
    ("OpenAI ChatGPT", "Chat-GPT"),
    ("Google Gemini", "Gemini"),
    ("Übersetzer Müller", "Uebersetzer Mueller"),
    ("Anna Müller", "Müller, Anna"),
    ("Rechnungserkennung", "Rechnungs-Erkennung"),
    ("Rechnungserkenung", "Rechnungserkennung"),
    ("Muster GmbH", "Muster"),
    ("Straßenkamera", "Strassenkamera"),
]
OTHER_EDITIONS = [
    ("ChatGPT Team", "ChatGPT"),
    ("ChatGPT Team", "ChatGPT Enterprise"),
    ("DeepL", "DeepL Pro"),
    ("ChatGPT Plus", "chat-gpt"),
    ("Deep L", "DeepL Pro"),
    ("ChatGPT", "ChatGPT Enterprise"),
    ("Chat GPT Business", "ChatGPT"),
]
DIFFERENT = [
    ("GitHub Copilot", "Microsoft Copilot"),
    ("GitHub Copilot", "Copilot"),
    ("DeepL Write", "DeepL Pro"),
    ("DeepL Write", "DeepL Translate"),
    ("Adobe Firefly", "Adobe Express"),
    ("SAP", "SAP Joule"),
    ("GPT-4", "GPT-3"),
    ("Filter 1", "Filter 2"),
    ("System 0001", "System 0002"),
    ("Kamera Halle 1", "Kamera Halle 2"),
    ("Google Gemini", "Google Translate"),
    ("Google Drive", "Microsoft Drive"),
    ("Microsoft Copilot", "Microsoft Teams"),
    ("Microsoft Word", "Microsoft Excel"),
    ("Amazon Q", "Amazon Bedrock"),
    ("Chatbot Einkauf", "Chatbot Vertrieb"),
    ("Projekt A", "Projekt B"),
    ("Claude", "Cloud"),
    ("KI-Assistent", "KI-Tool"),
    ("IT", "HR"),
    ("Datenabfluss", "Datenverlust"),
    ("Copilot Studio", "Copilot"),
    ("Microsoft 365", "Microsoft 365 Copilot"),
    ("DeepL", "DeepL Write"),
    ("Claude", "Claude Code"),
    ("Gemini", "Gemma"),
    ("Modell 3", "Modell 4"),
    ("Telefonbot", "Telefonanlage"),
    ("Google Translate", "DeepL Translate"),
    ("Google Assistent", "Amazon Assistent"),
    ("Bildgenerator", "Textgenerator"),
    ("", ""),
    ("…", "ChatGPT"),
    ("Copilot", "GitHub Copilot"),
    ("Anlage C", "Anlage D"),
    ("Siemens", "Siemens Energy"),
    ("ChatGPT", "ChatGPT 4"),
]


@pytest.mark.parametrize(("one", "other"), ONLY_SPELLED)
def test_what_differs_in_spelling_or_legal_form_alone_is_surely_one(one: str, other: str) -> None:
    assert SURE <= likeness(one, other) == likeness(other, one)
    assert spelling_key(one) == spelling_key(other)


@pytest.mark.parametrize(("one", "other"), PROBABLY_ONE)
def test_spellings_of_one_name_are_alike_from_either_side(one: str, other: str) -> None:
    assert ALIKE <= likeness(one, other) == likeness(other, one)


@pytest.mark.parametrize(("one", "other"), OTHER_EDITIONS)
def test_another_edition_is_worth_a_question_and_never_taken_for_the_same(
    one: str, other: str
) -> None:
    assert LEAST <= likeness(one, other) == likeness(other, one) < ALIKE
    assert spelling_key(one) != spelling_key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_different_things_are_not_alike(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one) < LEAST


@pytest.mark.parametrize(
    ("one", "other"),
    [("MS Copilot", "Microsoft 365 Copilot"), ("Muster AG", "Muster GmbH"), ("Joule", "SAP Joule")],
)
def test_what_only_a_table_or_another_legal_form_makes_one_is_not_sure(
    one: str, other: str
) -> None:
    assert ALIKE <= likeness(one, other) < SURE


def test_a_known_product_tells_its_usual_name() -> None:
    assert plain("ms copilot").product == "Microsoft 365 Copilot"
    assert not plain("Own invoice reader").product


@pytest.mark.parametrize(
    ("one", "other", "is_alike"),
    [
        ("A. Müller", "Anna Müller", True),
        ("Müller", "Anna Müller", True),
        ("Mueller, Anna", "Anna Müller", True),
        ("Anna Maria Müller", "Anna Müller", True),
        ("Anna Schmitdt", "Anna Schmidt", True),
        ("Anna Müller", "Bernd Müller", False),
        ("Anna Schmidt", "Anna Müller", False),
        ("Anna", "Anna Müller", False),
        ("", "Anna Müller", False),
        ("lang@firma.example", "Thomas Lang", True),
        ("thomas.lang@firma.example", "Lang, Thomas", True),
        ("info@firma.example", "Thomas Lang", False),
    ],
)
def test_people_are_found_by_initials_and_other_spellings(one, other, is_alike):
    found = person_likeness(plain_person(one), plain_person(other))
    assert (found >= LEAST) == is_alike


def test_initials_and_a_family_name_alone_are_never_sure():
    whole = plain_person("Thomas Lang")
    for short in ("T. Lang", "Lang", "lang@firma.example"):
        assert person_likeness(plain_person(short), whole) < SURE
    for same in ("Lang, Thomas", "Dr. Thomas Lang", "thomas.lang@firma.example"):
        assert person_likeness(plain_person(same), whole) >= SURE
