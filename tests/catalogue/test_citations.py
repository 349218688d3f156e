"""Citations read as lawyers of each language write them."""

import pytest

from rai_desktop.catalogue import Catalogue
from rai_desktop.catalogue.citations import is_within


@pytest.mark.parametrize(
    ("citation", "german", "english"),
    [
        ("Art. 4", "Art. 4 KI-VO", "Art. 4 AI Act"),
        ("Art. 4a", "Art. 4a KI-VO", "Art. 4a AI Act"),
        ("Art. 5(1)(ba)", "Art. 5 Abs. 1 lit. ba KI-VO", "Art. 5(1)(ba) AI Act"),
        ("Art. 6(1a)", "Art. 6 Abs. 1a KI-VO", "Art. 6(1a) AI Act"),
        ("Art. 16(b)", "Art. 16 lit. b KI-VO", "Art. 16(b) AI Act"),
        ("Art. 113(c)(i)", "Art. 113 lit. c Ziff. i KI-VO", "Art. 113(c)(i) AI Act"),
        ("Art. 3(14)", "Art. 3 Nr. 14 KI-VO", "Art. 3(14) AI Act"),
        (
            "Art. 13(3)(b)(v)",
            "Art. 13 Abs. 3 lit. b Ziff. v KI-VO",
            "Art. 13(3)(b)(v) AI Act",
        ),
        ("Annex III(4)(a)", "Anhang III Nr. 4 lit. a KI-VO", "Annex III(4)(a) AI Act"),
        ("Annex I B(21)", "Anhang I Abschnitt B Nr. 21 KI-VO", "Annex I B(21) AI Act"),
        ("Annex I A", "Anhang I Abschnitt A KI-VO", "Annex I A AI Act"),
        ("Recital 39", "Erwägungsgrund 39 KI-VO", "Recital 39 AI Act"),
        ("GDPR Art. 22(3)", "Art. 22 Abs. 3 DSGVO", "Art. 22(3) GDPR"),
        ("GDPR Art. 4(1)", "Art. 4 Nr. 1 DSGVO", "Art. 4(1) GDPR"),
        (
            "Annex III(5)(b) exception",
            "Anhang III Nr. 5 lit. b KI-VO (Ausnahme)",
            "Annex III(5)(b) AI Act (exception)",
        ),
        (
            "Annex III(5)(b) by contrast",
            "Anhang III Nr. 5 lit. b KI-VO (Umkehrschluss)",
            "Annex III(5)(b) AI Act (by contrast)",
        ),
        ("BetrVG § 87(1) Nr. 6", "§ 87 Abs. 1 Nr. 6 BetrVG", "§ 87(1) no. 6 BetrVG"),
        ("BetrVG § 95(2a)", "§ 95 Abs. 2a BetrVG", "§ 95(2a) BetrVG"),
        ("UrhG § 44b", "§ 44b UrhG", "§ 44b UrhG"),
        ("KI-MIG § 15", "§ 15 KI-MIG", "§ 15 KI-MIG"),
        ("Data Act Art. 3(1)", "Art. 3 Abs. 1 Data Act", "Art. 3(1) Data Act"),
        ("Machinery Regulation", "Maschinenverordnung", "Machinery Regulation"),
        ("PLD Art. 2", "Art. 2 ProdHaftRL", "Art. 2 PLD"),
        ("NoLaw § 1", "NoLaw § 1", "NoLaw § 1"),
        ("§ 5 ArbSchG", "§ 5 ArbSchG", "§ 5 ArbSchG"),
    ],
)
def test_citation(citation, german, english):
    catalogue = Catalogue()
    assert catalogue.cite(citation, "de") == german
    assert catalogue.cite(citation, "en") == english


@pytest.mark.parametrize(
    ("citation", "is_there"),
    [
        ("Art. 113(c)(i)", True),
        ("Art. 0", False),
        ("Art. 4a", True),
        ("Art. 10(3)", True),
        ("Art. 10(5)", False),
        ("Art. 10(5)(b)", False),
        ("Annex XIII", True),
        ("Annex I B(21)", True),
        ("Recital 180", True),
        ("Recital 0", False),
        ("GDPR", True),
    ],
)
def test_places_are_looked_up_as_far_as_the_law_reaches(citation, is_there):
    extent = next(law.extent for law in Catalogue().laws() if law.cited_without_name)
    assert extent is not None
    assert is_within(citation, extent) is is_there
