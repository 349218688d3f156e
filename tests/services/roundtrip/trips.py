"""Random trips of a project through a workbook, with what has to come of each."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from io import BytesIO

from openpyxl import load_workbook

from rai_desktop.domain.fields import EntityKind
from rai_desktop.domain.values import read_plain
from rai_desktop.export.excel.workbook import write_workbook
from rai_desktop.imports.reading import read_source
from rai_desktop.services.importing import apply_plan
from rai_desktop.services.importing.model import RowOutcome
from tests.services.building import add_custom_field, labels, register_of
from tests.services.lists import planned

S, P = EntityKind.SYSTEM, EntityKind.PERSON
NAMES = ("Chat", "Übersetzer", "Rechnungsleser", "KI-Suche", "Vorauswahl")
PEOPLE = ("Anna Berg", "Bernd Celik", "Clara Dietz")
TEXTS = ("", "kurz", "zwei\nZeilen", "=1+1", "a; b", "007", "ja", "  innen  leer", "Ä" * 40)
STATUSES = ("idea", "pilot", "in_use", "retired")
TRAITS = ((), ("personal_data",))
SHEETS = {"de": {S: "KI-Systeme", P: "Personen"}, "en": {S: "AI systems", P: "People"}}


@dataclass
class Company:
    """A small project in which every kind of field is filled."""

    project: object
    keys: tuple
    people: list
    systems: list

    def value(self, uid, key):
        return self.project.value(self.project.entity(uid), key)

    def spec(self, key):
        return self.project.field(S, key)

    def state(self):
        return {(uid, key): self.value(uid, key) for uid in self.systems for key in self.keys}


def company_of(project):
    people = [project.add(P, {"name": name, "function": "Leitung"}) for name in PEOPLE]
    own = add_custom_field(project, S, "Kostenstelle")
    count = add_custom_field(project, S, "Zahl", "number")
    keys = (
        *("name", "purpose", "department", "status", "user_count", "in_use_since", "owner"),
        *("notes", own, count),
    )
    systems = []
    for place, name in enumerate(NAMES):
        values = {
            "name": name,
            "purpose": TEXTS[place + 1],
            "status": STATUSES[place % 4],
            "user_count": place * 7_000 or None,
            "in_use_since": date(2025, 1, 1) + timedelta(days=place) if place % 2 else None,
            "owner": people[place % 3],
            own: "K1" if place else "",
            count: place,
        }
        values = {key: value for key, value in values.items() if value not in (None, "")}
        systems.append(project.add(S, values))
    return Company(project=project, keys=keys, people=people, systems=systems)


def other_value(chance, company, key):
    """Return a value that a field may have."""
    spec = company.spec(key)
    if key == "name":
        return f"{chance.choice(NAMES)} {chance.randint(2, 99)}"
    if key == "status":
        return read_plain(spec, chance.choice(STATUSES))
    if key == "owner":
        return chance.choice([*company.people, None])
    if key == "in_use_since":
        return chance.choice([None, date(2024, 2, 29), date(2026, 12, 31)])
    if str(spec.kind) == "number":
        return chance.choice([None, 0, 1, 12_345])
    return chance.choice([text.strip() for text in TEXTS])


def in_cell(chance, company, key, value, language):
    """Return a value as a person, or Excel by itself, writes it into a cell."""
    if value in (None, ""):
        return None
    words = labels(language)
    if key == "owner":
        entity = company.project.entity(value)
        return f"{company.project.number(entity)} {entity.name}"
    if isinstance(value, date):
        midnight = datetime(value.year, value.month, value.day)  # noqa: DTZ001 - Excel has none
        return chance.choice([midnight, value.isoformat(), value.strftime("%d.%m.%Y")])
    if isinstance(value, int):
        return chance.choice([value, float(value), str(value)])
    shown = words.shown(company.project, company.spec(key), value)
    return chance.choice([shown, f"{shown} ", shown.replace("\n", "\r\n")])


class Book:
    """The sheet of systems in a workbook, as rows of cells below headings."""

    def __init__(self, content, language, company):
        self.book = load_workbook(BytesIO(content))
        self.sheet = self.book[SHEETS[language][S]]
        self.rows = [[cell.value for cell in row] for row in self.sheet.iter_rows()]
        self.header = self.rows.pop(0)
        self.written = list(self.header)
        titles = {key: labels(language).field(company.spec(key)) for key in company.keys}
        self.titles = titles

    def place(self, key):
        title = self.titles[key]
        return self.header.index(title) if title in self.header else None

    def row_of(self, uid):
        place = self.header.index("uid")
        return next((row for row in self.rows if row[place] == uid), None)

    def saved(self, folder):
        self.sheet.delete_rows(1, self.sheet.max_row)
        for number, row in enumerate([self.header, *self.rows], start=1):
            for column, value in enumerate(row, start=1):
                cell = self.sheet.cell(number, column)
                cell.value = value
                if isinstance(value, str):
                    cell.data_type = "s"
        path = folder / "back.xlsx"
        self.book.save(path)
        return read_source(path)


@dataclass
class Wanted:
    """What has to come of a trip."""

    theirs: dict = field(default_factory=dict)
    new: list = field(default_factory=list)
    missing: set = field(default_factory=set)


def shuffle(chance, book, company, wanted, language):
    """Do something to the sheet that changes nothing, or exactly what ``wanted`` tells."""
    act = chance.choice(ACTS)
    act(chance, book, company, wanted, language)


def edit(chance, book, company, wanted, language):
    uid, key = chance.choice(company.systems), chance.choice(company.keys)
    row, place = book.row_of(uid), book.place(key)
    if row is not None and place is not None:
        value = other_value(chance, company, key)
        row[place] = in_cell(chance, company, key, value, language)
        wanted.theirs[uid, key] = value


def rewrite(chance, book, company, wanted, language):
    """Write a value again as Excel may store it."""
    uid, key = chance.choice(company.systems), chance.choice(company.keys)
    row, place = book.row_of(uid), book.place(key)
    if row is not None and place is not None and (uid, key) not in wanted.theirs:
        row[place] = in_cell(chance, company, key, company.value(uid, key), language)


def add_row(chance, book, company, wanted, language):
    place = book.place("name")
    if place is None:
        return
    row = [None] * len(book.header)
    row[place] = name = f"Neu {len(wanted.new)} {chance.randint(0, 9)}"
    book.rows.insert(chance.randint(0, len(book.rows)), row)
    wanted.new.append(name)


def delete_row(chance, book, company, wanted, language):
    uid = chance.choice(company.systems)
    row = book.row_of(uid)
    if row is not None:
        book.rows.remove(row)
        wanted.missing.add(uid)
        for place in [place for place in wanted.theirs if place[0] == uid]:
            del wanted.theirs[place]


def sort_rows(chance, book, company, wanted, language):
    place = chance.randrange(len(book.header))
    book.rows.sort(key=lambda row: str(row[place]), reverse=chance.random() < 0.5)


def move_column(chance, book, company, wanted, language):
    one, other = (chance.randrange(len(book.header)) for _ in range(2))
    for row in (book.header, *book.rows):
        row.insert(other, row.pop(one))


def remove_column(chance, book, company, wanted, language):
    place = chance.randrange(len(book.header))
    if book.header[place] == "uid":
        return
    gone = {key for key, title in book.titles.items() if title == book.header[place]}
    if "name" in gone and wanted.new:
        return
    for row in (book.header, *book.rows):
        del row[place]
    for key in gone:
        for each in [each for each in wanted.theirs if each[1] == key]:
            del wanted.theirs[each]


def add_column(chance, book, company, wanted, language):
    """Add a column of one's own; what stands in it is kept in the notes, so it stays empty here."""
    place = chance.randint(0, len(book.header))
    book.header.insert(place, f"Eigene Spalte {chance.randint(1, 99)}")
    for row in book.rows:
        row.insert(place, None)


