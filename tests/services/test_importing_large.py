"""Lists of thousands of rows are planned and imported within the time that people wait."""

import time

from rai_desktop.services.importing import ColumnUse, ImportWish, apply_plan, plan_import, row_cells
from rai_desktop.services.tables import EMPTY_CELL, CellKind, SourceCell, SourceRow, SourceTable
from tests.services.building import all_labels
from tests.services.lists import document

ROWS = 900
FULL = 3_600
HEADER = (
    "ID|KI-System|Zweck|Abteilung|Verantwortlich|Hersteller|Status|Personenbezogene Daten|"
    "Einsatz seit|Kosten pro Jahr|Anzahl Nutzer|Beschreibung|Technik|Rolle|DSFA|Freigabe|"
    "Schnittstellen|Hosting|Bemerkung|" + "|".join(f"Eigenes {number}" for number in range(17))
).split("|")
PLAN_SECONDS, APPLY_SECONDS = 2.5, 5.0
SLOW_MACHINE = 3


def _list():
    long = "Lorem ipsum dolor sit amet. " * 140
    rows = []
    for n in range(ROWS):
        texts = [
            f"INV-{n:05}",
            f"System {n}",
            "Angebote schreiben",
            ("IT", "Einkauf", "Personal")[n % 3],
            f"Person {n % 150}",
            f"Muster {n % 40} GmbH",
            ("aktiv", "Pilot", "lebt")[n % 3],
            ("ja", "nein", "x", "?")[n % 4],
            f"{n % 28 + 1}.{n % 12 + 1}.2024",
            f"1.{n % 900 + 100},50 €",
            str(n),
            long[: 4_000 if n % 9 == 0 else 300],
            "LLM; NLP",
            "Betreiber",
            "erforderlich",
            "genehmigt",
            "SAP",
            "EU",
            "",
            *(f"Wert {n % 7} in Spalte {k}" for k in range(17)),
        ]
        cells = (SourceCell(text=t, kind=CellKind.TEXT) if t else EMPTY_CELL for t in texts)
        rows.append(SourceRow(number=n + 2, cells=tuple(cells)))
    return document(SourceTable(name="list", header=tuple(HEADER), rows=tuple(rows), header_row=1))


def _seconds(work):
    """Return the processor time of some work, and its result."""
    start = time.process_time()
    result = work()
    return time.process_time() - start, result


def test_a_list_of_thousands_of_rows_is_planned_and_written_in_time(project):
    source, labels, share = _list(), all_labels(), ROWS / FULL * SLOW_MACHINE
    wish = ImportWish(rest=ColumnUse.NEW_FIELD)
    spent = [_seconds(lambda: plan_import(project, labels, source, wish)) for _ in range(2)]
    assert min(seconds for seconds, _ in spent) < PLAN_SECONDS * share
    plan = spent[-1][1]
    assert len(plan.new_fields) == 17
    seconds, _ = _seconds(lambda: apply_plan(project, plan))
    assert seconds < APPLY_SECONDS * share
    seconds, again = _seconds(lambda: plan_import(project, labels, source, wish))
    assert seconds < PLAN_SECONDS * share
    assert not list(again.written_rows())
    row = again.tables[0].rows[0]
    assert len(row_cells(again, again.tables[0], row)) == len(HEADER)