def hide(chance, book, company, wanted, language):
    book.sheet.row_dimensions[2].hidden = True
    book.sheet.column_dimensions["D"].hidden = True


def remove_sheet(chance, book, company, wanted, language):
    name = SHEETS[language][P]
    if name in book.book.sheetnames:
        del book.book[name]


def rename_column(chance, book, company, wanted):
    """Give a column another heading where its place and most of its cells tell which one it is."""
    key = chance.choice(company.keys)
    place = book.place(key)
    if place is None or sides(book.header, place) != sides(
        book.written, book.written.index(book.header[place])
    ):
        return
    rows = {uid: row for uid in company.systems if (row := book.row_of(uid)) is not None}
    plain = [row[place] for uid, row in rows.items() if (uid, key) not in wanted.theirs]
    if any(plain) and len(plain) >= 0.6 * len(rows):
        book.header[place] = f"Anders {chance.randint(1, 99)}"


def sides(header, place):
    return tuple(header[n] if 0 <= n < len(header) else None for n in (place - 1, place + 1))


ACTS = (
    *(edit, edit, edit, edit, rewrite, rewrite, add_row, delete_row, sort_rows, move_column),
    *(remove_column, add_column, hide, remove_sheet),
)


def go_on_here(chance, company, wanted):
    """Change the project meanwhile, often where the file was edited, too."""
    places = sorted(wanted.theirs)
    for _ in range(chance.randint(0, 3)):
        uid, key = chance.choice(company.systems), chance.choice(company.keys)
        if places and chance.random() < 0.5:
            uid, key = chance.choice(places)
        company.project.edit(uid, {key: other_value(chance, company, key)})


def exported(company, folder, language):
    path = folder / "out.xlsx"
    register = register_of(company.project, language, names=("systems", "people"))
    list(write_workbook(register, path))
    return path.read_bytes()


def try_trip(chance, company, folder):
    """Send a project through a workbook once; what came of it is undone afterwards."""
    project = company.project
    steps = len(undoable(project))
    language = chance.choice(["de", "en"])
    base = company.state()
    try:
        book = Book(exported(company, folder, language), language, company)
        wanted = Wanted()
        for _ in range(chance.randint(0, 6)):
            shuffle(chance, book, company, wanted, language)
        if chance.random() < 0.3:
            rename_column(chance, book, company, wanted)
        source = book.saved(folder)
        go_on_here(chance, company, wanted)
        judge(chance, company, source, wanted, base)
    finally:  # an example may be given up halfway, and the next one begins where this one began
        while len(undoable(project)) > steps:
            project.undo()
    assert company.state() == base


def undoable(project):
    return [entry for entry in project.store.undo_entries() if not entry.undone]


def judge(chance, company, source, wanted, base):
    """Hold a plan, and what it writes, against the law of merging."""
    project, mine = company.project, company.state()
    theirs = {place: wanted.theirs.get(place, value) for place, value in base.items()}
    held = {place for place in base if place[0] not in wanted.missing}
    edits = {p for p in held if not same(theirs[p], base[p]) and not same(theirs[p], mine[p])}
    clean = {p for p in edits if same(mine[p], base[p])}
    plan = planned(project, source)
    rows = [row for table in plan.tables for row in table.rows]
    set_by_rows = {(row.uid, key): v for row in rows if row.uid for key, v in row.values.items()}
    assert not plan.problems, plan.problems
    assert set(set_by_rows) == clean
    assert all(same(set_by_rows[place], theirs[place]) for place in clean)
    assert {conflict.place for conflict in plan.conflicts} == edits - clean
    assert sorted(r.title for r in rows if r.outcome is RowOutcome.NEW) == sorted(wanted.new)
    assert {each.uid for each in plan.trip.missing} == wanted.missing
    assert plan.added_names() == []
    if not edits and not wanted.new:
        assert apply_plan(project, plan) is None
    write(chance, company, source, wanted, (mine, theirs, edits, clean))


def write(chance, company, source, wanted, values):
    """Write the trip with every conflict decided, and look at each value afterwards."""
    project = company.project
    mine, theirs, edits, clean = values
    prefer = chance.choice(["mine", "theirs"])
    deletes = frozenset(uid for uid in wanted.missing if chance.random() < 0.5)
    count = len(project.entities(S))
    numbers = dict(project.numbers(S))
    plan = planned(project, source, prefer=prefer, delete=deletes)
    apply_plan(project, plan)
    taken = edits if prefer == "theirs" else clean
    after = company.state()
    for place, value in mine.items():
        assert same(after[place], theirs[place] if place in taken else value), place
    assert len(project.entities(S)) == count + len(wanted.new) - len(deletes)
    assert numbers.items() <= dict(project.numbers(S)).items()
    again = planned(project, source, prefer=prefer)
    assert {row.outcome for t in again.tables for row in t.rows} <= {RowOutcome.UNCHANGED}


def same(one, other):
    return (one or "") == (other or "") and (one == 0) == (other == 0)
